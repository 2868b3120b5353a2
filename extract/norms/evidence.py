"""Spans and evidence: words of a block as characters of the source text, and what a field was read from."""

from __future__ import annotations

from bisect import bisect_left

from ..blocks import Block
from ..model import Evidence
from .tokens import Tokens

_LONGEST_SENTENCE = 2_000
"""Most characters of a sentence that are kept on either side of a clause."""


def source_span(block: Block, tokens: Tokens, lo: int, hi: int) -> tuple[int, int]:
    """Return the source span of the words lo..hi, blanks and dashes at both ends left out where there is
    more.
    """
    a, b = tokens.starts[lo], tokens.starts[hi]
    while a < b and (tokens.text[a].isspace() or tokens.text[a] in "—–-"):
        a += 1
    while b > a and tokens.text[b - 1].isspace():
        b -= 1
    if a == b:
        a, b = tokens.starts[lo], tokens.starts[hi]
    return block.offsets[a], block.offsets[b - 1] + 1


def sentence_span(block: Block, tokens: Tokens, lo: int, hi: int) -> tuple[int, int]:
    """Return the source span of the sentence around the words lo..hi; of a very long one 2,000
    characters either side.
    """
    text, a, b = tokens.text, tokens.starts[lo], tokens.starts[hi]
    first, last = max(0, a - _LONGEST_SENTENCE), min(len(text), b + _LONGEST_SENTENCE)
    marks = tokens.sentence_marks()
    before, after = bisect_left(marks, a), bisect_left(marks, b)
    a = max(first, marks[before - 1] + 1) if before else first
    b = marks[after] + 1 if after < len(marks) and marks[after] < last else last
    while a < b and text[a].isspace():
        a += 1
    return block.offsets[a], block.offsets[b - 1] + 1


def of_words(field: str, value: str, rule: str, block: Block, tokens: Tokens, lo: int, hi: int) -> Evidence:  # noqa: PLR0917
    """Return the evidence of a value read from the words lo..hi, without a span where there are none."""
    if hi <= lo:
        return Evidence(field, value, rule)
    start, end = source_span(block, tokens, lo, hi)
    return Evidence(field, value, rule, start, end)


def of_text(field: str, value: str, rule: str, block: Block, start: int, end: int) -> Evidence:  # noqa: PLR0917
    """Return the evidence of a value read from the characters start..end of a block."""
    return Evidence(field, value, rule, block.offsets[start], block.offsets[end - 1] + 1)
