"""Characters that a pattern cannot do without: a text that holds none of them need not be searched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

_WIDEST = 64
"""Most characters of a range that are told one by one."""


def held(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return characters of which all that the pattern matches has one; none where there are no such.

    >>> sorted(held(re.compile("是否|能否|有没有")))
    ['否', '有']
    """
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return min(reversed(_of_sequence(parsed)), key=len, default=frozenset())  # the last word says most: 在…下


def _of_sequence(parts: Iterable[tuple[object, Any]]) -> list[frozenset[str]]:
    """Return the choices of such characters: each part of a sequence may give some."""
    return [choice for name, value in parts for choice in _of_part(str(name), value)]


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
    """Return what all alternatives hold, else the fewest characters of which each alternative holds one."""
    if not all(branches):
        return []
    common = frozenset[frozenset[str]].intersection(*map(frozenset, branches))
    return [*sorted(common, key=sorted), frozenset().union(*(min(branch, key=len) for branch in branches))]
