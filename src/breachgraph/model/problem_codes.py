"""Every kind of problem that the program reports of its own: the one place from which its reference is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from breachgraph.model.problem import Severity

__all__ = ["PROBLEM_CODES", "ProblemCode"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCode:
    """A kind of problem.

    Attributes:
        code: Its stable name, as `check` prints it and `--select` takes it.
        severity: How bad it is, always the same.
        meaning: One sentence: what was found.
        remedy: One sentence: what to do.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str


_TABLE: tuple[tuple[str, Severity, str, str], ...] = (
    ("path-missing", "error", "There is no such file or folder.", "Check the path."),
    (
        "format-unknown",
        "error",
        "No source format reads files of that ending, or records of that kind.",
        "Convert it to markdown.",
    ),
    (
        "not-a-file",
        "error",
        "A folder stands where a page is expected.",
        "Rename the folder; pages in it are read.",
    ),
    ("file-unreadable", "error", "The system refuses to open the file.", "Check permissions and links."),
    ("file-skipped", "info", "A folder holds files that no source format reads.", "Nothing, or convert them."),
    ("encoding", "error", "A byte is not UTF-8.", "Save the file as UTF-8."),
    ("reading-failed", "error", "The program itself failed on this page.", "Report it with the page."),
    ("front-matter-missing", "warning", "The page has no header.", "Add one; the page is read without it."),
    ("front-matter-unclosed", "error", "The header's closing `---` is missing.", "Add it."),
    ("front-matter-invalid", "error", "The header is no YAML mapping.", "Mend the line that is named."),
    ("front-matter-too-large", "error", "The header has more than 65,536 characters.", "Move text into the page."),
    (
        "front-matter-refused",
        "error",
        "The header nests deeper than 20 levels, is longer than can be built, or uses aliases.",
        "Write it plainly.",
    ),
    ("front-matter-repeated", "warning", "A key stands twice; the first counts.", "Remove one."),
    (
        "front-matter-incomplete",
        "info",
        "The header lacks fields that every page should have.",
        "Add them; `breachgraph new` shows all.",
    ),
    ("page-empty", "warning", "Nothing stands below the header.", "Write the page."),
    (
        "title-contradiction",
        "warning",
        "The header's title and the page's first heading speak of different things.",
        "Decide which is right; the header's counts.",
    ),
    (
        "victim-unnamed",
        "warning",
        "The text never names the header's victim.",
        "Name the victim in the text, or mend the header.",
    ),
    (
        "victim-contradiction",
        "warning",
        "The text never names the header's victim, and says that another was breached.",
        "Decide which is right; the header's counts.",
    ),
    ("date-invalid", "error", "A date field holds no day that exists.", "Write YYYY-MM-DD or N/A."),
    (
        "date-impossible",
        "warning",
        "The text names a day that does not exist, or an interval that ends before it begins.",
        "Mend it; nothing is read from it.",
    ),
    (
        "date-order",
        "warning",
        "The incident ends, or is disclosed, before it starts.",
        "Mend one of the two dates.",
    ),
    ("date-unreadable", "warning", "A timeline row has no date that exists.", "Mend it; the event has no date."),
    ("date-no-year", "warning", "A date has no year, and no row above gives one.", "Add the year."),
    (
        "date-contradiction",
        "warning",
        "The header and the text give different days of the start, the end or the disclosure.",
        "Decide which is right; both are kept as claims.",
    ),
    (
        "timeline-order",
        "warning",
        "A timeline row is out of order.",
        "Move it, or mend its date; events are ordered by their dates in queries.",
    ),
    (
        "row-duplicate",
        "warning",
        "A timeline row stands twice; it is one event with two places.",
        "Remove one.",
    ),
    ("row-incomplete", "warning", "A timeline row has a date and no event.", "Complete it."),
    (
        "measure-contradiction",
        "warning",
        "Two counts of the same harmed things disagree.",
        "Say which holds, or whose each is; both are kept as claims.",
    ),
    (
        "name-misspelt",
        "warning",
        "A name is nearly, and not quite, another that is known or stands on the page.",
        "Mend it if it is a slip; the two are never merged.",
    ),
    (
        "attack-id-revoked",
        "warning",
        "ATT&CK has revoked or withdrawn an identifier that the page uses.",
        "Write what replaced it; both are kept.",
    ),
    ("coverage-duplicate", "warning", "The coverage section cites an address twice.", "Remove one."),
    (
        "coverage-early",
        "warning",
        "A publication about the incident is dated before the incident.",
        "Mend one of the two dates.",
    ),
    ("link-broken", "warning", "A link is malformed; the message says what was read instead.", "Mend it."),
    ("link-missing", "warning", "A relative link leads to a file that is not there.", "Mend it, or add the file."),
    ("footnote-undefined", "warning", "A footnote is referred to and never defined.", "Define it."),
    ("footnote-unused", "warning", "A footnote is defined and never referred to.", "Refer to it, or remove it."),
    (
        "quote-unsourced",
        "info",
        "A block quote without a speaker, a link or a footnote.",
        "Say before it who speaks, or add a footnote.",
    ),
    (
        "curation-invalid",
        "error",
        "A curation file, or an entry of it, is not as it must be; that entry is not applied.",
        "Mend the place that is named.",
    ),
    (
        "curation-stale",
        "warning",
        "An entry fits no claim, no words or no name of this build; it is not applied.",
        "Look at the page again, then mend or remove the entry.",
    ),
    (
        "curation-ambiguous",
        "warning",
        "The words of an entry that adds a claim stand several times.",
        "Give `line`, or more words.",
    ),
    (
        "curation-conflict",
        "warning",
        "Entries decide the same thing differently; none of them is applied.",
        "Agree, and remove one.",
    ),
    (
        "graph-invalid",
        "error",
        "What was built is not as the ontology's shapes say.",
        "A rule is at fault, ours or a plugin's: report it with the page.",
    ),
)

PROBLEM_CODES: Mapping[str, ProblemCode] = {
    code: ProblemCode(code=code, severity=severity, meaning=meaning, remedy=remedy)
    for code, severity, meaning, remedy in _TABLE
}
"""The kinds by name, in the order of the documentation."""
