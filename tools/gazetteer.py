"""What the scripts that make gazetteers share: the pinned package they read, and the header of what they write."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from breachgraph.lexicon.concepts import Thing, read_things
from breachgraph.lexicon.ontology import ontology_files

__all__ = [
    "ONTOLOGY",
    "assemble",
    "body_of",
    "digest_of",
    "package_dir",
    "quote",
    "statement",
    "things_of_others",
    "write",
]

ONTOLOGY = Path(__file__).parents[1] / "ontology"
_PREFIXES = {
    "agent": "https://w3id.org/breachgraph/id/agent/",
    "bg": "https://w3id.org/breachgraph/ns#",
    "bgv": "https://w3id.org/breachgraph/vocab#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "service": "https://w3id.org/breachgraph/id/service/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_DIGEST = "# Content: sha256 "


def package_dir(package: str, pin: str) -> Path:
    """Return the folder of an installed package's module.

    Args:
        package: Its name, which is its module's too, with `_` for `-`.
        pin: The only version that will do.

    Raises:
        SystemExit: If the package is missing or of another version; says how to install it.
    """
    spec = find_spec(package.replace("-", "_"))
    try:
        found = version(package)
    except PackageNotFoundError:
        found = "none"
    if spec is None or spec.origin is None or found != pin:
        raise SystemExit(f"{package} {pin} is needed, found {found}: pip install {package}=={pin}")
    return Path(spec.origin).parent


def assemble(body: str, *, title: str, source: str, licence: str, script: str) -> str:
    """Return a file: header with source, licence and the hash of what follows, then the body.

    Args:
        body: The lines below the header; where it is Turtle, without prefixes.
        title: What the file holds, one line.
        source: Package, version and the data's own version.
        licence: Of the data.
        script: Path of the script, from the project's root.
    """
    head = [f"# {title}", f"# Source: {source}", f"# Licence: {licence}", f"# Made by {script}; do not edit"]
    used = [
        f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items() if f" {name}:" in f" {body}".replace("\n", " ")
    ]
    content = "\n".join(["", *used, "", body] if used else [body]).rstrip("\n") + "\n"
    return "\n".join([*head, _DIGEST + digest_of(content), content])


def body_of(text: str) -> tuple[str, str]:
    """Return the hash that a made file's header states, and what stands below the header.

    Raises:
        ValueError: If the header states none.
    """
    head, mark, rest = text.partition(_DIGEST)
    if not mark or any(not line.startswith("#") for line in head.splitlines()):
        raise ValueError(f"no line {_DIGEST!r} in the header")
    stated, _, body = rest.partition("\n")
    return stated, body


def digest_of(body: str) -> str:
    """Return the SHA-256 of a body, in hexadecimal digits."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def quote(text: str) -> str:
    """Return a text as a Turtle string literal."""
    return json.dumps(text, ensure_ascii=False)


def statement(subject: str, values: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a block of Turtle about one subject.

    Args:
        subject: As written in Turtle.
        values: Predicates, each with its values as written in Turtle; one without values is left out.

    Returns:
        Lines that end with a blank one.
    """
    lines = [f"{predicate} {' , '.join(found)}" for predicate, each in values if (found := list(each))]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def things_of_others(*made: str) -> tuple[Thing, ...]:
    """Return what the ontology names in all files but some.

    Args:
        made: Paths of the files that are about to be made, from the ontology's folder.
    """
    return read_things(path for path in ontology_files() if str(path.relative_to(ONTOLOGY)) not in made)


def write(files: Mapping[str, str]) -> None:
    """Write made files, given by their paths from the ontology's folder, and say so."""
    for name, text in files.items():
        (ONTOLOGY / name).write_text(text, "utf-8")
        print(f"ontology/{name}: {len(text.splitlines())} lines")
