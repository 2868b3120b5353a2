"""Glued lines: a heading run into the sentence below it, a document number run into its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .cites import number_span
from .headlines import kind_of
from .lines import Gap
from .paragraphs import Paragraph

_HEAD = 12
"""How many paragraphs a head's number is looked for in."""
_SHARED = 4
"""Least number of characters at the end that sentences built alike have in common, stop included."""


def unglue(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Cut a numbered heading from the sentence glued to it where later paragraphs open as that sentence does.

    `二、基层党组织要…作用要在深入排查上发挥作用。`, with `要在稳控包保上发挥作用。…` below → two paragraphs.
    """
    result: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        cut = _glue(paragraph, _openings(paragraphs, index + 1)) if _may_be_glued(paragraph) else 0
        heading = paragraph.body.trimmed(0, cut) if cut and paragraph.body else None
        rest = paragraph.body.trimmed(cut, len(paragraph.text)) if cut and paragraph.body else None
        if heading is None or rest is None or paragraph.mark is None:
            result.append(paragraph)
            continue
        whole = paragraph.passage.cut(0, len(paragraph.passage.text) - len(paragraph.text) + cut)
        result.append(replace(paragraph, passage=whole, body=heading))
        result.append(Paragraph(rest, rest, None, Gap.BLANK))
    return result


def unglue_number(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Cut title, number and addressees apart where a head runs them together: `通知粤府〔2020〕4号各市：`."""
    result: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        span = number_span(paragraph.passage.text) if index < _HEAD and paragraph.mark is None else None
        if span is None or not _is_run_together(paragraph.passage.text, *span):
            result.append(paragraph)
            continue
        whole = paragraph.passage
        for low, high in ((0, span[0]), span, (span[1], len(whole.text))):
            part = whole.trimmed(low, high)
            if part:
                result.append(replace(paragraph, passage=part, body=part))
    return result


def _is_run_together(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if before and not kind_of(before):
        return False
    return bool(before or after) and (not after or after[-1] in "：:" or "关于" in after) and "。" not in text


def _may_be_glued(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return paragraph.mark is not None and 16 <= len(text) <= 90 and text.find("。") == len(text) - 1


def _openings(paragraphs: Sequence[Paragraph], start: int) -> list[str]:
    """Return the first sentences of the unnumbered paragraphs from `start` to the next number."""
    found = []
    for paragraph in paragraphs[start : start + 40]:
        if paragraph.mark is not None:
            break
        stop = paragraph.text.find("。", 0, 60)
        if stop > 4:
            found.append(paragraph.text[: stop + 1])
    return found


def _glue(paragraph: Paragraph, openings: Sequence[str]) -> int:
    """Return where the second sentence starts that is built as at least two of `openings` are; else 0."""
    alike: dict[str, list[str]] = defaultdict(list)
    for opening in openings:
        alike[opening[:2]].append(opening)
    for prefix, group in sorted(alike.items()):
        ending = _common_ending(group)
        if len(group) < 2 or len(ending) < _SHARED or not paragraph.text.endswith(ending):
            continue
        cut = paragraph.text.rfind(prefix)
        if cut >= 8:
            return cut
    return 0


def _common_ending(texts: Sequence[str]) -> str:
    """Return the characters at the end that all `texts` share."""
    size = 0
    shortest = min(texts, key=len)
    while size < len(shortest) and len({text[-size - 1] for text in texts}) == 1:
        size += 1
    return shortest[len(shortest) - size :]
