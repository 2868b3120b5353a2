"""Where a correction belongs 定位: its norm among those of another extraction, or its clause in the text.

Blanks and line breaks never count. The sentence that stays as it was vouches for its clause, however the
extractor cuts it now; a sentence that was edited is found by its likeness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extract.model import Document, Norm

from .model import Place

LIKE = 0.75
"""Least likeness, of clause and of sentence, at which an edited sentence counts as the same."""
OVERLAP = 0.5
"""Least overlap of two clauses of one sentence that counts as the same clause."""

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """The norm that a place means; `same` if its sentence is word for word what it was."""

    norm: Norm
    same: bool


@lru_cache(maxsize=1 << 16)
def squeezed(text: str) -> str:
    """Return a text without blanks and line breaks: `要 报\\n告` → `要报告`."""
    return _BLANK.sub("", text)


def places_of(document: Document, norms: Iterable[Norm]) -> dict[str, Place]:
    """Return where each norm stands, by its id; `norms` are all of the document."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for norm in sorted(norms, key=_order):
        said = _said(norm)
        found[norm.id] = Place(
            doc=document.id,
            title=document.title,
            norm=norm.id,
            start=norm.start - document.start,
            text=norm.text,
            sentence=norm.sentence,
            predicate=norm.predicate,
            nth=seen[said],
        )
        seen[said] += 1
    return found


def documents_of(place: Place, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents that the place may be in: the one of its id, then those of its title."""
    by_id = [one for one in documents if one.id == place.doc]
    by_title = [one for one in documents if place.title and one.title == place.title and one.id != place.doc]
    return (*by_id, *by_title)


def find_norm(place: Place, norms: Sequence[Norm]) -> Found | None:
    """Return the norm of one document that the place means, or None where none is like it."""
    text, sentence = squeezed(place.text), squeezed(place.sentence)
    there = [one for one in norms if squeezed(one.sentence) == sentence]
    said = [one for one in there if squeezed(one.text) == text]
    if said:
        return Found(_told_apart(place, said), same=True)
    cut = [(_overlap(text, squeezed(one.text), sentence), one) for one in there]
    if cut and max(cut, key=lambda item: item[0])[0] >= OVERLAP:
        best = max(score for score, _ in cut)
        return Found(_told_apart(place, [one for score, one in cut if score == best]), same=True)
    return _by_likeness(place, text, sentence, norms)


def find_clause(place: Place, document: Document) -> tuple[int, int] | None:
    """Return the span in the source of the clause that stood at a place, or None where it is no more.

    Of several the one inside its sentence, then the one nearest to where it was.
    """
    spans = spans_of(place.text, document)
    inside = [span for span in spans if _inside(span, spans_of(place.sentence, document))]
    near = inside or spans
    return min(near, key=lambda span: abs(span[0] - document.start - place.start)) if near else None


def spans_of(text: str, document: Document) -> tuple[tuple[int, int], ...]:
    """Return every span of the source, in one document, that reads like `text`, blanks apart."""
    wanted = squeezed(text)
    if not wanted:
        return ()
    kept = [at for at, char in enumerate(document.text) if not char.isspace()]
    whole = "".join(document.text[at] for at in kept)
    found, at = [], whole.find(wanted)
    while at >= 0:
        found.append((document.start + kept[at], document.start + kept[at + len(wanted) - 1] + 1))
        at = whole.find(wanted, at + 1)
    return tuple(found)


def _by_likeness(place: Place, text: str, sentence: str, norms: Sequence[Norm]) -> Found | None:
    scored = [(score, one) for one in norms if (score := _likeness(text, sentence, one)) is not None]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    return Found(_told_apart(place, [one for score, one in scored if score == best]), same=False)


def _likeness(text: str, sentence: str, norm: Norm) -> float | None:
    """Return how alike clause and sentence are, their product; None below `LIKE`."""
    clause = _ratio(text, squeezed(norm.text))
    whole = _ratio(sentence, squeezed(norm.sentence)) if clause >= LIKE else 0.0
    return clause * whole if min(clause, whole) >= LIKE else None


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()


def _overlap(text: str, other: str, sentence: str) -> float:
    """Return the shared part of two clauses of one sentence: `要报告` in `必须及时要报告` → their Jaccard."""
    ours, theirs = sentence.find(text), sentence.find(other)
    if min(ours, theirs) < 0 or not text or not other:
        return 0.0
    first, second = range(ours, ours + len(text)), range(theirs, theirs + len(other))
    shared = len(range(max(first.start, second.start), min(first.stop, second.stop)))
    return shared / (len(first) + len(second) - shared)


def _told_apart(place: Place, norms: Sequence[Norm]) -> Norm:
    """Return the one meant of several norms that are alike: by id, by predicate, by number, by nearness."""
    by_id = [one for one in norms if one.id == place.norm]
    if by_id:
        return by_id[0]
    alike = [one for one in norms if one.predicate == place.predicate] or list(norms)
    alike.sort(key=_order)
    return alike[min(place.nth, len(alike) - 1)]


def _inside(span: tuple[int, int], wholes: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in wholes)


def _order(norm: Norm) -> tuple[int, int, str]:
    return norm.start, norm.end, norm.id


def _said(norm: Norm) -> tuple[str, str, str]:
    return squeezed(norm.text), squeezed(norm.sentence), norm.predicate
