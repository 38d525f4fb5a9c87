"""`view graph`: an interactive graph as one HTML file that makes no request.

pyvis's `Network` is the model; its own template is not used, since it leaves addresses of other servers in the
file, draws by physics at load, and has no title, language or policy.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from breachgraph.errors import MissingExtraError
from breachgraph.store import Store
from breachgraph.view.html import hash_of, read_asset, to_script
from breachgraph.view.layout import place_nodes
from breachgraph.view.picture import KINDS, Picture, load_picture
from breachgraph.view.view import View

__all__ = ["VIEW", "render_graph"]

_LIMIT = 1_500
_STYLE = {
    "Incident": ("#D55E00", "diamond", 26),
    "ThreatActor": ("#4D4D4D", "triangle", 18),
    "Person": ("#CC79A7", "dot", 14),
    "Organization": ("#0072B2", "square", 14),
    "Service": ("#56B4E9", "hexagon", 15),
    "Vector": ("#E69F00", "triangleDown", 15),
    "Weakness": ("#F0E442", "star", 15),
    "Effect": ("#009E73", "dot", 14),
    "Data": ("#88CCB8", "square", 11),
    "Detection": ("#B3B3B3", "hexagon", 11),
    "Vulnerability": ("#882255", "diamond", 14),
}
_VIS = Path("templates") / "lib" / "vis-9.1.2" / "vis-network.min.js"


def render_graph(store: Store) -> str:
    """Draw the facts of a dataset.

    Args:
        store: The dataset; of more than 1,500 things the incidents and the best connected are shown, and it is
            said.

    Returns:
        One HTML file; the same for the same dataset.

    Raises:
        MissingExtraError: If pyvis is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, select_autoescape
        from pyvis.network import Network
    except ImportError:
        raise MissingExtraError("view graph", "viz") from None
    picture = load_picture(store, limit=_LIMIT)
    network = Network(directed=True, cdn_resources="in_line")
    _fill(network, picture)
    environment = Environment(loader=PackageLoader("breachgraph.view"), autoescape=select_autoescape(["html", "j2"]))
    scripts = [_vis_source(), read_asset("graph.js")]
    return environment.get_template("graph.html.j2").render(
        picture=picture,
        labels={node.id: node.label for node in picture.nodes},
        data=to_script(_data(network, picture)),
        scripts=scripts,
        hashes=[hash_of(script) for script in scripts],
        style=read_asset("graph.css"),
    )


def _fill(network: Any, picture: Picture) -> None:
    """Put the picture into pyvis's model, with places and without physics."""
    places = place_nodes(picture)
    for node in picture.nodes:
        colour, shape, size = _STYLE[node.kind]
        x, y = places[node.id]
        network.add_node(
            node.id, label=_short(node.label), shape=shape, color=colour, size=size, x=x, y=y, physics=False
        )
    for number, edge in enumerate(picture.edges):
        network.add_edge(edge.source, edge.target, id=f"e{number}", label=edge.property)


def _data(network: Any, picture: Picture) -> dict[str, Any]:
    """The model as the page's script reads it: pyvis's nodes and edges, with names, kinds and words added."""
    nodes, edges, *_ = network.get_network_data()
    details = {node.id: {"name": node.label, "kind": node.kind} for node in picture.nodes}
    quotes = [
        [
            {
                "text": q.text,
                "place": f"{q.path}:{q.line}",
                "standing": f"{q.status}, {q.tier}, {q.rule}",
                "by": q.said_by,
            }
            for q in edge.quotes
        ]
        for edge in picture.edges
    ]
    return {
        "nodes": [{**node, **details[node["id"]]} for node in nodes],
        "edges": [{**edge, "quotes": quotes[number]} for number, edge in enumerate(edges)],
        "kinds": [
            {"name": kind, "colour": _STYLE[kind][0], "shape": _STYLE[kind][1]}
            for kind in KINDS
            if any(node.kind == kind for node in picture.nodes)
        ],
        "total": picture.total,
    }


def _vis_source() -> str:
    """The vis-network library that pyvis carries (Apache-2.0 OR MIT), with its licence banner."""
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise MissingExtraError("view graph", "viz")
    source = (Path(spec.origin).parent / _VIS).read_text("utf-8")
    kept = [line for line in source.split("\n") if not line.startswith("//# sourceMappingURL")]
    return "\n".join(kept).replace("</script", "<\\/script")


def _short(label: str) -> str:
    return label if len(label) <= 34 else label[:33] + "…"


VIEW = View(
    name="graph",
    description="Interactive graph of incidents and what they have to do with, the words behind every edge.",
    render=lambda scene: render_graph(scene.store),
)
