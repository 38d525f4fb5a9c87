"""What people decide holds in the graph, survives a rebuild, and is never applied silently or to changed words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import PAGE

from breachgraph.api import Dataset, build
from breachgraph.errors import BreachgraphError

WHO = "  who: Jane Roe\n  when: 2024-05-01\n  why: I read the letter.\n"
FOUND_IN = "An intruder found hard-coded credentials in a GitHub repository"


def entry(
    action: str, prop: str = "", value: str = "", quote: str = "", more: str = "", subject: str = "Example Hack"
) -> str:
    """Return the text of an entry about a claim."""
    claim = f"  subject: {subject}\n  property: {prop}\n  value: {value}\n  quote: '{quote}'\n" if prop else ""
    return f"- action: {action}\n{claim}{more}{WHO}"


def write(pages: Path, text: str) -> Path:
    """Put a curation file beside the first page."""
    path = pages / "example" / "claims.yaml"
    path.write_text(text, "utf-8")
    return path


def codes(dataset: Dataset) -> list[str]:
    """Return the codes of the problems of curation."""
    return [problem.code for problem in dataset.problems if problem.code.startswith("curation")]


def holds(dataset: Dataset, pattern: str) -> bool:
    """Tell whether a graph pattern has a match."""
    return bool(dataset.query(f"ASK {{ {pattern} }}").boolean)


def test_a_rejected_claim_is_no_fact_and_stays_visible(pages: Path) -> None:
    """`explain` shows it as refuted, with who, when and why."""
    fact = "?i bg:weakness bgv:weakness-no-mfa ; bg:describedIn/bg:path 'pages/example/index.md'"
    assert holds(build([pages]), fact)
    write(pages, entry("reject", "weakness", "no-mfa", "No multi-factor authentication was required."))
    dataset = build([pages])
    assert codes(dataset) == []
    assert not holds(dataset, fact)
    (claim,) = dataset.explain("Example Hack", "weakness", "no-mfa").claims
    assert (claim.holds, claim.status, claim.tier) == (False, "refuted", "curated")
    assert (claim.curated_by, claim.curated_on, claim.curation_note) == ("Jane Roe", "2024-05-01", "I read the letter.")
    assert "decided by Jane Roe on 2024-05-01: I read the letter." in dataset.explain("Example Hack").to_text()


def test_a_claim_is_named_as_people_read_it(pages: Path) -> None:
    """By label, notation or alias, in any case, with its property prefixed or not, and with part of its words."""
    for prop, value in (("weakness", "No Multi-Factor authentication"), ("bg:weakness", "bgv:weakness-no-mfa")):
        write(pages, entry("reject", prop, value, "multi-factor   authentication was"))
        assert codes(build([pages])) == []


def test_a_withdrawn_claim_has_its_day(pages: Path) -> None:
    """`on` is when the claimant took it back."""
    write(pages, entry("withdraw", "weakness", "no-mfa", "No multi-factor authentication", "  on: 2024-03\n"))
    (claim,) = build([pages]).explain("Example Hack", "weakness", "no-mfa").claims
    assert (claim.status, claim.withdrawn_on) == ("withdrawn", "2024-03")


def test_an_added_claim_becomes_a_fact_with_its_words(pages: Path) -> None:
    """New agents, catalogued ones, concepts, dates and what is unknown can be added."""
    text = "".join(
        (
            entry("add", "responder", "Jane Q. Expert", "Example Corp discloses", "  kind: Person\n"),
            entry("add", "responder", "Mandiant", "Example Corp discloses"),
            entry("add", "initialVector", "exposed-secret", FOUND_IN),
            entry("add", "endDate", "2024-01-31", "In January 2024 Example Corp lost"),
            entry("add", "detectionMethod", "unknown", "The identity of the attacker has not been published."),
        )
    )
    write(pages, text)
    dataset = build([pages])
    assert codes(dataset) == []
    assert holds(dataset, "?i bg:responder ?r . ?r a bg:Person ; skos:prefLabel 'Jane Q. Expert'")
    assert holds(dataset, "?i bg:responder <https://w3id.org/breachgraph/id/agent/mandiant>")
    assert holds(dataset, "?i bg:initialVector bgv:vector-exposed-secret")
    assert holds(dataset, "?i bg:endDate '2024-01-31'^^xsd:date")
    assert holds(dataset, "?i bg:unknown bg:detectionMethod")
    (claim,) = dataset.explain("Example Hack", "endDate").claims
    assert [(quote.text, quote.line) for quote in claim.quotes] == [("In January 2024 Example Corp lost", 11)]
    assert (claim.rule, claim.status) == ("curation@1", "accepted")
    assert dataset.validate() == []


CANNOT_BE_ADDED = {
    "words that stand twice": (("responder", "Mandiant", "Example Corp"), "curation-ambiguous"),
    "words that stand nowhere": (("responder", "Mandiant", "Mandiant came"), "curation-stale"),
    "half a word": (("responder", "Mandiant", "xample Corp lost"), "curation-stale"),
    "an unknown concept": (("vector", "magic", FOUND_IN), "curation-invalid"),
    "no day": (("endDate", "2024-02-30", FOUND_IN), "curation-invalid"),
    "a thing that is not there": (("exploited", "Log4Shell", FOUND_IN), "curation-invalid"),
    "a subject of the wrong class": (("bg:memberOf", "Mandiant", FOUND_IN), "curation-invalid"),
}


@pytest.mark.parametrize(("parts", "code"), CANNOT_BE_ADDED.values(), ids=CANNOT_BE_ADDED)
def test_what_cannot_be_added_is_a_problem_and_changes_nothing(
    pages: Path, parts: tuple[str, str, str], code: str
) -> None:
    """Told at the entry's place; the page stays as read."""
    before = build([pages]).to_rdflib().serialize(format="nquads")
    write(pages, entry("add", *parts))
    dataset = build([pages])
    assert codes(dataset) == [code]
    assert sorted(dataset.to_rdflib().serialize(format="nquads").splitlines()) == sorted(before.splitlines())


