"""Countries are found by name, demonym and seat of government."""

from __future__ import annotations

import pytest

from breachgraph.lexicon.countries import country_name, country_of, find_countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese hackers", [("CN", "Chinese", "demonym")]),
        ("North Korea’s Lazarus", [("KP", "North Korea", "name")]),
        ("two South Koreans", [("KR", "South Koreans", "demonym")]),
        ("a U.S.-based firm and the UK", [("US", "U.S.", "name"), ("GB", "UK", "name")]),
        ("Moscow-backed groups", [("RU", "Moscow", "seat")]),
        ("the People’s Republic of China", [("CN", "People’s Republic of China", "name")]),
        ("Papua New Guinea", [("PG", "Papua New Guinea", "name")]),
        ("tell us about it", []),
        ("US$5 million in New Mexico, from Bank of America", []),
        ("Chinatown, Iranians4ever, @Iran, iran.ir", []),
    ],
)
def test_countries_are_whole_words_with_their_case(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The longest name counts, and what only holds one is none."""
    assert [(hit.code, text[hit.start : hit.end], hit.kind) for hit in find_countries(text)] == expected


def test_names_with_other_meanings_are_marked() -> None:
    """Georgia is a state too, Chad a person; China is a country only."""
    assert [hit.ambiguous for hit in find_countries("Georgia, China")] == [True, False]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("china", "CN"),
        ("the Netherlands", "NL"),
        ("north korean", "KP"),
        ("US", "US"),
        ("us", ""),
        ("IT", ""),
        ("", ""),
        ("Atlantis", ""),
    ],
)
def test_a_word_gives_its_countrys_code(word: str, code: str) -> None:
    """Front matter writes countries in any case; short words count in capitals only."""
    assert country_of(word) == code


def test_a_code_gives_the_countrys_name() -> None:
    """A code that is none is given back."""
    assert (country_name("KP"), country_name("ZZ")) == ("North Korea", "ZZ")
