"""Words by which a sentence says that an agent was harmed: as the subject, as the object, as whose things were taken."""

from __future__ import annotations

import re

__all__ = ["TRIGGERS", "harm_of", "suffers"]

TRIGGERS = (
    "breach*", "hack*", "compromis*", "attack*", "cyberattack*", "intru*", "extort*", "infiltrat*", "ransom*", "encrypt*", "stole*", "steal*", "theft",
    "exfiltrat*", "copied", "copies", "copying", "leak*", "expos*", "broke", "broken", "breaking", "infect*", "access", "accessed", "taken", "took",
    "shut", "victim*", "malware", "unauthorised", "unauthorized", "incident", "heist", "download*", "altered", "changed", "wiped", "deleted", "sold",
    "reading", "read", "phish*", "belong*", "owned", "somebody", "someone", "signed", "hit", "struck", "replaced", "lost",
    "them", "these", "those", "they", "affected", "unsecured", "belonged",
)  # fmt: skip
"""Words of which a sentence holds one if it speaks of harm."""

_LEAD = r"(?:the\s(?:[\w-]+\s){0,5}?|(?:[\w-]+\s){0,2}(?:company|firm|maker|retailer|bank|exchange|provider|hospital|airline|university|platform|chain|vendor|giant)\s)?$"
_HARM = r"(?:data |security |cyber-?\s?security |massive |major |cyber-?\s?|network |ransomware )*(?:breach|breaches|hack|incident|intrusion|cyber-?\s?attack|attack|data theft|compromise|leak|break-in|outage)"
_ASIDE = r"(?:,[^;.]{0,100}?,|\s\([^()]{0,60}\),?){0,2}"
_THINGS = (
    r"(?:networks?|systems?|servers?|computers?|laptops|machines|platform|portal|databases?|website|web\ssite|mailbox(?:es)?|e-?mails?|accounts?|infrastructure|environment"
    r"|data|records|repositor(?:y|ies)|source code|files|customers|patients|members|users|clients|subscribers|guests|students|buckets?|backups|domain|cloud|tenant)"
)
_DEED = re.compile(
    r"\b(?:encrypt\w*|st[oe]al\w*|stole|stolen|exfiltrat\w*|cop(?:y|ied|ies|ying)|access(?:ed)?|compromis\w*|breach\w*|hack\w*|infect\w*|br[oe]ke(?:n)?|breaking|taken|took|leak\w*|expos\w*"
    r"|wip(?:ed|es)|download\w*|got in\w*|enter(?:ed|s)|changed|altered|tampered|reading|sold|deleted|destroyed|signed in|logged in|infiltrat\w*|intru\w*|published|ransom\w*|malware)\b"
)

