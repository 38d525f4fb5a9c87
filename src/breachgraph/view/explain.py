"""`view explain`: why each statement about an incident or an agent stands, as a page to read, print and send."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from breachgraph.errors import BreachgraphError, MissingExtraError
from breachgraph.query.explain import ExplainedClaim, Explanation, explain
from breachgraph.store import Store
from breachgraph.view.html import read_asset
from breachgraph.view.view import Scene, View

__all__ = ["VIEW", "render_explanations"]

_MOST = 60
_INCIDENTS = "SELECT DISTINCT ?i WHERE { ?i a bg:Incident . ?c a bg:Claim ; rdf:subject ?i } ORDER BY ?i"


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is claimed of one value of one property, for and against."""

    property: str
    value: str
    held: bool
    claims: tuple[ExplainedClaim, ...]


def render_explanations(scene: Scene) -> str:
    """Explain every statement about some things.

    Args:
        scene: The dataset; `only` names the things, as `explain` takes them; all incidents if it is empty.

    Returns:
        One HTML file without any script; the same for the same dataset.

    Raises:
        BreachgraphError: If there are more than 60 incidents and none is named.
        QueryError: If no thing, or more than one, has a name that is asked for.
        MissingExtraError: If jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, select_autoescape
    except ImportError:
        raise MissingExtraError("view explain", "viz") from None
    names = scene.only or tuple(_incidents(scene.store))
    if len(names) > _MOST and not scene.only:
        raise BreachgraphError(f"there are {len(names)} incidents; name some of them with --only")
    things = [explain(scene.store, name) for name in names]
    environment = Environment(loader=PackageLoader("breachgraph.view"), autoescape=select_autoescape(["html", "j2"]))
    return environment.get_template("explain.html.j2").render(
        things=[(thing, list(_statements(thing))) for thing in things], style=read_asset("explain.css")
    )


def _incidents(store: Store) -> Iterator[str]:
    rows: Any = store.query(_INCIDENTS)
    return (f"<{row['i'].value}>" for row in rows)


def _statements(thing: Explanation) -> Iterator[_Statement]:
    """The claims of a thing by what they say; what the thing is the subject of comes first."""
    groups: dict[tuple[bool, str, str], list[ExplainedClaim]] = {}
    for claim in thing.claims:
        about = claim.subject == thing.label
        value = claim.value if about else f"of {claim.subject}"
        groups.setdefault((not about, claim.property, value), []).append(claim)
    for (_, prop, value), claims in sorted(groups.items(), key=lambda item: item[0]):
        yield _Statement(prop, value, any(claim.holds for claim in claims), _by_day(claims))


def _by_day(claims: Sequence[ExplainedClaim]) -> tuple[ExplainedClaim, ...]:
    """Claims in the order in which they were made; those without a day first."""
    return tuple(sorted(claims, key=lambda claim: (claim.said_on, not claim.holds, claim.iri)))


VIEW = View(
    name="explain",
    description="Why each statement stands: every claim for and against it, with its words, as a page to read.",
    render=render_explanations,
)
