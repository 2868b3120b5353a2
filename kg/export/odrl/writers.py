"""Turtle and JSON-LD of the same triples, the same bytes for the same graph whatever order a hash gives."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import Document, Norm
from kg.export.extras import needed
from kg.export.rules import rules_of

from .triples import rdf_graph
from .vocabulary import PREFIXES

if TYPE_CHECKING:
    import networkx


def write_turtle(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the norms as Turtle."""
    text = rdf_graph(rules_of(graph)).serialize(format="turtle")
    path.write_text(text, encoding="utf-8", newline="\n")


def write_jsonld(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the norms as JSON-LD, a node an object, sorted by id."""
    rdf = rdf_graph(rules_of(graph))
    writer = needed("rdflib.plugins.serializers.jsonld", "rdflib", "rdf")
    made: Any = writer.from_rdf(rdf, context_data=PREFIXES, auto_compact=False)
    nodes = made["@graph"] if "@graph" in made else [{k: v for k, v in made.items() if k != "@context"}]
    value = {"@context": PREFIXES, "@graph": sorted(map(_sorted, nodes), key=lambda one: str(one["@id"]))}
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _sorted(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node with its fields, and the values of each, in one order."""
    return {name: sorted(value, key=_key) if isinstance(value, list) else value
            for name, value in sorted(node.items())}


def _key(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True)
