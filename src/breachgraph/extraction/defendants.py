"""Against whom a legal verb or noun of a sentence is directed: its subject, its object, or what follows "against"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from breachgraph.extraction.parties import Parties, Party
from breachgraph.lexicon.matcher import Hit

__all__ = ["find_defendants"]

_CRIMINAL = frozenset({"charged", "indicted", "pleaded-guilty", "convicted", "acquitted", "sentenced"})
_REACH = 160
_TRANSITIVE = re.compile(
    r"(?:to )?(?:indict|charg|convict|sentenc|fin|sue|su|arrest|acquit|order|jail|imprison)(?:t?ed|s|es|d|t?ing|e|)|is investigating|are investigating"
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|been|is|are|be|being|get|got|gets)\s(?:\w+\s){0,2}$|\bha(?:s|ve|d)\s(?:\w+ly\s)?been\s(?:\w+\s){0,2}$"
)
_NOUN = re.compile(
    r"(?:fine|fines|penalty|charges|complaint|lawsuit|suit|indictment|conviction|case|investigation|inquiry|acquittal|sentence|verdict|action|claim|settlement)\b"
)
_AGAINST = re.compile(r"[^.;]{0,50}?\bagainst\s(?:the\s(?:[a-z-]+\s){0,3})?")
_ON = re.compile(r"(?:\s[^.;]{0,40}?)?\s(?:on|upon)\s(?:the\s)?|\s(?:of\s)?[$€£\d][^.;]{0,20}\sto\s(?:the\s)?")
_HANDED = re.compile(
    r"\s(?:was|were|has been|have been|got|is)\s(?:\w+ly\s)?(?:handed|given|issued|hit|slapped|served)\s[^.;]{0,40}"
)
_OF = re.compile(r"\s(?:of|into)\s(?:the\s)?")
_CLOSED = re.compile(r"\b(?:against|into|on)$")
_OF_CASE = re.compile(
    r"\b(?:charges?|case|complaint|lawsuit|suit|claims?|action|indictment|trial)\s(?:\w+\s){0,3}?(?:against|of)\s(?:the\s)?$"
)
_OBJECT = re.compile(
    r"\s(?:(?:the|its|his|their|our|a|an|former|two|three|four|both)\s(?:(?!to\b|for\b|of\b|who\b|with\b|from\b|that\b|by\b|and\b|over\b|on\b|in\b|at\b)[a-z-]+\s){0,3}|[a-z-]+er\s|[a-z-]+or\s)?"
)
_JOINT = re.compile(
    r"(?:,[^;.]{0,60}?,?|\s\([^()]{0,40}\),?)?\s*(?:,|,?\sand|&|,?\sas well as)\s*(?:the\s(?:[a-z-]+\s){0,2})?"
)
_TAIL = re.compile(
    r"(?:^|(?<=\s)|(?<=,))(?:(?:and|but|who|which|that|was|were|is|are|be|been|being|had|has|have|will|got|then|later|both|all|each|also|eventually|finally|subsequently|today|yesterday|formally|criminally"
    r"|again|since|now|first|never|not|recently|publicly|initially|already|soon|agreed|to|faces|facing|did|could|may|might|allegedly|reportedly|in|\w+ly|(?:19|20)\d\d)\s)*$"
)
_ASIDE = re.compile(
    r"(?:\s(?:plc|Inc\.?|Ltd\.?|LLC|Corp\.?))?(?:\s(?:of|from|in)\s[A-Z]\w+)?(?:\s?(?:,|\(|—|–|\s-\s)[^;]{0,150}[,)—–-])?"
)
_VERB_FIRST = re.compile(
    r"(?:,[^;]{0,100},|,)?\s(?:\w+ly\s|later\s|then\s|also\s|both\s)*(?:was|were|had|has|is|are|have|pleaded|plead|pled|agreed|admitted|reached|paid|faces?|\w+ed)\b[^;]{0,110}"
)
_OFFICIAL = re.compile(
    r"\b(?:[Jj]udge|[Jj]ustice|[Pp]rosecutors?|[Aa]ttorney(?: [Gg]eneral)?|[Ss]enator|Sen\.|Rep\.|[Aa]gent|[Cc]ommissioner|[Dd]etective|[Ll]awyers?|by)\s(?:[Tt]he\s|[A-Z][\w.]+\s)?$"
)
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|against|for|to|of|in|into|on|than|at|unlike|like|behind|\w+ed|stole)\s(?:the\s)?$"
)
_CASE = re.compile(r"\b(?:charges?|case|counts?|lawsuit|suit|complaint|indictment|claims?|action|appeal|conviction)\b")
_JUDGES = re.compile(
    r"\b(?:court|judge|jury|tribunal|regulators?|commission(?:er)?|authority|magistrates?|ombudsman|agency)\b",
    re.IGNORECASE,
)


def find_defendants(text: str, hit: Hit, parties: Parties, position: int) -> list[Party]:
    """Return the parties that a legal status holds of, in the order of the sentence.

    Args:
        text: The sentence.
        hit: The words of the status.
        parties: The agents of the page.
        position: Position of the sentence.

    Returns:
        None of them an authority; empty where the sentence does not say clearly whom the words are about.
    """
    status, words = hit.concept.notation, text[hit.start : hit.end].lower()
    if status == "dismissed" and not _CASE.search(words) and not _CASE.search(text[: hit.start].lower()):
        return []
    spoken = [each for each in parties.spoken_of(position) if not parties.is_authority(each.entity)]
    after = [each for each in spoken if hit.end <= each.start <= hit.end + _REACH]
    before = [each for each in spoken if hit.start - _REACH <= each.end <= hit.start]
    if status in _CRIMINAL:
        before = [each for each in before if each.kind != "Organization"] or before
    is_passive = bool(_AUXILIARY.search(text[: hit.start]))
    if words.startswith(("handed ", "given ", "hit ")):
        return _subject(text, hit, before) if is_passive else []
    if (_NOUN.search(words) and words != "to fine") or status in {"dismissed", "pending"}:
        found = _behind_noun(text, hit, after, [each for each in spoken if each.end <= hit.end])
        if found or _NOUN.match(words.split()[-1]) or status == "dismissed":
            return found or _subject(text, hit, before) if status == "settled" else found
    if _TRANSITIVE.fullmatch(words) and not is_passive:
        return _object_or_headline(text, hit, after, before)
    return _subject(text, hit, before)


def _behind_noun(text: str, hit: Hit, after: Sequence[Party], before: Sequence[Party]) -> list[Party]:
    """Whom a noun is directed at: "a complaint against X", "a fine of £20 million on X"; "charges against X were dropped"."""
    words = text[hit.start : hit.end].lower()
    for each in after[:1]:
        between = text[hit.end : each.start]
        is_fine = hit.concept.notation == "fined" and _ON.fullmatch(between)
        is_of = words.endswith(
            ("conviction", "acquittal", "indictment", "investigation", "inquiry", "probe")
        ) and _OF.fullmatch(between)
        if is_fine or is_of or _AGAINST.fullmatch(between) or (_CLOSED.search(words) and _OBJECT.fullmatch(between)):
            return _coordinated(text, after)
    if hit.concept.notation == "fined" and before and _HANDED.fullmatch(text[before[-1].end : hit.start]):
        return _coordinated(text, before, first=False)
    for each in before[::-1]:
        if _OF_CASE.search(text[: each.start].lower()):
            return [each]
    return []


def _object_or_headline(text: str, hit: Hit, after: Sequence[Party], before: Sequence[Party]) -> list[Party]:
    """The object, "fined X £20 million"; without one the verb is a participle: "X fined £20 million"."""
    status = hit.concept.notation
    for each in after[:1]:
        if _OBJECT.fullmatch(text[hit.end : each.start]):
            if status in {"ordered", "investigation"} and not _JUDGES.search(text[: hit.start]):
                return []
            return _coordinated(text, after)
    if status in {"ordered", "investigation", "filed"} or not before:
        return []
    nearest = before[-1]
    between = text[nearest.end : hit.start]
    is_headline = between == " " or bool(re.fullmatch(r",\s(?:\w+ly\s)?", between))
    follows_passive = bool(re.search(r"\b(?:was|were|been)\b[^;]{0,60}\band\s(?:\w+ly\s|later\s|then\s)?$", between))
    if follows_passive or (
        is_headline and re.match(r"\s(?:to|for|with|over|on|of|in|by|\$|€|£|\d|guilty)", text[hit.end :])
    ):
        return _subject(text, hit, before) if follows_passive else _coordinated(text, before, first=False)
    return []


def _subject(text: str, hit: Hit, before: Sequence[Party]) -> list[Party]:
    """The party before the verb with nothing but auxiliaries, asides or an earlier verb of its own between."""
    for nearest in reversed(before):
        if _OFFICIAL.search(text[: nearest.start]):
            continue
        between = text[nearest.end : hit.start]
        tail = _TAIL.search(between)
        rest = between[: tail.start()] if tail is not None else between
        joined = hit.concept.notation == "settled" or (
            tail is not None and bool(re.search(r"\b(?:and|but)\s", tail[0]))
        )
        relative = tail is not None and bool(re.search(r"\b(?:who|which)\s", tail[0]))
        if _OBLIQUE.search(text[: nearest.start]) and not relative:
            continue
        if _ASIDE.fullmatch(rest.rstrip()) or (joined and _VERB_FIRST.fullmatch(rest.rstrip())):
            return _coordinated(text, [each for each in before if each.start <= nearest.start], first=False)
    return []


def _coordinated(text: str, parties: Sequence[Party], *, first: bool = True) -> list[Party]:
    """The nearest party and those joined to it by "and" or a comma, in the order of the sentence."""
    ordered = list(parties) if first else list(parties)[::-1]
    group = [ordered[0]]
    for each in ordered[1:]:
        left, right = (group[-1], each) if first else (each, group[-1])
        same_place = (left.start, left.end) == (right.start, right.end)
        if not same_place and not _JOINT.fullmatch(text[left.end : right.start]):
            break
        if each.entity not in {party.entity for party in group}:
            group.append(each)
    return sorted(group, key=lambda party: party.start)
