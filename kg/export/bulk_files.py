"""Names of the files of the bulk import's folder, from the schema."""

from __future__ import annotations

from kg.schema import EDGES, NODES

ARGUMENTS_FILE = "import.args"
SCHEMA_FILE = "after-import.cypher"
README_FILE = "README.txt"


def node_file(label: str) -> str:
    """Return the file with the nodes of a label: Actor → `nodes-Actor.csv`."""
    return f"nodes-{label}.csv"


def edge_file(kind: str) -> str:
    """Return the file with the edges of a type: BEARS → `edges-BEARS.csv`."""
    return f"edges-{kind}.csv"


BULK_FILES = frozenset(
    {ARGUMENTS_FILE, SCHEMA_FILE, README_FILE}
    | {node_file(node.label) for node in NODES}
    | {edge_file(edge.type) for edge in EDGES}
)
