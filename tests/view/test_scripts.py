"""The page's own functions, called by themselves in Chromium, where no page is around them."""
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from importlib import resources
from itertools import chain
from pathlib import Path

import pytest

from kg.view import page

pytestmark = pytest.mark.browser

TEXT = "一、公安部门要报告，不得瞒报。"
DATA = {
    "title": "t",
    "overview": {"nodes": [], "edges": [], "options": {}},
    "full": {"nodes": [], "edges": [], "options": {}},
    "content": {
        "documents": [{"id": "d,\ud800%", "title": "甲", "text": TEXT, "issuers": [], "addressees": [], "cites": []}],
        "sections": [
            {"id": "s0", "doc": 0, "number": "一、", "title": "", "path": "一、", "level": 1, "start": 0, "end": 9},
            {"id": "s1", "doc": 0, "number": "1.", "title": "", "path": "", "level": 2, "start": 2, "end": 9, "parent": 0},
        ],
        "actors": [
            {"id": f"a{at}", "name": name, "kind": "organ", "names": [], "kind_of": wider, "part_of": []}
            for at, (name, wider) in enumerate(
                [("公安部门", [{"actor": 1}]), ("部门", [{"actor": 2}]), ("单位", [{"actor": 0}]), ("市公安部门", [])]
            )
        ],
        "norms": [
            {
                "id": f"n{at}", "doc": 0, "section": 1, "start": 2, "end": 9, "text": "公安部门要报告", "modality": modality,
                "predicate": "报告", "sentence_start": 0, "sentence_end": 15, "confidence": 0.5 + at / 10,
                "bears": [{"actor": 0, "source": "explicit"}], "imposed": [], "marks": [],
                "towards": [{"actor": 1, "role": "recipient"}] if at else [], "deadline": "及时" if at else None,
                "due": "2020-02-01" if at == 2 else None,
            }
            for at, modality in enumerate(["obligation", "prohibition", "permission"])
        ],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def run(chromium):
    """Run an expression where every script but the last, which starts the page, has been read."""
    assets = resources.files("kg.view") / "assets"
    scripts = "\n".join((assets / name).read_text(encoding="utf-8") for name in page.SCRIPTS[:-1])
    words = json.loads((assets / "words.json").read_text(encoding="utf-8"))
    chromium.get("about:blank")
    data = json.dumps(json.dumps({**DATA, "words": words}))
    begin = (
        "document.body.innerHTML = '<script type=\"application/json\" id=data></' + 'script><div id=stage></div>';"
        f"document.getElementById('data').textContent = {data};"
    )
    return lambda expression: chromium.execute_script(f"{begin}\n{scripts}\n;return ({expression})")


@pytest.mark.parametrize(
    ("cell", "expect"),
    [("=1+1", "'=1+1"), ("+86", "'+86"), ("-5", "'-5"), ("@x", "'@x"), ("\t=1", "'\t=1"), (" =1", "' =1"), ("报告=1", "报告=1"), ("", "")],
)  # fmt: skip
def test_no_cell_is_a_formula(run, cell, expect):
    assert run(f"guarded({json.dumps(cell)})") == expect


@pytest.mark.parametrize(
    ("filters", "expect"),
    [
        ({}, [0, 1, 2]),
        ({"modalities": ["obligation", "permission"]}, [0, 2]),
        ({"section": 0}, [0, 1, 2]),
        ({"section": 1, "role": "recipient"}, [1, 2]),
        ({"due": "no"}, [0]),
        ({"before": "2020-02-01"}, [2]),
        ({"before": "2020-01-31"}, []),
        ({"confidence": 0.6}, [1, 2]),
        ({"kind": "organ", "level": "unknown"}, [0, 1, 2]),
        ({"kind": "person"}, []),
        ({"text": "部门"}, [0, 1, 2]),
        ({"text": "没有"}, []),
        ({"docs": [1]}, []),
        ({"only": [2, 0], "due": "no"}, [0]),
    ],
)
def test_filters(run, filters, expect):
    assert run(f"passing({{...noFilters(), ...{json.dumps(filters)}}})") == expect


def test_wider_actors_end_though_they_go_in_a_circle(run):
    assert run("widerThan(0)") == [1, 2]


def test_search_puts_the_whole_name_first(run):
    assert run("findActors('公安部门', 9)") == [0, 3]
    assert run("findActors(' ', 9)") == []


def test_state_survives_the_address(run):
    changed = {
        "view": "full", "tab": "duties", "actor": 3, "norm": 2, "pair": [0, 1], "compare": [0], "hidden": [2], "sort": "due",
        "down": True, "all": True, "language": "en", "theme": "dark", "expanded": [1], "path": [0, 3], "doc": 0, "among": [1, 3],
    }  # fmt: skip
    filters = {
        "modalities": ["permission"], "docs": [0], "section": 1, "kind": "organ", "level": "city", "role": "target",
        "due": "yes", "before": "2020-02-01", "confidence": 0.8, "text": "=&#,%", "only": [0, 2],
    }  # fmt: skip
    assert run(f"fromHash('#' + toHash({{...startState(), ...{json.dumps(changed)}, filters: {json.dumps(filters)}}}))") == {
        **changed, "filters": filters,
    }  # fmt: skip


def test_marks_may_overlap(run):
    spans = '[{start: 2, end: 9, name: "clause"}, {start: 2, end: 6, name: "field f-bearer"}, {start: 5, end: 7, name: "x"}]'
    found = run(
        f"markedText({json.dumps(TEXT)}, 0, 15, {spans}).map((node) => [node.className || '', node.textContent])"
    )
    assert found == [
        ["", "一、"], ["clause field f-bearer", "公安部"], ["clause field f-bearer x", "门"], ["clause x", "要"],
        ["clause", "报告"], ["", "，不得瞒报。"],
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["packLayers", "packBlocks"])
def test_packed_boxes_do_not_overlap(run, place):
    boxes = [
        {"id": f"a{at}", "w": 60 + at * 7 % 50, "h": 30, "x": at * 13 % 40, "y": 0, "layer": at % 3, "label": "", "group": "actor", "size": 14}
        for at in range(4)
    ] + [
        {"id": f"n{at}", "w": 120, "h": 40, "x": 0, "y": 0, "label": "", "group": "obligation", "size": 12} for at in range(3)
    ]  # fmt: skip
    if place == "packLayers":
        boxes = boxes[:4]
    found = run(f"[...{place}({json.dumps(boxes)}, {{width: 700, height: 500}})]")
    spots = [
        (spot["x"], spot["y"], box["w"], box["h"]) for box, spot in ((b, dict(found)[b["id"]]) for b in boxes)
    ]
    assert len(found) == len(boxes)
    for at, (x, y, w, h) in enumerate(spots):
        assert all(
            abs(x - x2) >= (w + w2) / 2 or abs(y - y2) >= (h + h2) / 2 for x2, y2, w2, h2 in spots[:at]
        )


def test_same_duty_is_found_though_the_words_differ_a_little(run):
    assert run("groupsAlike([[0], [1]])") == [[0, 1]]
    assert run("differences([0, 1])") == ["counterparty", "deadline", "modality"]


@pytest.mark.parametrize(
    ("texts", "lists", "expect"),
    [
        (["要及时报告情况", "及时报告情况", "要及时报告情况"], [[0], [1], [2]], [[0, 1, 2]]),
        (
            ["要及时报告情况", "要佩戴口罩", "要及时报告情况"],
            [[0], [1], [2]],
            [[0, None, 2], [None, 1, None]],
        ),
        (["要报告情况", "要及时报告情况", "要及时报告情况"], [[0, 1], [2]], [[0, None], [1, 2]]),
        (["要及时报告", "要及时报告", "要及时报告", "要佩戴口罩"], [[0, 1], [2], [3]], None),
        (["甲", "甲"], [[0], [1]], [[0, None], [None, 1]]),
    ],
)
def test_groups_hold_one_norm_of_a_document_at_most_and_lose_none(run, texts, lists, expect):
    told = json.dumps(
        [{**DATA["content"]["norms"][0], "id": f"n{at}", "text": text} for at, text in enumerate(texts)]
    )
    groups = run(f"(norms = {told}, groupsAlike({json.dumps(lists)}))")
    assert sorted(at for group in groups for at in group if at is not None) == sorted(chain(*lists))
    for group in groups:
        assert all(at is None or at in side for at, side in zip(group, lists, strict=True))
    if expect is not None:
        assert groups == expect


def test_every_word_is_there_in_both_languages():
    words = json.loads((resources.files("kg.view") / "assets" / "words.json").read_text(encoding="utf-8"))
    assert words["zh"].keys() == words["en"].keys()
    assert all(value.strip() for language in words.values() for value in language.values())


def test_every_word_that_a_script_says_is_there():
    assets = resources.files("kg.view") / "assets"
    words = json.loads((assets / "words.json").read_text(encoding="utf-8"))["zh"]
    said = {
        key
        for name in page.SCRIPTS
        for key in re.findall(r'\bt\("([^"]+)"', (assets / name).read_text("utf-8"))
    }
    assert len(said) > 60
    assert said - words.keys() == set()


def test_the_type_checker_reads_every_script():
    """`npx -p typescript tsc -p tests/view/jsconfig.json` checks the scripts by their JSDoc types."""
    listed = json.loads((Path(__file__).parent / "jsconfig.json").read_text(encoding="utf-8"))["files"]
    assert tuple(name.rpartition("/")[2] for name in listed) == page.SCRIPTS
