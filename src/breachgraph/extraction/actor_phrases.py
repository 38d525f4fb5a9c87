"""How English introduces threat actors by name, as patterns; those that find names have the group `name`, `list` or `head`."""

from __future__ import annotations

import re

from breachgraph.lexicon.countries import country_of
from breachgraph.lexicon.people import is_person_name

__all__ = [
    "AKA",
    "APPOSED",
    "BESIDE",
    "CALLED",
    "COINED",
    "CUE",
    "GROUP_BEFORE",
    "GROUP_BEHIND",
    "LIKE",
    "MALWARE_BEFORE",
    "MALWARE_BEHIND",
    "NO_NAMES",
    "SOFTWARE_BEFORE_GROUP",
    "may_be_actor_name",
]

_NAME = r"[A-Z0-9][\w-]*[\w](?: [A-Z][\w-]*){0,2}"
_HOSTILE = (
    r"(?:ransomware(?:-as-a-service)?(?: \(RaaS\))?|RaaS|hacking|hacker|threat|(?:data[ -])?extortion|cyber ?crime|cyber-?crime|cyber ?criminal|criminal|(?:cyber[ -]?)?espionage|APT|hacktivist"
    r"|(?:state|nation)[ -](?:state|sponsored|backed)|malicious|phishing|intrusion)"
)
_SOME = r"(?:groups?|gangs?|crews?|operations?|actors?|collectives?|syndicates?|cartels?|outfits?|sets?|clusters?)"
_GROUP = rf"(?i:{_HOSTILE} (?:[a-z-]+ )?{_SOME}|gangs?|adversar(?:y|ies)|activity cluster|APTs?|hacktivists)"
_ONE = rf"(?i:{_HOSTILE} (?:[a-z-]+ )?(?:group|gang|crew|operation|actor|collective|syndicate|cartel|outfit|cluster)|gang|APT|adversary)"
_KNOWN = r"(?:(?:better |also |publicly |commonly )?known(?: \w+){0,3}? as|dubbed|nicknamed|track(?:s|ed)(?: \w+){0,3}? as|referred to as|calling (?:itself|themselves)|(?:that|which) (?:calls itself|call themselves))"
_NAMED = r"(?:(?:(?:that|which|whom) )?(?:(?:it|we|they|researchers|[A-Z]\w+) (?:has |have )?(?:calls?|named|dubbed)|(?:is|was|are|were) (?:called|named)))"
_WORDS = r"(?:(?!(?:of|by|for|from|to|in|with|against) )[\w’'-]+ ){0,4}"
_QUOTE = r"[\"“'‘]?"

CALLED = re.compile(
    rf"\b(?:{_GROUP},? (?:(?:that|which) )?(?:(?:is|are|was|were) )?(?:{_KNOWN}|{_NAMED})|(?i:an?|another|new) (?:[\w-]+ ){{0,3}}?{_ONE} (?:called|named))(?: the)? {_QUOTE}(?P<name>{_NAME})"
)
"""A participle, or a verb with its subject: "the gang named Acme as its victim" does not introduce Acme."""

APPOSED = re.compile(
    rf"(?P<name>[A-Z](?<![\w-].)[\w-]*(?: [A-Z][\w-]*){{0,2}})(?:,| is| was) (?:an?|another) {_WORDS}?{_ONE}(?=[,.;:)]|$| (?:that|which|known|linked|believed|active|with|from|tracked|based|operating|specializing|responsible|behind)\b)"
)

BESIDE = re.compile(
    r"(?P<name>[A-Z](?<![\w-].)[\w-]*(?: [A-Z][\w-]*)?) (?:(?:[Rr]ansomware|hacking|hacker|threat|extortion|cybercrime|criminal|espionage|APT|RaaS) (?:groups?|gangs?|crew|operation|actors?|collective|operators|affiliates|syndicate)|gang)\b"
)
"""In lower case, since any word may stand before a group in a title: "A Rising Threat Actor"."""

SOFTWARE_BEFORE_GROUP = re.compile(
    r"(?P<name>[A-Z](?<![\w-].)[\w-]*(?: [A-Z][\w-]*)?) (?:group|operators|affiliates|hackers|crew|developers|authors)\b"
)
"""Too weak for a name that is not known otherwise: "the Acme hackers" did not come from Acme."""

