"""Which actor belongs to which 隶属, told by their names: 市委组织部 → 市委, 公安部门党组织 → 公安部门."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .classify import kind_of, without_bracket
from .context import Context
from .forms import is_coordinated, key
from .lexicon import name_words
from .resolve import Resolved, resolve

Known = Mapping[tuple[str, str | None], Resolved]
"""Actors by key of their name and scope."""


def whole_of(actor: Resolved, actors: Known) -> Resolved | None:
    """Return the actor that `actor` is a part of by its name, or None.

    The whole must be among `actors`; only that of a certain organ's office (大同市教育局办公室) is made where
    it is not. `X有关部门` and `X卫生健康部门` are parts of X where X is a government.
    """
    words, name = name_words(), key(actor.name)
    for end in _ends(name, words.offices):
        owner = name.removesuffix(end)
        if found := _find(owner, actor, actors):
            return found
        if actor.named and (made := resolve(owner, Context(""))).named and kind_of(made) == "organ":
            return made
    for end in _ends(name, (*words.bodies, *words.members)):
        found = _find(name.removesuffix(end), actor, actors)
        if found and kind_of(found) in ("organ", "place"):
            return found
    if without_bracket(name).endswith(words.departments):
        return next(_governments(name, actor, actors), None)
    return None


def _ends(name: str, ends: tuple[str, ...]) -> Iterator[str]:
    """Yield the ends that the name has, the longest first, where something stands before them."""
    if not name.endswith(ends):
        return iter(())
    fitting = (end for end in ends if name.endswith(end) and len(name) > len(end))
    return iter(sorted(fitting, key=lambda end: (-len(end), end)))


def _find(name: str, part: Resolved, actors: Known) -> Resolved | None:
    """Return the actor of this name that is as relative as its part: `县委〔1〕` for `县委组织部〔1〕`."""
    return actors.get((name, part.scope)) or actors.get((name, None))


def _governments(name: str, part: Resolved, actors: Known) -> Iterator[Resolved]:
    for size in range(len(name) - 2, 2, -1):
        if name[:size].endswith(name_words().governments):
            found = _find(name[:size], part, actors)
            if found and not is_coordinated(name[size:]):
                yield found
