"""Reading of one clause: what of it is adjunct, subject, cue and predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from ..lexicon import Cue, actor_words, cue_of, cues, prepositions, words
from .actors import SEPARATORS, actor_phrase, head_kind, names_field
from .phrases import basis_end, condition_rule, place_end, relative_phrase, topic_end
from .qualifiers import find_deadline
from .tokens import Clause, Tokens, enclosed, word_class


class Kind(StrEnum):
    """What a clause is, by its form alone."""

    ACT = "act"
    """It has a predicate of its own."""
    ADJUNCT = "adjunct"
    CONDITION = "condition"
    SUBJECT = "subject"
    NOMINAL = "nominal"


@dataclass(slots=True)
class Reading:
    """A clause read from left to right; all positions are word indices of its block, half-open.

    Attributes:
        cue, cue_at: the deontic cue and its word, or None and -1.
        subject: the actor phrase that acts; thing: a subject that is no actor.
        agent: the actor phrase after 由.
        reporter: actor phrase of `X要求…`; reports: the clause opens with a verb of reporting.
        conditions, bases: spans with the rule that found them.
        topics: actor phrases (or any phrase) after 对.
        predicate: word at which the predicate begins, or -1.
        narrow: it opens with 特别是, 尤其是.
    """

    clause: Clause
    kind: Kind = Kind.ACT
    cue: Cue | None = None
    cue_at: int = -1
    subject: tuple[int, int] | None = None
    thing: tuple[int, int] | None = None
    agent: tuple[int, int] | None = None
    reporter: tuple[int, int] | None = None
    reports: bool = False
    conditions: list[tuple[int, int, str]] = field(default_factory=list)
    bases: list[tuple[int, int, str]] = field(default_factory=list)
    topics: list[tuple[int, int]] = field(default_factory=list)
    predicate: int = -1
    narrow: bool = False
    active: bool = False
    started: int = 0


_REPORTS = frozenset(("要求", "强调", "指出", "号召", "提出", "明确", "明确要求", "部署", "还要求", "再次强调"))
_PROMISED = frozenset(("对", "把", "按", "按照", "根据", "于", "在", "以", "为", "向", "会同", "组织", "依", "依照", "从", "给予", "予以", "不"))


def read_clause(tokens: Tokens, clause: Clause, *, active: bool = False, strong: bool = False) -> Reading:
    """Read one clause of a sentence.

    `active` says that a trigger's scope is running, `strong` that this trigger is a word (then 支持, 负责 are mere
    verbs).
    """
    reading = Reading(clause, active=active)
    i = _opening(tokens, clause.lo, clause.hi, reading)
    reading.started = i
    if _is_headless(tokens, i, clause):
        reading.kind = Kind.CONDITION
        reading.conditions.append((i, clause.hi, "cond.de"))
        _lead(tokens, i, clause.hi, reading)
        return reading
    i = _report(tokens, i, clause.hi, reading)
    if tokens.words[i : i + 1] and tokens.words[i] in words("listing") and tokens.words[i] not in ("如", "即"):
        reading.kind = Kind.NOMINAL
        return reading
    i = _time(tokens, i, clause.hi)
    stop = _find_cue(tokens, i, clause.hi, reading, strong)
    i = _lead(tokens, i, clause.hi if stop < 0 else stop, reading)
    if stop >= 0:
        _after_cue(tokens, stop, clause.hi, reading)
    else:
        _without_cue(tokens, i, clause, reading)
    return reading


def _opening(tokens: Tokens, i: int, hi: int, reading: Reading) -> int:
    """Skip blanks, dashes, list marks and connectives."""
    while i < hi:
        word = tokens.words[i]
        if word in words("narrowing"):
            reading.narrow = True
            if i + 1 < hi and tokens.words[i + 1] == "是":
                i += 1
        elif word == "请" or not (
            word.isspace() or word in "—-–·．.*、" or (word in words("connectives") and word not in ("如", "当前"))
        ):
            break
        i += 1
    return i


def _is_headless(tokens: Tokens, i: int, clause: Clause) -> bool:
    """A clause that ends in 的, or a condition by its first or last word, without a cue after it."""
    last = clause.hi - 1
    while last > i and tokens.words[last] in ("，", " "):
        last -= 1
    return tokens.words[last] == "的" and clause.closer in ("，", ",", "：", ":", "；", ";", "")


def _report(tokens: Tokens, i: int, hi: int, reading: Reading) -> int:
    """Read `X要求`, `通知强调`, or a clause that opens with 要求 or 强调 and reports on."""
    end = actor_phrase(tokens, i, hi)
    at = end if end > i else i
    document = at < hi and tokens.words[at] in ("通知", "会议", "意见", "文件", "方案", "办法")
    if document:
        at += 1
    while at < hi and tokens.words[at] in ("还", "明确", "特别", "再次", "反复", "多次"):
        at += 1
    if at < hi and tokens.words[at] in _REPORTS and tokens.words[at] != "部署":
        here = hi - at <= 1 or (at == i and not reading.active) or end > i or document
        if not here or (at + 1 < hi and tokens.words[at + 1] in ("了", "的", "、", "和", "意见", "建议", "申请", "书面")):
            return i
        if at + 1 < hi and tokens.tags[at + 1][0] == "n" and actor_phrase(tokens, at + 1, hi) == at + 1:
            return i
        reading.reports = True
        if end > i:
            reading.reporter = (i, end)
        return at + 1
    return i


def _time(tokens: Tokens, i: int, hi: int) -> int:
    """Skip a date or time limit that opens the clause (1小时内|向…报告)."""
    if i >= hi or not (tokens.words[i][0].isdigit() or tokens.words[i][0] in "自从于在每一二三四五六七八九十"):
        return i
    found = find_deadline(tokens.slice(i, hi))
    if found is None or found[0] != 0:
        return i
    end = tokens.starts[i] + found[1]
    while i < hi and tokens.starts[i] < end:
        i += 1
    return i


def _find_cue(tokens: Tokens, lo: int, hi: int, reading: Reading, strong: bool) -> int:
    """Return the word of the first deontic cue whose position lets it govern the clause, or -1."""
    inside = enclosed(tokens.slice(lo, hi))
    base = tokens.starts[lo] if lo < len(tokens.words) else 0
    first_verb = -1
    for i in range(lo, hi):
        word = tokens.words[i]
        if inside[tokens.starts[i] - base]:
            continue
        cue = _right(tokens, i, hi) if word in ("有", "享有", "负有") else cue_of().get(word)
        if cue is not None and _governs(tokens, lo, i, hi, cue, first_verb, strong, reading.active):
            reading.cue, reading.cue_at = cue, i
            return i
        if first_verb < 0 and word_class(word, tokens.tags[i]) == "verb" and word not in actor_words("fields"):
            first_verb = i
    return -1


_RIGHTS = {"义务": "cue.yiwu", "责任": "cue.yiwu", "权利": "may.youquan", "权": "may.youquan", "自由": "may.youquan"}


def _right(tokens: Tokens, i: int, hi: int) -> Cue | None:
    """Return the cue of `有…的义务` and `有…的权利`, whose noun ends the clause, or None."""
    if hi - i < 3 or tokens.words[hi - 2] != "的" or tokens.words[i] != "有":
        return None
    wanted = _RIGHTS.get(tokens.words[hi - 1])
    return next((cue for cue in cues() if cue.id == wanted), None)


def _governs(
    tokens: Tokens, lo: int, i: int, hi: int, cue: Cue, first_verb: int, strong: bool, reading_active: bool
) -> bool:
    word = tokens.words[i]
    after = tokens.words[i + 1] if i + 1 < hi else ""
    before = tokens.words[i - 1] if i > lo else ""
    if tokens.words[i] == "有":
        return True
    if before in ("其他", "其它") and "的" in tokens.words[i:hi]:
        return False
    if not _kind_fits(tokens, lo, i, hi, cue, strong):
        return False
    if before in ("只", "若", "不", "无", "所", "的确") and word in ("要", "需", "须", "可", "能", "需要"):
        return False
    if not after or after in ("的", "、", "和", "，"):
        return word in ("不得", "禁止", "可以", "请")
    if prepositions().get(tokens.words[lo]) in ("topic", "cause", "agent", "handle") and _relative_after(tokens, i, hi):
        return False
    if cue.kind == "plain" and first_verb >= 0 and not _closed(tokens, first_verb, i):
        return not reading_active and not _relative_after(tokens, i, hi)
    return True


def _closed(tokens: Tokens, verb: int, cue: int) -> bool:
    """Say whether a verb before the cue stands in a relative clause, a time clause or a prepositional phrase."""
    k = cue - 1
    while k > verb and word_class(tokens.words[k], tokens.tags[k]) in ("adv", "conn"):
        k -= 1
    last = tokens.words[k]
    if word_class(last, tokens.tags[k]) == "post" or last == "的":
        return True
    return "的" in tokens.words[verb:k] and head_kind(last, tokens.tags[k]) is not None


def _relative_after(tokens: Tokens, cue: int, hi: int) -> bool:
    """Say whether the cue stands inside `…应承担的责任`: 的 and a noun end the clause."""
    for k in range(hi - 1, cue, -1):
        if tokens.words[k] == "的":
            return True
        if word_class(tokens.words[k], tokens.tags[k]) in ("verb", "mark") and tokens.words[k] not in ("、", "）", "”"):
            return False
    return False


def _kind_fits(tokens: Tokens, lo: int, i: int, hi: int, cue: Cue, strong: bool) -> bool:
    after = tokens.words[i + 1] if i + 1 < hi else ""
    before = tokens.words[i - 1] if i > lo else ""
    tag = tokens.tags[i + 1] if i + 1 < hi else "x"
    if cue.kind == "promise":
        if before in ("探索", "并", "及时") or not after or (i == lo and _handled(tokens, i, hi)):
            return False
        return after in _PROMISED or word_class(after, tag) in ("adv", "verb")
    if cue.kind == "agent":
        if after in ("此", "于", "其中") or not after or {"将", "把"} & set(tokens.words[lo:i]):
            return False
        return after == "其" or (actor_phrase(tokens, i + 1, hi) > i + 1) or relative_phrase(tokens, i + 1, hi) > i + 1
    if cue.kind == "charge":
        if head_kind(after, tag) == "person" or relative_phrase(tokens, i, hi) > i:
            return False
        return not strong and bool(after) and _predicate_place(tokens, lo, i, hi) and not _relative_after(tokens, i, hi)
    if cue.kind == "urge":
        return not strong and bool(after) and _predicate_place(tokens, lo, i, hi) and tokens.words[i] != "建议" or (
            tokens.words[i] == "建议" and i == lo
        )
    return True


def _handled(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 将 at the clause's start is 把: its object goes into, to or for something."""
    if tokens.words[hi + 1 : hi + 2] == ["作为"]:
        return True
    return any(tokens.words[k] in ("作为", "纳入", "列入", "到", "至", "为", "入", "在", "给", "扩展", "落实", "列为") for k in range(i + 2, hi))


