"""Which rules are corrected most 核改统计: how often each gave what was wrong, and how often it spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import Norm

from .applying import EVIDENCE
from .model import FIELDS, Kind
from .state import State

MISSED = "missed"
"""Stands for a rule where none had spoken: a norm or value that a person added."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """One rule in one field.

    Attributes:
        field: the field; `norm` where a whole norm was deleted or added.
        rule: id of the rule, or `missed`.
        corrected: corrections of what it gave.
        used: how often it gave something in what the folder was extracted to; 0 for `missed`.
    """

    field: str
    rule: str
    corrected: int
    used: int

    @property
    def share(self) -> float:
        """Corrected part of what it gave."""
        return self.corrected / self.used if self.used else 0.0


def rule_counts(state: State) -> tuple[RuleCount, ...]:
    """Return every rule that was corrected, the most corrected first."""
    counts = Counter(_corrected(state))
    used = Counter(pair for norm in state.applied.found for pair in _used(norm))
    found = [RuleCount(*pair, count, used[pair]) for pair, count in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.corrected, one.field, one.rule)))


def _corrected(state: State) -> Iterator[tuple[str, str]]:
    for one in state.corrections:
        if one.kind is Kind.ADD:
            yield "norm", MISSED
        told = {rule.field for rule in one.rules}
        empty = (change.field for change in one.changes if not change.before)
        yield from ((field, MISSED) for field in empty if field not in told)
        yield from dict.fromkeys((rule.field, rule.rule) for rule in one.rules)


def _used(norm: Norm) -> Iterator[tuple[str, str]]:
    """Yield each field of a norm with the rules that gave its values; `norm` with that of its force."""
    fields: Sequence[tuple[str, str]] = [(name, EVIDENCE.get(name, name)) for name in FIELDS]
    pairs = ((name, one.rule) for name, said in fields for one in norm.evidence if one.field == said)
    yield from dict.fromkeys(pairs)
    yield from (("norm", one.rule) for one in norm.evidence[:1] if one.field == "modality")
