"""Unit cells 责任单位: who leads and who co-operates, as one cell of a table of tasks writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..blocks import Phrase
from .grid import Field
from .taskwords import pattern


@dataclass(frozen=True, slots=True)
class Units:
    """The phrases that name who leads or is responsible, and who co-operates."""

    leads: tuple[Phrase, ...] = ()
    supports: tuple[Phrase, ...] = ()


def read_units(cell: Field, *, supporting: bool) -> Units:
    """Return the units of a cell; `supporting` says that its column is that of the co-operating ones.

    `牵头单位：市应急局；配合单位：市公安局` → leads 市应急局, supports 市公安局.
    """
    leads: list[Phrase] = []
    supports: list[Phrase] = []
    helping = supporting
    for start, end in _parts(cell.text):
        part = cell.text[start:end]
        own, low, high = _sided(part, helping)
        if pattern("lead_label_pattern").match(part) or pattern("support_label_pattern").match(part):
            helping = own
        name = part[low:high]
        if name.strip("、，,：: \t"):
            at = cell.place.start + start + low
            (supports if own else leads).append(Phrase(_listed(name), at, at + len(name)))
    return Units(tuple(leads), tuple(supports))


def _parts(text: str) -> list[tuple[int, int]]:
    """Return the spans of the parts of a cell, cut at ； and line ends, blanks around them left out."""
    spans, position = [], 0
    for mark in (*pattern("unit_break_pattern").finditer(text), None):
        end = mark.start() if mark else len(text)
        piece = text[position:end]
        left = position + len(piece) - len(piece.lstrip())
        right = position + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
        position = mark.end() if mark else end
    return spans


def _sided(part: str, helping: bool) -> tuple[bool, int, int]:
    """Return whether a part names who co-operates, and where the names in it begin and end."""
    low, high = 0, len(part)
    if label := pattern("support_label_pattern").match(part):
        helping, low = True, label.end()
    elif label := pattern("lead_label_pattern").match(part):
        helping, low = False, label.end()
    if ending := pattern("support_ending_pattern").search(part, low):
        helping, high = True, ending.start()
    elif ending := pattern("lead_ending_pattern").search(part, low):
        helping, high = False, ending.start()
    return helping, low, high


def _listed(name: str) -> str:
    """Return names with 、 between them, without notes: `市应急局（牵头） 市公安局` → 市应急局、市公安局."""
    bare = pattern("unit_note_pattern").sub("", name)
    return re.sub(r"[\s，,、]+", "、", bare).strip("、：: ")
