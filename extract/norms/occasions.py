"""Occasions 情形: what tells, without a word that says so, when an act is due."""

from __future__ import annotations

from ..lexicon import listed
from .actors import actor_phrase
from .reading import Reading
from .tokens import Tokens

_PURPOSES, _DOINGS = listed("purposes"), listed("doings")
_PEOPLE = listed("people_nouns") | listed("actor_suffixes")
_BODIES = frozenset(("organ", "party"))
_OUTER, _INNER = frozenset(("post", "cue", "mark")), frozenset(("noun", "verb"))


def act_before_cue(tokens: Tokens, i: int, stop: int, reading: Reading) -> tuple[int, int] | None:
    """Return the words of what an actor does when the cue at `stop` binds him
    (旅行社|组织旅游活动|应当…, 导游|为旅游者提供服务|必须…), or None.
    """
    if reading.subject is None or reading.subject[1] != i or reading.cue is None:
        return None
    hi = stop
    while hi > i and tokens.kinds[hi - 1] in ("adv", "conn"):
        hi -= 1
    opens = tokens.words[i] in _PURPOSES
    lo = actor_phrase(tokens, i + 1, hi) if opens else i
    if reading.cue.kind != "plain" or lo >= hi or (opens and lo == i + 1) or tokens.kinds[lo] != "verb":
        return None
    if tokens.kinds[hi - 1] not in _INNER or any(tokens.kinds[k] in _OUTER for k in range(i, hi)):
        return None
    if tokens.heads[hi - 1] in _BODIES or tokens.words[hi - 1] in _PEOPLE:  # 村民|选举委员会, 常委会|组成人员
        return None
    if hi - lo == 1 and tokens.tags[lo] != "v" and tokens.words[lo] not in _DOINGS:
        return None
    return i, hi
