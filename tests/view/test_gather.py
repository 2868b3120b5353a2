"""From graph and records to what the page says: spans in the browser's units, evidence, missing parts."""

from __future__ import annotations

from dataclasses import replace

import networkx
import pytest

from extract.model import BearerSource, Document, Evidence, Modality, Norm
from kg.graph import build_graph
from kg.records import norm_id
from kg.view.gather import gather
from kg.view.spans import LastNamed, Utf16, sentence_around

TEXT = "𠮷通知\r\n公安部门要报告𠮷情况，不得瞒报。\r\n附件"


def norm(text: str, bearer: str, source: BearerSource, *evidence: Evidence, base: int = 0) -> Norm:
    start = base + TEXT.index(text)
    made = Norm(
        "d",
        start,
        start + len(text),
        text,
        Modality.OBLIGATION,
        "要",
        (bearer,),
        source,
        "报告",
        evidence=evidence,
    )
    return replace(made, id=norm_id(made))


def utf16(text: str, start: int, end: int) -> str:
    """The slice that JavaScript would take."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize("base", [0, 7])
def test_spans_are_those_of_the_browser_in_the_documents_own_text(base):
    at = base + TEXT.index("公安部门")
    first = norm(
        "公安部门要报告𠮷情况", "公安部门", BearerSource.EXPLICIT,
        Evidence("bearer", "公安部门", "subject", at, at + 4),
        Evidence("bearer", "别处", "subject", 900, 910), base=base,
    )  # fmt: skip
    second = norm(
        "不得瞒报", "公安部门", BearerSource.INHERITED, Evidence("bearer", "公安部门", "run"), base=base
    )
    document = Document("d", "d.txt", base, base + len(TEXT), TEXT)
    content = gather(build_graph([document], [first, second]), [document], [first, second])
    told = [utf16(TEXT, one.start, one.end) for one in content.norms]
    assert told == ["公安部门要报告𠮷情况", "不得瞒报"]
    for one in content.norms:
        assert utf16(TEXT, one.sentence_start, one.sentence_end) == "公安部门要报告𠮷情况，不得瞒报。"
        marked = [
            utf16(TEXT, mark.start, mark.end) for mark in one.marks if mark.start is not None and mark.end
        ]
        assert marked == ["公安部门"]


def test_a_norm_outside_of_its_document_is_quoted_without_marks():
    document = Document("d", "d.txt", 0, 4, "别的文件")
    far = norm("不得瞒报", "公安部门", BearerSource.EXPLICIT, base=500)
    content = gather(build_graph([document], [far]), [document], [far])
    assert content.norms[0].quote
    assert (content.norms[0].start, content.norms[0].end) == (0, 0)


def test_an_empty_graph_is_an_empty_page():
    content = gather(networkx.MultiDiGraph(), [], [])
    assert (content.actors, content.documents, content.sections, content.norms) == ((), (), (), ())


def test_a_bearer_is_traced_to_where_the_same_document_named_it_last():
    trace = LastNamed().trace
    trace("d", (Evidence("bearer", "县委", "subject", 3, 5),))
    trace("d", (Evidence("bearer", "县委", "subject", 40, 42), Evidence("deadline", "县委", "x", 60, 62)))
    assert trace("d", (Evidence("bearer", "县委", "run"),))[0].start == 40
    assert trace("other", (Evidence("bearer", "县委", "run"),))[0].start is None


@pytest.mark.parametrize(
    ("text", "clause", "expect"),
    [
        ("甲。要报告，不得瞒报。乙", "要报告", "要报告，不得瞒报。"),
        ("题目\r\n  要报告\r\n完", "要报告", "要报告"),
        ("要报告", "要报告", "要报告"),
        ("好！要报告？", "要报告", "要报告？"),
    ],
)
def test_sentence_around(text, clause, expect):
    start = text.index(clause)
    left, right = sentence_around(text, start, start + len(clause))
    assert text[left:right] == expect


def test_offsets_before_at_and_after_astral_characters():
    units = Utf16("a𠮷b𠮷")
    assert [units(at) for at in range(5)] == [0, 1, 3, 4, 6]


@pytest.mark.parametrize(
    ("title", "expect"),
    [
        ("关于做好防控工作的通知", "县委〔做好防控工作的通知〕"),
        ("关于做好今年全县疫情防控工作的通知", "县委〔做好今年全县疫情防控…〕"),
        ("", "县委〔d〕"),
    ],
)
def test_an_actor_of_one_document_is_told_by_its_title(title, expect):
    graph = networkx.MultiDiGraph()
    graph.add_node("d", label="Document", title=title)
    graph.add_node("a", label="Actor", name="县委〔d〕", scope="d")
    graph.add_node("b", label="Actor", name="大同市委", scope="大同市")
    assert [actor.name for actor in gather(graph, [], []).actors] == [expect, "大同市委"]
