"""The tree shows the architecture, and imports go one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import breachgraph

LAYERS = [
    "errors",
    "files",
    "registry",
    "model",
    "lexicon",
    "sources",
    "extraction",
    "curation",
    "resolve",
    "inference",
    "graph",
    "store",
    "validation",
    "query",
    "export",
    "view",
    "api",
    "cli",
]
ROOT = Path(breachgraph.__file__).parent


def layer_of(path: Path) -> str:
    """Return the layer of a module's file."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    """Return the layers that a module imports while it is loaded or run; those for type checkers do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    names = [
        f"{node.module}.{alias.name}" if node.module == "breachgraph" else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    return [name.split(".")[1] for name in names if name.startswith("breachgraph.")]


MODULES = sorted(
    path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem in {"errors", "files", "registry"}
)


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES])
def test_a_layer_imports_only_from_those_before_it(path: Path) -> None:
    """Data flows one way."""
    allowed = set(LAYERS[: LAYERS.index(layer_of(path)) + 1]) | {"__version__"}
    assert set(imports_of(path)) <= allowed


def test_every_public_module_says_what_it_offers() -> None:
    """`__all__` names what exists; the linter keeps it sorted."""
    wrong = []
    for info in walk_packages([str(ROOT)], "breachgraph."):
        if info.name.endswith("__main__"):
            continue
        module = import_module(info.name)
        names = getattr(module, "__all__", None)
        if info.ispkg and names is None:
            continue
        if names is None or any(not hasattr(module, name) for name in names):
            wrong.append(info.name)
    assert wrong == []


def test_importing_the_package_is_cheap() -> None:
    """Heavy libraries are loaded where they are used."""
    code = "import sys, breachgraph; print(sorted({'rdflib', 'networkx', 'pyoxigraph', 'pandas', 'rich', 'pyvis'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    """400 lines at most."""
    assert [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400] == []
