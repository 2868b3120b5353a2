"""Parts of a stored graph: the whole is what the file holds, a part tells how much there is in all."""

from __future__ import annotations

import json
from contextlib import closing
from itertools import pairwise

import pytest

from extract.errors import QueryError
from kg.serve import Limits, Served
from kg.serve.archive import Archive
from kg.serve.focus import Focus, read_focus
from kg.stores import open_neo4j
from kg.view.gather import gather
from kg.view.page import page_data, script_json
from tests.neo4j_server.plugin import empty

from .conftest import NARROW


def content(served, focus=None):
    return json.loads(served.data(focus or Focus()))["content"]


def actor(notices, name):
    return next(
        node
        for node, data in notices.graph.nodes(data=True)
        if (data["label"], data.get("name")) == ("Actor", name)
    )


def touching(notices, node, kind):
    """The norms that an actor bears or that are owed to it."""
    graph = notices.graph
    if kind == "BEARS":
        return {to for _, to, data in graph.out_edges(node, data=True) if data["type"] == kind}
    return {source for source, _, data in graph.in_edges(node, data=True) if data["type"] == kind}


def test_a_small_graph_is_served_as_the_file_holds_it(open_served, notices):
    data = json.loads(open_served(Limits()).data(Focus()))
    told = data.pop("served")
    assert data == json.loads(script_json(page_data(gather(*vars(notices).values()))))
    assert told["complete"]
    assert (told["norms"], len(told["documents"])) == (len(notices.norms), len(notices.documents))


def test_a_part_holds_all_of_the_actor_in_focus(open_served, notices):
    served = open_served()
    node = actor(notices, "生产经营单位")
    assert len(content(served)["norms"]) < len(notices.norms)
    part = content(served, Focus(actors=(node,)))
    sent = {norm["id"] for norm in part["norms"]}
    borne, owed = touching(notices, node, "BEARS"), touching(notices, node, "TOWARDS")
    assert borne
    assert borne | owed <= sent
    told = next(one for one in part["actors"] if one["id"] == node)
    assert (told["borne"], told["owed"]) == (len(borne), len(owed))


def test_wider_duties_come_along(open_served, notices):
    kinds = [ends[:2] for ends in notices.graph.edges(data="type") if ends[2] == "KIND_OF"]
    narrow, wide = next(pair for pair in kinds if touching(notices, pair[1], "BEARS"))
    part = content(open_served(), Focus(actors=(narrow,)))
    assert touching(notices, wide, "BEARS") <= {norm["id"] for norm in part["norms"]}


def test_documents_and_pairs_come_whole_with_their_texts(open_served, notices):
    served = open_served()
    document = notices.documents[2]
    part = content(served, Focus(documents=(document.id,)))
    assert {norm.id for norm in notices.norms if norm.doc == document.id} <= {
        norm["id"] for norm in part["norms"]
    }
    assert next(one for one in part["documents"] if one["id"] == document.id)["text"] == document.text
    assert {one["id"] for one in part["documents"]} >= {one.id for one in notices.documents}
    bearer, norm, party = next(
        (bearer, norm, party)
        for norm in (one.id for one in notices.norms)
        for bearer, _, kind in notices.graph.in_edges(norm, data="type") if kind == "BEARS"
        for _, party, towards in notices.graph.out_edges(norm, data="type") if towards == "TOWARDS"
    )  # fmt: skip
    part = content(served, Focus(pairs=((bearer, party),)))
    wanted = touching(notices, bearer, "BEARS") & touching(notices, party, "TOWARDS")
    assert norm in wanted
    assert wanted <= {one["id"] for one in part["norms"]}


def test_ties_count_what_the_part_does_not_hold(open_served, notices):
    pair = tuple(actor(notices, name) for name in ("负有安全生产监督管理职责的部门", "生产经营单位"))
    data = json.loads(open_served().data(Focus(among=pair)))
    ids = [one["id"] for one in data["content"]["actors"]]
    edges = [edge for edge in data["overview"]["edges"] if "counts" in edge]
    assert edges
    for edge in edges:
        bearer, party = (ids[int(edge[end][1:])] for end in ("from", "to"))
        norms = touching(notices, bearer, "BEARS") & touching(notices, party, "TOWARDS")
        assert sum(edge["counts"].values()) == len(norms)
        assert len(edge["norms"]) <= len(norms)
    assert any(len(edge["norms"]) < sum(edge["counts"].values()) for edge in edges)


def test_evidence_comes_from_the_records(open_served, notices):
    norm = next(norm for norm in notices.norms if norm.deadline and norm.counterparties)
    part = content(open_served(), Focus(norms=(norm.id,)))
    sent = next(one for one in part["norms"] if one["id"] == norm.id)
    document = part["documents"][sent["doc"]]
    assert document["text"][sent["start"] : sent["end"]] == norm.text
    assert {"deadline", "bearer"} <= {mark["field"] for mark in sent["marks"]}


def test_without_records_sentences_are_quoted(folder, open_served, notices, tmp_path):
    served = open_served()
    served._archive = Archive(tmp_path)
    assert {norm["quote"] for norm in content(served)["norms"]} <= {norm.sentence for norm in notices.norms}


def test_what_is_not_there_is_left_out(open_served):
    focus = Focus(("no",), ("no",), ("no",), ("no",), (("no", "no"),))
    served = open_served()
    assert content(served, focus) == content(served)


def test_names_find_actors_and_ways_lead_from_one_to_another(open_served, notices):
    served = open_served()
    found = served.find(" 党员干部 ")
    assert found[0].name == "党员干部"
    assert all("党员干部" in one.name or one.id for one in found)
    way = served.way(actor(notices, "组织部门"), actor(notices, "党中央"))
    assert (way[0], way[-1]) == (actor(notices, "组织部门"), actor(notices, "党中央"))
    assert all(notices.graph.has_edge(*ends) or notices.graph.has_edge(*ends[::-1]) for ends in pairwise(way))


@pytest.mark.parametrize(
    "value", [[], {"actors": "a"}, {"actors": [1]}, {"pairs": [["a"]]}, {"norms": ["n"] * 1000}, None, "x"]
)
def test_a_focus_that_is_none_is_refused(value):
    with pytest.raises(QueryError):
        read_focus(value, NARROW)


@pytest.mark.neo4j
def test_both_stores_give_the_same_page(open_served, folder, notices, neo4j_server):
    empty(neo4j_server)
    with (
        closing(open_neo4j(neo4j_server.uri, *neo4j_server.auth, neo4j_server.database)) as store,
        closing(Archive(folder)) as archive,
    ):
        store.load(notices.graph)
        theirs = Served(store, archive, title="五份文件", timeout=60, limits=NARROW)
        ours = open_served()
        who = [actor(notices, name) for name in ("组织部门", "党中央")]
        for focus in (Focus(), Focus(actors=tuple(who)), Focus(among=tuple(who)), Focus(documents=("b3",))):
            assert theirs.data(focus) == ours.data(focus)
        assert theirs.find("党") == ours.find("党")
        assert theirs.way(*who)[:: len(theirs.way(*who)) - 1] == ours.way(*who)[:: len(ours.way(*who)) - 1]
        assert theirs.page() == ours.page()