LIKE = re.compile(
    rf"\b(?:{_GROUP},? \(?(?:such as|like|including)(?: the)?(?: (?:now[- ]defunct|infamous|notorious))?|(?i:groups) (?:such as|like) (?:the )?(?:now[- ]defunct|infamous|notorious)) (?P<list>{_NAME}(?:, {_NAME}){{0,8}}(?:,? (?:and|or) {_NAME})?)"
)

AKA = re.compile(
    rf"(?P<head>{_NAME}),? \((?:aka|a\.k\.a\.?|also known as|also tracked as|also called|formerly known as|formerly|previously|previously known as|tracked as)[:,]? (?P<list>[^()]{{2,240}})\)"
)
COINED = re.compile(r"\b(?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z]{4,} [A-Z]{4,})\b")
CUE = re.compile(
    r"(?i)\b(?:threat actors?|apts?|espionage|hack(?:ers?|ing)|state-sponsored|state-backed|nation-state|ransomware|cyber\w*|adversar\w+|intrusions?|activity cluster|gang|phishing|malware|attribut\w+|track(?:s|ed)|exploit\w*|spear-?phish\w*|campaigns?|credential\w*)\b"
)
"""What a sentence must speak of before a vendor's naming scheme counts: bears and leopards live elsewhere too."""

GROUP_BEFORE = re.compile(
    rf"(?:{_GROUP},?|(?i:hackers|actors?)|(?i:attributed|linked|tied) to|(?i:group)) (?:(?:known|tracked) as |called |dubbed |named |the |[A-Z]\w+ )?{_QUOTE}$"
)
GROUP_BEHIND = re.compile(rf"^(?:,| is| was| are)? (?:(?:an?|the|another) {_WORDS}?)?{_GROUP}\b")
_MALWARE = r"(?i:malware|backdoors?|trojans?|loaders?|stealers?|infostealers?|RATs?|worms?|botnets?|droppers?|downloaders?|wipers?|spyware|rootkits?|implants?|tools?|miners?|bugs?|flaws?|vulnerabilit(?:y|ies))"
MALWARE_BEFORE = re.compile(
    rf"\b{_MALWARE},? (?:such as |like |including |called |named |dubbed |known as |as )?(?:[\w-]+(?: \([^()]*\))?, ){{0,3}}$"
)
MALWARE_BEHIND = re.compile(rf"^,? (?:(?:is|was) an? (?:[\w-]+ ){{0,3}}?)?{_MALWARE}\b")

NO_NAMES = frozenset(
    "The This That These Those An A New Another Other Our Their Its One Two Three Some Many Most Several Such Each Both Security Threat Ransomware Malware Advanced "
    "Persistent Group Team Cyber Criminal Hacking Hacker Linux Windows Android Mac Apple Microsoft Google January February March April May June July August September "
    "More APT APTs October November December State National Government Military Research Researchers Working User Resource Facebook Telegram WhatsApp Azure Active "
    "It He She They We You Who What Which There Here Everyone Nobody Someone Attribution If When While After Before Since As In On At By For From With And Or But However Also Today "
    "Korean Korea Unknown Unnamed Unidentified Suspected Known Notorious Infamous Foreign Domestic Western Eastern Northern Southern European Asian African Arab Slavic Soviet Latin American Middle North South East West".split()
)
_COMPOUND = frozenset(
    "based backed linked nexus sponsored aligned affiliated speaking owned style themed related led run".split()
)
_ANIMALS = frozenset(
    (
        "Snow Leopard",
        "Red Panda",
        "Giant Panda",
        "Teddy Bear",
        "Black Bear",
        "Brown Bear",
        "Grizzly Bear",
        "Polar Bear",
        "Gold Standard",
        "Gold Coast",
        "Iron Mountain",
        "Iron Man",
        "Earth Day",
        "Void Linux",
        "Nickel Back",
    )
)
_CODE = re.compile(r"(?:CVE|CWE|GHSA|RFC|ISO)-|[\d.-]+\Z")


def may_be_actor_name(name: str) -> bool:
    """Tell whether words can be an actor's name by themselves: no country, person, code, or word for a group.

    Args:
        name: One to three words as written.
    """
    words = name.split()
    if len(name) < 3 or not words or _CODE.match(name) or name in _ANIMALS or is_person_name(name):
        return False
    if any(word in NO_NAMES or word.partition("-")[2] in _COMPOUND for word in words):
        return False
    return not any(country_of(" ".join(words[: count + 1])) for count in range(len(words)))
