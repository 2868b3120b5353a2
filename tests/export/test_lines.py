"""The JSON lines are the norms, every field as it is."""

from __future__ import annotations

from pathlib import Path

from kg.export import export
from kg.records import read_norms
from tests.export.samples import corpus_graph, corpus_norms, notices


def test_norms_come_back(tmp_path: Path) -> None:
    for graph, norms in ((corpus_graph(), corpus_norms()), (notices()[0], list(notices()[2]))):
        export("jsonl", graph, [], norms, tmp_path / "norms.jsonl")
        assert read_norms(tmp_path / "norms.jsonl") == norms
