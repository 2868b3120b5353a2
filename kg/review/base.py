"""What the review workbook said when it was made 底稿, in its hidden sheet: so an edit is told from the rest.

One entry a row: its kind, its id, and JSON in cells of at most `_CHUNK` characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import RecordError
from extract.model import Norm

from .columns import VERSION
from .model import Place

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_CHUNK = 30_000


@dataclass(frozen=True, slots=True)
class NormBase:
    """One norm as the sheet showed it, and where it stands; `document` is its document's label."""

    place: Place
    norm: Norm
    document: str
    section: str
    deleted: bool


@dataclass(frozen=True, slots=True)
class ActorBase:
    """One actor as the sheet named it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NameBase:
    """One written name of one document, and the actor that it was thought to be."""

    id: str
    doc: str
    title: str
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class DocumentBase:
    """A document and the label that the sheets give it, one of its own."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Base:
    """All that the sheets said."""

    norms: tuple[NormBase, ...] = ()
    actors: tuple[ActorBase, ...] = ()
    names: tuple[NameBase, ...] = ()
    documents: tuple[DocumentBase, ...] = ()


def base_rows(base: Base) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet, the version first."""
    yield ("zeren-review", str(VERSION))
    for norm in base.norms:
        yield ("norms", *_chunks(asdict(replace(norm, norm=replace(norm.norm, evidence=())))))
    for kind, entries in (("actors", base.actors), ("names", base.names), ("documents", base.documents)):
        for entry in entries:
            yield (kind, *_chunks(asdict(entry)))


def base_from_rows(rows: Iterable[Sequence[object]], *, where: str) -> Base:
    """Return what the hidden sheet holds; RecordError if it is not whole."""
    texts = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    if not texts or texts[0][:2] != ("zeren-review", str(VERSION)):
        raise _broken(where)
    found: dict[str, list[object]] = {"norms": [], "actors": [], "names": [], "documents": []}
    for kind, *chunks in texts[1:]:
        if kind:
            try:
                found[kind].append(json.loads("".join(chunks)))
            except (KeyError, ValueError) as error:
                raise _broken(where) from error
    return _validated(found, where)


def _validated(value: object, where: str) -> Base:
    from pydantic import ValidationError

    try:
        return _type().validate_python(value)
    except ValidationError as error:
        raise _broken(where) from error


def _broken(where: str) -> RecordError:
    return RecordError(
        "the hidden sheet _zeren is missing or damaged, so that edits cannot be told from the rest",
        where=where,
        hint="make the sheet anew: zeren review export DIR -o review.xlsx",
    )


def _chunks(value: object) -> Iterator[str]:
    """Yield JSON in pure ASCII and without underscores, which spreadsheets take for escapes (_x0041_)."""
    text = json.dumps(value, separators=(",", ":")).replace("_", "\\u005f")
    for at in range(0, len(text), _CHUNK):
        yield text[at : at + _CHUNK]


@cache
def _type() -> TypeAdapter[Base]:
    from pydantic import TypeAdapter

    return TypeAdapter(Base)
