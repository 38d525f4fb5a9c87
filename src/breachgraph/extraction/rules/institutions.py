"""Organizations by the noun that says what they are: "Max Planck Institute", "Ministry of Finance", "X, a nonprofit that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breachgraph.extraction.page import Page
from breachgraph.extraction.rule import Extractor
from breachgraph.lexicon.countries import country_of
from breachgraph.lexicon.names import things_by_name
from breachgraph.lexicon.people import given_names
from breachgraph.model import Claim

__all__ = ["EXTRACTOR"]

_HEADS = (
    "Institute|University|College|Academy|Ministry|Agency|Council|Commission|Committee|Association|Federation|Foundation|Authority|Bureau|Directorate"
    "|Parliament|Embassy|Hospital|Hospitals|Clinic|Bank|Museum|Library|CERT|Union|Society|Organi[sz]ation|Centre|Center|Laborator(?:y|ies)|Airlines?|Airways|Consortium|Trust|Insurance"
    "|Consulting|Robotics|Holdings|Logistics|Pharmaceuticals|Ventures|Studios|Motors|Freight|Enterprises|Bancorp|Healthcare|Technologies|Labs|Payments|DAO"
)
_WORD = r"[A-Z][\w&’'-]*"
_TAIL = rf"(?: (?:of|for|on)(?: the)? {_WORD}(?: (?:and |of |& )?{_WORD}){{0,4}})?"
_FIRST = r"[A-Z](?<![\w-].)[\w&’'-]*"
"""A capitalised word that begins one; the letter stands before the check, since a search skips to letters."""
_HEADED = re.compile(rf"(?P<name>{_FIRST} (?:{_WORD} ){{0,3}}(?:{_HEADS}){_TAIL})(?![\w-])")
_OF = re.compile(
    rf"(?<![\w-])(?P<name>(?:Department|Office|Ministry|Bank|University|Institute|Bureau|Council|Federation|Association|Embassy|College) (?:of|for) (?:the )?{_WORD}(?: (?:and |of |in |the )?{_WORD}){{0,3}})(?![\w-])"
)
_KIND = (
    r"(?:company|firm|project|start-?up|vendor|provider|supplier|subsidiary|business|bank|retailer|exchange|platform|airline|incubator|organi[sz]ation|agency|nonprofit|non-profit"
    r"|manufacturer|maker|developer|operator|hospital|university|school|charity|utility|carrier|insurer|brand|group of companies|consultancy|contractor|publisher|service|think tank|newspaper|outlet)"
)
_APPOSED = re.compile(rf"(?P<name>{_FIRST}(?: {_WORD}){{0,3}}), (?:an?|the|one of the) (?:[\w’'-]+ ){{0,5}}?{_KIND}\b")
_ROLE = re.compile(
    r"\b(?:(?:suppliers?|vendors?|contractors?|subsidiar(?:y|ies)|compan(?:y|ies)|firms?|startups?|banks?|retailers?|hospitals?|airlines?|insurers?|manufacturers?|(?:law|parent|partner|sister|holding) (?:firm|company))(?: called| named|,)?"
    r"|(?:customers?|clients?|suppliers?|vendors?|contractors?|partners?|compan(?:y|ies)|firms?|startups?|banks?|retailers?|victims?|targets?|organi[sz]ations?|agencies|universities|hospitals?|airlines?)(?: called| named| such as| like| including)) "
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}})(?![\w-])"
)
_HEAD_WORDS = tuple(
    "institute university college academy ministry agency council commission committee association federation foundation authority bureau directorate parliament embassy hospital hospitals clinic "
    "bank museum library cert union society organi* centre center laborator* airline airlines airways consortium trust insurance "
    "consulting robotics holdings logistics pharmaceuticals ventures studios motors freight enterprises bancorp healthcare technologies labs payments dao department office".split()
)
"""Words without which no name of an institution stands, for looking sentences up."""
_KIND_WORDS = tuple(
    "company companies firm firms project startup startups start vendor vendors provider supplier suppliers subsidiary subsidiaries business bank banks retailer retailers exchange platform airline "
    "incubator organi* agency nonprofit non manufacturer maker developer operator hospital university school charity utility carrier insurer brand group consultancy contractor contractors publisher "
    "service think newspaper outlet customer customers client clients partner partners victim victims".split()
)
"""Words without which no apposition or part stands, for looking sentences up."""
_NOT_FIRST = frozenset(
    "The This That These Those A An In On At By For From With When While After Before Since As If It Its Our Their Your His Her And Or But Then Also According Despite Although Recently However "
    "Last Next Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()
)
_NOT_ALONE = frozenset(
    "Customer Customers Security Data Cloud Information Command Control Access Threat Research Trust Training Learning Computing Call Service Operations Support Action Help App Play Contact Learn Policy Identity NT Local Root Certificate Certification Message Notification Software Download Zero Key Signing Admin Health Network Web Server Storage Resource User Domain Device Windows Linux Java Python Virtual Private Public Default Class Standard Shared Dynamic Client Admin Developer Help Privacy Compliance Safety Media Press Medical Business Content Partner Employee".split()
)
_VAGUE = frozenset("Federal National State Government International Regional Local Public Private".split())
_MIN_CAPITALS = 5
_POSSESSIVE = re.compile(r"['’]s?$")


def find_institutions(page: Page) -> Iterator[Claim]:
    """Mention organizations that bear their kind in their name, or that an apposition says are one."""
    for patterns, words, headed in (((_HEADED, _OF), _HEAD_WORDS, True), ((_APPOSED, _ROLE), _KIND_WORDS, False)):
        for position in page.sentences_with(words):
            for pattern in patterns:
                for match in pattern.finditer(page.sentences[position].text):
                    _mention(page, position, match["name"], match.start("name"), headed=headed)
    yield from ()


def _mention(page: Page, position: int, name: str, start: int, *, headed: bool) -> None:
    words = name.split(" ")
    while words and (words[0] in _NOT_FIRST or words[0].endswith(("'s", "’s"))):
        start += len(words[0]) + 1
        words.pop(0)
    name = _POSSESSIVE.sub("", " ".join(words))
    if not _may_be(words, headed=headed) or not page.is_free(position, start, start + len(name)):
        return
    page.mention(page.agent(name, "Organization"), position, start, start + len(name), EXTRACTOR.rule)


def _may_be(words: list[str], *, headed: bool) -> bool:
    """Tell whether words are a proper name: of an institution two or more, of another no country, person or plain word."""
    if not words or len(" ".join(words)) < 3:
        return False
    if headed:
        return len(words) > 1 + (words[0] in _VAGUE) and words[0] not in _NOT_ALONE
    plain = words[0].lower()
    if len(words) == 1 and len(plain) < _MIN_CAPITALS and words[0].isupper():
        return False  # a technical term: "the vendor API"
    if country_of(words[0]) or words[0] in given_names() or words[0] in _NOT_ALONE or plain in {"ceo", "ciso", "i"}:
        return False
    known = things_by_name().get(" ".join(words), ())
    return not known or any(thing.kind == "Organization" for thing in known)


EXTRACTOR = Extractor(
    name="institutions",
    stage="mentions",
    run=find_institutions,
    description="Organizations by the noun in their name, or by the apposition that says what they are.",
    order=35,
)
