"""Web pages of government sites: the main text, tables and attachments, in whatever encoding."""

from __future__ import annotations

import pytest

from extract.errors import ReadError
from extract.formats.html import read_html

PAGE = """<html><head><title>通知_松江市人民政府</title>{charset}<style>p {{color: red}}</style></head><body>
<div class="nav"><a href="/">首页</a> | <a href="/a">政务公开</a> | <a href="/b">政务服务</a></div>
<div class="place">当前位置：<a href="/">首页</a> &gt; <a href="/tz">通知公告</a></div>
<div class="article"><h1>关于做好防汛工作的通知</h1>
<div id="zoom"><p>各县（区）人民政府：</p>
<p>　　一、各级各部门要高度重视防汛工作，切实增强责任感，
<b>严格落实</b>行政首长负责制。<br>二、市应急局要及时报告。</p>
<script>var x = "不是正文";</script><p style="display: none">看不见的字。</p>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
<tr><td>1</td><td>开展检查<br>建立台账</td><td rowspan="2">市应急局</td></tr>
<tr><td>2</td><td>整改隐患</td></tr></table>
<p>松江市人民政府办公室关于防汛工作的要求到此为止，请各单位遵照执行，不得有误。</p></div>
<p>附件：<a href="/f/1.doc">1.责任人名单.doc</a></p>
<p><a href="/f/2.pdf?x=1">2.任务清单</a> <a href="/x.html">相关新闻</a></p></div>
<div class="footer">主办：松江市人民政府办公室 网站地图 联系我们 备案号0000</div></body></html>"""

LINES = [
    "关于做好防汛工作的通知",
    "各县（区）人民政府：",
    "　　一、各级各部门要高度重视防汛工作，切实增强责任感， 严格落实行政首长负责制。",
    "二、市应急局要及时报告。",
    "序号\t任务\t牵头单位",
    "1\t开展检查",
    "建立台账\t市应急局",
    "2\t整改隐患",
    "松江市人民政府办公室关于防汛工作的要求到此为止，请各单位遵照执行，不得有误。",
]


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("gbk", ""),
        ("gbk", '<meta charset="gb2312">'),
        ("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="utf-8">'),
    ],
)
def test_the_main_text_with_its_table_and_without_navigation(encoding: str, charset: str) -> None:
    content = read_html(PAGE.format(charset=charset).encode(encoding))
    assert content.text.splitlines()[: len(LINES)] == LINES
    for word in ("政务公开", "当前位置", "网站地图", "不是正文", "看不见"):
        assert word not in content.text
    assert content.attachments == ("1.责任人名单.doc", "2.任务清单")
    merged = next(place for place in content.places if place.cell == "T1R2C3")
    assert (merged.rows, content.text[merged.start : merged.end]) == (2, "市应急局")


def test_a_broken_character_is_no_hindrance() -> None:
    page = PAGE.format(charset='<meta charset="gbk">').encode("gbk")
    data = page.replace("台账".encode("gbk"), b"\xcc\xa8\xff")
    content = read_html(data)
    assert content.text.splitlines()[0] == LINES[0]
    assert "建立台\ufffd" in content.text


def test_layout_tables_are_read_through() -> None:
    inner = "<table><tr><td>任务</td><td>单位</td></tr><tr><td>检查</td><td>甲局</td></tr></table>"
    page = f"<table><tr><td>菜单</td><td><p>各单位要报告。</p>{inner}</td></tr></table>"
    content = read_html(f"<html><body>{page}</body></html>".encode())
    assert "任务\t单位\n检查\t甲局" in content.text
    assert [place.cell for place in content.places if place.cell] == ["T1R1C1", "T1R1C2", "T1R2C1", "T1R2C2"]


def test_colspan_and_wild_spans() -> None:
    rows = '<tr><td colspan="2">合</td></tr><tr><td rowspan="99999999">甲</td><td colspan="x">乙</td></tr>'
    content = read_html(f"<html><body><p>各单位要及时报告。</p><table>{rows}</table></body></html>".encode())
    assert [(p.cell, p.rows, p.columns) for p in content.places if p.cell] == [
        ("T1R1C1", 1, 2),
        ("T1R2C1", 1, 1),
        ("T1R2C2", 1, 1),
    ]


def test_marks_of_notes_are_no_text_and_the_notes_are() -> None:
    text = '<p>任何人不得销毁档案。<a href="#n1"><sup>1</sup></a>见<a href="#x">第3条</a>。</p>'
    note = '<div id="n"><p><a href="#t1">[1]</a>各单位应当报送清册。</p></div>'
    lines = read_html(f"<html><body>{text}{note}</body></html>".encode()).text.splitlines()
    assert lines == ["任何人不得销毁档案。见第3条。", "各单位应当报送清册。"]


def test_numbers_of_lists_stand_and_what_was_deleted_does_not() -> None:
    inner = "<ol type='a'><li>收集档案；<li>移交档案。</ol>"
    items = f"<li><p>各机关要归档：</p>{inner}<li>任何人<del>可以</del><ins>不得</ins>销毁档案。"
    plain = "<ol style='list-style: none'><li>本办法自印发起施行。</ol>"
    page = f"<ol start='3'>{items}<li>（五）其他规定。</ol>{plain}"
    assert read_html(f"<html><body>{page}</body></html>".encode()).text.splitlines() == [
        "3. 各机关要归档：",
        "a. 收集档案；",
        "b. 移交档案。",
        "4. 任何人不得销毁档案。",
        "（五）其他规定。",
        "本办法自印发起施行。",
    ]


def test_a_page_with_entities_of_its_own_is_refused() -> None:
    with pytest.raises(ReadError, match="entities"):
        read_html(b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>')


def test_a_page_without_text_has_none() -> None:
    assert read_html(b"<html><body><nav>x</nav></body></html>").text == ""
