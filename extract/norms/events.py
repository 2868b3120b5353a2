"""Events 事件: clauses that tell what comes about, and so, without a word that says so, when the next act
is due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import listed, ordered, regex
from .reading import Kind, Reading
from .tokens import Clause, Tokens

if TYPE_CHECKING:
    from .sentences import Readings

_COMMAS = ("，", ",")
_MEETING, _EVENTS, _OUTCOMES = listed("meeting_verbs"), listed("event_verbs"), ordered("outcomes")
_DOINGS, _BEARABLE = listed("doings"), listed("event_adverbs")
_FINDING, _ATTENDING = listed("finding_verbs"), listed("attending_verbs")
_MOVING, _ENDED = listed("moving_verbs"), ordered("ended")
_PROMPT, _TOLD = listed("answering_openers"), regex("told_events")
_COUNTED = frozenset(("vn", "m", "q", "mq", "f"))
_NOMINAL, _PEOPLE = frozenset(("noun", "sep", "de")), frozenset(("person", "group"))


def events(readings: Readings) -> dict[int, Kind]:
    """Return the clauses that tell what comes about, to which the next clause answers, with what they are:
    conditions, or the subject of the next where people do something.

    `共用设施发生故障，|乙方应…`, `起重机械安装完毕，|委托…`, `新员工入职，|须…`.
    """
    out: dict[int, Kind] = {}
    for at in range(len(readings.clauses) - 2, -1, -1):
        clause, after = readings.clauses[at], readings.clauses[at + 1]
        if clause.closer not in _COMMAS or after.sentence != clause.sentence or after.part:
            continue
        if not _may_tell(readings, at):
            continue
        if _does(readings, at):
            out[at] = Kind.SUBJECT if readings[at].subject else Kind.CONDITION
        elif _comes_about(readings, at) and (at + 1 in out or _answers(readings, at)):
            out[at] = Kind.CONDITION
    return out


def as_event(reading: Reading, kind: Kind) -> None:
    """Turn a clause into the condition of the next act, or into its subject with one."""
    reading.kind = kind
    lo = reading.subject[1] if reading.subject and reading.subject[1] < reading.clause.hi else reading.started
    reading.conditions = [(lo, reading.clause.hi, "cond.event")]


def _may_tell(readings: Readings, at: int) -> bool:
    """Say whether a clause can be an event: it orders nothing and tells no history."""
    tokens, clause, reading = readings.tokens, readings.clauses[at], readings[at]
    if readings.has_cue(at) or reading.kind in (Kind.CONDITION, Kind.ADJUNCT) or reading.topics:
        return False
    named = tokens.heads[clause.hi - 1] is not None and "的" in tokens.words[clause.lo : clause.hi]
    return not named and not _TOLD.search(tokens.text, tokens.starts[clause.lo], tokens.starts[clause.hi])


def _does(readings: Readings, at: int) -> bool:
    """Say whether people do what the next clause binds them by (新员工|入职，|须…; 进入施工现场，|要…)."""
    tokens, clause, reading, following = readings.tokens, readings.clauses[at], readings[at], readings[at + 1]
    if following.cue is None or following.subject is not None or following.cue_at != following.started:
        return False
    if reading.subject is None:
        return tokens.words[reading.started] in _MOVING and reading.kind is Kind.ACT
    opens = (clause.first or clause.part) and reading.subject[1] < clause.hi
    people = opens and tokens.heads[reading.subject[1] - 1] in _PEOPLE
    return people and tokens.words[reading.subject[1]] in _DOINGS


def _comes_about(readings: Readings, at: int) -> bool:
    """Say whether a clause tells what comes about with a thing (设备|出现异常), or opens with it
    (发生险情).
    """
    tokens, clause, reading = readings.tokens, readings.clauses[at], readings[at]
    opens = clause.first or clause.part
    if tokens.words[clause.hi - 1].endswith(_ENDED) and clause.hi - reading.started > 1:
        return opens and tokens.words[reading.started] not in _ATTENDING
    for k in range(reading.started, clause.hi):
        word = tokens.words[k]
        if word in _MEETING:
            found = word in _FINDING and reading.subject is not None  # 办公室接到申诉后组织复评
            whole = not any(tokens.kinds[j] == "post" for j in range(k + 1, clause.hi - 1))
            return whole and not found and (opens or k > reading.started)
        if k > reading.started and (word in _EVENTS or (k == clause.hi - 1 and word.endswith(_OUTCOMES))):
            return opens
        if not _goes_on(tokens, k, clause):
            return False
    return False


def _goes_on(tokens: Tokens, k: int, clause: Clause) -> bool:
    """Say whether word k can stand in the noun phrase of what something comes about with."""
    if tokens.kinds[k] in _NOMINAL or tokens.tags[k] in _COUNTED or tokens.words[k] in _BEARABLE:
        return True
    if tokens.kinds[k] != "verb" or k + 1 >= clause.hi:
        return False
    return tokens.words[k + 1] == "的" or (k == clause.lo and tokens.kinds[k + 1] == "noun")


def _answers(readings: Readings, at: int) -> bool:
    """Say whether the clause after an event orders what is to be done then."""
    tokens, clause, after = readings.tokens, readings.clauses[at], readings.clauses[at + 1]
    if readings.has_cue(at + 1) or tokens.words[after.lo] in _PROMPT:
        return True
    met = not _MEETING.isdisjoint(tokens.words[clause.lo : clause.hi])
    met = met and not any(tokens.kinds[k] == "adv" for k in range(readings[at].started + 1, clause.hi))
    ended = tokens.words[clause.hi - 1].endswith(_ENDED)
    return clause.first and (met or ended) and readings[at + 1].kind is Kind.ACT
