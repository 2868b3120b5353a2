"""Adjuncts 状语: the prepositional phrases, times and conditions before the subject, the cue or the
predicate.
"""

from __future__ import annotations

from ..lexicon import listed, ordered, prepositions, words
from .actors import actor_phrase
from .bases import basis_end
from .fronted import after_described, before_adverbs, holds, is_noun_after_relative
from .occasions import act_before_cue
from .phrases import (
    condition_rule,
    place_end,
    relative_phrase,
    relative_to,
    topic_end,
)
from .qualifiers import find_deadline
from .reading import Reading
from .subject import read_subject
from .tokens import Tokens

_PREPOSITIONS, _CONNECTIVES = prepositions(), words("connectives")
_MARKS, _MEASURES = listed("skipped_marks"), listed("measure_tags")
_PASSAGES, _PERIODS = listed("passages"), listed("periods")
_BEFORES, _ACTIVITIES = listed("befores"), listed("activities")
_STAGES, _WORKS = ordered("stages"), ordered("works")
_GROUNDS, _MODIFIERS = listed("grounds"), listed("name_modifiers")
_LONGEST_TIME, _SHORT_TIME = 8, 4
"""Most words of a time phrase that no preposition opens."""
_COMMAS = ("，", ",")
_AFTERS, _AT_ONCE = listed("afters"), listed("at_once")
_JOINTLY_DONE, _ANNOUNCED = listed("jointly_done"), listed("announced")
_DESCRIBERS, _CLOSE = listed("describing_prepositions"), 4
_LONGEST_AFTER = 16
"""Most words of what comes before 后."""
_CLOSERS = {kind: listed(f"{kind}_closers") for kind in ("cause", "except", "passage")}
_VERBAL = frozenset(("verb", "adv", "prep"))
_ACTED = frozenset(("verb", "adv", "prep", "cue"))
_ATTENDING = listed("attending_verbs")
_COMPARING, _RULE_NOUNS = listed("comparing"), words("rule_nouns")
_SUBMITTING, _REACHED = listed("presenting_verbs"), ordered("reached")
_JOINING = listed("joining_adverbs")
_BREAKS = frozenset(("cue", "post"))
"""Kinds of words over which `…后` does not reach back."""
_TO_CUE = frozenset(("purpose", "means", "handle", "source"))
"""Kinds of prepositions whose phrase runs up to the cue."""


