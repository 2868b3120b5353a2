"""What a folder says when corrections are taken: its records, corrected so far, looked up by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.model import Document, Norm

from .anchors import Found, documents_of, find_norm, places_of
from .applying import Applied
from .model import Correction, Place


class State:
    """The records of a folder with the corrections so far.

    Attributes:
        applied: the records.
        corrections: those so far, in their order.
        now: norm by id, as corrected; deleted ones are not in it.
        documents: document by id.
    """

    def __init__(self, applied: Applied, corrections: Sequence[Correction]) -> None:
        self.applied = applied
        self.corrections = tuple(corrections)
        self.now = {norm.id: norm for norm in applied.norms}
        self.documents = {one.id: one for one in applied.documents}
        self.by_doc: defaultdict[str, list[Norm]] = defaultdict(list)
        for norm in applied.found:
            self.by_doc[norm.doc].append(norm)
        self._places: dict[str, dict[str, Place]] = {}

    def find(self, place: Place) -> Found | None:
        """Return the norm that a place means, as extracted or added, deleted ones too; None if it is gone."""
        candidates = documents_of(place, self.applied.documents)
        return next(filter(None, (find_norm(place, self.by_doc[one.id]) for one in candidates)), None)

    def place(self, norm: Norm) -> Place:
        """Return where a norm stands now."""
        if norm.doc not in self._places:
            document = self.documents.get(norm.doc) or Document(norm.doc, "", 0, 0, "")
            self._places[norm.doc] = places_of(document, self.by_doc[norm.doc])
        return self._places[norm.doc][norm.id]

    def on(self, doc: str, span: tuple[int, int]) -> list[Norm]:
        """Return the norms on exactly this span of a document, deleted ones too."""
        return [one for one in self.by_doc[doc] if (one.start, one.end) == span]

    def is_deleted(self, norm: Norm) -> bool:
        """Whether a person has deleted it."""
        return norm.id in self.applied.deleted
