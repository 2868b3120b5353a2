"""What kind of actor a name is, and of which level, told by its ends and beginnings."""

from __future__ import annotations

from .forms import key
from .lexicon import ends_in, head_words, name_words
from .places import placed
from .resolve import Resolved


def kind_of(actor: Resolved) -> str:
    """Return organ, office, group, person, place, party or unknown: `负责人` → office, `党员` → group."""
    if actor.form.has("contract-party"):
        return "party"
    known = name_words().known.get(key(actor.name))
    if known:
        return known.kind
    where = placed(actor.name) if actor.named else None
    if where and not where.rest:
        return "place"
    end = ends_in(head_words().kinds, without_bracket(key(actor.name)))
    return head_words().kinds[end] if end else "organ" if actor.named else "unknown"


def level_of(actor: Resolved) -> str | None:
    """Return the level that the name says: `县（区）委` → county, `村干部` → village; else None."""
    if actor.level:
        return actor.level
    name = key(actor.name)
    return next((level for level, starts in head_words().level_starts if starts.match(name)), None)


def without_bracket(name: str) -> str:
    """`党委（党组）` → `党委`; a name that is a bracket alone stays."""
    return name[: name.rindex("（")] or name if name.endswith("）") and "（" in name else name