def read_lead(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read adjuncts and the subject up to `stop` (the cue or the end); return where the predicate may
    begin.
    """
    while i < stop:
        word, kind = tokens.words[i], tokens.kinds[i]
        if word in _CONNECTIVES or word in _MARKS or word.isspace():
            i += 1
            continue
        role = _PREPOSITIONS.get(word)
        if role is not None and (end := _actor_after(tokens, i, stop, role, reading)):
            reading.subject = (i, end)
            return stop
        if role is not None and not (role == "handle" and reading.cue_at < 0):
            following = read_adjunct(tokens, i, stop, role, reading)
            if following > i:
                i = following
                continue
        if word in _JOINING and reading.cue_at < 0 and (end := actor_phrase(tokens, i + 1, stop)) > i + 1:
            return i if end == stop else end
        if kind == "adv" and (found := _from_adverb(tokens, i, stop, reading)):
            i = found
            continue
        if kind == "adv" or _is_measure(tokens, i, stop) or _tells_how(tokens, i, stop):
            i += 1
            continue
        end = _time_end(tokens, i, stop) if reading.subject is None else 0
        if reading.subject is None or reading.subject[1] == i:
            end = end or after_end(tokens, i, stop, acting=reading.subject is not None)
        if end:
            reading.conditions.append((i, end, "cond.when"))
            i = end
            continue
        opens = reading.subject is None and reading.thing is None
        following = read_subject(tokens, i, stop, reading) if opens else i
        if following == i:
            return _before_cue(tokens, i, stop, reading) if reading.cue_at >= 0 else i
        i = following
    return i


def _from_adverb(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read the actor that an adverb opens, or after a thing it describes; return where to go on, or 0."""
    if reading.subject is None and (found := after_described(tokens, i, stop, reading)):
        return found
    if end := _actor_from_adverb(tokens, i, stop, reading):
        reading.subject = (i, end)
        return stop
    return 0


def _actor_from_adverb(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Return the end of an actor that an adverb opens, as a part of his name (主要|领导干部|要) or of his
    relative clause (持续生产的企业|都), or 0.
    """
    at_end = reading.clause.closer not in _COMMAS and not reading.clause.first
    if reading.subject is not None or (reading.cue_at < 0 and at_end):
        return 0
    if reading.cue_at == stop and tokens.words[i] in _MODIFIERS and tokens.kinds[i + 1] == "noun":
        end = actor_phrase(tokens, i, stop)
        if end > i + 1 and end == before_adverbs(tokens, i, stop):
            return end
    return _relative_to_cue(tokens, i, stop)


def _tells_how(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether the word at i tells how or how far something is done (集体|研究决定, 全县|通报)."""
    word = tokens.words[i]
    done = _JOINTLY_DONE if word == "集体" else _ANNOUNCED if word[0] == "全" else ()
    return i + 1 < stop and tokens.words[i + 1] in done


def _time_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a time phrase without a preposition that opens an act (疫情防控期间|暂停…), or
    0.
    """
    for k in range(i + 1, min(stop - 1, i + _LONGEST_TIME)):
        if tokens.words[k] in _PERIODS and tokens.kinds[k + 1] in ("verb", "adv", "prep", "noun", "cue"):
            return k + 1
        if tokens.words[k] == "时" and k - i < _SHORT_TIME and tokens.kinds[k + 1] in _ACTED:
            return k + 1
        if tokens.words[k] in _BEFORES and k - i < _SHORT_TIME and tokens.kinds[k + 1] in ("verb", "adv"):
            return k + 1 if tokens.kinds[k - 1] == "verb" or tokens.words[k - 1] in _ACTIVITIES else 0
        if (tokens.kinds[k] not in ("noun", "verb") and tokens.words[k] not in _PERIODS) or tokens.heads[k]:
            return 0
    return 0


def after_end(tokens: Tokens, i: int, stop: int, *, acting: bool = False, cued: bool = False) -> int:
    """Return the word after `…后` where what is done then follows (窗口恢复后|即启动预案, 培训合格后|上岗),
    or 0.

    `acting` says that an actor stands before it (领导小组接到申诉后|组织复评), `cued` that the cue does;
    报县委批准后|实施 is one act.
    """
    if tokens.words[i] in _SUBMITTING or tokens.words[i] in _ATTENDING:
        return 0
    if _AFTERS.isdisjoint(tokens.words[i + 1 : min(stop - 1, i + _LONGEST_AFTER)]):
        return 0
    for k in range(i + 1, min(stop - 1, i + _LONGEST_AFTER)):
        if tokens.words[k] in _AFTERS:
            if tokens.words[k + 1] in _AT_ONCE and not cued:
                return k + 1
            reached = tokens.words[k - 1].endswith(_REACHED) and actor_phrase(tokens, i, k) == i
            return k + 1 if (acting or reached) and tokens.kinds[k + 1] in _VERBAL else 0
        if tokens.kinds[k] in _BREAKS or (tokens.kinds[k] == "mark" and tokens.words[k] != "、"):
            return 0
    return 0


def _relative_to_cue(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of an actor whose relative clause an adverb opens and after which but adverbs stand
    (持续生产的企业|都), or 0.
    """
    last = before_adverbs(tokens, i, stop)
    end = max(relative_phrase(tokens, i, stop), relative_to(tokens, i, last))
    if end <= i + 1 or any(tokens.kinds[k] not in ("adv", "conn") for k in range(end, stop)):
        return 0
    return end


def _actor_after(tokens: Tokens, i: int, stop: int, role: str, reading: Reading) -> int:
    """Return the end of an actor whose relative clause the preposition at i opens, or 0."""
    if role == "cause":
        return stop if _is_actor_by_cause(tokens, i, stop, reading) else 0
    if role == "topic":
        return stop if holds(tokens, i, stop) else 0
    describes = reading.subject is None and tokens.words[i] in _DESCRIBERS
    return _described_actor(tokens, i, stop) if describes else 0


def _described_actor(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of an actor whose relative clause a preposition opens and after whom but adverbs stand
    before the cue (为企业送餐的单位|提倡…, 在本市施工的单位|应当…), or 0.
    """
    last = before_adverbs(tokens, i, stop)
    end = relative_to(tokens, i, last) if stop < len(tokens.words) and tokens.kinds[stop] == "cue" else 0
    return end if end and "的" in tokens.words[end - _CLOSE : end] else 0


def _is_actor_by_cause(tokens: Tokens, i: int, stop: int, reading: Reading) -> bool:
    """Say whether 因 opens an actor's relative clause (因公牺牲的人员), not a condition."""
    if reading.active or reading.cue_at >= 0 or relative_phrase(tokens, i, stop) != stop:
        return False
    reading.scoped = True
    return True


def _is_measure(tokens: Tokens, i: int, stop: int) -> bool:
    return tokens.tags[i] in _MEASURES and not tokens.heads[i] and actor_phrase(tokens, i, stop) == i


def _before_cue(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Between the subject and the cue: a time clause, a condition or what the actor does, else nothing that
    is understood.
    """
    for k in range(stop - 1, i, -1):
        if tokens.kinds[k] == "post" or tokens.words[k] == "的":
            reading.conditions.append((i, k + 1, "cond.when" if tokens.words[k] != "的" else "cond.de"))
            return stop
    if act := act_before_cue(tokens, i, stop, reading):
        reading.conditions.append((*act, "cond.act"))
    return stop


def read_adjunct(tokens: Tokens, i: int, stop: int, kind: str, reading: Reading) -> int:
    """Read one prepositional phrase from word i; return the word after it."""
    if kind == "basis":
        return _basis(tokens, i, stop, reading)
    if kind == "place":
        end = place_end(tokens, i, stop)
        if (
            end > i
            and (rule := condition_rule(tokens, i, end))
            and find_deadline(tokens.slice(i, end)) is None
        ):
            reading.conditions.append((i, end, rule))
        elif end == reading.clause.hi and _is_stage(tokens, i, end, reading):
            reading.conditions.append((i, end, "cond.when"))
        return end
    with_cue = stop == reading.cue_at
    if kind == "topic":
        end = stop if with_cue else topic_end(tokens, i, stop)
        if end > i:
            reading.topics.append((i, end))
            if tokens.words[end - 1] == "的":
                reading.conditions.append((i + 1, end, "cond.de"))
        return end
    if kind in _CLOSERS:
        return _clause_like(tokens, i, stop, kind, reading)
    if not with_cue:
        return _object_end(tokens, i, stop)
    if kind == "purpose" and (act := act_before_cue(tokens, i, stop, reading)):
        reading.conditions.append((*act, "cond.act"))
    return stop if kind in _TO_CUE else max(i + 1, actor_phrase(tokens, i + 1, stop))


def _is_stage(tokens: Tokens, i: int, end: int, reading: Reading) -> bool:
    """Say whether a phrase of place that a comma sets off tells during what work, or in what stage, the next
    act is due (在监督检查中，; 在设计定型阶段，).
    """
    last, before = tokens.words[end - 1], tokens.words[end - 2]
    if reading.clause.closer not in _COMMAS or tokens.words[i] != "在" or reading.cue_at >= 0:
        return False
    working = before.endswith(_WORKS) or tokens.tags[end - 2] in ("v", "vn")
    return last.endswith(_STAGES) or (last == "中" and working)


def _basis(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read 按照…, 对照… as a basis; 对照 without a rule (对照重点|查摆问题) is none."""
    end = basis_end(tokens, i, stop)
    if tokens.words[i] in _COMPARING and not any(noun in tokens.slice(i, end) for noun in _RULE_NOUNS):
        return i
    if end > i:
        reading.bases.append((i, end, "basis.rule"))
    return end


def _object_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the noun phrase that a preposition at i governs: the next verb or adverb."""
    plain, relative = actor_phrase(tokens, i + 1, stop), relative_phrase(tokens, i + 1, stop)
    acted = i + 1 < plain < relative == stop and tokens.kinds[plain] == "verb"
    end = plain if acted else max(relative, plain)  # 为学校|配备必要的教师
    if tokens.words[i] in _GROUNDS and is_noun_after_relative(tokens, i + 1, stop):
        return stop
    if end > i + 1:
        while end < stop and tokens.kinds[end] == "noun" and tokens.words[i] in _GROUNDS:
            end += 1
        return end
    k = i + 1
    if k + 1 < stop and tokens.tags[k][0] == "a" and tokens.kinds[k + 1] == "noun":
        k += 1
    while k < stop and tokens.kinds[k] not in _VERBAL:
        k += 1
    return k


def _clause_like(tokens: Tokens, i: int, stop: int, kind: str, reading: Reading) -> int:
    """Read 因…, 除…外, 经…后 as a condition up to its closing word."""
    if kind == "passage" and tokens.words[i] not in _PASSAGES:
        return _object_end(tokens, i, stop)
    for k in range(i + 1, stop):
        if tokens.words[k] in _CLOSERS[kind]:
            reading.conditions.append((i, k if kind == "cause" else k + 1, f"cond.{kind}"))
            return k + 1
    if reading.cue_at >= 0 or kind != "passage":
        reading.conditions.append((i, stop, f"cond.{kind}"))
        return stop
    return i + 1