def test_a_line_decides_between_several_places(pages: Path) -> None:
    """The words that begin there are the evidence."""
    write(pages, entry("add", "responder", "Mandiant", "Example Corp", "  line: 19\n"))
    dataset = build([pages])
    assert codes(dataset) == []
    assert [quote.line for quote in dataset.explain("Mandiant", "responder").claims[0].quotes] == [19]


def test_an_entry_whose_words_have_changed_is_reported_and_not_applied(pages: Path) -> None:
    """A correction made for other words says nothing about these; a strict build refuses."""
    write(pages, entry("reject", "weakness", "no-mfa", "No multi-factor authentication was required."))
    page = pages / "example" / "index.md"
    page.write_text(PAGE.replace("was required", "was in use"), "utf-8")
    dataset = build([pages])
    (problem,) = [each for each in dataset.problems if each.code == "curation-stale"]
    assert (problem.path, problem.line, problem.severity) == ("pages/example/claims.yaml", 1, "warning")
    assert "do not stand in pages/example/index.md" in problem.message
    assert [claim.holds for claim in dataset.explain("Example Hack", "weakness", "no-mfa").claims] == [True]
    with pytest.raises(BreachgraphError, match="curation-stale"):
        build([pages], strict=True)


def test_a_stale_entry_says_what_the_words_carry(pages: Path) -> None:
    """So that a name can be mended."""
    write(pages, entry("reject", "weakness", "phishing", "No multi-factor authentication was required."))
    (problem,) = [each for each in build([pages]).problems if each.code == "curation-stale"]
    assert "they carry weakness 'no-mfa'" in problem.message


def test_entries_that_contradict_each_other_are_reported_and_not_applied(pages: Path) -> None:
    """Neither wins, whatever their order."""
    words = ("weakness", "no-mfa", "No multi-factor authentication was required.")
    for first, second in (("reject", "accept"), ("accept", "reject"), ("add", "reject")):
        write(pages, entry(first, *words) + entry(second, *words))
        dataset = build([pages])
        assert codes(dataset) == ["curation-conflict", "curation-conflict"]
        assert [claim.tier for claim in dataset.explain("Example Hack", "weakness", "no-mfa").claims] == ["lexical"]


def test_same_merges_two_names_and_taking_the_entry_away_restores_the_bytes(pages: Path, tmp_path: Path) -> None:
    """The first name is kept, the second is an alias; the merge is a claim, and it is reversible."""
    for name in ("before", "after"):
        build([pages]).export("nquads", tmp_path / f"{name}.nq")
        if name == "before":
            file = write(pages, entry("same", more="  names: [Other Group, Example Corp]\n"))
            merged = build([pages])
            file.unlink()
    assert codes(merged) == []
    (victim,) = merged.query("SELECT ?v WHERE { ?i skos:prefLabel 'Example Hack' ; bg:victim ?v }").rows
    assert victim[0].endswith("/agent/other-group")
    (claim,) = merged.explain("Other Group", "skos:altLabel").claims
    assert (claim.value, claim.curated_by) == ("Example Corp", "Jane Roe")
    assert (tmp_path / "before.nq").read_bytes() == (tmp_path / "after.nq").read_bytes()


