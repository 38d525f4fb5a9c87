"""Incidents that one page refers to and another describes."""

from __future__ import annotations

import pytest

from breachgraph.api import Extraction, extract
from breachgraph.model.namespaces import BG, ID
from breachgraph.resolve import resolve

FROM = '---\ntitle: Other\nvictim: "Globex"\nincident_start_date: 2020-01-01\n---\n\nThe breach was enabled by {}.\n'
HACK = '---\ntitle: Initech Hack\nvictim: "Initech"\nincident_start_date: 2019-05-01\ndisclosure_date: 2020-02-01\n---\n\nText.\n'
AGAIN = '---\ntitle: Initech once more\nvictim: "Initech"\nincident_start_date: 2019-11-01\n---\n\nText.\n'


def enabled_by(found: Extraction) -> list[str]:
    """Return the objects of `bg:enabledBy`."""
    return [str(claim.object).removeprefix(ID) for claim in found.claims if claim.predicate == BG + "enabledBy"]


@pytest.mark.parametrize(
    ("words", "pages", "iri"),
    [
        ("the 2019 Initech breach", [HACK], "incident/initech-hack"),
        ("the 2020 Initech breach", [HACK], "incident/initech-hack"),
        ("the 2019 Initech breach", [HACK, AGAIN], "incident/initech-2019"),
        ("the 2018 Initech breach", [HACK], "incident/initech-2018"),
        ("the Initech breach", [HACK], "incident/initech-breach"),
        ("the 2019 Hooli breach", [HACK], "incident/hooli-2019"),
    ],
)
def test_a_reference_is_the_one_page_of_its_victim_and_year(words: str, pages: list[str], iri: str) -> None:
    """Without a year, or where two pages fit, it is left apart; the order of pages does not matter."""
    read = [extract(FROM.format(words), "from.md"), *(extract(text, f"{n}.md") for n, text in enumerate(pages))]
    assert enabled_by(resolve(read)[0]) == [iri]
    assert enabled_by(resolve(read[::-1])[-1]) == [iri]


def test_the_incident_found_keeps_its_name() -> None:
    """What the referring page called it is another name."""
    found = resolve([extract(FROM.format("the 2019 Initech breach"), "from.md"), extract(HACK, "hack.md")])[0]
    entity = next(each for each in found.entities if each.iri == ID + "incident/initech-hack")
    assert (entity.label, entity.aliases) == ("Initech Hack", ("Initech 2019",))
