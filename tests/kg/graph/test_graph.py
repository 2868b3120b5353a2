"""The graph is what the schema declares, and the same whatever the order of the records."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.errors import RecordError
from extract.model import ADDRESSEES, BearerSource, Counterparty, Document, Modality, Norm, Role, Section
from kg.graph import build_graph
from kg.records import read_norms
from kg.schema import EDGES, NODES, ValueType

DEV = Path(__file__).parents[2] / "corpus" / "dev"

OUTER = Section("sec-outer", "二、", "加强领导", 1, 0, 90)
INNER = Section("sec-inner", "（三）", "", 2, 10, 50, OUTER.id)
NOTICE = Document(
    "000", "in/000.txt", 0, 90, "文" * 90, title="关于防控的通知", number="同组通字〔2020〕4号", kind="通知",
    issuers=("中共大同市委组织部",), date="2020-01-27", addressees=("各县（区）委组织部", "市属各党（工）委"),
    cites=("关于复工的通知", "中华人民共和国安全生产法", "国发〔2018〕39号"), sections=(OUTER, INNER),
)  # fmt: skip
LAW = Document("law", "in/law.txt", 0, 9, "法" * 9, title="安全生产法", kind="法")
DUTY = Norm(
    "000", 10, 14, "及时报告", Modality.OBLIGATION, "要", ("广大党员",), BearerSource.EXPLICIT, "报告",
    (Counterparty("市委", Role.RECIPIENT),), deadline="及时", id="norm-1", section=INNER.id,
    sentence="广大党员要及时报告。", sentence_start=5, sentence_end=15, due="2020-01-31", confidence=0.9,
)  # fmt: skip
RULE = replace(DUTY, start=20, end=24, bearers=(ADDRESSEES,), id="norm-2", section=None, assigner="国务院")


def graph_of(documents: Iterable[Document] = (NOTICE, LAW), norms: Iterable[Norm] = (DUTY, RULE)) -> Any:
    return build_graph(documents, norms)


def shown(graph: Any, node: str) -> str:
    values = graph.nodes[node]
    return str(values.get("name") or values.get("text") or values.get("title") or values["number"] or node)


def check_edges(graph: Any, kind: str, *expected: tuple[str, str]) -> None:
    found = [(u, v) for u, v, values in graph.edges(data=True) if values["type"] == kind]
    pairs = [(shown(graph, u), shown(graph, v)) for u, v in found]
    assert sorted(pairs) == sorted(expected)


def test_who_bears_what_towards_whom_on_whose_word() -> None:
    graph = graph_of()
    check_edges(
        graph, "BEARS",
        ("党员", "及时报告"), ("县（区）委组织部", "及时报告"), ("大同市属党委（党工委）", "及时报告"),
    )
    check_edges(graph, "TOWARDS", ("及时报告", "中共大同市委"), ("及时报告", "中共大同市委"))
    check_edges(graph, "IMPOSED_BY", ("及时报告", "中共大同市委组织部"), ("及时报告", "国务院"))
    by_norm = {u: values for u, _, values in graph.edges(data=True) if values["type"] == "IMPOSED_BY"}
    assert by_norm["norm-1"]["source"] == "issuer"
    assert by_norm["norm-2"]["source"] == "assigner"
    assert {(u, v) for u, v, values in graph.edges(data=True) if values["type"] == "STATED_IN"} == {
        ("norm-1", INNER.id), ("norm-2", "000"),
    }  # fmt: skip


def test_a_norm_keeps_its_record() -> None:
    values = graph_of().nodes["norm-1"]
    assert values["sentence"] == "广大党员要及时报告。"
    assert (values["due"], values["deadline"]) == ("2020-01-31", "及时")
    assert (values["modality"], values["trigger"], values["confidence"]) == ("obligation", "要", 0.9)
    assert (values["condition"], values["basis"], values["assigner"]) == (None, None, None)


def test_documents_sections_and_what_is_cited() -> None:
    graph = graph_of()
    assert graph.nodes[INNER.id]["path"] == "二、 > （三）"
    assert graph.has_edge(INNER.id, OUTER.id, "PART_OF")
    assert graph.has_edge(OUTER.id, "000", "PART_OF")
    check_edges(graph, "ISSUED_BY", ("关于防控的通知", "中共大同市委组织部"))
    check_edges(
        graph, "CITES",
        ("关于防控的通知", "安全生产法"), ("关于防控的通知", "关于复工的通知"),
        ("关于防控的通知", "国发〔2018〕39号"),
    )
    assert graph.has_edge("000", "law", "CITES"), "the law that was read, not another of its name"
    documents = [(shown(graph, node), one) for node, one in graph.nodes(data=True) if "status" in one]
    assert {name for name, one in documents if one["status"] == "read"} == {"关于防控的通知", "安全生产法"}
    cited = {name for name, one in documents if one["status"] == "cited"}
    assert cited == {"关于复工的通知", "国发〔2018〕39号"}


def test_a_title_is_known_with_and_without_its_issuer() -> None:
    reopening = replace(LAW, id="r", title="大同市财政局关于复工的通知", issuers=("大同市财政局",))
    assert graph_of((NOTICE, reopening), ()).has_edge("000", "r", "CITES")
    citing = replace(NOTICE, cites=("大同市财政局关于复工的通知",))
    assert graph_of((citing, replace(reopening, title="关于复工的通知")), ()).has_edge("000", "r", "CITES")
    number = replace(reopening, title="", number="国发[2018]39号")
    assert graph_of((NOTICE, number), ()).has_edge("000", "r", "CITES")


def test_a_title_that_two_documents_bear_is_not_guessed_at() -> None:
    graph = graph_of((NOTICE, LAW, replace(LAW, id="law-2")), ())
    assert not graph.has_edge("000", "law", "CITES")
    assert not graph.has_edge("000", "law-2", "CITES")


def test_two_norms_between_one_pair_both_stay() -> None:
    graph = graph_of((NOTICE,), (DUTY, replace(DUTY, id="norm-3", modality=Modality.PROHIBITION)))
    check_edges(graph, "BEARS", ("党员", "及时报告"), ("党员", "及时报告"))


def test_two_ways_of_one_pair_are_two_edges() -> None:
    both = (Counterparty("市委", Role.RECIPIENT), Counterparty("市委", Role.AUTHORITY))
    graph = graph_of((NOTICE,), (replace(DUTY, counterparties=(*both, both[0])),))
    keys = sorted(key for u, _, key in graph.edges(keys=True) if u == "norm-1" and key.startswith("TOWARDS"))
    assert len(keys) == 2
    assert all(key.startswith("TOWARDS#") for key in keys)


def test_a_norm_without_bearer_has_no_edge_to_one() -> None:
    graph = graph_of((NOTICE,), (replace(DUTY, bearers=(), bearer_source=BearerSource.UNSPECIFIED),))
    check_edges(graph, "BEARS")


def test_records_given_twice_count_once_and_contradictions_are_refused() -> None:
    assert same(graph_of((NOTICE, LAW, NOTICE), (DUTY, RULE, DUTY)), graph_of())
    with pytest.raises(RecordError, match="norm-1"):
        graph_of((NOTICE,), (DUTY, replace(DUTY, text="及时报送")))


def test_the_order_of_the_records_does_not_matter() -> None:
    norms = [norm for path in sorted(DEV.glob("*.jsonl")) for norm in read_norms(path)]
    documents = [Document(path.stem, "", 0, 0, "", title=path.stem) for path in sorted(DEV.glob("*.txt"))]
    first = build_graph(documents, norms)
    chance = random.Random(3)
    for _ in range(3):
        chance.shuffle(norms)
        chance.shuffle(documents)
        assert same(first, build_graph(iter(documents), iter(norms)))
    assert len(norms) == sum(values["label"] == "Norm" for _, values in first.nodes(data=True))


def test_another_document_changes_nothing_of_the_first() -> None:
    norms = {path.stem: read_norms(path) for path in sorted(DEV.glob("*.jsonl"))}
    alone = build_graph([], norms["000"])
    both = build_graph([], [*norms["000"], *norms["004"]])
    kept = ("Norm", "Name", "Document", "Section")
    for node, values in alone.nodes(data=True):
        assert node in both
        if values["label"] in kept:
            assert both.nodes[node] == values
    mine = {edge for edge in alone.edges(keys=True) if edge[2] != "KIND_OF"}
    assert mine <= set(both.edges(keys=True))


def test_the_graph_is_of_its_schema() -> None:
    documents = [NOTICE, LAW]
    others = [norm for path in sorted(DEV.glob("*.jsonl")) for norm in read_norms(path) if norm.doc != "000"]
    graph = build_graph(documents, [DUTY, RULE, *others])
    properties = {node.label: node.properties for node in NODES}
    for key, values in graph.nodes(data=True):
        declared = {one.name: one.type for one in properties[values["label"]]}
        assert list(values) == ["label", *declared]
        assert values["id"] == key
        assert all(fits(value, declared[name]) for name, value in values.items() if name != "label"), values
    types = {edge.type: edge for edge in EDGES}
    for start, end, values in graph.edges(data=True):
        edge = types[values["type"]]
        assert (graph.nodes[start]["label"], graph.nodes[end]["label"]) in edge.ends
        assert set(values) == {"type", *(one.name for one in edge.properties)}
    used = {values["type"] for _, _, values in graph.edges(data=True)}
    assert used == set(types), "every edge type is made"


def fits(value: object, kind: ValueType) -> bool:
    plain = {ValueType.STRING: str, ValueType.INTEGER: int, ValueType.FLOAT: float}
    if kind is ValueType.STRINGS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return value is None or isinstance(value, plain[kind])


def same(one: Any, other: Any) -> bool:
    """Equal in nodes, edges, values and the order of all of them."""
    nodes = list(one.nodes(data=True)) == list(other.nodes(data=True))
    return nodes and list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
