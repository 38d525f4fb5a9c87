"""Where things stand: computed once, in Python, with a seed; the browser moves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx

from breachgraph.view.picture import Picture

__all__ = ["place_nodes"]

_SEED = 20230711
_SPREAD = 120.0
_DENSE_LIMIT = 400


def place_nodes(picture: Picture) -> dict[str, tuple[float, float]]:
    """Place the nodes of a picture.

    Args:
        picture: Up to about 1,500 nodes.

    Returns:
        Coordinates by IRI, rounded to 0.1, in a square that grows with the root of the number of nodes; the same
        for the same picture.

    Source: T. Fruchterman, E. Reingold, Graph drawing by force-directed placement (1991); above 400 nodes
        M. Jacomy and others, ForceAtlas2 (2014); both as in networkx.
    """
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(node.id for node in picture.nodes)
    graph.add_edges_from(sorted((edge.source, edge.target) for edge in picture.edges))
    if not graph:
        return {}
    if len(graph) == 1:
        return {picture.nodes[0].id: (0.0, 0.0)}
    places: Mapping[str, Any]
    if len(graph) <= _DENSE_LIMIT:
        places = networkx.spring_layout(graph, seed=_SEED, iterations=200, k=2.2 / len(graph) ** 0.5)
    else:
        places = networkx.forceatlas2_layout(graph, seed=_SEED, max_iter=100)
    furthest = max(max(abs(float(x)), abs(float(y))) for x, y in places.values()) or 1.0
    scale = _SPREAD * len(graph) ** 0.5 / furthest
    return {iri: (round(float(x) * scale * 1.35, 1), round(float(y) * scale, 1)) for iri, (x, y) in places.items()}
