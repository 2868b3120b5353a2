"""Who can be meant 能否承担: what an act says of who bears it and who can't."""

from __future__ import annotations

from ..blocks import Block
from ..lexicon import cue_of, listed, ordered, regex
from .finding import Bearing, Scope
from .forms import Form
from .members import last_kind
from .reading import Reading
from .tokens import Tokens

_CUES = cue_of()
_EACH, _SAMPLING = listed("each"), ordered("sampling")
_SANCTION = Form("sanction")
_MANAGES, _SERVED = regex("manages"), ordered("served_people")
_VIOLATION, _ANY = Form("violation"), ordered("any")
_ENFORCERS = ordered("enforcers")
_REGULATES, _REGULATED = Form("regulates"), ordered("regulated")
_ORGAN_ACTS, _AUTHORITY_ACTS = listed("organ_acts"), listed("authority_acts")


def goes_on_topic(tokens: Tokens, kept: Reading, reading: Reading) -> bool:
    """Say whether 特别是 names more of those whom a 对 before it does (对员工，|特别是返岗人员要进行培训)."""
    if not kept.topics:
        return False
    return reading.cue is None or tokens.heads[kept.clause.hi - 1] is not None


def is_sanction(tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether a clause lays a sanction on whom the condition before it tells of, and names nobody who
    lays it on (弄虚作假的，|取消评优资格).
    """
    if reading.agent is not None or reading.subject is not None or not scope.pending:
        return False
    if any(kept.agent is not None for kept in scope.pending):
        return False
    return _SANCTION.search(tokens, reading.clause, reading.started) is not None


def opens_with_charge(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause opens with 负责, adverbs aside (具体负责日常工作)."""
    k = reading.started
    while k < reading.clause.hi - 1 and tokens.kinds[k] == "adv":
        k += 1
    cue = _CUES.get(tokens.words[k])
    return cue is not None and cue.kind == "charge"


def is_managed(tokens: Tokens, reading: Reading, found: Bearing) -> bool:
    """Say whether an act is one of those who run the matter, and the actors found are those that they
    serve or manage (员工|安排就医).
    """
    served = reading.predicate >= 0 and all(name.endswith(_SERVED) for name in found.names)
    return served and _MANAGES.match(tokens.slice(reading.predicate, reading.clause.hi)) is not None


def punishes(tokens: Tokens, reading: Reading, persons: list[str]) -> bool:
    """Say whether an act that is announced (将追究责任) is done to the persons found, not by them."""
    act = tokens.slice(reading.clause.lo, reading.clause.hi)
    return bool(persons) and any(word in act for word in _ORGAN_ACTS | _AUTHORITY_ACTS)


def is_object(block: Block, tokens: Tokens, reading: Reading, own: Bearing) -> bool:
    """Say whether what opens a clause is what it is done to: 老旧小区改造 in a table is no act of a 小区,
    每个乡镇抽查5家 none of a 乡镇.
    """
    if _is_regulated_object(tokens, reading, own):
        return True
    cued = reading.cue is not None or reading.agent is not None
    if not cued and reading.subject is not None and tokens.words[reading.subject[0]] in _EACH:
        return tokens.slice(reading.predicate, reading.clause.hi).startswith(_SAMPLING)
    return block.charge is not None and not cued and all(last_kind(name) == "place" for name in own.names)


def is_regulated(tokens: Tokens, reading: Reading, found: Bearing, scope: Scope) -> bool:
    """Say whether an act that opens a sentence, its occasion told, is one of the authorities that regulate
    those found (企业 …。凡超能力生产的，|要责令停产).
    """
    told = scope.pending or reading.topics or reading.conditions or reading.subject is not None
    again = scope.opened and not _violates(tokens, reading, scope)
    if not told or again or scope.listed or not all(_under_rule(name) for name in found.names):
        return False
    return _REGULATES.search(tokens, reading.clause, reading.started) is not None


def _violates(tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether the occasion told is that those found break the rule before them
    (不得挪用，如有违反，|追究责任).
    """
    return any(
        _VIOLATION.search(tokens, one.clause, one.started)
        for one in (*scope.pending, reading)
        if not one.topics
    )


def _under_rule(name: str) -> bool:
    """Say whether a name is one of undertakings or people, whom authorities regulate."""
    if name.endswith(_REGULATED) or name.startswith(_ANY):
        return True
    return last_kind(name) in ("group", "person") and not name.endswith(_ENFORCERS)


def _is_regulated_object(tokens: Tokens, reading: Reading, own: Bearing) -> bool:
    """Say whether the subject that a relative clause describes is the one that an authority's act is done to
    (凡未达标的企业|要依法暂扣其许可证).
    """
    if reading.subject is None or reading.agent is not None or reading.cue is None:
        return False
    described = "的" in tokens.words[reading.subject[0] : reading.subject[1]]
    regulates = described and _REGULATES.match(tokens, reading.clause, reading.cue_at + 1) is not None
    return regulates and all(map(_under_rule, own.names))


def targets(tokens: Tokens, reading: Reading, scope: Scope) -> frozenset[str]:
    """Return whom 对 in front of the act names with a relative clause (对拒不整改的|企业，责令停产), by their
    bare names, under which they may have been named before.
    """
    spans = reading.topics or next((r.topics for r in reversed(scope.pending) if r.topics), [])
    phrase = tokens.slice(spans[-1][0] + 1, spans[-1][1]) if spans else ""
    relative, mark, name = phrase.rpartition("的")
    return frozenset((name,)) if mark and relative else frozenset()
