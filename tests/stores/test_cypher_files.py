"""The .cypher files: found, well-headed, and what the schema says they are."""

from __future__ import annotations

import pytest

from kg.schema import EDGES, NODES
from kg.stores.cypher_files import DIALECTS, cypher_folder, parse
from tests.stores.schema_texts import CYPHER, texts

FIXED = {
    "load/alone-key.neo4j.cypher",
    "load/alone-keys.neo4j.cypher",
    "load/alone.neo4j.cypher",
    "load/checkpoint.ladybug.cypher",
    "load/search-path.ladybug.cypher",
    "load/counts.neo4j.cypher",
    "load/edge-ids.neo4j.cypher",
    "load/foreign.neo4j.cypher",
    "load/indexes-made.neo4j.cypher",
    "load/keys.neo4j.cypher",
    "load/node-ids.neo4j.cypher",
    "load/orphan-ids.neo4j.cypher",
    "load/prune-edges.neo4j.cypher",
    "load/prune-nodes.neo4j.cypher",
}
FILES = sorted(CYPHER.rglob("*.cypher"))


def test_files_of_schema_and_load_are_what_the_schema_says() -> None:
    wanted = texts()
    found = {file.relative_to(CYPHER).as_posix(): file.read_text("utf-8") for file in FILES}
    of_schema = {path: text for path, text in found.items() if path.split("/")[0] in {"schema", "load"}}
    assert of_schema.keys() - FIXED == wanted.keys()
    for path, text in wanted.items():
        assert found[path] == text, f"{path} is stale: python -m tests.stores.schema_texts"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_header_is_whole_and_names_the_file(file: object) -> None:
    from pathlib import Path

    assert isinstance(file, Path)
    statement = parse(file.read_text("utf-8"), file.name)
    name, *dialect = file.name.removesuffix(".cypher").split(".")
    assert statement.name == name
    assert not dialect or dialect[0] in DIALECTS
    body = [line for line in statement.text.splitlines() if not line.startswith("//")]
    assert ";" not in "".join(body)
    assert statement.text.endswith("\n")


@pytest.mark.parametrize("name", ["edge-ids", "foreign", "node-ids"])
def test_prune_knows_every_label_and_type(name: str) -> None:
    text = (CYPHER / "load" / f"{name}.neo4j.cypher").read_text("utf-8")
    assert ":" + "|".join(node.label for node in NODES) + ")" in text
    if name == "edge-ids":
        assert ":" + "|".join(edge.type for edge in EDGES) + "]" in text


def test_every_label_and_type_is_counted() -> None:
    text = (CYPHER / "load" / "counts.neo4j.cypher").read_text("utf-8")
    assert all(f"(n:{node.label})" in text for node in NODES)
    assert all(f"[r:{edge.type}]" in text for edge in EDGES)


def test_folder_is_found_in_a_checkout() -> None:
    assert (cypher_folder() / "schema").is_dir()
    assert (cypher_folder() / "queries").is_dir()
