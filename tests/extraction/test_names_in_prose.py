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
        ("Sophos confirmed that the loader is new.", "informant"),
        ("An analyst at Sophos copied the records.", "mentions"),
        ("According to Robert Smith, a security researcher, the loader is new.", "informant"),
        ("According to Robert Smith, the mayor, the town paid.", "mentions"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The Acme hackers sold what they had taken.",
        "The hackers called Zenmark and asked for money.",
        "The ransomware gang named Zenmark on its leak site.",
        "The gang called Zenmark's help desk.",
        "The Zenmark group is a maker of pumps.",
        "The Zenmark operators saw an odd login of a threat actor.",
        "Zenmark affiliates were told of the hack.",
        "Civil rights groups such as Fairwater spoke of the hackers.",
        "User groups like Pumpers met.",
        "A working group called Fairwater met.",
        "The threat actors deployed Cobalt Strike beacons.",
        "The hackers used stealers such as Nimbus Stealer (aka NimbusC2), and Vidar.",
        "The group spread a backdoor, Vexel (aka Vexelon), by mail.",
        "Zenmark (formerly Pumpworks) was hit by a ransomware group.",
        "Zenmark (previously Pumpworks), a victim of the ransomware group, paid.",
        "Zenmark, the ransomware gang's victim, paid.",
        "The North Korean threat actors left.",
        "Eastern European hacking groups did it.",
        "A threat actor tracked as CVE-2021-44228 is nonsense.",
        "John Roe, a ransomware gang member, was arrested.",
        "The hackers ran on Snow Leopard.",
        "A red panda was seen in Iron Mountain.",
        "LDAP group membership was changed by the threat actor.",
        "The Zenmark breach was the work of a criminal gang.",
    ],
)
def test_who_or_what_stands_beside_a_group_is_no_group(text: str) -> None:
    """Victims, products, malware, former names, countries and people stay what they are."""
    assert named(text, "ThreatActor") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The threat actor, tracked by two vendors as Gray Lantern, left.", {"Gray Lantern"}),
        ("Gray Lantern, an espionage group that is based abroad, left.", {"Gray Lantern"}),
        ("Nullbyte is another prolific ransomware gang.", {"Nullbyte"}),
        ("Extortion gangs such as Nullbyte, Mudrake and Tinmen took part.", {"Nullbyte", "Mudrake", "Tinmen"}),
        ("Gray Lantern (aka Dim Bulb), an espionage group, left.", {"Gray Lantern"}),
        ("The hacking group known as Gray Lantern left. Zenmark saw Gray Lantern again.", {"Gray Lantern"}),
        ("QakBot operators bought access.", {"QakBot"}),
        ("GOLD LANTERN is a threat group.", {"GOLD LANTERN"}),
    ],
)
def test_actors_are_introduced_in_many_ways(text: str, names: set[str]) -> None:
    """By a participle, an apposition, a list, other names, or as those who run known malware."""
    assert named(text, "ThreatActor") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The hacker who goes by the alias “qu1ck_fox” sold it.", {"qu1ck_fox"}),
        ("A seller with the username dark.otter99 sold it. Later dark.otter99 left.", {"dark.otter99"}),
        ('The forum member "Otter" sold it.', {"Otter"}),
        ("Joseph Smith, who went by the nickname 'qu1ck_fox', was arrested.", {"Joseph Smith"}),
        ('Joseph Smith ("qu1ck_fox") sold it, and qu1ck_fox bragged.', {"Joseph Smith"}),
        ("Vantongerlo Quarkson pleaded guilty.", {"Vantongerlo Quarkson"}),
        ("The username field was read.", set()),
        ("The alias was changed, and the user “clicked” on it.", set()),
        ("They changed the username and the password.", set()),
        ("It is kept on a Manual Page, and This Guy Found it.", set()),
    ],
)
def test_people_are_known_by_handle_or_by_what_only_people_do(text: str, names: set[str]) -> None:
    """A handle beside a name is another name of that person; a word that looks like none needs quotes."""
    assert named(text, "Person") == names


def test_a_handle_beside_a_name_is_the_persons() -> None:
    """Every place of it is theirs."""
    found = read('Joseph Smith ("qu1ck_fox") sold it, and qu1ck_fox bragged.')
    places = [found.document.quote(each.span) for each in found.mentions if each.entity.endswith("/joseph-smith")]
    assert places == ["Joseph Smith", "qu1ck_fox", "qu1ck_fox"]
