"""Corrections as gold 以核改为准: the clauses that people corrected, as they left them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.model import Document, Extraction, Norm, SourceText

from .state import State


class Judged(NamedTuple):
    """One document's corrected clauses: what people say of them, and what an extraction says."""

    doc: str
    gold: tuple[Norm, ...]
    predicted: tuple[Norm, ...]


def judged(state: State, extract: Callable[[SourceText], Extraction]) -> Iterator[Judged]:
    """Yield every document in which norms were corrected, in order; its text is extracted again.

    Only clauses that a correction is about count: a corrected or added norm is gold, where one was deleted
    nothing is. What nobody has corrected may be right or unread, so it says nothing.
    """
    touched = {norm for _, norm in state.applied.targets}
    for document in state.applied.documents:
        looked_at = [norm for norm in state.by_doc[document.id] if norm.id in touched]
        if looked_at:
            gold = tuple(state.now[norm.id] for norm in looked_at if norm.id in state.now)
            again = extract(SourceText(document.id, document.source, document.text)).norms
            predicted = tuple(_overlapping(_moved(again, document), looked_at))
            yield Judged(document.id, gold, predicted)


def _moved(norms: Iterable[Norm], document: Document) -> Iterator[Norm]:
    """Yield norms of the document's own text with the offsets of its source."""
    for norm in norms:
        yield replace(norm, start=norm.start + document.start, end=norm.end + document.start)


def _overlapping(norms: Iterable[Norm], others: Sequence[Norm]) -> Iterator[Norm]:
    spans = [(one.start, one.end) for one in others]
    return (norm for norm in norms if any(norm.start < end and start < norm.end for start, end in spans))
