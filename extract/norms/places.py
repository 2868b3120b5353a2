"""Places: where in its file a norm stands."""

from __future__ import annotations

from bisect import bisect_right

from ..model import Document
from ..place import Place

NOWHERE = Place(0, 0)
"""The place of what stands in a file without pages, paragraphs and cells."""


def place_of(start: int, document: Document) -> Place:
    """Return the page, paragraph or table cell a clause begins in, where the document's file has such."""
    places = document.places
    at = bisect_right(places, start, key=_start) - 1 if places else -1
    while at >= 0 and places[at].start == places[at].end:
        at -= 1
    return NOWHERE if at < 0 or start >= places[at].end else places[at]


def _start(place: Place) -> int:
    return place.start
