"""What the records say once the corrections are applied 应用核改: in their order, each where it belongs.

The same extraction and the same corrections give the same records. What was extracted and is not what the
records say is kept, so that the next build starts from the extraction and not from what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.model import (
    ADDRESSEES,
    ISSUER,
    BearerSource,
    Document,
    Evidence,
    Modality,
    Norm,
    content_id,
)

from .anchors import Found, documents_of, find_clause, find_norm
from .model import ADDED, FIELDS, Correction, Kind, Place, Unfit, Value, shown, told, value_of
from .names import AsRead, identified

REVIEW = "review"
"""Rule of the evidence for what a person has said."""
EVIDENCE = {"bearers": "bearer", "counterparties": "counterparty"}


@dataclass(frozen=True, slots=True)
class Applied:
    """Records after the corrections.

    Attributes:
        documents, norms: what they say, in the order given; added norms at the end.
        displaced: norms as extracted that `norms` does not hold as they were: changed and deleted ones.
        unfit: corrections that do not fit, or not wholly.
        targets: by number of the correction, id of the norm that it was applied to.
        found: every norm that a place can mean, as extracted or as added, deleted ones too.
        deleted: ids of those that are deleted.
    """

    documents: tuple[Document, ...]
    norms: tuple[Norm, ...]
    displaced: tuple[Norm, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    targets: tuple[tuple[int, str], ...] = ()
    found: tuple[Norm, ...] = ()
    deleted: frozenset[str] = frozenset()


def apply_corrections(
    corrections: Sequence[Correction],
    documents: Sequence[Document],
    norms: Sequence[Norm],
    as_read: AsRead | None = None,
) -> Applied:
    """Return the records that the corrections make of an extraction; nothing changes without any.

    Norms of documents that no correction means need not be given where `as_read` gives the names in all.
    """
    if not corrections:
        return Applied(tuple(documents), tuple(norms), found=tuple(norms))
    work = _Work(documents, norms)
    for number, correction in enumerate(corrections, 1):
        if correction.place is not None and correction.kind is not Kind.SPLIT:
            work.unfit += [Unfit(number, told(correction), why) for why in work.apply(number, correction)]
    kept, displaced = work.results()
    named, unfit = identified(corrections, documents, kept, as_read)
    everything = sorted((*work.unfit, *unfit), key=lambda one: one.number)
    return Applied(
        named,
        kept,
        displaced,
        tuple(everything),
        tuple(sorted(work.targets.items())),
        tuple(norm for one in work.by_doc.values() for norm in one),
        frozenset(name for name, state in work.states.items() if state.deleted),
    )


@dataclass(slots=True)
class _State:
    """One norm while corrections are applied: as extracted (None if added), and as it is now."""

    extracted: Norm | None
    now: Norm
    deleted: bool = False


class _Work:
    def __init__(self, documents: Sequence[Document], norms: Sequence[Norm]) -> None:
        self.documents = documents
        self.states = {norm.id: _State(norm, norm) for norm in norms}
        self.by_doc: dict[str, list[Norm]] = {}
        for norm in norms:
            self.by_doc.setdefault(norm.doc, []).append(norm)
        self.unfit: list[Unfit] = []
        self.targets: dict[int, str] = {}

    def apply(self, number: int, correction: Correction) -> Iterator[str]:
        """Apply one correction of a norm; yield why it does not fit, where it does not."""
        place = correction.place
        assert place is not None
        candidates = documents_of(place, self.documents)
        if not candidates:
            yield "the folder holds no such document"
        elif correction.kind is Kind.ADD:
            yield from self._add(number, correction, place, candidates)
        else:
            found = next(filter(None, (find_norm(place, self._of(one)) for one in candidates)), None)
            if found is None:
                yield "its sentence is not in the document any more, or is no norm now"
            else:
                self.targets[number] = found.norm.id
                yield from self._correct(correction, found)

    def _of(self, document: Document) -> list[Norm]:
        """Return the norms of a document as they were found, deleted and added ones too."""
        return self.by_doc.get(document.id, [])

    def _correct(self, correction: Correction, found: Found) -> Iterator[str]:
        state = self.states[found.norm.id]
        if correction.kind is Kind.DELETE:
            state.deleted = True
        elif correction.kind is Kind.RESTORE:
            state.deleted = False
        for change in correction.changes:
            is_now = value_of(state.now, change.field)
            if found.same or is_now in (change.before, change.after):
                state.now = with_value(state.now, change.field, change.after)
            else:
                yield (
                    f"the sentence has changed: {change.field} was {shown(change.before)} and is "
                    f"{shown(is_now)} now, not corrected to {shown(change.after)}"
                )

    def _add(
        self, number: int, correction: Correction, place: Place, documents: Sequence[Document]
    ) -> Iterator[str]:
        spans = ((one, find_clause(place, one)) for one in documents)
        found = next(((one, span) for one, span in spans if span), None)
        norm = correction.norm
        if found is None or norm is None:
            yield "its clause is not in the document any more"
            return
        document, span = found
        there = [one for one in self._of(document) if (one.start, one.end) == span]
        extracted = [one for one in there if self.states[one.id].extracted is not None]
        if extracted and not place.norm:  # the extractor has learnt to find it
            self.targets[number] = extracted[0].id
            state = self.states[extracted[0].id]
            for name in FIELDS:
                state.now = with_value(state.now, name, value_of(norm, name))
            return
        made = added_norm(norm, document, span, self._of(document))
        self.targets[number] = made.id
        if made.id not in self.states:
            self.states[made.id] = _State(None, made)
            self.by_doc.setdefault(document.id, []).append(made)

    def results(self) -> tuple[tuple[Norm, ...], tuple[Norm, ...]]:
        """Return the norms that hold now, and those that were extracted and do not hold as they were."""
        kept: list[Norm] = []
        displaced: list[Norm] = []
        for state in self.states.values():
            norm = _marked(state)
            if not state.deleted:
                kept.append(norm)
            if state.extracted is not None and (state.deleted or norm is not state.extracted):
                displaced.append(state.extracted)
        return tuple(kept), tuple(displaced)


def added_norm(norm: Norm, document: Document, span: tuple[int, int], others: Iterable[Norm]) -> Norm:
    """Return an added norm where its clause stands now: span, sentence, section; the id stays the same.

    Its sentence is that of another norm of the document where one holds the clause, a broken line and all.
    """
    start, end = span
    text = document.text[start - document.start : end - document.start]
    around = (one for one in others if one.sentence_start <= start and end <= one.sentence_end)
    known = next(((one.sentence_start, one.sentence_end) for one in around), None)
    sentence = known or sentence_span(document, start, end)
    inner = [one for one in document.sections if one.start <= start and end <= one.end]
    key = (document.id, "".join(text.split()), norm.modality, norm.predicate, *norm.bearers)
    return replace(
        norm,
        id=content_id(ADDED, *key),
        doc=document.id,
        start=start,
        end=end,
        text=text,
        section=max(inner, key=lambda one: (one.level, one.start)).id if inner else None,
        sentence=document.text[sentence[0] - document.start : sentence[1] - document.start],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        bearer_source=source_of(norm.bearers, text),
        confidence=1.0,
        evidence=tuple(one for name in FIELDS for one in _evidence(norm, name, text, start)),
        corrected=ADDED,
    )


def sentence_span(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the span in the source of the sentence or line around a clause, its closing mark included."""
    from kg.view.spans import sentence_around

    left, right = sentence_around(document.text, start - document.start, end - document.start)
    return document.start + left, document.start + right


