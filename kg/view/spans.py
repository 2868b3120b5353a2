"""Spans of a norm in its document, in the units a browser counts in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from extract.model import Evidence

from .content import Mark

SENTENCE_ENDS = "。！？!?\n\r"


class Utf16:
    """Converts code-point offsets of one text to UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._astral = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]

    def __call__(self, offset: int) -> int:
        """Return the number of UTF-16 units before code point `offset`."""
        return offset + bisect_left(self._astral, offset)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence or line that holds `text[start:end]`, its closing mark included.

    甲。要报告，不得瞒报。乙 around 要报告 → 要报告，不得瞒报。
    """
    left = start
    while left > 0 and text[left - 1] not in SENTENCE_ENDS:
        left -= 1
    right = end
    while right < len(text) and text[right] not in SENTENCE_ENDS:
        right += 1
    if right < len(text) and text[right] not in "\r\n":
        right += 1
    while left < start and text[left].isspace():
        left += 1
    return left, right


def found_evidence(
    text: str,
    base: int,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    values: list[tuple[str, str | None]],
) -> tuple[Evidence, ...]:
    """Return evidence for values that stand verbatim in the clause, else in the sentence.

    `text` starts at `base` of the source; `sentence` and `clause` are spans of `text`.
    """
    found = []
    for name, value in values:
        if not value:
            continue
        at = text.find(value, *clause)
        if at < 0:
            at = text.find(value, *sentence)
        if at >= 0:
            found.append(Evidence(name, value, "verbatim", base + at, base + at + len(value)))
        elif name == "bearer":
            found.append(Evidence(name, value, "inherited"))
    return tuple(found)


class LastNamed:
    """Remembers where each bearer of a document was last read, for norms that inherit it."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, str], tuple[int, int]] = {}

    def trace(self, doc: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return evidence with a span for each bearer without one that an earlier norm read.

        Norms must come in text order.
        """
        traced = tuple(self._traced(doc, item) for item in evidence)
        for item in traced:
            if item.field == "bearer" and item.start is not None and item.end is not None:
                self._spans[doc, item.value] = item.start, item.end
        return traced

    def _traced(self, doc: str, item: Evidence) -> Evidence:
        known = self._spans.get((doc, item.value)) if item.field == "bearer" and item.start is None else None
        return replace(item, start=known[0], end=known[1]) if known else item


def placed(
    evidence: tuple[Evidence, ...], text: str, base: int, sentence: tuple[int, int]
) -> tuple[Evidence, ...]:
    """Return evidence with a span for each value without one that stands in the sentence."""
    return tuple(_placed(item, text, base, sentence) for item in evidence)


def _placed(item: Evidence, text: str, base: int, sentence: tuple[int, int]) -> Evidence:
    at = text.find(item.value, *sentence) if item.value and item.start is None else -1
    return item if at < 0 else replace(item, start=base + at, end=base + at + len(item.value))


def to_marks(evidence: tuple[Evidence, ...], base: int, length: int, units: Utf16) -> tuple[Mark, ...]:
    """Return evidence as marks of the text that starts at `base`; spans outside it are dropped."""
    marks = []
    for item in evidence:
        start, end = item.start, item.end
        if start is not None and end is not None and base <= start < end <= base + length:
            marks.append(Mark(item.field, item.value, item.rule, units(start - base), units(end - base)))
        else:
            marks.append(Mark(item.field, item.value, item.rule, None, None))
    return tuple(marks)
