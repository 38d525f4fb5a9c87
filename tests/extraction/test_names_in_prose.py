"""Agents that no list has, found by what the text says they are; and who only tells."""

from __future__ import annotations

import pytest

from breachgraph import Extraction, extract
from breachgraph.model.namespaces import SKOS, bg

HEADER = "---\ntitle: A breach\nvictim: Example Corp\n---\n"


def read(text: str, header: str = HEADER) -> Extraction:
    return extract(header + text + "\n", "p/index.md")


def named(text: str, kind: str, header: str = HEADER) -> set[str]:
    """Return the labels of the mentioned agents of a class."""
    found = read(text, header)
    mentioned = {claim.object for claim in found.claims if claim.predicate == bg("mentions")}
    return {entity.label for entity in found.entities if entity.iri in mentioned and kind in entity.kinds}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The hacking group known as Gray Lantern broke in.", {"Gray Lantern"}),
        ("A ransomware gang called Nullbyte claimed it.", {"Nullbyte"}),
        ("Groups such as the now defunct Labyrinthos did the same.", {"Labyrinthos"}),
        ("The Nullbyte ransomware group published the files.", {"Nullbyte"}),
        ("Quiet Ursa, an espionage group, sent the mail.", {"Quiet Ursa"}),
        ("The threat actor UNC-9876 was tracked as well.", {"UNC-9876"}),
        ("The China-based group broke in.", set()),
        ("The Russian hackers broke in.", set()),
        ("The Microsoft security team was told, and the Linux group met.", set()),
    ],
)
def test_actors_are_known_by_what_the_text_calls_them(text: str, names: set[str]) -> None:
    """A word for a group beside a name, a vendor's naming scheme, a designator; nationality is no name."""
    assert named(text, "ThreatActor") == names


def test_other_names_in_brackets_are_those_of_one_actor() -> None:
    """The known name gives the thing, each new one is a claim with the words it stands in."""
    found = read("Quiet Ursa (aka Turla, Krakatau) is a hacking group. Later Krakatau came back.")
    names = {claim.object.value: claim for claim in found.claims if claim.predicate == SKOS + "altLabel"}  # type: ignore[union-attr]
    assert set(names) == {"Quiet Ursa", "Krakatau"}
    assert {claim.subject.rpartition("/")[2] for claim in names.values()} == {"turla"}
    places = [found.document.quote(each.span) for each in found.mentions if each.entity.endswith("/turla")]
    assert places == ["Quiet Ursa", "Turla", "Krakatau", "Krakatau"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mail of the Ministry of Trade and Labour was read.", {"Ministry of Trade and Labour"}),
        (
            "It hit the Northern Lights Institute of Science and Technology.",
            {"Northern Lights Institute of Science and Technology"},
        ),
        ("It hit Utopia's Blue Ridge Institute.", {"Blue Ridge Institute"}),
        ("Then Scanwell, a project that scans the web, saw it.", {"Scanwell"}),
        ("The supplier Ventilux was hacked first.", {"Ventilux"}),
        ("The Federal Agency was told.", set()),
        ("A Customer Support Center was called.", set()),
    ],
)
def test_organizations_are_known_by_their_kind(text: str, names: set[str]) -> None:
    """By the noun in the name, an apposition, or a word for their part before the name."""
    assert named(text, "Organization") - {"Example"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zebulonne Quarkson, the chief executive, resigned.", {"Zebulonne Quarkson"}),
        ("Police arrested Émeric Vantongeren, 22, of Ghent.", {"Émeric Vantongeren"}),
        ("The prime minister, Oddvar Trollheim, spoke.", {"Oddvar Trollheim"}),
        ("Root Credentials, the manager of root credentials, is a heading.", set()),
        ("Cloudy Skies Inc, the former employer, was told.", set()),
    ],
)
def test_people_are_known_by_office_or_age(text: str, names: set[str]) -> None:
    """Whether or not a list of names has them."""
    assert named(text, "Person") == names


REPORT = "---\ntitle: A new loader\n---\n"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("According to a report by Sophos, the loader is new.", "informant"),
        ("Sophos researchers found the loader.", "informant"),
        ("The loader is new, Sophos said.", "informant"),
        ("The flaw was discovered by Sophos.", "mentions"),
        ("The loader hit Sophos.", "mentions"),
        ("The loader was kept in a GitHub repository.", ""),
    ],
)
def test_a_report_without_a_victim_tells_who_takes_part_from_who_tells(text: str, part: str) -> None:
    """Those who are only quoted are informants; whose products alone are named are neither."""
    found = read(text, REPORT)
    parts = {claim.predicate for claim in found.claims if claim.predicate in {bg("mentions"), bg("informant")}}
    assert parts == ({bg(part)} if part else set())


def test_a_page_on_a_victim_names_all_its_agents() -> None:
    """Also those who only tell."""
    assert named("According to Sophos, the loader is new.", "Organization") == {"Sophos"}
