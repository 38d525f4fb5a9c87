"""Several incidents on one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import PAGE
from tests.extraction.tables import told

from breachgraph.api import Extraction, extract
from breachgraph.model.namespaces import BG, ID

TWO = """---
title: "Initech Breaches"
victim: "Initech"
incident_start_date: 2014-05-01
incident_end_date: 2016-11-01
final_status: "2014: Perpetrator unknown 2016: Perpetrator convicted"
---

Initech reported the 2014 breach to the FTC. The 2016 breach was hidden. In both incidents the intruders phished staff.

## Details

In 2014, an intruder found an access key in a public repository. They downloaded 215 records.

In 2016, two attackers stole data of 57,000,000 users from an S3 bucket. In 2017 a new officer came.

The intruders wrote to the company.

## Timeline

| Date | Event |
| --- | --- |
| May 1st, 2014 | An intruder downloads a file. |
| March 3rd, 2015 | The FTC asks about the 2014 breach. |
| October 2016 | Attackers download the database. |
| June 2018 | The company settles. |

## Attribution

Concerning the breach in 2014, no attacker has been named.

## Summary of coverage

* Reuters: [Initech hides the 2016 breach](https://www.reuters.com/a) - November 1st, 2017
* Reuters: [Initech settles](https://www.reuters.com/b) - June 1st, 2018

## Lessons learned

* In the case of the 2016 breach, keys had to be rotated.
* Use MFA.
"""


def incidents(found: Extraction) -> list[str]:
    """Return the names of the incidents that are described."""
    return sorted(entity.label for entity in found.entities if entity.kinds[0] == "Incident")


def of(found: Extraction, name: str) -> list[str]:
    """Return `property value` of an incident's claims, where the value is a thing or unknown, sorted."""
    names = {entity.iri: entity.label for entity in found.entities}
    subject = next(entity.iri for entity in found.entities if entity.label == name)
    return sorted(
        f"{claim.predicate.rpartition('#')[2]} {names.get(str(claim.object), str(claim.object).rpartition('#')[2])}"
        for claim in found.claims
        if claim.subject == subject and not claim.predicate.startswith("http://purl")
    )


def test_each_claim_goes_to_the_incident_that_its_words_speak_of() -> None:
    """By the words of the sentence, by what the paragraph began with, by the piece of the status."""
    found = extract(TWO)
    assert incidents(found) == ["Initech 2014", "Initech 2016", "Initech Breaches"]
    first, second, series = (of(found, name) for name in ("Initech 2014", "Initech 2016", "Initech Breaches"))
    assert {
        "actor None",
        "describedIn Initech Breaches",
        "measure 215 records",
        "status status-perpetrator-unknown",
        "victim Initech",
    } <= {*first}
    assert {
        "measure 57000000 users",
        "status status-perpetrator-convicted",
        "affectedService Amazon S3",
        "victim Initech",
        "coverage Initech hides the 2016 breach",
    } <= {*second}
    assert {"coverage Initech settles", "vector vector-phishing", "victim Initech"} <= {*series}
    assert not {"actor None", "measure 57000000 users", "status status-perpetrator-convicted"} & {*series}
    assert "actor None" not in second


def test_events_and_lessons_go_to_their_incident() -> None:
    """By the words of a row, or by the year of a row that tells of an intrusion."""
    rows = told(extract(TWO), "incident")
    assert [row.rpartition(" asserted ")[2] for row in rows] == [
        "Initech 2014", "Initech 2014", "Initech 2016", "Initech Breaches", "Initech 2016", "Initech Breaches",
    ]  # fmt: skip


def test_parts_belong_to_the_page_s_incident_whose_iri_stays() -> None:
    """The words that set them apart are the evidence."""
    found = extract(TWO)
    parts = [claim for claim in found.claims if claim.predicate == BG + "partOf"]
    assert [(claim.subject, claim.object) for claim in parts] == [
        (ID + "incident/initech-2014", ID + "incident/initech-breaches"),
        (ID + "incident/initech-2016", ID + "incident/initech-breaches"),
    ]
    assert all("2014 breach" in TWO[span.start : span.end] for span in parts[0].evidence[:1])


def test_a_page_on_one_incident_that_tells_an_earlier_one_keeps_it_apart() -> None:
    """What the title names is the page's own incident; the other is related."""
    found = extract(
        '---\ntitle: "Initech (2016)"\nvictim: "Initech"\n---\n\nThe 2016 breach was found late.\n\n'
        "## The 2014 breach\n\nAn intruder phished staff.\n\n## The 2016 breach\n\nAttackers guessed weak passwords.\n"
    )
    assert incidents(found) == ["Initech (2016)", "Initech 2014"]
    assert "vector vector-phishing" in of(found, "Initech 2014")
    assert "vector vector-phishing" not in of(found, "Initech (2016)")
    assert "weakness weakness-weak-passwords" in of(found, "Initech (2016)")
    assert told(found, "relatedIncident") == ["Initech (2016) relatedIncident asserted Initech 2014"]


def test_numbered_incidents_and_what_one_owes_to_the_other() -> None:
    """Incident 2 and the second incident are one."""
    found = extract(
        '---\ntitle: Initech\nvictim: "Initech"\n---\n\n## Incident 1\n\nA laptop was infected with malware.\n\n## Incident 2\n\n'
        "The second incident made use of credentials stolen in the first incident. Backups were exfiltrated.\n"
    )
    assert incidents(found) == ["Initech", "Initech incident 1", "Initech incident 2"]
    assert told(found, "enabledBy") == ["Initech incident 2 enabledBy asserted Initech incident 1"]
    assert "effect effect-data-exfiltration" in of(found, "Initech incident 2")


@pytest.mark.parametrize(
    "text",
    [
        "The 2014 breach was small. The 2014 breach was found late.",
        "The 2014 breach was small. The 2014 breach was found late. The 2016 breach of Globex was larger. The 2016 Globex breach was famous.",
        "The 2014 breach was small. The 2014 breach was found late. Globex's 2016 breach was larger. So was Globex's 2017 breach.",
        "The 2014 breach was small. The 2014 breach was found late. The 2016 breach is mentioned once.",
        "The first attack failed. The second attack failed. The first attack used SQL. The second attack used PHP.",
        "The first incident report came in May. The second incident report came in June. The first incident response failed. The second incident response worked.",
        "In 2014, attackers came. In 2016, attackers came. In 2014 they stole data. In 2016 they stole data.",
        "## 2014\n\nThe breach began.\n\n## 2015\n\nThe breach was found.\n\n## 2016\n\nThe company paid.",
    ],
)  # fmt: skip
def test_passing_mentions_do_not_part_a_page(text: str) -> None:
    """Another victim's incident, one mention, steps of an attack, and a chronicle by year are no second incident."""
    assert incidents(extract(f'---\ntitle: "Initech breach"\nvictim: "Initech"\n---\n\n{text}\n')) == ["Initech breach"]


def test_a_page_on_one_incident_has_one() -> None:
    """Nothing changes for it."""
    assert incidents(extract(PAGE)) == ["Example Hack"]


@given(st.lists(st.sampled_from(TWO.split("\n")), max_size=30))
def test_whatever_a_page_holds_its_incidents_hang_together(lines: list[str]) -> None:
    """The main incident keeps its IRI; every other one that the page describes belongs to it and has the victim."""
    found = extract("\n".join([*TWO.split("\n")[:7], "", *lines]))
    triples = {(each.subject, each.predicate.rpartition("#")[2], each.object) for each in found.claims}
    main = ID + "incident/initech-breaches"
    described = {subject for subject, name, _ in triples if name == "describedIn"}
    assert main in described
    for part in described - {main}:
        assert (part, "partOf", main) in triples
        assert (part, "victim", ID + "agent/initech") in triples
