"""Lists 列项: a lead-in that ends in ：and governs the numbered items after it."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import regex
from ..model import Modality
from .finding import Bearing, Scope

_SIGN, _LISTED = regex("list_sign"), regex("listed")
_POWERS, _DUTIES, _NO_ITEMS, _CONTENTS = (
    regex("powers"),
    regex("duties"),
    regex("no_items"),
    regex("contents"),
)
_TELLS = regex("contents_told")
_CONTENTS_REACH = 20
"""How many characters before the ：tell what the list contains."""


@dataclass(frozen=True, slots=True)
class Governed:
    """What the items of a list from `level` on inherit: force (None where they are no norms) and
    bearers.
    """

    level: int
    modality: Modality | None
    bearing: Bearing | None

    @property
    def of_posts(self) -> bool:
        """Say whether it is a post's list of duties, whose items stand as under a heading."""
        return self.bearing is not None and self.bearing.rule == "bearer.title"


def lead_in(text: str, level: int, scope: Scope, opener: Bearing | None) -> Governed | None:
    """Return what a sentence that ends in ：says of the items after it, or None where it announces no
    list.

    `主要负责人履行下列职责：` → obligation; `有下列情形之一的：` → the items are no norms.
    """
    if not _SIGN.search(text):
        return Governed(level, None, None) if _TELLS.search(text) and not _DUTIES.search(text) else None
    bearing = scope.bearing if scope.active else opener
    return Governed(level, _modality(text, scope), bearing)


def _modality(text: str, scope: Scope) -> Modality | None:
    running = scope.modality if scope.active else None
    listed = match.group(1) if (match := _LISTED.search(text)) else ""
    acts = "行为" in text
    if acts and scope.modality is not Modality.PROHIBITION:
        return None
    if _POWERS.search(listed or text):
        return Modality.PERMISSION
    if _NO_ITEMS.search(listed) or _CONTENTS.search(text[-_CONTENTS_REACH:]):
        return running if running is Modality.PROHIBITION and acts else None
    if running is None and not acts and _DUTIES.search(text):
        return Modality.OBLIGATION
    return running
