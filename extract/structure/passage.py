"""Passages: stretches of text that healing put together, each character knowing its place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

_STRIPPED = " \t\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` and the source spans it was put together from, in order and disjoint."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    def offsets(self) -> tuple[int, ...]:
        """Return the source position of each character of `text`."""
        if len(self.spans) == 1:
            return tuple(range(*self.spans[0]))
        return tuple(chain.from_iterable(range(start, end) for start, end in self.spans))

    def cut(self, start: int, end: int) -> Passage:
        """Return the passage of `text[start:end]`, which must not be empty."""
        if len(self.spans) == 1:
            base = self.spans[0][0]
            return Passage(self.text[start:end], ((base + start, base + end),))
        spans = []
        position = 0
        for low, high in self.spans:
            size = high - low
            first, last = max(start - position, 0), min(end - position, size)
            if first < last:
                spans.append((low + first, low + last))
            position += size
        return Passage(self.text[start:end], tuple(spans))

    def trimmed(self, start: int, end: int) -> Passage | None:
        """Return the passage of `text[start:end]` without the blanks around it, None if nothing is left."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(_STRIPPED))
        right = len(piece.rstrip(_STRIPPED))
        if right - left == len(self.text):
            return self if piece else None
        return self.cut(start + left, start + right) if left < right else None

    def place(self, index: int) -> int:
        """Return the source position of `text[index]`."""
        position = 0
        for low, high in self.spans:
            if index < position + high - low:
                return low + index - position
            position += high - low
        return self.end


def join(passages: Iterable[Passage]) -> Passage:
    """Return one passage of all, in order, with nothing between them."""
    parts = list(passages)
    if len(parts) == 1:
        return parts[0]
    return Passage("".join(part.text for part in parts), tuple(span for part in parts for span in part.spans))
