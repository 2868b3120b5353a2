"""Headings: which part of a numbered paragraph is its heading and which is text."""

from __future__ import annotations

import re

from .lexicon import BLANKS, lexicon
from .numbering import RANKS
from .paragraphs import HEADING, STOPS, Paragraph

_TITLED = re.compile(r"【([^】]{1,40})】|\[([^\]]{1,30})\]")
_FIRST = re.compile(r"[。！!？?；;]")
_COLON = re.compile(r"[：:]")
_MODAL = re.compile(r"[要应须得可请将由是为]|负责")
LEAD = 40
"""Longest first sentence that is still taken for a heading, in characters."""
_ARTICLE_LEAD = 16


def heading_length(paragraph: Paragraph) -> int:
    """Return how many characters of `paragraph.text` are its heading; 0 if it has none.

    `（一）加大稳岗支持力度。对不裁员…` → 9 with its stop; `一、总体要求` → all of it.
    """
    text = paragraph.text
    kind = paragraph.mark.kind if paragraph.mark else ""
    if not text:
        return 0
    titled = _TITLED.match(text)
    if titled:
        return titled.end()
    if kind == "article":
        return _article(text)
    if not any(stop in text for stop in STOPS) and text[-1] not in "，、,":
        return len(text) if len(text) <= HEADING else 0
    return _first_sentence(text) or _before_colon(text)


def _first_sentence(text: str) -> int:
    """Return the length of a short first sentence that more text follows."""
    stop = _FIRST.search(text, 0, LEAD + 1)
    if stop is None or stop.group() not in "。！!" or stop.end() >= len(text) or stop.start() < 2:
        return 0
    sentence = text[: stop.start()]
    if sentence.count("，") + sentence.count(",") > 2 or "：" in sentence or ":" in sentence:
        return 0
    rest = text[stop.end() :].strip()
    only_note = rest.startswith(("（", "(")) and rest.endswith(("）", ")")) and "。" not in rest
    return 0 if only_note else stop.end()


def _before_colon(text: str) -> int:
    """Return the length of a label before a colon: `服务对象：所有…`, not that of a lead-in."""
    colon = _COLON.search(text, 0, 14)
    if colon is None or colon.end() >= len(text) or colon.start() < 2:
        return 0
    label = text[: colon.start()]
    return 0 if _MODAL.search(label) or "，" in label or "、" in label else colon.end()


def _article(text: str) -> int:
    """Return the length of an article's title: `蔬菜面积（8分）。指…` has one, `国家实行…。…` has none."""
    stop = re.search(r"[。！？；：:，,;]", text)
    if stop is None:
        return len(text) if len(text) <= 30 and not lexicon().article_verb.search(text) else 0
    title = text[: stop.start()]
    if stop.group() != "。" or len(title) > _ARTICLE_LEAD or stop.end() >= len(text):
        blank = re.search(rf"[{BLANKS}]+", title)
        title = title[: blank.start()] if blank else ""
        return len(title) if title and len(title) <= 12 and not lexicon().article_verb.search(title) else 0
    return 0 if lexicon().article_verb.search(title) else stop.end()


def title_of(text: str) -> str:
    """Return heading text as a title: brackets 【】, closing stop and stray blanks taken off."""
    title = text.strip().strip("【】[]")
    title = re.sub(rf"(?<=[^\x00-\x7f])[{BLANKS}]+(?=[^\x00-\x7f])", "", title)
    return title.rstrip("。：:；;，,！! ")


def is_fixed(paragraph: Paragraph) -> bool:
    """Say whether the paragraph opens with 编, 章, 节 or 条."""
    return paragraph.mark is not None and paragraph.mark.kind in RANKS
