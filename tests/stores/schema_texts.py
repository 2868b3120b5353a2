"""What the schema and load files of cypher/ must say, derived from kg/schema.py.

The files are what runs and what people read; a test holds them equal to this. After a change of the
schema: `python -m tests.stores.schema_texts` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from kg.schema import EDGE_ID, EDGES, NODES, EdgeType, NodeType, Property, ValueType
from kg.stores.neo4j_load import parameter
from kg.stores.owners import other_labels, owned_ends
from kg.stores.rows import table_name

CYPHER = Path(__file__).resolve().parents[2] / "cypher"
COLUMN = {
    ValueType.STRING: "STRING",
    ValueType.INTEGER: "INT64",
    ValueType.FLOAT: "DOUBLE",
    ValueType.STRINGS: "STRING[]",
}
RESERVED = {"end"}
"""Property names that are keywords to ladybug where a table is made."""
CSV = "HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '\"', ESCAPE = '\"'"
INDEXED = {"Norm": ("doc", "due"), "Section": ("doc",), "Name": ("doc",)}
"""Properties to find nodes by; none that may be long: Neo4j refuses to index a value above 8 kB."""


def texts() -> dict[str, str]:
    """Return path inside cypher/ → text of every schema and load file that the schema determines."""
    found: dict[str, str] = {}
    for node in NODES:
        key = node.label.lower()
        found[f"schema/node-{key}.ladybug.cypher"] = _node_table(node)
        found[f"schema/node-{key}.neo4j.cypher"] = _constraint(node)
        for name in INDEXED.get(node.label, ()):
            found[f"schema/node-{key}-by-{name}.neo4j.cypher"] = _index(node, name)
        found[f"load/node-{key}.ladybug.cypher"] = _copy_node(node)
        found[f"load/node-{key}.neo4j.cypher"] = _merge_node(node)
        found[f"load/new-{key}.neo4j.cypher"] = _create_node(node)
    for edge in EDGES:
        found[f"schema/edge-{_kebab(edge.type)}.ladybug.cypher"] = _edge_table(edge)
        for source, target in edge.ends:
            name = table_name((edge.type, source, target))
            found[f"load/{name}.ladybug.cypher"] = _copy_edge(edge, source, target)
            found[f"load/{name}.neo4j.cypher"] = _merge_edge(edge, source, target)
    return found


def _kebab(name: str) -> str:
    return name.lower().replace("_", "-")


def _header(name: str, purpose: str, *params: str, note: str = "") -> str:
    lines = [f"// name: {name}", f"// purpose: {purpose}"]
    if note:
        lines.append(f"//   {note}")
    if params:
        lines += ["// params:", *(f"//   {each}" for each in params)]
    return "\n".join(lines) + "\n"


def _columns(properties: tuple[Property, ...]) -> str:
    return "".join(f"  {_quoted(each.name)} {COLUMN[each.type]},\n" for each in properties)


def _quoted(name: str) -> str:
    return f"`{name}`" if name in RESERVED else name


def _node_table(node: NodeType) -> str:
    head = _header(f"node-{node.label.lower()}", f"Table of {node.label} nodes: {node.doc}.")
    return f"{head}CREATE NODE TABLE {node.label} (\n{_columns(node.properties)}  PRIMARY KEY (id)\n)\n"


def _edge_table(edge: EdgeType) -> str:
    head = _header(f"edge-{_kebab(edge.type)}", f"Table of {edge.type} edges: {edge.doc}.")
    ends = "".join(f"  FROM {source} TO {target},\n" for source, target in edge.ends)
    columns = _columns((EDGE_ID, *edge.properties)).rstrip(",\n")
    return f"{head}CREATE REL TABLE {edge.type} (\n{ends}{columns}\n)\n"


def _constraint(node: NodeType) -> str:
    key = node.label.lower()
    head = _header(f"node-{key}", f"One {node.label} per id; also the index that loading finds it by.")
    return (
        f"{head}CREATE CONSTRAINT zeren_{key}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE\n"
    )


def _index(node: NodeType, name: str) -> str:
    key = node.label.lower()
    head = _header(f"node-{key}-by-{name}", f"Find {node.label} nodes by {name}.")
    return f"{head}CREATE INDEX zeren_{key}_{name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{name})\n"


def _copy_node(node: NodeType) -> str:
    key = node.label.lower()
    columns = ", ".join(each.name for each in node.properties)
    head = _header(
        f"node-{key}",
        f"Add the {node.label} nodes of a CSV file in the search path; its columns:",
        note=f"{columns}.",
    )
    if all(each.type is not ValueType.STRINGS for each in node.properties):
        return f"{head}COPY {node.label} FROM 'node-{key}.csv' (\n  {CSV}\n)\n"
    declared = ", ".join(f"{each.name} STRING" for each in node.properties)
    values = ",\n    ".join(map(_loaded, node.properties))
    return (
        f"{head}COPY {node.label} FROM (\n  LOAD WITH HEADERS ({declared})\n"
        f"  FROM 'node-{key}.csv' (\n    {CSV}\n  )\n  RETURN {values}\n)\n"
    )


def _loaded(declared: Property) -> str:
    """Return the value of a CSV field; a list is a|b, \\0 for \\, \\1 for | and \\2 for nothing."""
    if declared.type is not ValueType.STRINGS:
        return declared.name
    text = "x"
    for written, meant in (("\\\\2", ""), ("\\\\1", "|"), ("\\\\0", "\\\\")):
        text = f"replace({text}, '{written}', '{meant}')"
    name = declared.name
    return (
        f"CASE WHEN {name} IS NULL THEN CAST([] AS STRING[])\n"
        f"      ELSE list_transform(string_split({name}, '|'), x -> {text}) END"
    )


def _copy_edge(edge: EdgeType, source: str, target: str) -> str:
    name = table_name((edge.type, source, target))
    head = _header(
        name,
        f"Add edges ({source})-[:{edge.type}]->({target}) of a CSV file in the search path; its columns:",
        note=", ".join(("from", "to", EDGE_ID.name, *(each.name for each in edge.properties))) + ".",
    )
    return f"{head}COPY {edge.type} FROM '{name}.csv' (\n  FROM = '{source}', TO = '{target}',\n  {CSV}\n)\n"


def _merge_node(node: NodeType) -> str:
    head = _header(
        f"node-{node.label.lower()}",
        f"Write {node.label} nodes, each found again by its id.",
        "rows: rows — one map a node, its properties by name",
    )
    sets = ",\n    ".join(f"n.{each.name} = row.{each.name}" for each in node.properties if each.name != "id")
    merge = f"MERGE (n:{node.label} {{id: row.id}})\nSET {sets}"
    return f"{head}UNWIND $rows AS row\n{merge}\nRETURN count(*) AS written\n"


def _merge_edge(edge: EdgeType, source: str, target: str) -> str:
    head = _header(
        table_name((edge.type, source, target)),
        f"Write edges ({source})-[:{edge.type}]->({target}), each found again by its id; both ends exist.",
        "rows: rows — one map an edge: from, to, id and its properties by name",
    )
    sets = ",\n    ".join(f"r.{each.name} = row.{each.name}" for each in edge.properties)
    return (
        f"{head}UNWIND $rows AS row\nMATCH (a:{source} {{id: row.from}})\nMATCH (b:{target} {{id: row.to}})\n"
        f"MERGE (a)-[r:{edge.type} {{id: row.id}}]->(b)\n"
        + (f"SET {sets}\n" if sets else "")
        + "RETURN count(*) AS written\n"
    )


def _create_node(node: NodeType) -> str:
    """Return the statement that looks up each other end once and knows the ends of edges by their places."""
    others, ends = other_labels(node.label), owned_ends(node.label)
    columns = ", ".join(each.name for each in node.properties)
    head = _header(
        f"new-{node.label.lower()}",
        f"Write {node.label} nodes that are not there, each with its edges to nodes that are.",
        f"rows: rows — one list a node: {columns}",
        *(f"{each.lower()}: strings — ids of the {each} nodes at the other ends" for each in others),
        *(f"{parameter(end)}: rows — one list an edge: {_edge_columns(end)}" for end in ends),
    )
    values = ",\n    ".join(f"{each.name}: row[{place}]" for place, each in enumerate(node.properties))
    finds = "".join(
        f"CALL () {{\n  UNWIND range(0, size(${each.lower()}) - 1) AS place\n"
        f"  MATCH (n:{each} {{id: ${each.lower()}[place]}})\n"
        f"  WITH n ORDER BY place\n  RETURN collect(n) AS {each.lower()}\n}}\n"
        for each in others
    )
    whole = " AND ".join(f"size({each.lower()}) = size(${each.lower()})" for each in others)
    own = node.label.lower()
    return (
        f"{head}{finds}"
        + (f"WITH * WHERE {whole}\n" if whole else "")
        + "CALL () {\n  UNWIND range(0, size($rows) - 1) AS place\n  WITH place, $rows[place] AS row\n"
        f"  CREATE (n:{node.label} {{\n    {values}\n  }})\n"
        f"  WITH n ORDER BY place\n  RETURN collect(n) AS {own}\n}}\n"
        + "".join(_create_edges(end) for end in ends)
        + f"RETURN size({own}) AS written\n"
    )


def _create_edges(end: tuple[str, str, str]) -> str:
    kind, source, target = end
    values = ", ".join(f"{name}: edge[{place}]" for place, name in enumerate(_edge_names(kind), start=2))
    return (
        f"CALL ({source.lower()}, {target.lower()}) {{\n  UNWIND ${parameter(end)} AS edge\n"
        f"  WITH edge, {source.lower()}[edge[0]] AS a, {target.lower()}[edge[1]] AS b\n"
        f"  CREATE (a)-[:{kind} {{{values}}}]->(b)\n}}\n"
    )


def _edge_columns(end: tuple[str, str, str]) -> str:
    kind, source, target = end
    return f"place of the {source}, place of the {target}, {', '.join(_edge_names(kind))}"


def _edge_names(kind: str) -> tuple[str, ...]:
    declared = next(edge.properties for edge in EDGES if edge.type == kind)
    return tuple(each.name for each in (EDGE_ID, *declared))


def main() -> None:
    """Write every file that the schema determines."""
    for path, text in texts().items():
        (CYPHER / path).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
