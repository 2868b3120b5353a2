"""Confidence: how often norms that were found as this one are right, by the table of signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from math import exp
from operator import attrgetter
from typing import Any

from .errors import RuleError
from .lexicon import data
from .model import Norm
from .norms.finding import Finding
from .signs import Sign, signs

_PLACE = "extract/data/confidence.yaml"
_FIELDS = tuple(field.name for field in fields(Norm))
_AT = _FIELDS.index("confidence")
_VALUES: Callable[[Norm], tuple[Any, ...]] = attrgetter(*_FIELDS)
_MADE: Callable[..., Norm] = Norm
"""All fields at once: `dataclasses.replace` looks each of them up by name, for every norm."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: log-odds that a norm without signs is right, and what each sign adds."""

    base: float
    of: Mapping[Sign, float]

    def confidence(self, found: Iterable[Sign]) -> float:
        """Return the share of norms with these signs that is right, 0 to 1, to three places."""
        present = frozenset(found)
        odds = self.base + sum(weight for sign, weight in self.of.items() if sign in present)
        return round(1 / (1 + exp(-odds)), 3)


@cache
def weights() -> Weights:
    """Return the table of `data/confidence.yaml`; raise RuleError where a sign is missing or is none."""
    table = data("confidence")
    entries = table.get("signs")
    if not isinstance(entries, dict) or set(entries) != set(Sign):
        raise RuleError(f"must have exactly these signs: {', '.join(Sign)}", where=f"{_PLACE}: signs")
    of = {sign: _number(entries[sign], f"signs.{sign}") for sign in Sign}
    return Weights(_number(table, "base"), of)


def _number(entry: object, where: str) -> float:
    """Return the number of an entry: its `weight`, or `base` of the table."""
    value = entry.get("weight", entry.get("base")) if isinstance(entry, dict) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise RuleError("must be a number of log-odds", where=f"{_PLACE}: {where}")
    return float(value)


def with_confidence(findings: Sequence[Finding], norms: Sequence[Norm]) -> tuple[Norm, ...]:
    """Return the norms of one document, each with its confidence."""
    table = weights()
    known: dict[frozenset[Sign], float] = {}
    out: list[Norm] = []
    for norm, found in zip(norms, signs(findings, norms), strict=True):
        if found not in known:
            known[found] = table.confidence(found)
        out.append(_with(norm, known[found]))
    return tuple(out)


def _with(norm: Norm, confidence: float) -> Norm:
    values = list(_VALUES(norm))
    values[_AT] = confidence
    return _MADE(*values)