_SUFFERS = re.compile(
    rf"{_ASIDE}(?:['’]s)?,?\s+(?:\w+\s){{0,2}}?(?:suffered|experienced|sustained|fell victim to|was hit by|was struck by|was hit with|were hit by|is hit by)\s+(?:\w+\s){{0,3}}?(?:{_HARM}|ransomware)\b"
)
_PASSIVE = re.compile(
    rf"{_ASIDE}\s+(?:was|were|had been|has been|have been|got|is)\s(?:\w+ly\s|never\s|not\s)?(?:breached|hacked|compromised|attacked|extorted|infiltrated|ransomed|broken into)\b"
)
_SAYS = re.compile(
    rf"{_ASIDE}\s(?:has\s|had\s|later\s|today\s)?(?:confirmed|disclosed|admitted|acknowledged|announced|reported|said|stated|revealed|learned|learnt|discovered|found|noticed|detected)\s[^.;]{{0,40}}?"
    rf"\b(?:(?:it|they)\s(?:had\s|has\s|have\s)?(?:been|was|were|suffered|fell)\s(?:\w+\s)?(?:breached|hacked|attacked|compromised|victim|extorted|(?:\w+\s)?{_HARM})"
    rf"|(?:in|into|to|of|on|from|that)\s(?:some\sof\s|all\sof\s)?its\s(?:\w+\s){{0,3}}?{_THINGS}\b"
    rf"|(?:hackers|attackers|intruders|thieves|somebody|someone|an? (?:attacker|intruder|hacker|outsider))\s[^.;]{{0,40}}?\b(?:stole|stolen|copied|accessed|reading|read|taken|took|encrypted|breached|hacked|compromised|downloaded|broken into|broke into|exfiltrated|access to|entered|infected|wiped)\b[^.;]{{0,50}}?\b(?:its|their)\s(?:\w+\s){{0,3}}?{_THINGS})"
)
_OWNS_UP = re.compile(
    rf"{_ASIDE}\s(?:has\s|had\s|later\s)?(?:confirmed|disclosed|admitted|acknowledged)\s(?:an?|the)\s(?:\w+\s){{0,2}}?{_HARM}\b(?!\s(?:of|at|in|affecting|against)\b)"
)
_SHUT = re.compile(
    rf"{_ASIDE}\s(?:has\s|had\s|then\s|was forced to\s|had to\s)?(?:shuts?\sdown|took|take|switched off|turned off|disconnected|isolated|rebuilt|restored|pulled)\s(?:(?:its|all|most|many|some|of|the|their)\s){{0,3}}"
    rf"(?:\w+\s){{0,2}}?(?:everything|(?<=\bits\s){_THINGS}|(?<=\bits\s)\w+\s{_THINGS}|{_THINGS}\s(?:down|offline|off)\b)"
)
_PAID = re.compile(
    rf"{_ASIDE}\s(?:has\s|had\s)?(?:paid|refused to pay|did not pay|declined to pay)\s(?:the\s|an?\s|no\s)?(?:\w+\s)?ransom\b"
)
_OF_ITS = re.compile(
    rf"{_ASIDE}\s[^.;]{{0,110}}?\b(?:encrypted|hacked|breached|stole|wiped|infected|locked|compromised|accessed|exfiltrated|copied)\b[^.;]{{0,40}}?\b(?:its|their)\s(?:\w+\s){{0,2}}?{_THINGS}"
)
_OWN_THINGS = re.compile(rf"['’]s?\s(?:\w+\s){{0,2}}?{_THINGS}\b")
_INTO_OWN = re.compile(
    r"\b(?:access(?:ed)?(?:\sto)?|into|in\sto|hacked|breached|compromised|encrypted|infected|infiltrated|wiped|stole|exfiltrated|copied|from|entered|leaked|downloaded|took\sover|inside)\s(?:\w+\s){0,3}?(?:the\s)?$"
)
_STAFF_DOES = re.compile(
    r"\s(?:secretly\s|had\s|has\s|illegally\s)?(?:copied|stole|sold|exfiltrated|downloaded|leaked|deleted|took)\b[^.;]{0,40}\b(?:records|data|files|customers?|source code|secrets|databases?|members|patients)\b"
    r"|\s(?:had\s)?(?:fell for|fallen for|opened (?:an?|the) (?:\w+\s){0,4}(?:phishing|attachment|e-?mail)|clicked|was phished|was tricked|opened phishing)"
)

_STAFF = re.compile(
    rf"\b(?:analyst|employees?|engineers?|contractor|administrator|insider|worker|clerks?|manager|staff|technician)\s(?:at|of)\s{_LEAD}"
)
_ATTACK_ON = re.compile(
    rf"\b(?:attacks?|cyber-?\s?attacks?|assault|raid)\s(?:on|at|against|targeting)\s{_LEAD}"
    rf"|\b(?:breach|hack|compromise|intrusion|break-in|data theft|heist|theft|data leak)\s(?:of|at|into|against|from)\s{_LEAD}"
    rf"|\b(?:hacked|breached|attacked|extorted|infiltrated|ransomed|penetrated|br[oe]ke(?:n)? into|breaking into|hacking|breaching|hacked into|blackmailed)\s{_LEAD}"
    rf"|\b(?:ransomware|attack|hackers?|attackers?|malware|gang|group)\s(?:\w+\s){{0,2}}?(?:hit|hits|struck|strikes|crippled|disrupted|compromised)\s{_LEAD}"
    rf"|\b(?<!password )(?<!passwords )(?<!credentials )(?:stolen|stole|stealing|taken|exfiltrated|copied|leaked|obtained|downloaded)\s(?:(?!to\b|from\b)\w+\s){{0,4}}?from\s{_LEAD}"
)
_BREACH_OF = re.compile(
    r"\b(?:breach|hack|compromise) (?:of|at|against)\s(?:the\s)?$|\b(?:breached|hacked|attacked|extorted)\s(?:the\s)?$"
)
_INSIDE = re.compile(
    rf"\b(?:intruders?|attackers?|hackers?|thie(?:f|ves))\b[^.;]{{0,60}}\b(?:inside|within|into)\s{_LEAD}"
)
_OF_THINGS = re.compile(rf"\b{_THINGS}\s(?:of|at|belonging to|held by|run by|owned by|operated by)\s{_LEAD}")
_BELONGS = re.compile(rf"\b(?:belong(?:s|ed|ing)?\sto|owned\sby|was\sthe\sproperty\sof)\s{_LEAD}")
_STORE = re.compile(r"\b(?:bucket|database|server|cluster|repository|storage|container|index)\b")
_OPEN = re.compile(
    r"\b(?:anybody|anyone|public(?:ly)?|open|exposed|unprotected|unsecured|misconfigured|accessible|without (?:a |any )?(?:password|authentication))\b"
)

