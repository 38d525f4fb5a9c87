"""Front matter: YAML read with places, and guarded against documents that explode.

Aliases that multiply, deep nesting and giant headers are refused before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import YAMLHandler

from breachgraph.model import Field, Span
from breachgraph.sources.scalars import to_scalars

__all__ = ["FrontMatter", "FrontMatterError", "read_record", "split_front_matter"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20
_MAX_EVENTS = 20_000
_MAX_CHARACTERS = 65_536
_TOO_DEEP = "the front matter nests too deeply"
_OPENING = re.compile(r"\ufeff?-{3,}[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A page's header and where its body begins.

    Attributes:
        fields: Values by key, in file order.
        body: First code point of the body in the raw file.
        repeated: Keys that stand twice, with the place of the later one, which is ignored.
    """

    fields: dict[str, Field]
    body: int
    repeated: tuple[tuple[str, Span], ...] = ()


class FrontMatterError(ValueError):
    """The header is not usable; `offset` is where in the raw file, `body` where the body begins."""

    def __init__(self, code: str, message: str, *, offset: int, body: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.offset = offset
        self.body = body


def split_front_matter(text: str, source: str) -> FrontMatter | None:
    """Read the YAML header of a page.

    Args:
        text: The raw file.
        source: Path of the document, for spans.

    Returns:
        The fields and where the body begins; None if the page has no header.

    Raises:
        FrontMatterError: If the header is not closed, not YAML, not a mapping, or built to explode.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    handler = YAMLHandler()
    try:
        header, content = handler.split(text.removeprefix("\ufeff"))
    except ValueError:
        message = "the front matter opened by '---' is never closed; end it with a line '---'"
        raise FrontMatterError("front-matter-unclosed", message, offset=0, body=start) from None
    body = len(text) - len(content)
    header = header.removeprefix("\r").removeprefix("\n")
    return _compose(header, start, body, source)


def read_record(text: str, source: str) -> FrontMatter:
    """Read a file that is YAML throughout.

    Args:
        text: The raw file.
        source: Path of the document, for spans.

    Returns:
        The fields; the body is empty, at the end of the file.

    Raises:
        FrontMatterError: If the file is not YAML, not a mapping, or built to explode.
    """
    start = 1 if text.startswith("\ufeff") else 0
    return _compose(text[start:], start, len(text), source)


def _compose(header: str, start: int, body: int, source: str) -> FrontMatter:
    header = to_scalars(header)  # as which YAML is written
    try:
        _guard(header, start, body)
        root = yaml.compose(header, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        offset = start + min(mark.index, len(header)) if mark else start
        reason = getattr(error, "problem", None) or str(error)
        if isinstance(error, RecursionError) or "nesting depth" in reason:  # newer parsers have a limit of their own
            raise FrontMatterError("front-matter-refused", _TOO_DEEP, offset=offset, body=body) from None
        raise FrontMatterError(
            "front-matter-invalid", f"the front matter is not YAML: {reason}", offset=offset, body=body
        ) from None
    if root is None:
        return FrontMatter({}, body)
    if not isinstance(root, yaml.MappingNode):
        message = "the front matter is not a mapping; write lines such as 'title: ...'"
        raise FrontMatterError("front-matter-invalid", message, offset=start, body=body)
    fields: dict[str, Field] = {}
    repeated: list[tuple[str, Span]] = []
    for key, node in root.value:
        name = str(key.value)
        field = _read_field(node, header, start, source)
        if name in fields:
            repeated.append((name, field.span))
        else:
            fields[name] = field
    return FrontMatter(fields, body, tuple(repeated))


def _guard(header: str, start: int, body: int) -> None:
    """Refuse headers that cost more to build than they say; events are read one at a time, without building."""
    if len(header) > _MAX_CHARACTERS:
        message = f"the front matter has {len(header):,} characters; at most {_MAX_CHARACTERS:,} are read"
        raise FrontMatterError("front-matter-too-large", message, offset=start, body=body)
    depth = 0
    for number, event in enumerate(yaml.parse(header, Loader=_Loader)):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        too_deep = depth > _MAX_DEPTH or number > _MAX_EVENTS
        if too_deep or isinstance(event, yaml.AliasEvent):
            message = _TOO_DEEP if too_deep else "the front matter uses YAML aliases, which are not read"
            offset = start + min(event.start_mark.index if event.start_mark else 0, len(header))
            raise FrontMatterError("front-matter-refused", message, offset=offset, body=body)


def _read_field(node: yaml.Node, header: str, start: int, source: str) -> Field:
    span = _span_of(node, header, start, source)
    items = tuple(_items(node, header, start, source))
    fields = {}
    if isinstance(node, yaml.MappingNode):
        fields = {str(key.value): _read_field(value, header, start, source) for key, value in node.value}
    return Field(value=_construct(node), span=span, items=items, fields=fields)


def _items(node: yaml.Node, header: str, start: int, source: str) -> Iterator[tuple[str, Span]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.ScalarNode):
                yield item.value, _span_of(item, header, start, source)


def _span_of(node: yaml.Node, header: str, start: int, source: str) -> Span:
    begin, end = node.start_mark.index, node.end_mark.index
    while end > begin and header[end - 1].isspace():
        end -= 1
    if isinstance(node, yaml.ScalarNode) and node.style in {"'", '"'} and end - begin >= 2:
        begin, end = begin + 1, end - 1
    return Span(source=source, start=start + begin, end=start + end)


def _construct(node: yaml.Node) -> object:
    """Build one value; a scalar that YAML cannot build (30 February) stays the text that it is."""
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, yaml.YAMLError, TypeError):
        return getattr(node, "value", None)
