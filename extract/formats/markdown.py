"""Markdown .md texts: paragraphs and pipe tables, emphasis and links reduced to their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .content import Cell, Content, Writer

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|-])"), r"\1"),
)
_CELL_END = re.compile(r"(?<!\\)\|")


def read_markdown(text: str) -> Content:
    """Return the words of a Markdown text; headings keep their # signs, by which sections are told.

    >>> read_markdown("## 任务\\n\\n**各单位**要报告。").text
    '## 任务\\n各单位要报告。\\n'
    """
    writer = Writer()
    for lines in _runs(text):
        if len(lines) > 1 and "|" in lines[0] and _RULE.match(lines[1]):
            writer.table(list(_cells([lines[0], *lines[2:]])))
        else:
            writer.paragraph((_plain("\n".join(lines)), None))
    return writer.content()


def _runs(text: str) -> Iterator[list[str]]:
    """Yield the lines of each block: a heading, a list item, a table, or lines with no empty one between."""
    run: list[str] = []
    for line in text.splitlines():
        table = len(run) > 1 and _RULE.match(run[1]) is not None
        apart = re.match(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|```)", line) or (run and run[0].startswith("#"))
        if run and (not line.strip() or (table and "|" not in line) or (apart and not table)):
            yield run
            run = []
        if not table and "|" in line and run and "|" not in run[-1]:
            yield run
            run = []
        if line.strip() and not line.strip().startswith("```"):
            run.append(line)
    if run:
        yield run


def _plain(text: str) -> str:
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return text


def _cells(lines: list[str]) -> Iterator[Cell]:
    for number, line in enumerate(lines, 1):
        inner = line.strip().removeprefix("|")
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        for column, cell in enumerate(_CELL_END.split(inner), 1):
            parts = tuple(_plain(part.strip()) for part in re.split(r"<br\s*/?>", cell))
            yield Cell(number, column, parts)
