"""Names of malware and tools, so that what is used is not taken for who uses it."""

from __future__ import annotations

from functools import cache

from breachgraph.lexicon.ontology import ontology_dir

__all__ = ["is_kind_of_software", "is_software_name", "software_names"]

_KIND_WORDS = frozenset(
    "Stealer Loader RAT Bot Botnet Worm Trojan Backdoor Locker Miner "
    "Wiper Strike Malware Spyware Rootkit Implant Downloader Dropper Webshell Ransomware Exploit".split()
)


@cache
def software_names() -> frozenset[str]:
    """Return the listed names of malware and tools, as written."""
    lines = (ontology_dir() / "reference" / "software-names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_software_name(name: str) -> bool:
    """Tell whether a name is one of malware or of a tool: listed, or ending in a word for its kind.

    Args:
        name: Words as written.
    """
    return name in software_names() or is_kind_of_software(name)


def is_kind_of_software(name: str) -> bool:
    """Tell whether a name ends in a word for a kind of software ("Lumma Stealer"), so that it is no group's either."""
    return name.rpartition(" ")[2] in _KIND_WORDS
