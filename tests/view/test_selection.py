"""A page about one office, one document, one modality."""

from __future__ import annotations

import pytest

from kg.view import select


def names(graph):
    return {data["name"] for _, data in graph.nodes(data=True) if data["label"] == "Actor"}


@pytest.mark.parametrize("modality", ["prohibition", "permission"])
def test_modality(notices, modality):
    part = select(notices.graph, notices.documents, notices.norms, modality=modality)
    wanted = {norm.id for norm in notices.norms if norm.modality == modality}
    assert {norm.id for norm in part.norms} == wanted
    assert {norm.doc for norm in part.norms} == {document.id for document in part.documents}


def test_document_by_number_keeps_its_actors_only(notices):
    number = notices.documents[0].number
    part = select(notices.graph, notices.documents, notices.norms, document=number)
    assert {norm.doc for norm in part.norms} == {notices.documents[0].id}
    assert len(names(part.graph)) < len(names(notices.graph))


def test_actor_brings_what_it_bears_and_what_is_owed_to_it(notices):
    part = select(notices.graph, notices.documents, notices.norms, actor="生产经营单位")
    own = {norm.id for norm in notices.norms if "生产经营单位" in norm.bearers}
    owed = {norm.id for norm in notices.norms if "生产经营单位" in {one.name for one in norm.counterparties}}
    assert own | owed <= {norm.id for norm in part.norms}
    assert len(part.norms) < len(notices.norms)
    assert own
    assert owed


def test_conditions_combine_and_nothing_found_is_an_empty_page(notices):
    part = select(notices.graph, notices.documents, notices.norms, actor="没有", modality="obligation")
    assert part.norms == []
    assert part.documents == []


def test_nothing_given_keeps_every_norm(notices):
    part = select(notices.graph, notices.documents, notices.norms)
    assert part.norms == notices.norms
