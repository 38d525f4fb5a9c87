"""Finding parts by folder and by entry point, so that adding one is one new file and no edit elsewhere.

A part is a module-level object under a name that its group agrees on (`EXPORTER`, `VIEW`, ...). Parts of this
package are the modules of one folder; parts of other packages are entry points of the group
`breachgraph.<group>`, whose value is such an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import Generic, Protocol, TypeVar

from breachgraph.errors import BreachgraphError, UnknownNameError

__all__ = ["Named", "Registry"]


class Named(Protocol):
    """Anything with a stable name."""

    @property
    def name(self) -> str:
        """The name under which users ask for the part."""


T = TypeVar("T", bound=Named)


class Registry(Mapping[str, T], Generic[T]):
    """The parts of one kind, by name, sorted; loaded when first asked for."""

    def __init__(self, *, kind: str, group: str, package: str, attribute: str) -> None:
        """Describe where the parts are.

        Args:
            kind: What one is called in messages, such as `format`.
            group: Last part of the entry-point group's name, such as `exporters`.
            package: Dotted name of the folder that holds the built-in parts.
            attribute: Name of the module-level object that is the part.
        """
        self._kind = kind
        self._group = f"breachgraph.{group}"
        self._package = package
        self._attribute = attribute
        self._parts: dict[str, T] | None = None

    def __getitem__(self, name: str) -> T:
        parts = self._load()
        try:
            return parts[name]
        except KeyError:
            raise UnknownNameError(self._kind, name, parts) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._load())

    def __len__(self) -> int:
        return len(self._load())

    def _load(self) -> dict[str, T]:
        if self._parts is None:
            found: dict[str, T] = {}
            for part, origin in (*self._built_in(), *self._third_party()):
                if part.name in found:
                    raise BreachgraphError(f"two {self._kind}s are named {part.name!r}; the second comes from {origin}")
                found[part.name] = part
            self._parts = dict(sorted(found.items()))
        return self._parts

    def _built_in(self) -> Iterator[tuple[T, str]]:
        folder = import_module(self._package)
        for info in sorted(iter_modules(folder.__path__), key=lambda found: found.name):
            part = getattr(import_module(f"{self._package}.{info.name}"), self._attribute, None)
            if part is not None:
                yield part, f"{self._package}.{info.name}"

    def _third_party(self) -> Iterator[tuple[T, str]]:
        for entry in sorted(entry_points(group=self._group), key=lambda found: found.value):
            yield entry.load(), entry.value