def test_same_holds_on_every_page(pages: Path) -> None:
    """A name that was given up is given up everywhere."""
    (pages / "other" / "index.md").write_text(PAGE.replace("Example Hack", "Second Hack"), "utf-8")
    write(pages, entry("same", more="  names: [Other Group, Example Corp]\n"))
    rows = build([pages]).query("SELECT DISTINCT ?l WHERE { ?i bg:victim ?v . ?v skos:prefLabel ?l }").rows
    assert [row[0] for row in rows] == ["Other Group"]


def test_different_keeps_two_apart_that_would_be_one(pages: Path) -> None:
    """On a page and across pages: each keeps what was said by its own name."""
    alias = "?v skos:prefLabel 'Example' ; skos:altLabel 'Example Corp'"
    (pages / "other" / "index.md").write_text(PAGE.replace("Example Hack", "Second Hack"), "utf-8")
    assert holds(build([pages]), alias)
    write(pages, entry("different", more="  names: [Example, Example Corp]\n"))
    apart = build([pages])
    assert codes(apart) == []
    assert not holds(apart, alias)
    victims = apart.query("SELECT DISTINCT ?l WHERE { ?i bg:victim ?v . ?v skos:prefLabel ?l }").rows
    assert [row[0] for row in victims] == ["Example Corp"]
    (claim, *_) = apart.explain("Example Corp", "possiblySameAs").claims
    assert (claim.holds, claim.status, claim.curated_by) == (False, "refuted", "Jane Roe")


def test_names_that_contradict_are_reported(pages: Path) -> None:
    """A circle, two names to keep, and same against different: none of them counts."""
    same = "  names: [{}]\n"
    for pairs in (
        [("same", "A, Example Corp"), ("same", "Example Corp, A")],
        [("same", "A, Example Corp"), ("same", "B, Example Corp")],
        [("same", "A, Example Corp"), ("different", "Example Corp, A")],
    ):
        write(pages, "".join(entry(action, more=same.format(names)) for action, names in pairs))
        dataset = build([pages])
        assert codes(dataset) == ["curation-conflict", "curation-conflict"]
        assert holds(dataset, "?i bg:victim ?v . ?v skos:prefLabel 'Example' ; skos:altLabel 'Example Corp'")


def test_names_that_nobody_bears_are_stale(pages: Path) -> None:
    """An entry about nobody is reported."""
    write(pages, entry("same", more="  names: [A, B]\n") + entry("different", more="  names: [C, D]\n"))
    assert codes(build([pages])) == ["curation-stale", "curation-stale"]


def test_a_folder_of_curation_files_names_its_pages(pages: Path, tmp_path: Path) -> None:
    """`--curation`: an entry names its page, by its path or the end of it."""
    folder = tmp_path / "curation"
    folder.mkdir()
    words = ("weakness", "no-mfa", "No multi-factor authentication was required.")
    (folder / "claims.yaml").write_text(entry("reject", *words, "  page: example/index.md\n"), "utf-8")
    dataset = build([pages], curation=folder)
    assert codes(dataset) == []
    assert [claim.status for claim in dataset.explain("Example Hack", "weakness", "no-mfa").claims] == ["refuted"]
    assert [claim.status for claim in dataset.explain("Other Breach", "weakness", "no-mfa").claims] == ["undisputed"]
    (folder / "claims.yaml").write_text(entry("reject", *words), "utf-8")
    assert codes(build([pages], curation=folder)) == ["curation-invalid"]
    (folder / "claims.yaml").write_text(entry("reject", *words, "  page: gone/index.md\n"), "utf-8")
    assert codes(build([pages], curation=folder)) == ["curation-stale"]


def test_the_number_of_workers_does_not_matter(pages: Path, tmp_path: Path) -> None:
    """Same bytes, same problems."""
    write(
        pages,
        entry("reject", "weakness", "no-mfa", "No multi-factor authentication was required.")
        + entry("reject", "vector", "no-mfa", "No such words")
        + entry("same", more="  names: [Other Group, Example Corp]\n"),
    )
    one, two = build([pages], jobs=1), build([pages], jobs=2)
    assert one.problems == two.problems
    for name, dataset in (("one", one), ("two", two)):
        dataset.export("nquads", tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
