"""The statements of the Cypher files as lines of a script: without their header, ended by a semicolon."""

from __future__ import annotations

from collections.abc import Iterator

from kg.stores.cypher_files import cypher_folder, statement

DIALECT = "neo4j"


def script_lines(folder: str) -> Iterator[str]:
    """Yield every statement of a folder of the Cypher files that is meant for Neo4j, by name."""
    files = (file.name.split(".") for file in (cypher_folder() / folder).iterdir())
    for name in sorted(parts[0] for parts in files if parts[1:] in ([DIALECT, "cypher"], ["cypher"])):
        yield f"{body(folder, name)};\n"


def body(folder: str, name: str) -> str:
    """Return the text of one statement for Neo4j without header comment and blank lines around."""
    lines = statement(folder, name, DIALECT).text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("//")).strip()
