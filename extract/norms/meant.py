"""Who can be meant 能否承担: what an act says of who bears it and who can't."""

from __future__ import annotations

from ..blocks import Block
from ..lexicon import cue_of, listed, ordered, regex
from .finding import Bearing, Scope
from .members import last_kind
from .reading import Reading
from .tokens import Tokens

_CUES = cue_of()
_EACH, _SAMPLING = listed("each"), ordered("sampling")
_SANCTION = regex("sanction")
_MANAGES, _SERVED = regex("manages"), ordered("served_people")
_ORGAN_ACTS, _AUTHORITY_ACTS = listed("organ_acts"), listed("authority_acts")


def is_sanction(tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether a clause lays a sanction on whom the condition before it tells of, and names nobody who
    lays it on (弄虚作假的，|取消评优资格).
    """
    if reading.agent is not None or reading.subject is not None or not scope.pending:
        return False
    act = tokens.slice(reading.started, reading.clause.hi)
    return _SANCTION.search(act) is not None


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
    cued = reading.cue is not None or reading.agent is not None
    if not cued and reading.subject is not None and tokens.words[reading.subject[0]] in _EACH:
        return tokens.slice(reading.predicate, reading.clause.hi).startswith(_SAMPLING)
    return block.charge is not None and not cued and all(last_kind(name) == "place" for name in own.names)


def targets(tokens: Tokens, reading: Reading, scope: Scope) -> frozenset[str]:
    """Return whom 对 in front of the act names with a relative clause (对拒不整改的|企业，责令停产), by their
    bare names, under which they may have been named before.
    """
    spans = reading.topics or next((r.topics for r in reversed(scope.pending) if r.topics), [])
    phrase = tokens.slice(spans[-1][0] + 1, spans[-1][1]) if spans else ""
    relative, mark, name = phrase.rpartition("的")
    return frozenset((name,)) if mark and relative else frozenset()
