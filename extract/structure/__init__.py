"""Document structure: source text to documents, their sections, and blocks that sentences are read from."""

from __future__ import annotations

from ..blocks import Structure
from ..model import SourceText
from .assemble import assemble
from .parts import split_documents

__all__ = ["structure"]


def structure(source: SourceText) -> tuple[Structure, ...]:
    """Return the documents of `source` in text order, at least one; they cover its text without overlap.

    The first has the source's id, the others `id#2`, `id#3` …; offsets count in `source.text`.
    """
    return tuple(
        assemble(source, source.id if number == 1 else f"{source.id}#{number}", start, end, paragraphs)
        for number, (start, end, paragraphs) in enumerate(split_documents(source), 1)
    )
