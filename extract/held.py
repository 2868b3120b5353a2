"""Characters that a pattern cannot do without: a text that lacks them need not be searched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

_WIDEST = 64
"""Most characters of a range that are told one by one."""


Held = tuple[frozenset[str], ...]
"""Sets of characters: what a pattern matches has one of each set."""


def held(pattern: re.Pattern[str]) -> Held:
    """Return what the pattern cannot do without, the smallest sets first.

    >>> [sorted(characters) for characters in held(re.compile("是否|能否|(?:有没)?有所"))]
    [['否', '所'], ['是', '有', '能']]
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return tuple(sorted(set(_of_sequence(parsed)), key=lambda one: (len(one), sorted(one))))


def lacks(text: frozenset[str], needed: Held) -> bool:
    """Say whether a text, of which the characters are given, lacks what a pattern cannot do without."""
    for characters in needed:  # noqa: SIM110 - any(…) takes twice as long, and this is asked 20 times a clause
        if text.isdisjoint(characters):
            return True
    return False


def _of_sequence(parts: Iterable[tuple[object, Any]]) -> list[frozenset[str]]:
    """Return the sets of a sequence in its order: each part may give some."""
    return [characters for name, value in parts for characters in _of_part(str(name), value)]


def _of_part(name: str, value: Any) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    match name:
        case "LITERAL":
            found = [frozenset(chr(value))]
        case "IN":
            found = _of_class(value)
        case "BRANCH":
            found = _of_branches([_of_sequence(branch) for branch in value[1]])
        case "SUBPATTERN" if not value[1]:
            found = _of_sequence(value[3])
        case "ASSERT" if value[0] > 0:
            found = _of_sequence(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] > 0:
            found = _of_sequence(value[2])
    return found


def _of_class(members: Iterable[tuple[object, Any]]) -> list[frozenset[str]]:
    """Return the characters of a class such as [0-9年], where those are few; of [^，] there are none."""
    found: set[str] = set()
    for name, value in members:
        if str(name) == "LITERAL":
            found.add(chr(value))
        elif str(name) == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return []
    return [frozenset(found)]


def _of_branches(branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """Return what all alternatives hold, else what one of them holds first or last of all."""
    if not all(branches):
        return []
    common = frozenset[frozenset[str]].intersection(*map(frozenset, branches))
    ends = (frozenset[str]().union(*(branch[at] for branch in branches)) for at in (0, -1))
    return [*common] or [*ends]
