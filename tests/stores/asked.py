"""Sensible parameters for every prepared query, taken from the graph that it is asked of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from kg.queries import PreparedQuery

if TYPE_CHECKING:
    import networkx

MOST = 2
"""Values tried for one parameter."""


def askings(query: PreparedQuery, graph: networkx.MultiDiGraph[str]) -> Iterator[dict[str, str]]:
    """Yield parameter sets for `query`: what is required alone, then each optional parameter with it."""
    values = {param.name: _values(param.name, graph) for param in query.params}
    required = [param.name for param in query.params if param.required]
    for chosen in product(*(values[name] for name in required)):
        least = dict(zip(required, chosen, strict=True))
        yield least
        for param in query.params:
            if not param.required:
                yield from ({**least, param.name: value} for value in values[param.name])


def _values(name: str, graph: networkx.MultiDiGraph[str]) -> list[str]:
    fixed = {
        "text": ["报告", "党"],
        "limit": ["3"],
        "modality": ["prohibition", "obligation"],
        "role": ["recipient", "directed"],
        "since": ["2019-01-01"],
        "until": ["2030-12-31", "1999-01-01"],
    }
    if name in fixed:
        return fixed[name]
    if name == "document":
        return sorted(node for node, said in graph.nodes(data=True) if said["label"] == "Document")[:MOST]
    if name == "norm":
        return sorted(node for node, said in graph.nodes(data=True) if said["label"] == "Norm")[:MOST]
    return [*_busiest(graph), "没有的主体", "' OR 1 = 1 //"]


def _busiest(graph: networkx.MultiDiGraph[str]) -> list[str]:
    """Return names of actors with most edges of each kind, and one that is not a canonical name."""
    found: list[str] = []
    for kind, end in (("BEARS", 0), ("TOWARDS", 1), ("KIND_OF", 0)):
        degrees = Counter(edge[end] for edge in graph.edges(data=True) if edge[2]["type"] == kind)
        found += [node for node, _ in sorted(degrees.items(), key=lambda item: (-item[1], item[0]))[:2]]
    names = [graph.nodes[node]["name"] for node in dict.fromkeys(found)]
    aliases = [alias for node in found for alias in graph.nodes[node]["aliases"] if alias not in names]
    return names[: MOST + 1] + aliases[:1]
