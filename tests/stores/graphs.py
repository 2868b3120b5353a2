"""Graphs for the store tests: the gold norms, a small one by hand, and one full of nasty text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document
from kg.graph import build_graph
from kg.records import read_norms

if TYPE_CHECKING:
    import networkx

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "tests" / "corpus" / "dev"


def gold_graph(*names: str) -> networkx.MultiDiGraph[str]:
    """Return the graph of the hand-labelled norms of the documents named, of all where none is named."""
    files = sorted(DEV.glob("*.jsonl"))
    norms = [norm for file in files if not names or file.stem in names for norm in read_norms(file)]
    documents = []
    for file in files:
        if not names or file.stem in names:
            text = file.with_suffix(".txt").read_text("utf-8")
            documents.append(Document(file.stem, str(file.with_suffix(".txt")), 0, len(text), text))
    return build_graph(documents, norms)


NASTY = (
    "",
    "|",
    "a|b",
    "\\0|\\1\\2",
    " ",
    " lead",
    "trail ",
    "plain",
    'quo"te',
    '"',
    '""',
    '"""',
    "'",
    "''",
    "`b`",
    "back\\slash",
    "\\",
    "a\\",
    "\\n",
    "\\N",
    '\\"',
    "new\nline",
    "cr\r\nlf",
    "\r",
    "\n",
    "tab\t",
    "a,b",
    ",",
    ";",
    "|",
    "[x,y]",
    "[",
    "]",
    "{a:1}",
    "{",
    "null",
    "NULL",
    "None",
    "true",
    "1",
    "=cmd|'/C calc'!A0",
    "+1",
    "-1",
    "@x",
    "<script>alert(1)</script>",
    "</script>",
    "&amp;",
    "\x00",
    "a\x00b",
    "\x01\x1f\x7f",
    "\x1b[0m",
    "\x85\u2028\u2029",
    "\ufeffbom",
    "\ufffd",
    "\ufffe\uffff",
    "😀𠮷",
    "e\u0301",
    "\ue000",
    "\u202egnp",
    "\\ud800",
    "$x",
    "$rows",
    "//",
    "/*",
    "') DETACH DELETE n //",
    "责任" * 20000,
)
"""Text that some format, shell, spreadsheet, page or query language would take for something else."""
SURROGATES = ("\ud800", "党\udfff员", "\udc00\ud800")
"""Text that UTF-8 cannot hold."""


def nasty_graph() -> networkx.MultiDiGraph[str]:
    """Return a graph in which every kind of value is nasty at every place that takes text."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    all_text = (*NASTY, *SURROGATES)
    graph.add_node(
        "doc\ud800'\"",
        label="Document",
        title='"',
        number=None,
        kind="",
        date=None,
        source="a\x00",
        status="read",
    )
    for number, text in enumerate(all_text):
        actor, norm = f"a{number}", f"n{number}{text[:50]}"
        graph.add_node(
            actor, label="Actor", name=text, kind="unknown", level=None, aliases=[text, *all_text[:number]]
        )
        graph.add_node(
            norm,
            label="Norm",
            doc="doc\ud800'\"",
            start=number,
            end=2**40,
            text=text,
            modality="obligation",
            trigger=None,
            bearer_source="explicit",
            predicate=text,
            condition=text,
            deadline=None,
            due=None,
            basis=text,
            assigner=None,
            sentence=text,
            confidence=0.1 + number / 7,
        )
        for name in (text, text + "x"):
            key = f"BEARS#{name}"
            graph.add_edge(actor, norm, key=key, type="BEARS", source="explicit", name=name)
        graph.add_edge(norm, actor, key="TOWARDS", type="TOWARDS", role="target", name=text)
        graph.add_edge(norm, "doc\ud800'\"", key="STATED_IN", type="STATED_IN")
        graph.add_edge(actor, actor, key="KIND_OF", type="KIND_OF", rule=text)
    return graph
