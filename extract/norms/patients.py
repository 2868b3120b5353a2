"""Patients 受事: actors named before the act whom it is done to (转任人员|由|现任职机关|进行考核)."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon import listed
from ..model import Role
from .coordination import expand
from .counterparts import Party, names_actor, role_by_act
from .finding import Finding
from .fronted import before_adverbs
from .reading import Kind, Reading

_AGENTIVE = listed("agentive_acts")
_PATIENT = "on.patient"
"""The rule of who stands before `由 X …` or before the actor who acts on him."""
_REACH = 6
"""How many words from the predicate on may tell that an act is done to nobody (由…共同|担任)."""


def patients(finding: Finding) -> list[Party]:
    """Return the actors that open a clause, or the one before it, and do not bear the norm: the act is
    done to them (未达标的企业|由|市监管局|予以关闭 → 未达标的企业, target).
    """
    act, tokens = finding.reading, finding.tokens
    at = max(act.predicate, act.clause.lo)
    if not _AGENTIVE.isdisjoint(tokens.words[at : min(at + _REACH, act.clause.hi)]):
        return []
    role = role_by_act(tokens.words[at : act.clause.hi]) or Role.TARGET
    found: list[Party] = []
    for lo, hi in _spans(finding, act):
        named = expand(tokens.slice(lo, hi))
        if tokens.heads[hi - 1] != "place":
            names = (name for name in named.names if names_actor(name))
            found.extend(Party(name, role, lo, hi, _PATIENT, named.relative) for name in names)
    return found


def _spans(finding: Finding, act: Reading) -> Iterator[tuple[int, int]]:
    """Yield the spans of actors that stand as subjects right before the act and are not the bearer."""
    bearer, tokens = finding.bearing.span, finding.tokens
    if finding.block.charge is not None or act.narrow:
        return
    kept = finding.pending[-1] if finding.pending else None
    if kept is not None and kept.kind is Kind.SUBJECT and kept.subject is not None:
        acted = bearer is not None and bearer in (act.agent, act.subject) and bearer != kept.subject
        lo, hi = kept.subject
        if acted and hi == kept.clause.hi and "的" in tokens.words[lo:hi]:
            yield kept.subject
    if act.subject is None or act.subject == bearer or act.cue is None:
        return
    if act.agent is None:
        if bearer is None:
            yield act.subject
    elif act.cue.kind == "agent" and _right_before(finding, act.subject[1], act.cue_at):
        yield act.subject


def _right_before(finding: Finding, end: int, at: int) -> bool:
    """Say whether nothing but adverbs stands between the words `end` and `at`."""
    return before_adverbs(finding.tokens, end, at) == end
