"""Pieces of a text whose file says where its paragraphs and tables are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..place import Place
from .grid import tables_of
from .lines import Gap, Piece, cut_pieces
from .passage import Passage

TABLE_SIGN = "\ufffc"
"""What stands for a table among the pieces: Unicode's sign for an object inside a text."""


def placed_pieces(text: str, places: Sequence[Place]) -> Iterator[Piece]:
    """Yield the pieces of `text` in order, those that open a paragraph marked, each table as one sign."""
    position = 0
    starts = [place.start for place in places]
    for table in tables_of(text, places):
        yield from _paragraphs(text, position, table.start, places, starts)
        end = max(table.end, table.start + 1)
        yield Piece(Passage(TABLE_SIGN, ((table.start, end),)), Gap.TABLE)
        position = end
    yield from _paragraphs(text, position, len(text), places, starts)


def _paragraphs(
    text: str, start: int, end: int, places: Sequence[Place], starts: Sequence[int]
) -> Iterator[Piece]:
    last: int | None = None
    for piece in cut_pieces(text, start, end):
        at = bisect_right(starts, piece.passage.start) - 1
        own = places[at].paragraph if at >= 0 else None
        opens = own != last and piece.gap >= Gap.LINE
        last = own
        yield Piece(piece.passage, Gap.PARAGRAPH, piece.depth) if opens else piece