_ELSEWHERE = re.compile(
    r"\b(?:an earlier|the earlier|earlier (?:attack|breach|hack)|previous(?:ly)?|another|unrelated|similar|separate|also (?:attacked|hacked|breached|hit)|such as|reminiscent|like the|in the past|years? (?:before|earlier|ago)"
    r"|same (?:group|gang|actors?)|past (?:attacks|victims)|other (?:attacks|breaches|victims|companies)|known for|best known|for example)\b"
)
_BLAMED_FOR = re.compile(
    r"\b(?:responsible for|behind|linked to|credited with|blamed for|attributed to)\s(?:[\w-]+\s){0,4}(?:on|of|at|against|into)\s(?:the\s)?$"
)
_BESIDE = re.compile(
    r"\b(?:spokes\w+|researchers?|experts?|according to|analysts|investigators)\s(?:at|of|from|for)\s(?:the\s)?$"
)
_WINDOW, _FAR, _NEAR = 130, 70, 40


def harm_of(text: str, start: int, end: int, before: str = "") -> tuple[str, int] | None:
    """Tell whether a sentence says that the agent at a place was harmed.

    Args:
        text: The sentence in lower case.
        start: First code point of the agent's name.
        end: One past its last.
        before: The sentence before in lower case, of the same paragraph.

    Returns:
        How sure the words are, `strong`, or `weak` where they may speak of another case; and where they end.
        None if they say nothing of the kind.
    """
    ahead, behind = text[max(0, start - _WINDOW) : start], text[end : end + 2 * _WINDOW]
    if _BESIDE.search(ahead):
        return None
    stop = _as_subject(ahead, behind) or (_NEAR if _as_object(ahead, behind, before) else 0)
    if not stop or _ELSEWHERE.search(f"{ahead[-_FAR:]} {behind[:stop]}"):
        return None
    return ("weak" if _BLAMED_FOR.search(ahead) else "strong"), end + (0 if stop == _NEAR else stop)


def suffers(text: str, start: int, end: int) -> bool:
    """Tell whether the words right beside a name say that whom it names was breached.

    Args:
        text: The sentence, in any case.
        start: First code point of the name.
        end: One past the last.
    """
    ahead, behind = text[max(0, start - _NEAR) : start].lower(), text[end : end + _WINDOW].lower()
    return bool(_SUFFERS.match(behind) or _PASSIVE.match(behind) or _BREACH_OF.search(ahead))


def _as_subject(ahead: str, behind: str) -> int:
    """Where words end by which the agent, as the subject, was harmed; 0 where there are none."""
    for pattern in (_SUFFERS, _PASSIVE, _SAYS, _OWNS_UP, _SHUT, _PAID, _OF_ITS):
        match = pattern.match(behind)
        if match is not None:
            return match.end()
    own = _OWN_THINGS.match(behind)
    if own is not None and _INTO_OWN.search(ahead[-40:]):
        return own.end()
    if _STAFF.search(ahead):
        staff = _STAFF_DOES.match(behind)
        return staff.end() if staff is not None else 0
    return 0


def _as_object(ahead: str, behind: str, before: str) -> bool:
    if _ATTACK_ON.search(ahead) or _INSIDE.search(ahead):
        return True
    things = _OF_THINGS.search(ahead)
    if things is not None:
        return bool(_DEED.search(ahead[: things.start()]) or _DEED.search(behind[:60]))
    if _BELONGS.search(ahead):
        told = f"{before} {ahead} {behind}"
        return bool(_STORE.search(told) and _OPEN.search(told))
    return False
