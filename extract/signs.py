"""Signs: what in the finding of a norm tells beforehand how often such norms are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from .model import BearerSource, Modality, Norm
from .norms.finding import Finding

_LONG_SENTENCE, _VERY_LONG_SENTENCE, _LONG_NAME = 60, 120, 8
_SEVERAL = 2
_READ = ("bearer", "counterparty", "condition", "deadline", "basis")
"""The evidence that accounts for an actor's word in the clause."""


class Sign(StrEnum):
    """One thing that tells right norms from wrong ones; each is explained in `data/confidence.yaml`."""

    TITLED = "titled"
    NAMED_OFTEN = "named_often"
    FROM_DUTY = "from_duty"
    FROM_ORGAN = "from_organ"
    FROM_LATE = "from_late"
    FROM_SENTENCE = "from_sentence"
    NAMED_ONCE = "named_once"
    SEVERAL_ACTORS = "several_actors"
    INDICATIVE = "indicative"
    IMPERATIVE = "imperative"
    PERMISSION = "permission"
    THING = "thing"
    UNREAD = "unread"
    LONG_SENTENCE = "long_sentence"
    VERY_LONG_SENTENCE = "very_long_sentence"
    LONG_NAME = "long_name"

    __hash__ = str.__hash__
    # Enum's own is a function in Python, called for each sign of each norm.


_OF_RULE = {"force.indicative": Sign.INDICATIVE, "force.imperative": Sign.IMPERATIVE}


def signs(findings: Sequence[Finding], norms: Sequence[Norm]) -> list[frozenset[Sign]]:
    """Return the signs of each norm of one document; finding and norm of one place belong together."""
    named = Counter(name for norm in norms if _is_explicit(norm) for name in norm.bearers)
    sections: dict[str | None, set[tuple[str, ...]]] = {}
    source: tuple[Finding, Norm] | None = None
    found = []
    for finding, norm in zip(findings, norms, strict=True):
        here = _of_clause(finding, norm)
        if _is_explicit(norm):
            source = finding, norm
            if all(named[name] > 1 for name in norm.bearers):
                here.add(Sign.NAMED_OFTEN)
            sections.setdefault(norm.section, set()).add(norm.bearers)
        elif norm.bearer_source is BearerSource.INHERITED:
            if _rarely_named(norm, named):
                here.add(Sign.NAMED_ONCE)
            if len(sections.get(norm.section, ())) > 1:
                here.add(Sign.SEVERAL_ACTORS)
            if source is not None:
                here |= _of_source(norm, *source)
        found.append(frozenset(here))
    return found


def _is_explicit(norm: Norm) -> bool:
    return norm.bearer_source is BearerSource.EXPLICIT


def _rarely_named(norm: Norm, named: Counter[str]) -> bool:
    """Say whether the document names each of the bearers outright, and one of them just once."""
    return bool(norm.bearers) and min(named[name] for name in norm.bearers) == 1


def _of_clause(finding: Finding, norm: Norm) -> set[Sign]:
    """Return the signs of force, clause, sentence and names."""
    length = norm.sentence_end - norm.sentence_start
    found = set()
    if finding.bearing.rule == "bearer.title":
        found.add(Sign.TITLED)
    if finding.trigger_rule in _OF_RULE:
        found.add(_OF_RULE[finding.trigger_rule])
    if norm.modality is Modality.PERMISSION:
        found.add(Sign.PERMISSION)
    if finding.reading.thing is not None:
        found.add(Sign.THING)
    if _leaves_unread(finding, norm):
        found.add(Sign.UNREAD)
    if length > _LONG_SENTENCE:
        found.add(Sign.LONG_SENTENCE)
    if length > _VERY_LONG_SENTENCE:
        found.add(Sign.VERY_LONG_SENTENCE)
    if norm.bearers and max(map(len, norm.bearers)) >= _LONG_NAME:
        found.add(Sign.LONG_NAME)
    return found


def _leaves_unread(finding: Finding, norm: Norm) -> bool:
    """Say whether no field of the norm was read from several actors' words of the clause."""
    tokens, clause, offsets = finding.tokens, finding.reading.clause, finding.block.offsets
    if clause.hi - clause.lo - tokens.heads[clause.lo : clause.hi].count(None) < _SEVERAL:
        return False
    actors = [i for i in range(clause.lo, clause.hi) if tokens.heads[i] is not None]
    spans = [(e.start, e.end) for e in norm.evidence if e.field in _READ and e.start is not None and e.end]
    at = (offsets[tokens.starts[i]] for i in actors)
    return sum(not any(start <= offset < end for start, end in spans) for offset in at) >= _SEVERAL


def _of_source(norm: Norm, finding: Finding, source: Norm) -> set[Sign]:
    """Return the signs of an inherited bearer by the norm that last named one."""
    here = set()
    if source.sentence_start != norm.sentence_start:
        here.add(Sign.FROM_SENTENCE)
    if source.bearers == norm.bearers and finding.bearing.span is not None:
        lo, hi = finding.bearing.span
        if source.modality is Modality.OBLIGATION:
            here.add(Sign.FROM_DUTY)
        if finding.tokens.heads[hi - 1] == "organ":
            here.add(Sign.FROM_ORGAN)
        if lo > finding.reading.started and lo >= finding.reading.clause.lo:
            here.add(Sign.FROM_LATE)
    return here
