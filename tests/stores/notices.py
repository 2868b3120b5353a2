"""The graph of the five notices as the extractor reads them, made once a session."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract import extract
from extract.model import Skipped
from extract.read import read_sources
from kg.graph import build_graph
from tests.stores.graphs import ROOT

if TYPE_CHECKING:
    import networkx


@cache
def notices_graph() -> networkx.MultiDiGraph[str]:
    """Return what `zeren build examples/notices` would store, one norm of it corrected."""
    documents, norms = [], []
    for source in read_sources([ROOT / "examples" / "notices"]):
        assert not isinstance(source, Skipped)
        extraction = extract(source)
        documents += extraction.documents
        norms += extraction.norms
    norms[0] = replace(norms[0], corrected="modality")
    return build_graph(documents, norms)
