"""Headings: which part of a numbered paragraph is its heading and which is text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import BLANKS, lexicon
from .numbering import RANKS
from .paragraphs import HEADING, Paragraph, has_stop

_TITLED = re.compile(r"【([^】]{1,40})】|\[([^\]]{1,30})\]")
_FIRST = re.compile(r"[。！!？?；;]")
_SENTENCE_ENDS = tuple("。；;")
_COLON = re.compile(r"[：:]")
_PAUSE = re.compile(r"[。！？；：:，,;]")
_BLANK = re.compile(rf"[{BLANKS}]+")
_LEGAL = re.compile(
    r"(?<![供响适相反对效顺感呼因])应(?![对急用届有尽战援激聘收付税变])|不得|可以|予以|有权|[：:]"
)
"""What a sentence of a statute has and a heading has not."""
_EXACT = re.compile(
    r"[0-9０-９一二三四五六七八九十两](?:名|次|日|天|个月|小时|元|万元|分钟)|至少|不少于|不超过|等(?:行为|问题|情况)$"
)
"""What a sentence that demands something exact has and a heading has not."""
_MODAL = re.compile(r"[要应须得可请将由是为]|负责")
LEAD = 40
"""Longest first sentence that is taken for a heading, in characters."""
ALONE_LEAD = 26
"""The same for one that has no siblings to compare it with."""
LONG_LEAD = 60
"""The same where the numbered paragraphs beside it have headings."""
_ARTICLE_LEAD = 16


def heading_lengths(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Return, by index of each numbered paragraph, how many characters of its `text` are its heading.

    `（一）加大稳岗支持力度。对不裁员…` → 9 with the stop; `一、总体要求` → all; 0 without a heading.
    Siblings decide together: a first sentence is no heading where few of them have one.
    """
    sizes: dict[int, int] = {}
    for run in _runs(paragraphs):
        sizes.update(zip(run, _run_lengths([paragraphs[index] for index in run]), strict=True))
    return sizes


def _run_lengths(run: Sequence[Paragraph]) -> list[int]:
    leads = [paragraph for paragraph in run if _could_lead(paragraph)]
    if _kind(run[0]) != "article" and len(leads) < sum(_is_sentence(paragraph) for paragraph in run):
        return [0 if _could_lead(paragraph) else _heading_length(paragraph, LEAD) for paragraph in run]
    limit = ALONE_LEAD if len(leads) == 1 else LEAD
    having = sum(_heading_length(paragraph, limit) > 0 for paragraph in leads)
    article = _kind(run[0]) == "article"
    if having * (3 if article else 2) < len(leads):
        return [0 if _could_lead(paragraph) else _heading_length(paragraph, limit) for paragraph in run]
    if len(leads) > 1 and not article:
        limit = LONG_LEAD
    return [_heading_length(paragraph, limit) for paragraph in run]


def _runs(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """Return the indices of numbered paragraphs, those that count on from each other together."""
    runs: list[list[int]] = []
    open_runs: dict[str, tuple[int, list[int]]] = {}
    for index, paragraph in enumerate(paragraphs):
        if paragraph.mark is None:
            continue
        family, value = paragraph.mark.family, paragraph.mark.value
        last, run = open_runs.get(family, (0, []))
        if not run or value <= last:
            run = []
            runs.append(run)
        run.append(index)
        open_runs[family] = (value, run)
    return runs


def _kind(paragraph: Paragraph) -> str:
    return paragraph.mark.kind if paragraph.mark else ""


def _could_lead(paragraph: Paragraph) -> bool:
    """Say whether a heading could be the paragraph's first sentence: more text follows a stop in it."""
    text = paragraph.text
    stop = _FIRST.search(text)
    return stop is not None and stop.end() < len(text) and not _TITLED.match(text)


def _is_sentence(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is one sentence of its own, which has no heading (2）督促落实整改措施。)."""
    return paragraph.text[-1:] in _SENTENCE_ENDS and not _could_lead(paragraph)


def _heading_length(paragraph: Paragraph, lead: int) -> int:
    text = paragraph.text
    if not text:
        return 0
    titled = _TITLED.match(text)
    if titled:
        return titled.end()
    if _kind(paragraph) == "article":
        return _article(text)
    if not has_stop(text) and text[-1] not in "，、,":
        return len(text) if len(text) <= HEADING else 0
    return _first_sentence(text, lead) or _before_colon(text)


def _first_sentence(text: str, lead: int) -> int:
    """Return the length of a short first sentence that more text follows."""
    stop = _FIRST.search(text, 0, lead + 1)
    if stop is None or stop.group() not in "。！!" or stop.end() >= len(text) or stop.start() < 2:
        return 0
    sentence = text[: stop.start()]
    if sentence.count("，") + sentence.count(",") > 2 or _LEGAL.search(sentence) or _EXACT.search(sentence):
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
    verb = lexicon().article_verb
    stop = _PAUSE.search(text)
    if stop is None:
        return len(text) if len(text) <= 30 and not lexicon().sentence.search(text) else 0
    title = text[: stop.start()]
    if stop.group() == "。" and len(title) <= _ARTICLE_LEAD and stop.end() < len(text):
        return 0 if verb.search(title) else stop.end()
    blank = _BLANK.search(title)
    title = title[: blank.start()] if blank else ""
    return len(title) if 1 < len(title) <= 12 and not verb.search(title) else 0


def title_of(text: str) -> str:
    """Return heading text as a title: brackets 【】, closing stop and stray blanks taken off."""
    title = text.strip().strip("【】[]")
    title = re.sub(rf"(?<=[^\x00-\x7f])[{BLANKS}]+(?=[^\x00-\x7f])", "", title)
    return title.rstrip("。：:；;，,！! ")


def is_fixed(paragraph: Paragraph) -> bool:
    """Say whether the paragraph opens with 编, 章, 节 or 条."""
    return paragraph.mark is not None and paragraph.mark.kind in RANKS
