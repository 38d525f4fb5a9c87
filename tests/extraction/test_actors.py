"""Who did it: the guilty are found, and the innocent stay innocent."""

from __future__ import annotations

import pytest

from breachgraph.api import extract

GUILTY = [
    "Jane Roe pleaded guilty to hacking Example Corp.",
    "Jane Roe was convicted of wire fraud for the theft of the data.",
    "The jury found Jane Roe guilty of computer fraud.",
    "Investigators identified the attackers as Jane Roe.",
    "The complaint cites Jane Roe as the person behind the breach.",
    "Jane Roe claimed responsibility for the attack.",
    "Jane Roe pled guilty to unauthorized access to the servers of Example Corp.",
    "The attackers were identified as Jane Roe and a friend.",
]
INNOCENT = [
    "Jane Roe was convicted of obstruction for concealing the breach.",
    "Jane Roe was found guilty of covering up the hack.",
    "Jane Roe accepted responsibility on behalf of Example Corp.",
    "Jane Roe, the chief executive, took responsibility for the breach.",
    "Jane Roe was acquitted of hacking Example Corp.",
    "Jane Roe did not plead guilty to the hack.",
    "Jane Roe denied that she was behind the attack.",
    "Judge Jane Roe sentenced the hacker to five years for the breach.",
    "The hacker was sentenced by Judge Jane Roe.",
    "Sen. Jane Roe wrote a letter about the hack.",
    "Jane Roe, a researcher, discovered the breach.",
    "Jane Roe testified that the attackers stole data.",
    "Jane Roe reported the hack to the police.",
    "Jane Roe was previously indicted for hacking another company.",
    "Jane Roe pleaded guilty to a separate fraud in an unrelated case.",
    "Jane Roe was charged with misprision of a felony.",
    "The attackers impersonated Jane Roe and stole data.",
    "Jane Roe of the FBI said that the hackers pleaded guilty.",
    "Prosecutors alleged that Jane Roe was behind the attack.",
    "Jane Roe was fired for not promptly notifying regulators of the breach.",
    "Jane Roe was hired to investigate the attack.",
    "Jane Roe, whose account was hacked, lost all data.",
    "Police suspect Jane Roe of the hack.",
    "Jane Roe was charged with computer fraud.",
]


def actors(sentence: str) -> list[str]:
    """Return the names of the actors of a page with one sentence."""
    found = extract(f'---\ntitle: Hack\nvictim: "Example Corp"\n---\n\n{sentence}\n')
    names = {entity.iri: entity.label for entity in found.entities}
    return [
        names[str(claim.object)]
        for claim in found.claims
        if claim.predicate.endswith("#actor") and claim.modality == "asserted" and claim.status == "undisputed"
    ]


@pytest.mark.parametrize("sentence", GUILTY)
def test_words_of_guilt_about_the_incident_make_an_actor(sentence: str) -> None:
    """Pleas, convictions, identifications and claims of responsibility."""
    assert actors(sentence) == ["Jane Roe"]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_no_one_else_becomes_an_actor(sentence: str) -> None:
    """Concealment, other matters, offices, suspicion, charges and denial do not."""
    assert actors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Microsoft attributed the attack to Storm-0558.", ["Storm-0558"]),
        ("Midnight Blizzard gained access to mailboxes.", ["APT29"]),
        ("UNC9999 exfiltrated the data.", ["UNC9999"]),
        ("A former contractor used root credentials to copy the data.", ["former contractor"]),
        ("The technique is similar to attacks by groups such as Storm-0558.", []),
    ],
)
def test_groups_and_unnamed_insiders(sentence: str, names: list[str]) -> None:
    """Groups that are held responsible, and insiders by their role."""
    assert actors(sentence) == names
