"""Merges and splits of actors, as the two sheets of the workbook say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.actors import identify
from kg.export.escape import unescape
from kg.export.workbook.cells import shown

from .base import Base
from .columns import ACTORS, NAMES
from .filled import Filled, FilledRow, Refused
from .model import Correction, Kind, Place
from .state import State
from .values import same


def taken_actors(filled: Filled, state: State, refused: list[Refused]) -> Iterator[Correction]:
    """Yield the merges and splits that the folder does not have yet; what is wrong goes to `refused`."""
    identity = identify(state.applied.documents, state.applied.norms)
    names = {one.id: one.name for one in identity.actors}
    now = {(one.doc, one.text): names[one.actor] for one in identity.namings}
    merged = {one.actor for one in state.corrections if one.kind is Kind.MERGE}
    yield from _merges(filled, set(now.values()), merged, refused)
    yield from _splits(filled, now, refused)


def _merges(
    filled: Filled, actors: set[str], merged: set[str | None], refused: list[Refused]
) -> Iterator[Correction]:
    base = {one.id: one.name for one in filled.base.actors}
    full = {shown(name).strip(): name for name in base.values()}
    wanted: dict[str, tuple[str, FilledRow]] = {}
    for row in _known_rows(filled.rows[ACTORS], base, refused):
        actor = base[row.text("id")]
        into = full.get(row.text("into"), unescape(row.text("into")))
        if "name" in row.cells and not same(row.cells["name"], actor):
            why = "the name cannot be changed here; write the new one in 合并到"
            refused.append(Refused(row.place("name"), why))
        if into and into != actor:
            wanted[actor] = (into, row)
    ends = {actor: _end(actor, wanted) for actor in wanted}
    for actor, (_, row) in wanted.items():
        end = ends[actor]
        if end is None:
            refused.append(Refused(row.place("into"), "these merges lead round in a circle; not taken"))
        elif actor in actors:
            yield Correction(Kind.MERGE, "", actor=actor, into=end)
        elif actor not in merged:
            refused.append(Refused(row.place("into"), f"no document names {actor} any more"))


def _end(actor: str, wanted: Mapping[str, tuple[str, FilledRow]]) -> str | None:
    """Return where a chain of merges ends; None if it leads back."""
    seen = [actor]
    while seen[-1] in wanted:
        into = wanted[seen[-1]][0]
        if into in seen:
            return None
        seen.append(into)
    return seen[-1]


def _splits(
    filled: Filled, now: Mapping[tuple[str, str], str], refused: list[Refused]
) -> Iterator[Correction]:
    base = {one.id: one for one in filled.base.names}
    full = {shown(name).strip(): name for name in _actor_names(filled.base)}
    for row in _known_rows(filled.rows[NAMES], base, refused):
        one = base[row.text("id")]
        into = full.get(row.text("into"), unescape(row.text("into")))
        is_now = now.get((one.doc, one.text))
        if not into or into in (one.actor, is_now):
            continue
        if is_now is None:
            refused.append(Refused(row.place("into"), f"no document writes {one.text} any more"))
        elif is_now != one.actor:
            why = f"was decided since this sheet was made: it is {is_now} now"
            refused.append(Refused(row.place("into"), why))
        else:
            place = Place(one.doc, one.title)
            yield Correction(Kind.SPLIT, "", place=place, actor=one.actor, name=one.text, into=into)


def _actor_names(base: Base) -> Iterator[str]:
    yield from (one.name for one in base.actors)


def _known_rows(
    rows: tuple[FilledRow, ...], base: Mapping[str, object], refused: list[Refused]
) -> Iterator[FilledRow]:
    """Yield the rows whose number the sheet had, once each, if anything is filled in."""
    counts = Counter(row.text("id") for row in rows if row.text("into"))
    for row in rows:
        number = row.text("id")
        if not row.text("into"):
            continue
        if "into" in row.formulas:
            refused.append(Refused(row.place("into"), "holds a formula; write the name"))
        elif number not in base:
            refused.append(Refused(row.place("id"), "no row of this sheet had this number; not taken"))
        elif counts[number] > 1:
            refused.append(Refused(row.place("id"), "this number stands in several rows; none was taken"))
        else:
            yield row