def _predicate_place(tokens: Tokens, lo: int, i: int, hi: int) -> bool:
    """Say whether word i stands at the start of the clause but for adverbs and an actor."""
    k = lo
    end = actor_phrase(tokens, lo, i)
    if end > k:
        k = end
    while k < i and word_class(tokens.words[k], tokens.tags[k]) in ("adv", "conn", "sep", "cue"):
        k += 1
    return k == i


def _lead(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read adjuncts and the subject up to `stop` (the cue or the end); return where the predicate may begin."""
    while i < stop:
        word, tag = tokens.words[i], tokens.tags[i]
        if word in words("connectives") or word.isspace() or word in "，、":
            i += 1
            continue
        kind = prepositions().get(word)
        if kind == "cause" and not reading.active and reading.cue_at < 0 and relative_phrase(tokens, i, stop) == stop:
            reading.subject = (i, stop)
            return stop
        if kind is not None and not (kind == "handle" and reading.cue_at < 0):
            following = _adjunct(tokens, i, stop, kind, reading)
            if following > i:
                i = following
                continue
        if tag in ("t", "m", "mq") and not head_kind(word, tag) and actor_phrase(tokens, i, stop) == i:
            i += 1
            continue
        if word_class(word, tag) == "adv":
            i += 1
            continue
        if reading.subject is None and reading.thing is None:
            following = _subject(tokens, i, stop, reading)
            if following > i:
                i = following
                continue
        return _rest(tokens, i, stop, reading) if reading.cue_at >= 0 else i
    return i


def _rest(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Between the subject and the cue: a time clause or condition, else nothing that is understood."""
    for k in range(stop - 1, i, -1):
        if word_class(tokens.words[k], tokens.tags[k]) == "post" or tokens.words[k] == "的":
            reading.conditions.append((i, k + 1, "cond.when" if tokens.words[k] != "的" else "cond.de"))
            return stop
    return stop


def _subject(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    end = actor_phrase(tokens, i, stop)
    relative = relative_phrase(tokens, i, stop)
    last = stop
    while last > i and word_class(tokens.words[last - 1], tokens.tags[last - 1]) in ("adv", "conn"):
        last -= 1
    with_cue = reading.cue_at >= 0
    if end > i and head_kind(tokens.words[end - 1]) == "party" and tokens.words[end : end + 1] not in (["的"], ["或"]):
        reading.subject = (i, end)
        return end
    if not with_cue:
        if reading.active:
            relative = i
        if word_class(tokens.words[i], tokens.tags[i]) in ("verb", "adv") and not names_field(tokens, i):
            end = i
    if relative > end > i and tokens.words[end] not in SEPARATORS and not (relative == last and word_class(tokens.words[end], tokens.tags[end]) != "prep"):
        relative = i
    if not with_cue and end == i and relative > i and relative != last and word_class(tokens.words[i], tokens.tags[i]) in ("verb", "adv"):
        relative = relative if tokens.words[i] in words("relative_verbs") else i
    if relative > end and (with_cue or relative == last or _act_at(tokens, relative, stop)):
        reading.subject = (i, relative)
        return relative
    if (cut := _joint(tokens, i, end, stop)) > i:
        end = cut
    if end > i and (end == last or _act_at(tokens, end, stop) or tokens.words[end] in ("与", "同")):
        reading.subject = (i, end)
        return end
    if with_cue and last > i:
        word = tokens.words[last - 1]
        kind = word_class(word, tokens.tags[last - 1])
        if kind == "post":
            reading.conditions.append((i, last, "cond.when"))
        elif (cut := _after_post(tokens, i, last)) and actor_phrase(tokens, cut, last) == last:
            reading.conditions.append((i, cut, "cond.when"))
            reading.subject = (cut, last)
        elif word == "的":
            reading.conditions.append((i, last, "cond.de"))
        elif _actor_end(tokens, i, last):
            reading.subject = (i, last)
        else:
            reading.thing = (i, last)
        return stop
    if not with_cue and end == i and word_class(tokens.words[i], tokens.tags[i]) == "noun":
        k = i
        while k < stop and (word_class(tokens.words[k], tokens.tags[k]) in ("noun", "sep", "de") or _in_noun(tokens, k, stop)):
            k += 1
        if k < stop:
            reading.thing = (i, k)
            return k
    return i


def _joint(tokens: Tokens, i: int, end: int, stop: int) -> int:
    """Return where the subject ends in `A与B合作`: before 与, for B is the partner; 0 where 与 coordinates."""
    if end >= stop or tokens.words[end] not in ("合作", "协作", "联合", "签订", "订立", "协商", "约定", "共享", "衔接", "对接", "沟通"):
        return 0
    return next((k for k in range(end - 1, i, -1) if tokens.words[k] in ("与", "同")), 0)


def _in_noun(tokens: Tokens, k: int, stop: int) -> bool:
    """Say whether a verbal noun stands inside a noun phrase (信用承诺的|履行|情况): a noun follows it."""
    return tokens.tags[k] in ("vn", "v") and k + 1 < stop and tokens.words[k + 1] in words("nouns_here") and k > 0 and (
        tokens.words[k - 1] == "的" or tokens.tags[k] == "vn"
    )


def _actor_end(tokens: Tokens, i: int, last: int) -> bool:
    """Say whether the words before a cue that end in an actor head name one actor as a whole.

    They do with a relative clause, without a verb, where a noun opens them (规划编制机关), or where one verb and a
    head are all there is (送达人).
    """
    head = head_kind(tokens.words[last - 1], tokens.tags[last - 1]) or (
        last - i > 1 and tokens.words[last - 1] in ("人", "者", "组", "局", "商")
    )
    if not head:
        return False
    if "的" in tokens.words[i:last] or not _acts(tokens, i, last):
        return True
    opener = word_class(tokens.words[i], tokens.tags[i])
    if opener == "noun":
        return True
    return last - i <= 3 and opener == "verb" and tokens.words[i] not in ("告知", "发现", "通知", "提醒", "提交", "建立", "组织")


def _after_post(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a time phrase that opens the words i..stop (租赁期内|甲方), or 0."""
    for k in range(stop - 1, i, -1):
        if word_class(tokens.words[k], tokens.tags[k]) == "post" and tokens.words[k] not in ("以上", "以下"):
            return k + 1
    return 0


def _acts(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether a verb that is no field of work stands in the words i..stop."""
    return any(
        word_class(tokens.words[k], tokens.tags[k]) == "verb" and tokens.words[k] not in actor_words("fields")
        for k in range(i, stop)
    )


def _act_at(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether the words from i can be what a subject does."""
    return i < stop and (
        word_class(tokens.words[i], tokens.tags[i]) in ("adv", "prep", "verb", "conn", "cue") or tokens.tags[i] in ("t", "tg")
    )


def _adjunct(tokens: Tokens, i: int, stop: int, kind: str, reading: Reading) -> int:
    """Read one prepositional phrase from word i; return the word after it."""
    with_cue = reading.cue_at >= 0 and stop == reading.cue_at
    if kind == "basis":
        end = basis_end(tokens, i, stop)
        if end > i:
            reading.bases.append((i, end, "basis.rule"))
        return end
    if kind == "place":
        end = place_end(tokens, i, stop)
        if end > i and (rule := condition_rule(tokens, i, end)) and find_deadline(tokens.slice(i, end)) is None:
            reading.conditions.append((i, end, rule))
        return end
    if kind == "topic":
        end = topic_end(tokens, i, stop) if not with_cue else stop
        if end > i:
            reading.topics.append((i, end))
            if tokens.words[end - 1] == "的":
                reading.conditions.append((i + 1, end, "cond.de"))
        return end
    if kind in ("cause", "except", "passage"):
        return _clause_like(tokens, i, stop, kind, reading)
    if kind in ("goal", "partner", "agent", "source", "means", "purpose", "handle"):
        if with_cue:
            return stop if kind in ("purpose", "means", "handle", "source") else max(i + 1, actor_phrase(tokens, i + 1, stop))
        return _object_end(tokens, i, stop)
    return i + 1


def _object_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the noun phrase that a preposition at i governs: the next verb or adverb."""
    end = max(relative_phrase(tokens, i + 1, stop), actor_phrase(tokens, i + 1, stop))
    if end > i + 1:
        return end
    k = i + 1
    while k < stop and word_class(tokens.words[k], tokens.tags[k]) not in ("verb", "adv", "prep"):
        k += 1
    return k


def _clause_like(tokens: Tokens, i: int, stop: int, kind: str, reading: Reading) -> int:
    """Read 因…, 除…外, 经…后 as a condition up to its closing word."""
    closers = {"cause": ("而",), "except": ("外", "以外", "之外"), "passage": ("后", "之后", "同意", "批准", "审批", "许可")}[kind]
    if kind == "passage" and tokens.words[i] not in ("经", "经过"):
        return _object_end(tokens, i, stop)
    for k in range(i + 1, stop):
        if tokens.words[k] in closers:
            end = k + 1 if kind != "cause" else k
            reading.conditions.append((i, end, f"cond.{kind}"))
            return k + 1
    if reading.cue_at >= 0 or kind != "passage":
        reading.conditions.append((i, stop, f"cond.{kind}"))
        return stop
    return i + 1


def _after_cue(tokens: Tokens, at: int, hi: int, reading: Reading) -> None:
    """Read what follows the cue: the agent, adjuncts, and where the predicate begins."""
    i = at + 1
    cue = reading.cue
    addressed = tokens.words[at] in ("禁止", "严禁", "不准", "不许", "允许", "准予", "准许", "不允许") and reading.subject is None
    if cue is not None and (cue.kind in ("agent", "request", "urge") or addressed or tokens.words[i : i + 1] == ["由"]):
        if tokens.words[i : i + 1] == ["由"]:
            i += 1
        end = max(actor_phrase(tokens, i, hi), relative_phrase(tokens, i, hi))
        if end > i and (end < hi or cue.kind == "agent" or tokens.words[i - 1] == "由"):
            reading.agent = (i, end)
            i = end
    if i >= hi and reading.agent is not None:
        reading.kind = Kind.SUBJECT
        return
    _predicate_after(tokens, i, hi, reading)


def _predicate_after(tokens: Tokens, i: int, hi: int, reading: Reading) -> None:
    """Read the adjuncts between cue and predicate; a cue with adjuncts alone leaves its predicate to the next clause."""
    k, adjuncts = i, 0
    while k < hi:
        word = tokens.words[k]
        kind = prepositions().get(word)
        if word_class(word, tokens.tags[k]) in ("adv", "conn"):
            k += 1
        elif kind in ("basis", "place", "except", "cause", "topic", "passage"):
            following = _adjunct(tokens, k, hi, kind, reading)
            if following <= k:
                break
            k, adjuncts = following, adjuncts + 1
        else:
            break
    if k < hi and prepositions().get(tokens.words[k]) == "handle" and _object_only(tokens, k, hi):
        reading.kind = Kind.ADJUNCT
    text = tokens.slice(i, hi)
    if (k >= hi and adjuncts) or _AS.match(text):
        reading.kind = Kind.CONDITION if reading.conditions else Kind.ADJUNCT
    reading.predicate = min(k, hi - 1)


_MEETS = frozenset(("发现", "出现", "接到", "收到", "遇", "遇到", "发生"))


def _prompt_act(tokens: Tokens, i: int, hi: int) -> int:
    """Return the word at which a prompt act follows its condition without a comma (一有疫情|迅速报告), or 0."""
    for k in range(i, hi - 1):
        if tokens.words[k] in ("迅速", "及时", "立即", "立刻", "马上", "尽快", "第一时间", "随时") and tokens.words[k + 1] != "的":
            return k
    return 0


def _object_only(tokens: Tokens, k: int, hi: int) -> bool:
    """Say whether 将 or 把 at k brings its object alone, the verb standing after the comma."""
    rest = tokens.words[k + 1 : hi]
    if not rest or word_class(rest[-1], tokens.tags[hi - 1]) != "noun" or "的" not in rest:
        return False
    return not any(
        word in words("light_verbs") or word in ("到", "为", "成", "给", "入", "于", "至", "在", "报", "记录", "纳入", "列入", "抓")
        for word in rest
    )


_AS = re.compile(r"^以[^，]{2,30}为(?:指导|统领|引领|单位|重点|核心|主线|目标|基础|抓手|契机|依托|导向|载体|标识|根本|中心|主题|原则|依据|牵引|支撑|突破口|标准|切入点|保障|总揽|遵循|要求)$")
_VERBLESS = re.compile(r"^(?:按照|根据|依照|依据|遵照|围绕|通过|依托|针对|本着|面对|随着|在|对|对于|以|从|自|作为|为了|关于|除|鉴于|由于|结合)")


def _without_cue(tokens: Tokens, i: int, clause: Clause, reading: Reading) -> None:
    """Decide what a clause without a cue is: an act, an adjunct, a condition, a bare subject, or nominal."""
    hi = clause.hi
    text = tokens.slice(reading.started, hi)
    if text.startswith(("以及", "及其")) or tokens.words[clause.lo] in ("以及", "及"):
        reading.kind = Kind.NOMINAL
        return
    rule = condition_rule(tokens, reading.started, hi)
    if tokens.words[reading.started : reading.started + 1] and tokens.words[reading.started] in _MEETS and (at := _prompt_act(tokens, reading.started + 1, hi)):
        reading.conditions.append((reading.started, at, "cond.meets"))
        reading.predicate = at
        return
    if rule and rule != "cond.de" and (rule != "cond.when" or clause.closer in ("，", ",")):
        if rule == "cond.if" and (at := _prompt_act(tokens, reading.started + 1, hi)):
            reading.conditions = [(reading.started, at, rule)]
            reading.predicate = at
            return
        reading.kind = Kind.CONDITION
        if not reading.conditions or reading.conditions[-1][1] < hi:
            lo = reading.subject[1] if reading.subject else reading.started
            reading.conditions = [(lo, hi, rule)]
        return
    if i >= hi:
        reading.kind = Kind.SUBJECT if reading.subject and not reading.topics else Kind.ADJUNCT
        return
    if reading.subject is not None and _relative_noun(tokens, reading.subject[1], hi):
        reading.kind, reading.thing, reading.subject = Kind.NOMINAL, (reading.subject[0], hi), None
        reading.conditions.append((reading.thing[0], hi, "cond.thing"))
        return
    if _AS.match(tokens.slice(reading.subject[1] if reading.subject else reading.started, hi)):
        reading.kind = Kind.ADJUNCT
        return
    if not any(_verbal(tokens, k) for k in range(i, hi)):
        reading.kind = Kind.ADJUNCT if _VERBLESS.match(text) else Kind.NOMINAL
        return
    reading.predicate = i


def _relative_noun(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words are `VERB 的 NOUN`: with the actor before them one noun phrase (A与B订立的劳动合同)."""
    for k in range(hi - 1, lo, -1):
        if tokens.words[k] == "的":
            return k < hi - 1 and word_class(tokens.words[k - 1], tokens.tags[k - 1]) == "verb"
        if word_class(tokens.words[k], tokens.tags[k]) != "noun" and tokens.tags[k] != "vn":
            return False
    return False


def _verbal(tokens: Tokens, k: int) -> bool:
    word, tag = tokens.words[k], tokens.tags[k]
    return word_class(word, tag) == "verb" or tag[0] in "vzil" and word not in words("nouns_here") or word in prepositions()
