"""Each graph format read back by a reader that is not ours, and what the format could not hold put back."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx

from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES
from kg.export.escape import unescape
from kg.export.tables import cell_value
from kg.schema import Property, ValueType

Values = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Picture:
    """All that a graph says: node → label and values; edge ends and key → type and values; no None."""

    nodes: dict[str, tuple[str, Values]]
    edges: dict[tuple[str, str, str], tuple[str, Values]]


def picture(graph: networkx.MultiDiGraph[str]) -> Picture:
    """Return what `graph` says."""
    nodes = {key: (data["label"], _values(data, "label")) for key, data in graph.nodes(data=True)}
    edges = {
        (source, target, key): (data["type"], _values(data, "type"))
        for source, target, key, data in graph.edges(keys=True, data=True)
    }
    assert len(edges) == graph.number_of_edges()
    return Picture(nodes, edges)


def read_json(path: Path) -> Picture:
    data = json.loads(path.read_bytes().decode("utf-8"))
    graph = networkx.node_link_graph(data, edges="edges")
    renamed = graph.graph["renamed"]
    for key in graph:
        graph.nodes[key]["id"] = key
    for *_, values in graph.edges(data=True):
        for in_file, name in renamed.items():
            if in_file in values:
                values[name] = values.pop(in_file)
    return picture(graph)


def read_csv(path: Path) -> Picture:
    nodes, edges = {}, {}
    for row in _rows(path / "nodes.csv"):
        label = row.pop("label")
        nodes[_text(row["id"])] = (label, _cells(NODE_PROPERTIES[label], row))
    for row in _rows(path / "edges.csv"):
        ends = _text(row.pop("from")), _text(row.pop("to")), _text(row.pop("key"))
        kind = row.pop("type")
        assert ends not in edges
        edges[ends] = (kind, _cells(EDGE_PROPERTIES[kind], row))
    return Picture(nodes, edges)


def read_graphml(path: Path) -> Picture:
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = {
        unescape(key): (data["label"], _plain(NODE_PROPERTIES[data["label"]], data, "label"))
        for key, data in graph.nodes(data=True)
    }
    edges = {
        (unescape(source), unescape(target), data.pop("key")):
            (data["type"], _plain(EDGE_PROPERTIES[data["type"]], data, "type"))
        for source, target, data in graph.edges(data=True)
    }
    assert len({key for *_, key in graph.edges(keys=True)}) == len(edges), "edge ids are unique in the file"
    return Picture(nodes, edges)


def read_gexf(path: Path) -> Picture:
    """Read by networkx's reader, told that the graph has parallel edges; else it may drop the keys."""
    reader: Any = networkx.readwrite.gexf.GEXFReader(version="1.2draft")
    reader.simple_graph = False
    with path.open("rb") as file:
        graph: networkx.MultiDiGraph[str] = reader(file)
    nodes, edges = {}, {}
    for key, data in graph.nodes(data=True):
        del data["label"]
        label = data["node_type"]
        nodes[unescape(key)] = (label, _plain(NODE_PROPERTIES[label], {**data, "id": key}, "node_type"))
    for source, target, key, data in graph.edges(keys=True, data=True):
        assert data.pop("label") == data["type"]
        del data["id"]
        values = _plain(EDGE_PROPERTIES[data["type"]], data, "type")
        edges[unescape(source), unescape(target), unescape(key)] = (data["type"], values)
    return Picture(nodes, edges)


def read_parquet(path: Path) -> Picture:
    from pyarrow.parquet import read_table

    nodes: dict[str, tuple[str, Values]] = {}
    edges: dict[tuple[str, str, str], tuple[str, Values]] = {}
    for file in sorted(path.iterdir()):
        for row in read_table(file).to_pylist():
            held = {name: _unescaped(value) for name, value in row.items()}
            if file.stem in NODE_PROPERTIES:
                nodes[str(held["id"])] = (file.stem, _values(held, ""))
            else:
                ends = tuple(str(held.pop(name)) for name in ("from", "to", "key"))
                assert ends not in edges
                edges[ends] = (file.stem, _values(held, ""))  # type: ignore[index]
    return Picture(nodes, edges)


def _unescaped(value: object) -> object:
    if isinstance(value, list):
        return [unescape(one) for one in value]
    return unescape(value) if isinstance(value, str) else value


READERS: Mapping[str, Callable[[Path], Picture]] = {
    "json": read_json,
    "csv": read_csv,
    "graphml": read_graphml,
    "gexf": read_gexf,
    "parquet": read_parquet,
}


def _values(data: Mapping[str, object], kind: str) -> Values:
    return tuple(sorted((name, value) for name, value in data.items() if name != kind and value is not None))


def _plain(declared: tuple[Property, ...], data: Mapping[str, object], kind: str) -> Values:
    """Values of an XML format as the schema types them: escapes undone, lists out of JSON."""
    types = {each.name: each.type for each in declared}
    return _values({name: _typed(types[name], value) for name, value in data.items() if name != kind}, kind)


def _typed(kind: ValueType, value: object) -> object:
    if kind is ValueType.INTEGER:
        return int(str(value))
    if kind is ValueType.FLOAT:
        assert isinstance(value, float)
        return value
    text = unescape(str(value))
    return json.loads(text) if kind is ValueType.STRINGS else text


def _rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel takes UTF-8 without a mark for GBK"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _cells(declared: tuple[Property, ...], row: Mapping[str, str]) -> Values:
    values = {each.name: cell_value(row[each.name], each.type) for each in declared}
    assert all(not cell for name, cell in row.items() if name not in values)
    return _values(values, "")


def _text(cell: str) -> str:
    return str(cell_value(cell, ValueType.STRING))
