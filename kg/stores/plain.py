"""Answers as plain values, the same whichever store gave them.

A node becomes {"label": …, properties}, a relationship {"type": …, properties}, a path {"nodes": […],
"edges": […]}; null properties are left out, for Neo4j does not keep them. Dates become ISO strings.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Mapping
from typing import Any


def plain_ladybug(value: object) -> object:
    """Return a value of a ladybug answer as a plain value."""
    if isinstance(value, dict):
        if "_NODES" in value and "_RELS" in value:
            return _path(map(plain_ladybug, value["_NODES"]), map(plain_ladybug, value["_RELS"]))
        if "_LABEL" in value:
            kind = "type" if "_SRC" in value else "label"
            return _element(
                kind, value["_LABEL"], {key: each for key, each in value.items() if not key.startswith("_")}
            )
        return {str(key): plain_ladybug(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_ladybug(each) for each in value]
    return _scalar(value)


def plain_neo4j(value: object) -> object:
    """Return a value of the Neo4j driver as a plain value."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return _element("label", sorted(value.labels)[0] if value.labels else "", dict(value))
    if isinstance(value, Relationship):
        return _element("type", value.type, dict(value))
    if isinstance(value, Path):
        return _path(map(plain_neo4j, value.nodes), map(plain_neo4j, value.relationships))
    if isinstance(value, Mapping):
        return {str(key): plain_neo4j(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_neo4j(each) for each in value]
    return _scalar(value)


def _element(kind: str, name: str, properties: Mapping[str, object]) -> dict[str, object]:
    return {kind: name, **{key: properties[key] for key in sorted(properties) if properties[key] is not None}}


def _path(nodes: Any, edges: Any) -> dict[str, object]:
    return {"nodes": list(nodes), "edges": list(edges)}


def _scalar(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return str(value)
