"""Tables of many incidents: each row its own, and nothing of a row on the page's incident."""

from __future__ import annotations

from breachgraph.api import extract
from breachgraph.extraction.extraction import Extraction
from breachgraph.model import Literal
from breachgraph.model.namespaces import BG

HEAD = "# A catalogue\n\nIncidents of some years.\n\n"
ROWS = """| Name | Date | Root Cause | Impact | Link |
| --- | --- | --- | --- | --- |
| Uber | 2014, May | Credentials in a public GitHub Gist | 50,000 driver records | [Uber and Microsoft in court](https://example.com/1) |
| Mining AMI | 2020 | Malicious community image | Cryptomining | [A miner](https://example.com/2) |
| Chegg | 2018, April | Root credential of a former contractor | 40 million users' data | [Complaint](https://example.com/3) |
"""
NAMED = """| Company | Date | Records lost | Source |
| --- | --- | --- | --- |
| Left Shoes Ltd | May 3, 2020 | 500 customers | [x](https://example.com/1) |
| Unknown | 2021 | 700 customers | [y](https://example.com/2) |
"""


def of(found: Extraction, name: str) -> list[tuple[str, str]]:
    """Subject and object labels of a property's claims."""
    labels = {entity.iri: entity.label for entity in found.entities}
    return sorted(
        (
            labels[claim.subject],
            claim.object.value
            if isinstance(claim.object, Literal)
            else labels.get(claim.object or "", str(claim.object)),
        )
        for claim in found.claims
        if claim.predicate == BG + name
    )


def test_every_row_is_an_incident_with_its_own_victim_date_measure_and_source() -> None:
    """A name that is no known organization names the incident and no victim."""
    found = extract(HEAD + ROWS)
    assert of(found, "victim") == [("Chegg (2018, April)", "Chegg"), ("Uber (2014, May)", "Uber")]
    assert [(subject, value) for subject, value in of(found, "measure")] == [
        ("Chegg (2018, April)", "40000000 users"),
        ("Uber (2014, May)", "50000 driver records"),
    ]
    assert [subject for subject, _ in of(found, "coverage")] == [
        "Chegg (2018, April)",
        "Mining AMI (2020)",
        "Uber (2014, May)",
    ]
    assert [value for _, value in of(found, "when")] == ["2014-05", "2018-04", "2020"]
    assert {subject for subject, _ in of(found, "vector")} <= {
        "Chegg (2018, April)",
        "Mining AMI (2020)",
        "Uber (2014, May)",
    }


def test_nothing_of_a_row_is_claimed_of_the_page() -> None:
    """Nor does a title in a row make its names providers or services of the row's incident."""
    found = extract(HEAD + ROWS)
    subjects = {
        subject for name in ("victim", "provider", "measure", "vector", "effect") for subject, _ in of(found, name)
    }
    assert "A catalogue" not in subjects
    assert "Microsoft" not in {value for _, value in of(found, "provider")}


def test_a_victim_column_names_victims_and_unknown_is_none() -> None:
    """Whatever the name."""
    found = extract(HEAD + NAMED)
    assert of(found, "victim") == [("Left Shoes Ltd (May 3, 2020)", "Left Shoes"), ("Unknown (2021)", "None")]
    assert "Unknown" not in {entity.label for entity in found.entities}


def test_a_catalogue_of_other_things_only_mentions_names() -> None:
    """Actors and their reports are not this page's actors; a measure of a row is nobody's."""
    table = "| Name | Vectors | Reports |\n| --- | --- | --- |\n" + "".join(
        f"| {name} | Phishing of 5,000 users | [Report](https://example.com/{name}) |\n"
        for name in ("TeamTNT", "APT29", "Kinsing")
    )
    found = extract(HEAD + table)
    assert [of(found, name) for name in ("actor", "vector", "measure")] == [[], [], []]
    assert {claim.predicate for claim in found.claims if claim.predicate == BG + "unitText"} == set()


def test_a_table_without_names_of_incidents_stays_with_the_page() -> None:
    """A page's own table of figures is about its incident."""
    text = "---\ntitle: Hack\nvictim: Example Corp\n---\n\n| What | How many |\n| --- | --- |\n| Stolen | 500 users |\n| Lost | 30 files |\n"
    assert of(extract(text), "measure") == [("Hack", "30 files"), ("Hack", "500 users")]