def with_value(norm: Norm, name: str, value: Value) -> Norm:
    """Return a norm with another value of one field; where its bearers are from follows from them."""
    after: dict[str, Any] = {name: Modality(str(value)) if name == "modality" else value}
    if name == "bearers" and value != norm.bearers:
        after["bearer_source"] = source_of(after["bearers"], norm.text)
    return replace(norm, **after)


def source_of(bearers: Iterable[str], text: str) -> BearerSource:
    """Return where the bearers that a person names are found: in the clause, or before it."""
    names = tuple(bearers)
    if not names:
        return BearerSource.UNSPECIFIED
    if names in ((ADDRESSEES,), (ISSUER,)):
        return BearerSource.ADDRESSEE if names == (ADDRESSEES,) else BearerSource.ISSUER
    return BearerSource.EXPLICIT if all(name in text for name in names) else BearerSource.INHERITED


def _marked(state: _State) -> Norm:
    """Return the norm with what was corrected said on it; the extracted one itself where nothing was."""
    before, now = state.extracted, state.now
    if before is None:
        return now
    fields = [name for name in FIELDS if value_of(before, name) != value_of(now, name)]
    if not fields:
        return before
    gone = {EVIDENCE.get(name, name) for name in fields}
    stays = [one for one in before.evidence if one.field not in gone]
    said = [one for name in fields for one in _evidence(now, name, now.text, now.start)]
    return replace(now, corrected=" ".join(fields), confidence=1.0, evidence=(*stays, *said))


def _evidence(norm: Norm, name: str, text: str, start: int) -> Iterator[Evidence]:
    """Yield evidence for the values of one field, with the span where it stands in the clause."""
    value = value_of(norm, name)
    values = value if isinstance(value, tuple) else (value,) if value else ()
    for one in values:
        word = one if isinstance(one, str) else one.name
        at = text.find(word) if word else -1
        span = (start + at, start + at + len(word)) if at >= 0 else (None, None)
        yield Evidence(EVIDENCE.get(name, name), word, REVIEW, *span)
