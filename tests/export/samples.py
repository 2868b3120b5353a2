"""Graphs to export: labelled documents, hostile texts, parallel edges, and any that hypothesis makes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import networkx
from hypothesis import strategies as st

from extract import extract
from extract.model import Document, Norm, SourceText
from extract.read import read_sources
from kg.graph import build_graph
from kg.records import read_norms
from kg.schema import EDGES, NODES, Property, ValueType

NOTICES = Path(__file__).parents[2] / "examples" / "notices"
CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", "\n=1", "'", "''", "'=1", "",
    "<script>alert(1)</script>", "]]>", "&amp;", "<!--", "\"", "“引号”", "`", "\\", "\\\\", "\\'", "\\u0060",
    "\\\\u0060", "\\u005c", "\\u0000", "}) DETACH DELETE n //", "'}) DETACH DELETE n //", "$rows", "{row}",
    ";\n:exit\n", "// 注", "/* */", "a,b;c\"d", "\x00", "党\x00员", "\x01\x07\x08\x0b\x0c\x0e\x1b\x1f",
    "\x1f", "\x1e",
    "\x7f\x80\x85\x9f", "\u2028\u2029", "\ufeff", "\ufffe\uffff", "😀", "\U000e0041", "\ud800", "党\udfff员",
    "\r", "\r\n", "\n", "  ", " 前后 ",
    "_x0041_", "_x005F_", "https://example.org/", "null", "1", "true", "[]", "{}",
    "第一行\r\n\r\n第二行",
)  # fmt: skip
"""What a document may hold and a format must carry as data."""


def corpus_norms() -> list[Norm]:
    """Return the hand-labelled norms, in file order."""
    return [norm for path in sorted(CORPUS.glob("*.jsonl")) for norm in read_norms(path)]


def corpus_graph() -> networkx.MultiDiGraph[str]:
    """Return the graph of the hand-labelled norms."""
    return build_graph(corpus_documents(), corpus_norms())


def corpus_documents() -> list[Document]:
    """Return a bare document for each labelled text."""
    texts = {path: path.read_bytes().decode("utf-8-sig") for path in sorted(CORPUS.glob("*.txt"))}
    return [Document(path.stem, path.name, 0, len(text), text) for path, text in texts.items()]


@cache
def notices() -> tuple[networkx.MultiDiGraph[str], tuple[Document, ...], tuple[Norm, ...]]:
    """Return the graph, the documents and the norms of the five example notices."""
    sources = (source for source in read_sources([NOTICES]) if isinstance(source, SourceText))
    found = [extract(source) for source in sources]
    documents = tuple(document for each in found for document in each.documents)
    norms = tuple(norm for each in found for norm in each.norms)
    return build_graph(documents, norms), documents, norms


def hostile_graph(texts: Sequence[str] = HOSTILE) -> networkx.MultiDiGraph[str]:
    """Return a graph whose every string property takes each of `texts` once, edges between all labels."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for number, text in enumerate(texts):
        for node in NODES:
            key = f"{node.label}-{number}"
            graph.add_node(key, label=node.label, **_hostile_values(node.properties, text, key))
        for edge in EDGES:
            for source, target in edge.ends:
                ends = f"{source}-{number}", f"{target}-{(number + 1) % len(texts)}"
                values = _hostile_values(edge.properties, text, "")
                graph.add_edge(*ends, key=edge.type, type=edge.type, **values)
    first = graph.nodes["Actor-0"]
    first["aliases"] = []
    graph.nodes["Actor-1"]["aliases"] = [text for text in texts if text]
    return graph


def parallel_graph() -> networkx.MultiDiGraph[str]:
    """Return two edges of one type between one pair that differ in a property, and a hostile node id."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    strange = "文件/<a b>&\"'#2"
    graph.add_node(strange, label="Document", id=strange, title="", number=None, kind=None, date=None,
                   source=None, status="cited")
    graph.add_node("n", label="Norm", id="n", doc=strange, start=0, end=3, text="做好事",
                   modality="obligation", confidence=0.1)
    graph.add_node("a", label="Actor", id="a", name="市委", aliases=["市委", "中共大同市委"])
    for role in ("target", "recipient"):
        graph.add_edge("n", "a", key=f"TOWARDS#{role}", type="TOWARDS", role=role, name="市委")
    graph.add_edge("a", "n", key="BEARS", type="BEARS", source="explicit", name="市委")
    graph.add_edge("n", strange, key="STATED_IN", type="STATED_IN")
    return graph


def graphs() -> st.SearchStrategy[networkx.MultiDiGraph[str]]:
    """Return a strategy of small graphs that keep to the schema, with any text at all."""
    return st.composite(_draw_graph)()


def texts() -> st.SearchStrategy[str]:
    """Return a strategy of any text, lone surrogates included, hostile ones often."""
    anything = st.text(st.characters(exclude_categories=()), max_size=8)
    return st.one_of(st.sampled_from(HOSTILE), anything, st.text("\\u0041'\"`\r\n\x00=", max_size=8))


def _draw_graph(draw: st.DrawFn) -> networkx.MultiDiGraph[str]:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    labels = {}
    some_labels = st.lists(st.sampled_from([node.label for node in NODES]), max_size=5)
    for number, label in enumerate(draw(some_labels)):
        key = str(number)
        labels[key] = label
        properties = next(node.properties for node in NODES if node.label == label)
        values = {each.name: draw(_value(each)) for each in properties}
        graph.add_node(key, **{**values, "label": label, "id": key})
    for edge in EDGES:
        pairs = [(a, b) for a in labels for b in labels if (labels[a], labels[b]) in edge.ends]
        for source, target in draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else ():
            key = f"{edge.type}#{len(graph.edges)}"
            values = {each.name: draw(_value(each)) for each in edge.properties}
            graph.add_edge(source, target, key=key, type=edge.type, **values)
    return graph


def _value(declared: Property) -> st.SearchStrategy[object]:
    if declared.type is ValueType.STRINGS:
        return st.lists(texts(), max_size=3)
    plain: st.SearchStrategy[object] = {
        ValueType.STRING: texts(),
        ValueType.INTEGER: st.integers(0, 2**40),
        ValueType.FLOAT: st.floats(allow_nan=False, allow_infinity=False),
    }[declared.type]
    return st.none() | plain


def _hostile_values(properties: tuple[Property, ...], text: str, key: str) -> dict[str, object]:
    values = {
        ValueType.STRING: text,
        ValueType.INTEGER: 7,
        ValueType.FLOAT: 0.25,
        ValueType.STRINGS: [text, "党员"],
    }
    return {each.name: key if each.name == "id" else values[each.type] for each in properties}
