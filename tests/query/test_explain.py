"""Why something stands: the claims for and against, and nobody else's."""

from __future__ import annotations

import json

import pyoxigraph
import pytest

from breachgraph.api import Dataset
from breachgraph.errors import QueryError


def test_an_explanation_has_the_words_the_place_and_the_voice(incidents: Dataset) -> None:
    """Everything a reader needs to find the sentence and weigh it."""
    found = incidents.explain("Gamma", "actor")
    (claim,) = found.claims
    assert (found.thing, found.label) == ("https://w3id.org/breachgraph/id/incident/gamma", "Gamma")
    assert (claim.subject, claim.property, claim.value, claim.holds) == ("Gamma", "bg:actor", "Storm-9999", True)
    assert (claim.modality, claim.status, claim.tier, claim.rule) == ("asserted", "accepted", "lexical", "actors@1")
    assert (claim.said_by, claim.said_in, claim.said_on) == ("Example Corp", "Page two", "2023-07-11")
    assert [(quote.text, quote.path, quote.line, quote.start) for quote in claim.quotes] == [
        ("Storm-9999", "two/index.md", 1, 5)
    ]


def test_an_actor_is_not_blamed_for_what_nobody_knows(incidents: Dataset) -> None:
    """That the actor of Beta is unknown says nothing about Storm-9999, nor about anyone else with a name."""
    assert [(claim.subject, claim.value) for claim in incidents.explain("Storm-9999").claims] == [
        ("Gamma", "Storm-9999")
    ]
    assert {claim.subject for claim in incidents.explain("Example Corp").claims} == {"Alpha"}


def test_what_is_unknown_is_explained_as_unknown(incidents: Dataset) -> None:
    """The claim holds, and its value is that nobody knows."""
    (claim,) = incidents.explain("Beta", "bg:actor", "unknown").claims
    assert (claim.value, claim.holds, claim.quotes[0].text) == ("unknown", True, "Nobody knows who did it")


def test_what_was_taken_back_does_not_hold(incidents: Dataset) -> None:
    """It is shown, marked, with the day."""
    (claim,) = incidents.explain("gamma", "vector", "exposed-secret").claims
    assert (claim.holds, claim.status, claim.withdrawn_on) == (False, "withdrawn", "2024-03-12")
    text = incidents.explain("gamma", "vector").to_text()
    assert text == (
        "Gamma  <https://w3id.org/breachgraph/id/incident/gamma>\n\n"
        "Gamma bg:vector Exposed secret\n"
        "  - asserted, withdrawn, taken back on 2024-03-12: said by Example Corp on 2023-09-06, in Page two\n"
        '      two/index.md:3  "in a crash dump"\n'
        "      read by retractions@1 (lexical)\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Alpha",
        "alpha",
        "incident:alpha",
        "https://w3id.org/breachgraph/id/incident/alpha",
        "<https://w3id.org/breachgraph/id/incident/alpha>",
    ],
)
def test_a_thing_goes_by_name_prefixed_name_or_iri(incidents: Dataset, name: str) -> None:
    """All ways lead to the same explanation."""
    assert incidents.explain(name) == incidents.explain("incident:alpha")
    assert [claim.property for claim in incidents.explain(name).claims] == ["bg:victim"]


def test_an_incident_goes_before_the_page_of_the_same_name(incidents: Dataset) -> None:
    """A page is often titled as its incident is; the incident is meant."""
    from breachgraph.store import LocalStore

    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    page = pyoxigraph.NamedNode("https://w3id.org/breachgraph/id/source/one")
    mentions = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
    extra = [
        pyoxigraph.Quad(page, label, pyoxigraph.Literal("Alpha")),
        pyoxigraph.Quad(pyoxigraph.NamedNode("https://w3id.org/breachgraph/id/claim/actor"), mentions, page),
    ]
    both = Dataset(LocalStore.of([*incidents.store.quads(), *extra]), None, name="both")
    assert both.explain("Alpha").thing == "https://w3id.org/breachgraph/id/incident/alpha"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Nobody", "nothing is called 'Nobody'; give a name, an IRI or a prefixed name"),
        ('incident:"x', "is no IRI"),
        ("zz:x", "'zz:x' is neither an IRI nor a name with a known prefix"),
        ("a\udcff", "holds bytes that are no text"),
    ],
)
def test_a_name_that_is_none_is_answered_with_what_a_name_is(incidents: Dataset, name: str, message: str) -> None:
    """No traceback, whatever is typed."""
    with pytest.raises(QueryError, match=message):
        incidents.explain(name)


def test_a_property_that_is_none_is_refused(incidents: Dataset) -> None:
    """What is no IRI cannot be a property."""
    with pytest.raises(QueryError, match="is no IRI"):
        incidents.explain("Alpha", 'vic"tim')


def test_a_thing_without_claims_says_so(incidents: Dataset) -> None:
    """An empty explanation is not an error."""
    found = incidents.explain("Amazon S3")
    assert (found.claims, found.to_text().splitlines()[-1]) == ((), "no claim speaks of this")


def test_an_explanation_is_plain_data_and_safe_html(incidents: Dataset) -> None:
    """It goes into JSON as it is, and into a notebook escaped."""
    found = incidents.explain("Alpha")
    assert json.loads(json.dumps(found.to_dict()))["claims"][0]["quotes"][0]["text"] == "Example Corp"
    assert "&lt;https://w3id.org/breachgraph/id/incident/alpha&gt;" in found._repr_html_()
