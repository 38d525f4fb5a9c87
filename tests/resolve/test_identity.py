"""The same things in all documents, two things of one name, and what is only likely."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from breachgraph import extract
from breachgraph.api import build
from breachgraph.extraction import Extraction
from breachgraph.graph import promote
from breachgraph.model import Entity
from breachgraph.model.namespaces import ID, bg
from breachgraph.resolve import resolve
from breachgraph.resolve.likely import find_likely


def page(name: str, victim: str, text: str) -> Extraction:
    return extract(f"---\ntitle: {name}\nvictim: {victim}\n---\n{text}\n", f"{name}/index.md")


def agents(extraction: Extraction, label: str) -> dict[str, tuple[str, ...]]:
    return {
        entity.iri.removeprefix(f"{ID}agent/"): entity.kinds for entity in extraction.entities if entity.label == label
    }


def likely(extractions: list[Extraction]) -> list[tuple[str, str, str, float | None]]:
    return [
        (claim.subject.rpartition("/")[2], str(claim.object).rpartition("/")[2], claim.reason, claim.score)
        for extraction in extractions
        for claim in extraction.claims
        if claim.predicate == bg("possiblySameAs")
    ]


def test_a_firm_with_the_name_of_a_group_stays_another_thing() -> None:
    """Of the lists: MERCURY is an actor, Mercury the victim of a page is not."""
    found = page("a", "Turla", "Turla was hacked.")
    assert agents(found, "Turla") == {"turla-organization": ("Organization",)}


def test_an_actor_and_a_firm_of_one_name_in_two_documents_stay_two() -> None:
    """By class; each keeps its claims."""
    firm = page("a", "Quarzel", "Quarzel lost data.")
    group = page(
        "b",
        "Example Corp",
        "The hacking group known as Quarzel broke in. Quarzel was behind the attack on Example Corp.",
    )
    one, two = resolve([firm, group])
    assert agents(one, "Quarzel") == {"quarzel": ("Organization",)}
    assert agents(two, "Quarzel") == {"quarzel-threat-actor": ("ThreatActor",)}
    assert agents(resolve([group])[0], "Quarzel") == {"quarzel": ("ThreatActor",)}


def test_names_spelt_alike_are_likely_and_never_merged() -> None:
    """With the reason, a score, and the words; and it is no fact."""
    extractions = resolve(
        [page("a", "Quarzelbank", "Quarzelbank lost data."), page("b", "Quarzellbank", "Quarzellbank lost data.")]
    )
    assert likely(extractions) == [
        ("quarzelbank", "quarzellbank", "'Quarzelbank' and 'Quarzellbank' are spelt alike", 0.96)
    ]
    claim = next(each for each in extractions[0].claims if each.predicate == bg("possiblySameAs"))
    assert (extractions[0].document.quote(claim.evidence[0]), claim.tier) == ("Quarzelbank", "suggested")
    assert not [fact for fact in promote(extractions[0].claims) if fact[1] == bg("possiblySameAs")]


def test_legal_form_and_case_make_names_likely_the_same() -> None:
    """Punctuation too."""
    entities = [
        Entity(iri=f"urn:{n}", kinds=("Organization",), label=name)
        for n, name in enumerate(["Quarzel-Bank", "QuarzelBank Inc."])
    ]
    assert [(each.first, each.second, each.score) for each in find_likely(entities, {})] == [("urn:0", "urn:1", 0.95)]


def test_designators_are_never_compared() -> None:
    """Storm-0558 is not Storm-0978, however alike."""
    names = ["Storm-0558", "Storm-0558x", "UNC29031", "UNC29032"]
    entities = [Entity(iri=f"urn:{n}", kinds=("ThreatActor",), label=name) for n, name in enumerate(names)]
    assert find_likely(entities, {}) == []


def test_a_name_that_several_have_may_mean_each() -> None:
    """It is merged with none."""
    entities = [
        Entity(iri=f"urn:{n}", kinds=("Organization",), label=name)
        for n, name in enumerate(["QB", "Quarzel Bank", "Quokka Bakery"])
    ]
    pairs = find_likely(entities, {("Organization", "QB"): {"urn:1", "urn:2"}})
    assert [(each.first, each.second, each.score) for each in pairs] == [
        ("urn:0", "urn:1", 0.5),
        ("urn:0", "urn:2", 0.5),
    ]


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(3)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    """Each document is resolved to the same claims."""
    pages = [
        page("a", "Quarzelbank", "Quarzelbank lost data."),
        page("b", "Quarzellbank", "The hacking group known as Kestrelon was behind the attack on Quarzellbank."),
        page("c", "Kestrelon", "Kestrelon lost data."),
    ]
    wanted = {each.document.source: each.claims for each in resolve(pages)}
    assert {each.document.source: each.claims for each in resolve([pages[n] for n in order])} == wanted


def test_the_graph_says_reason_and_score(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """For people who review, and for queries; the shapes agree."""
    for name in ("Quarzelbank", "Quarzellbank"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.md").write_text(
            f"---\ntitle: {name} breach\nvictim: {name}\n---\n{name} lost data.\n"
        )
    dataset = build([tmp_path])
    rows = dataset.query("SELECT ?r ?n WHERE { ?c rdf:predicate bg:possiblySameAs ; bg:reason ?r ; bg:score ?n }").rows
    assert [(row[0], float(row[1])) for row in rows] == [("'Quarzelbank' and 'Quarzellbank' are spelt alike", 0.96)]
    assert dataset.validate() == []
