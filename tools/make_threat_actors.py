"""Make `ontology/gazetteer/threat-actors.ttl` from the MISP galaxy in the package `pymispgalaxies` 1.1.1.

    pip install pymispgalaxies==1.1.1
    python tools/make_threat_actors.py

Names, synonyms, country, the galaxy's UUID, and the ATT&CK group that the references name. A name that is
shared by two actors is kept where it is the actor's own name, and dropped where it is a synonym of both; a name that is
also a common word, or is short, is ambiguous and matched only with context.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from breachgraph.model.iris import slugify
from gazetteer import ONTOLOGY, assemble, package_dir, quote, things_of_others, write

__all__ = ["PACKAGES", "Actor", "is_ambiguous", "make", "read_actors", "render"]

PACKAGES = {"pymispgalaxies": "1.1.1"}
TARGET = "gazetteer/threat-actors.ttl"
EXTRA = ONTOLOGY / "gazetteer" / "threat-actors-extra.ttl"
COMMON = frozenset(
    "mask lead comment energetic anchor panda bear tiger lotus dust space sands turbine electric wizard silence hidden raspberry "
    "berserk sofacy pirate orange apple black blue red green gold silver bronze iron carbon cobalt copper nickel tin zinc lead "
    "group team crew army union front kitten spider hacking attack attacker careto infy domino magic honey dragon falcon hawk "
    "eagle snake viper cobra scorpion storm thunder lightning rain wind fire water earth sun moon star night light dark shadow "
    "ghost phantom killer hunter king queen prince knight soldier shield sword arrow axe hammer anvil wolf fox cat dog rat mouse "
    "snow ice frost winter summer dream hope love hate evil angel demon devil hell heaven god play cuba medusa royal hive akira "
    "qilin embargo fog lynx vice meow snatch babuk clop karma rancor sandman operation hades temp equation hammertoss ke3chang "
    "thrip ocean prime inception callisto chimera mantis armageddon patchwork naikon danti dropping elephant platinum strider scarab scarface evasive "
    "the anonymous kimsuky confucius machete pawn turla uroburos snake".split()
) - frozenset("sofacy kimsuky ke3chang naikon turla uroburos careto infy hammertoss danti qilin babuk akira".split())
COMPANIES = frozenset({"Candiru", "Hacking Team"})
"""Entries of the galaxy that are firms: they sell tools to those who attack."""

GROUP = re.compile(r"attack\.mitre\.org/(?:groups?|wiki/Group)/(G\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor.

    Attributes:
        name: Its own name.
        synonyms: Other names, sorted.
        country: ISO 3166-1 alpha-2; empty if the galaxy has none.
        uuid: Of the galaxy.
        groups: The ATT&CK group that the references name; empty where they name several.
    """

    name: str
    synonyms: tuple[str, ...]
    country: str
    uuid: str
    groups: tuple[str, ...]


def is_ambiguous(name: str) -> bool:
    """Tell whether a name is also a common word, or too short to stand alone."""
    return " " not in name and not any(c.isdigit() for c in name) and (len(name) < 5 or name.casefold() in COMMON)


def read_actors(
    values: Iterable[Mapping[str, Any]], taken: Iterable[str] = (), by_hand: Iterable[str] = ()
) -> list[Actor]:
    """Read the galaxy's entries.

    Args:
        values: Entries with `value`, `uuid` and `meta`.
        taken: Names that belong to other things; actors so called are left out.
        by_hand: Names that the hand-written file gives to an actor; they are no other actor's synonym.

    Returns:
        The actors, sorted by name; no name belongs to two of them.
    """
    entries = sorted(
        ({**entry, "value": name} for entry in values if not (name := str(entry["value"]).strip()).startswith("[")),
        key=lambda entry: str(entry["value"]).casefold(),
    )
    own = {str(entry["value"]).casefold() for entry in entries}
    others = {name.casefold() for name in (*taken, *COMPANIES)}
    assigned = others | {name.casefold() for name in by_hand}
    spread = Counter(name for entry in entries for name in {s.casefold() for s in _synonyms(entry)})
    actors = []
    for entry in entries:
        name = str(entry["value"])
        kept = {s for s in _synonyms(entry) if s.casefold() not in own | assigned and spread[s.casefold()] == 1}
        refs = " ".join(entry.get("meta", {}).get("refs", []))
        country = str(entry.get("meta", {}).get("country", ""))
        actors.append(
            Actor(
                name=name,
                synonyms=tuple(sorted(kept)),
                country=country if re.fullmatch("[A-Z]{2}", country) else "",
                uuid=str(entry["uuid"]),
                groups=tuple(groups if len(groups := sorted(set(GROUP.findall(refs)))) == 1 else ()),
            )
        )
    return [actor for actor in actors if actor.name.casefold() not in others]


def render(actors: Sequence[Actor]) -> str:
    """Return actors as Turtle, without the header."""
    return "\n".join(_block(actor) for actor in actors)


def _synonyms(entry: Mapping[str, Any]) -> list[str]:
    return [s.strip() for s in entry.get("meta", {}).get("synonyms", []) if 2 < len(s.strip()) <= 60]


def _block(actor: Actor) -> str:
    plain = [s for s in actor.synonyms if not is_ambiguous(s)]
    titled = [s.title() for s in (actor.name, *plain) if s.isupper() and " " in s and not any(c.isdigit() for c in s)]
    doubtful = [s for s in (actor.name, *actor.synonyms) if is_ambiguous(s)]
    matches = [f"<https://attack.mitre.org/groups/{g}>" for g in actor.groups] + [f"<urn:uuid:{actor.uuid}>"]
    lines = [f"agent:{slugify(actor.name)} a bg:ThreatActor ;", f"    skos:prefLabel {quote(actor.name)} ;"]
    lines += [f"    skos:altLabel {' , '.join(map(quote, plain))} ;"] if plain else []
    lines += [f"    skos:hiddenLabel {' , '.join(map(quote, titled))} ;"] if titled else []
    lines += [f"    bg:ambiguousLabel {' , '.join(map(quote, doubtful))} ;"] if doubtful else []
    lines += [f'    bg:attributedCountry "{actor.country}" ;'] if actor.country else []
    return "\n".join([*lines, f"    skos:exactMatch {' , '.join(matches)} .", ""])


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If the package is missing.
    """
    folder = package_dir("pymispgalaxies", PACKAGES["pymispgalaxies"])
    cluster = json.loads((folder / "data" / "misp-galaxy" / "clusters" / "threat-actor.json").read_text("utf-8"))
    taken = {name.text for thing in things_of_others(TARGET) if thing.kind != "ThreatActor" for name in thing.names}
    by_hand = set(re.findall(r'"([^"]+)"', EXTRA.read_text("utf-8")))
    text = assemble(
        render(read_actors(cluster["values"], taken, by_hand)),
        title="Threat actors of the MISP galaxy: names, synonyms, country, identifiers.",
        source=f"package pymispgalaxies {PACKAGES['pymispgalaxies']} (BSD-3), cluster threat-actor, version {cluster['version']}",
        licence="CC0 1.0 or BSD 2-Clause, as the source",
        script="tools/make_threat_actors.py",
    )
    return {TARGET: text}


if __name__ == "__main__":
    write(make())
