"""Markdown: words without marks, sections, tables."""

from __future__ import annotations

from extract.formats.markdown import read_markdown

TEXT = """# 关于防汛工作的通知

**各单位**要[及时](http://x)报告，
严格检查。 <!-- 注释 -->

- 第一项
- 第二项

| 任务 | 牵头单位 |
| --- | :---: |
| **检查**<br>整改 | 市应急局 |
| 报告 | 甲\\|乙 |
完了。
"""


def test_words_without_marks() -> None:
    content = read_markdown(TEXT)
    assert content.text.splitlines() == [
        "# 关于防汛工作的通知",
        "各单位要及时报告，",
        "严格检查。 ",
        "第一项",
        "第二项",
        "任务\t牵头单位",
        "检查",
        "整改\t市应急局",
        "报告\t甲|乙",
        "完了。",
    ]
    assert [place.paragraph for place in content.places if place.paragraph] == [1, 2, 3, 4, 5]
    assert [place.cell for place in content.places if place.cell][-1] == "T1R3C2"
    assert all(0 <= place.start <= place.end <= len(content.text) for place in content.places)
