"""Make the reference pages from the program itself, so that they are never stale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

__all__ = ["write_reference"]


def write_reference(folder: Path) -> None:
    """Write every reference page that the program can tell by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("commands", _commands()),
        ("queries", _queries()),
        ("vocabulary", _vocabulary()),
        ("rules", _rules()),
        ("formats", _formats()),
        ("problems", _problems()),
    ):
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _commands() -> str:
    from breachgraph.cli.main import group

    context = click.Context(group, info_name="breachgraph", max_content_width=110)
    parts = ["# Commands\n", "What each command says of itself with `--help`.\n"]
    for name in ("", *group.list_commands(context)):
        command = group.get_command(context, name) if name else group
        assert command is not None  # noqa: S101 - the name was just listed
        own = click.Context(command, info_name=f"breachgraph {name}".strip(), max_content_width=110)
        own.help_option_names = ["-h", "--help"]
        parts.append(
            f"## breachgraph {name}\n\n```text\n{command.get_help(own)}\n```\n".replace(
                "## breachgraph \n", "## breachgraph\n"
            )
        )
    return "\n".join(parts)


def _queries() -> str:
    from breachgraph.query import load_queries

    parts = ["# Named queries\n"]
    for query in load_queries().values():
        params = [
            f"- `{p.name}` ({p.type}{f', default `{p.default}`' if p.default is not None else ''}): {p.description}"
            for p in query.params
        ]
        columns = [f"- `{name}`: {text}" for name, text in query.columns]
        parts.append(f"## {query.name}\n\n{query.question}\n")
        parts += ["Parameters:\n", *params, ""] if params else []
        parts += [
            "Columns:\n",
            *columns,
            "",
            f"How to read gaps: {query.unknown}\n",
            "```text",
            query.text.strip(),
            "```\n",
        ]
    return "\n".join(parts)


def _vocabulary() -> str:
    from breachgraph.lexicon.concepts import load_concepts

    parts = ["# Vocabulary\n", "The concept schemes of the ontology. A concept's IRI is `bgv:<scheme>-<notation>`.\n"]
    for scheme, concepts in load_concepts().items():
        parts.append(f"## {scheme}\n")
        parts.append(
            _table(("notation", "label", "definition"), ((c.notation, c.label, c.definition) for c in concepts))
        )
    return "\n".join(parts)


def _rules() -> str:
    from breachgraph.extraction import EXTRACTORS
    from breachgraph.extraction.rule import STAGES

    ordered = sorted(EXTRACTORS.values(), key=lambda rule: (STAGES.index(rule.stage), rule.order, rule.name))
    rows = ((rule.stage, rule.rule, rule.description) for rule in ordered)
    return "# Extraction rules\n\nIn the order in which they run.\n\n" + _table(
        ("stage", "rule", "what it reads"), rows
    )


def _formats() -> str:
    from breachgraph.cli.reports import REPORTS
    from breachgraph.export import EXPORTERS
    from breachgraph.query.formats import FORMATS
    from breachgraph.sources import SOURCES
    from breachgraph.view import VIEWS

    parts = ["# Formats\n", "## read\n"]
    parts.append(
        _table(("name", "file endings"), ((name, ", ".join(source.suffixes)) for name, source in SOURCES.items()))
    )
    for title, registry in (("export", EXPORTERS), ("query", FORMATS), ("view", VIEWS), ("check", REPORTS)):
        rows = ((name, part.description) for name, part in registry.items())
        parts += [f"## {title}\n", _table(("name", "what"), rows)]
    return "\n".join(parts)


def _problems() -> str:
    from breachgraph.model.problem_codes import PROBLEM_CODES

    rows = ((f"`{each.code}`", each.severity, each.meaning, each.remedy) for each in PROBLEM_CODES.values())
    return (
        "# Problems\n\n"
        "What `breachgraph check` and `breachgraph build` say about pages: `path:line:column: severity code message`.\n"
        "Columns count characters; where two places disagree, a `note:` shows the second.\n"
        "An error means that something could not be read; the other pages are still built, and the exit status is 1.\n"
        "Warnings tell of what was read and is doubtful; with `--strict`, they fail too.\n\n"
        + _table(("code", "severity", "what it means", "what to do"), rows)
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
