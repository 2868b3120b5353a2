"""Places: where in its file a norm stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from ..model import Document, Norm


def located(norm: Norm, document: Document) -> Norm:
    """Return a norm with the page, paragraph or cell its clause begins in, where its file has such."""
    at = bisect_right(document.places, norm.start, key=lambda place: place.start) - 1
    while at >= 0 and document.places[at].start == document.places[at].end:
        at -= 1
    if at < 0 or norm.start >= document.places[at].end:
        return norm
    place = document.places[at]
    paragraph = None if place.sheet else place.paragraph
    return replace(norm, page=place.page, paragraph=paragraph, cell=place.cell)
