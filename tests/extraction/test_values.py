"""Dates, quantities and identifiers as mentions."""

from __future__ import annotations

from breachgraph import extract

HEADER = "---\ntitle: A breach\nvictim: Example Corp\n---\n"


def values(text: str) -> list[tuple[str, str, str]]:
    """Return kind, value and words of the mentions that name no entity."""
    found = extract(HEADER + text + "\n", "p/index.md")
    return [(each.kind, each.value, found.document.quote(each.span)) for each in found.mentions if not each.entity]


def test_values_are_mentioned_with_their_normal_form() -> None:
    """EDTF for dates, plain decimals for quantities, plain dashes and lower case for identifiers; in file order."""
    text = "In May 2021 over 3.5 million records left from host 8.8.8.8 by CVE‑2021‑44228 and T1078.004."
    assert values(text) == [
        ("Date", "2021-05", "May 2021"),
        ("Quantity", "3500000", "over 3.5 million"),
        ("Identifier", "8.8.8.8", "8.8.8.8"),
        ("Identifier", "CVE-2021-44228", "CVE‑2021‑44228"),
        ("Identifier", "T1078.004", "T1078.004"),
    ]


def test_parts_of_names_and_of_other_values_are_no_values() -> None:
    """The number of a product, an actor, a date or an identifier is none of its own; a day that cannot be is none."""
    assert values("Office 365 was read by APT29 on March 4, 2023, and not on February 30, 2023.") == [
        ("Date", "2023-03-04", "March 4, 2023"),
    ]


def test_names_have_the_class_of_what_they_name() -> None:
    """A mention of an entity has its class as kind, and no value."""
    found = extract(HEADER + "Microsoft was told by APT29.\n", "p/index.md")
    assert {(each.kind, each.value) for each in found.mentions} == {("Organization", ""), ("ThreatActor", "")}
