"""Walking a person through what waits for a decision, one claim at a time, in a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from breachgraph.curation import FILE_NAME, append_entry, find_quote, parse_entries
from breachgraph.errors import DatasetError
from breachgraph.sources import SourceFile, collect_files, read_document

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from breachgraph.model import Document
    from breachgraph.query import PendingClaim

__all__ = ["Session", "list_pending", "open_session"]

_KEYS = "a accept, r reject, s skip, e edit the note, q quit"
_CONTEXT = 400
"""Most code points of a line that are shown on either side of the words."""


@dataclass(slots=True)
class Session:
    """One sitting: who decides, on which day, where the words are read and the decisions written.

    Attributes:
        who: Who decides.
        today: The day, YYYY-MM-DD.
        pages: Where each page lies, by its path in the graph.
        folder: Folder of the curation file, for all pages; None for a file beside each page.
        console: Where to write.
        stream: Where answers are read, a line each.
        decided: How many decisions were written.
    """

    who: str
    today: str
    pages: Mapping[str, SourceFile]
    folder: Path | None
    console: Console
    stream: IO[str]
    decided: int = 0
    _note: str = field(default="", init=False)

    def walk(self, pending: Sequence[PendingClaim]) -> None:
        """Show each claim that is not decided on yet, and write down each decision at once.

        Args:
            pending: The claims, in the order in which they are to be shown. The end of input means quit.

        Raises:
            DatasetError: If a curation file cannot be written; it is as it was.
            SourceError: If a page cannot be read any more.
        """
        waiting = [claim for claim in pending if not self._is_answered(claim)]
        for number, claim in enumerate(waiting, 1):
            self._show(claim, f"{number} of {len(waiting)}")
            if not self._decide(claim):
                return

    def _decide(self, claim: PendingClaim) -> bool:
        """Ask until there is a decision; False if the person wants to stop."""
        self._note = ""
        while True:
            key = self._ask(f"[{_KEYS}] > ")
            key = key[:1].lower() if key is not None else "q"
            if key == "q":
                return False
            if key == "s":
                return True
            if key == "e":
                self._note = self._ask("why > ") or ""
            elif key in {"a", "r"}:
                note = self._note or self._ask("why > ")
                if note is None:
                    return False
                if note.strip():
                    self._write(claim, accepted=key == "a", why=note.strip())
                    return True
                self.console.print("a decision needs a reason", style="yellow")
            else:
                self.console.print(f"keys: {_KEYS}", style="yellow", markup=False)

    def _ask(self, prompt: str) -> str | None:
        """A line of input without white space around it; None at the end of input."""
        self.console.print(prompt, end="", markup=False, style="bold")
        line = self.stream.readline()
        return line.strip() if line else None

    def _write(self, claim: PendingClaim, *, accepted: bool, why: str) -> None:
        path = self._target(claim)
        fields = self._entry(claim, accepted=accepted, why=why)
        append_entry(path, fields)
        self.decided += 1
        self.console.print(f"{fields['action']}: written to {path}", style="green", markup=False, soft_wrap=True)

    def _entry(self, claim: PendingClaim, *, accepted: bool, why: str) -> dict[str, object]:
        said = {"who": self.who, "when": self.today, "why": why}
        if claim.reason == "possibly-same":
            return {"action": "same" if accepted else "different", "names": [claim.subject, claim.value], **said}
        quote = claim.quotes[0]
        # a suggestion is not there at every build, so that accepting one means adding the claim
        added = accepted and claim.reason == "suggested"
        entry: dict[str, object] = {"action": "add" if added else "accept" if accepted else "reject"}
        entry |= {"page": quote.path} if self.folder else {}
        entry |= {"subject": claim.subject, "property": claim.property, "value": claim.value}
        entry |= {"kind": claim.kind} if added and claim.kind else {}
        entry |= {"modality": claim.modality} if claim.modality not in {"asserted", "unknown"} else {}
        entry |= {"quote": " ".join(quote.text.split())}
        entry |= {"line": quote.line} if added and self._is_repeated(quote.path, quote.text) else {}
        entry |= {"tier": "suggested"} if claim.reason == "suggested" and not added else {}
        return entry | said

    def _is_repeated(self, path: str, quote: str) -> bool:
        return len(find_quote(self._read(path), quote)) > 1

    def _is_answered(self, claim: PendingClaim) -> bool:
        """Whether the curation file decides on the claim already; the dataset may be older."""
        path = self._target(claim)
        if not path.is_file():
            return False
        for entry in parse_entries(path.read_text("utf-8"), str(path))[0]:
            same = (entry.predicate, entry.value) == (claim.property, " ".join(claim.value.split()))
            if same and entry.quote in {" ".join(quote.text.split()) for quote in claim.quotes}:
                return True
            if claim.reason == "possibly-same" and set(entry.names) == {claim.subject, claim.value}:
                return True
        return False

    def _target(self, claim: PendingClaim) -> Path:
        return (self.folder or self.pages[claim.quotes[0].path].location.parent) / FILE_NAME

    def _read(self, path: str) -> Document:
        return read_document(self.pages[path])

    def _show(self, claim: PendingClaim, count: str) -> None:
        from rich.text import Text

        self.console.print()
        self.console.rule(Text(f"{count}: {claim.reason}"))
        title = f"{claim.subject}  {claim.property}  {claim.value}"
        self.console.print(Text(title, style="bold"), soft_wrap=True)
        self.console.print(Text(f"{claim.modality}, {claim.status}; said by {claim.said_by}; read by {claim.rule}"))
        for quote in claim.quotes[:5]:
            self.console.print(Text(f"{quote.path}:{quote.line}", style="cyan"), soft_wrap=True)
            self.console.print(self._context(quote.path, quote.start, quote.text), soft_wrap=True)

    def _context(self, path: str, start: int, words: str) -> Text:
        """The line or lines around the words, with the words marked."""
        from rich.text import Text

        text = self._read(path).text
        end = start + len(words)
        if text[start:end] != words:
            return Text(f"  {words}  (the page has changed since)", style="yellow")
        first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
        last = text.find("\n", end)
        last = min(len(text) if last < 0 else last, end + _CONTEXT)
        return Text.assemble("  ", text[first:start], (words, "reverse"), text[end:last])


def list_pending(
    paths: Sequence[Path], data: str, *, suggest: bool, curation: Path | None
) -> tuple[list[PendingClaim], dict[str, SourceFile]]:
    """Collect what waits, of pages that are read anew or of a dataset, and find the pages' files.

    Args:
        paths: Files and folders; none for the dataset.
        data: The dataset.
        suggest: Also propose names, in what is read anew.
        curation: Folder of further curation files.

    Raises:
        DatasetError: If the dataset, or a page of it, is not there.
        MissingExtraError: If suggestions are asked for and the extra `nlp` is not installed.
    """
    from breachgraph.api import Dataset, build
    from breachgraph.query import find_pending

    folder = curation if curation is not None and curation.is_dir() else None
    opened = build(paths, suggest=suggest, curation=folder) if paths else Dataset.open(data)
    with opened as dataset:
        pending = find_pending(dataset.store)
    if paths:
        return pending, {file.path: file for file in collect_files(list(paths))[0]}
    pages = {quote.path: SourceFile(path=quote.path, location=Path(quote.path)) for c in pending for quote in c.quotes}
    for path, file in pages.items():
        if not file.location.is_file():
            raise DatasetError(
                f"{path} does not lie below this folder; name the pages: breachgraph review PATH", path=path
            )
    return pending, pages


def open_session(pages: Mapping[str, SourceFile], curation: Path | None, who: str | None, today: str) -> Session:
    """Begin a sitting on the terminal.

    Args:
        pages: Where each page lies.
        curation: Folder of the curation file; None for files beside the pages.
        who: Who decides; None for git's user name, else the name of the user.
        today: The day, YYYY-MM-DD.
    """
    from rich.console import Console

    return Session(
        who=who or _user_name(),
        today=today,
        pages=pages,
        folder=curation,
        console=Console(highlight=False),
        stream=sys.stdin,
    )


def _user_name() -> str:
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=5)  # noqa: S607 - the git of the user
    except (OSError, subprocess.SubprocessError):
        name = ""
    else:
        name = done.stdout.strip()
    return name or os.environ.get("USER", "") or os.environ.get("USERNAME", "") or "unnamed"
