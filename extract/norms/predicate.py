"""Predicates 谓语: what follows the cue, and what a clause without a cue is."""

from __future__ import annotations

from ..lexicon import listed, prepositions, regex, words
from .adjuncts import after_end, read_adjunct
from .forms import Form
from .frames import frames, is_limit, is_means
from .fronted import goes_on_as, is_activity, is_noun_after_relative, tells_of
from .phrases import agent_end, condition_rule
from .qualifiers import find_deadline
from .reading import Kind, Reading
from .subject import before_partner
from .tokens import Clause, Tokens

MEETING_VERBS = listed("meeting_verbs")
_PREPOSITIONS = prepositions()
_NOUNS, _LIGHT = words("nouns_here"), words("light_verbs")
_ADDRESSING, _PROMPT = listed("addressing_cues"), listed("prompt_adverbs")
_HANDLING, _HANDLES = listed("handling_verbs"), listed("handles")
_LIST_OPENERS, _LIST_WORDS = tuple(listed("list_openers")), listed("list_words")
_AS, _VERBLESS = Form("as_adjunct"), regex("verbless_adjunct")
_OTHERS, _PASSED = tuple(listed("others")), Form("passed")
_DESCRIBING, _MEANS = listed("describing_verbs"), listed("means_openers")
_JUDGING, _BEING, _MAKING = listed("judging_verbs"), listed("being"), listed("making_adjectives")
_OWED, _ACTIVITIES = listed("owed_nouns"), listed("activities")
_ONLY_THEN, _AFTERS = listed("only_then"), listed("afters")
_UNMET, _ALSO = listed("unmet"), listed("also")
_SUPPOSING, _AMOUNTING = listed("supposing"), listed("amounting")
_LONGEST_AFTER = 6
"""Most words of what is done before 后 in a noun phrase."""
_AND = frozenset(("并", "并且"))
_FUSED = 4
"""Characters of a verb of meeting that its object has been joined to."""
_REACH, _SHORT = 10, 4
"""Most words before 如 in a clause that it makes a condition, and in a time before a verb of meeting."""
_COMMAS = ("，", ",", "：", ":")
_OF_TIME = frozenset(("place", "source"))
_AGENT_KINDS = frozenset(("agent", "request", "urge"))
_BEFORE_PREDICATE = frozenset(("basis", "place", "except", "cause", "topic", "passage"))


def after_cue(tokens: Tokens, at: int, hi: int, reading: Reading) -> None:
    """Read what follows the cue: the agent, adjuncts, and where the predicate begins."""
    i = at + 1
    kind = reading.cue.kind if reading.cue is not None else ""
    by = i < len(tokens.words) and tokens.words[i] == "由"
    addressed = tokens.words[at] in _ADDRESSING and reading.subject is None
    if kind in _AGENT_KINDS or addressed or by:
        i += by
        end = agent_end(tokens, i, hi)
        if end == hi > i + 1 and tokens.words[hi - 1] == "组织" and tokens.heads[hi - 2]:
            end = hi - 1
        end = before_partner(tokens, i, end, hi) or end
        if end > i and (end < hi or kind == "agent" or tokens.words[i - 1] == "由"):
            reading.agent = (i, end)
            i = end
    if i >= hi and reading.agent is not None:
        reading.kind = Kind.SUBJECT
        return
    _predicate_after(tokens, i, hi, reading)
    at = reading.predicate
    if reading.agent is None and i < at < hi - 1 and tokens.words[at] == "由":
        end = agent_end(tokens, at + 1, hi)
        if at + 1 < end < hi:
            reading.agent = (at + 1, end)
            _predicate_after(tokens, end, hi, reading)
    elif reading.agent is not None and kind == "agent" and _opens_next(tokens, at, hi):
        reading.kind = Kind.CONDITION
        reading.conditions.append((reading.agent[0], hi, "cond.when"))


def _opens_next(tokens: Tokens, at: int, hi: int) -> bool:
    """Say whether the act at `at` is done before the next (由工作机构报委员会审定后，|向社会公布)."""
    closes = tokens.words[hi - 1] in _AFTERS and tokens.words[hi : hi + 1] in (["，"], [","])
    return closes and tokens.kinds[at] == "verb"


def _predicate_after(tokens: Tokens, i: int, hi: int, reading: Reading) -> None:
    """Read the adjuncts between cue and predicate; a cue with adjuncts alone leaves its predicate to the
    next clause.
    """
    k = i
    while k < hi:
        kind = _PREPOSITIONS.get(tokens.words[k])
        if (limit := _limit_end(tokens, k, hi)) > k:
            k = limit
        elif end := after_end(tokens, k, hi, cued=True):
            reading.conditions.append((k, end, "cond.when"))
            k = end
        elif tokens.kinds[k] in ("adv", "conn") or (tokens.kinds[k] == "post" and k == hi - 1 > i):
            k += 1
        elif kind is not None and (kind in _BEFORE_PREDICATE or tokens.words[k] in _MEANS):
            following = read_adjunct(tokens, k, hi, kind, reading)
            passed = kind == "passage" and tokens.kinds[hi - 1] != "post" and not _opens_way(tokens, hi)
            closes = kind == "cause" or passed
            if closes and following >= hi and reading.conditions:
                reading.conditions.pop()
                break
            if following <= k:
                break
            k = following
        else:
            break
    if is_limit(tokens.slice(i, hi)) or is_means(tokens, i, hi):
        k = hi
    if k < hi and _PREPOSITIONS.get(tokens.words[k]) == "handle" and _is_object_only(tokens, k, hi):
        reading.kind = Kind.ADJUNCT
    if k >= hi or _AS.match(tokens, reading.clause, i):
        reading.kind = Kind.CONDITION if reading.conditions else Kind.ADJUNCT
    reading.predicate = min(k, hi - 1)


def _limit_end(tokens: Tokens, k: int, hi: int) -> int:
    """Return the word after a time limit that a preposition at k opens (在到货后5个工作日内|按照…), or k."""
    if _PREPOSITIONS.get(tokens.words[k]) not in _OF_TIME:
        return k
    found = find_deadline(tokens.slice(k, hi))
    if found is None or found[0] > 1 or found[1] < len(tokens.words[k]):
        return k
    end = tokens.starts[k] + found[1]
    return next((j for j in range(k + 1, hi) if tokens.starts[j] >= end), hi)


def _opens_way(tokens: Tokens, hi: int) -> bool:
    """Say whether the clause after this one tells what it opens the way to (应当经批准，|方可开工)."""
    return not _ONLY_THEN.isdisjoint(tokens.words[hi + 1 : hi + 4])


def _is_object_only(tokens: Tokens, k: int, hi: int) -> bool:
    """Say whether 将 or 把 at k brings its object alone, the verb standing after the comma."""
    rest = tokens.words[k + 1 : hi]
    if not rest or tokens.kinds[hi - 1] != "noun" or "的" not in rest:
        return False
    if not (_LIGHT.isdisjoint(rest) and _HANDLING.isdisjoint(rest)):
        return False
    after = tokens.words[hi + 1] if hi + 1 < len(tokens.words) else ""
    return after in _LIGHT or after in _HANDLING


def without_cue(tokens: Tokens, i: int, clause: Clause, reading: Reading) -> None:
    """Decide what a clause without a cue is: an act, an adjunct, a condition, a bare subject, or
    nominal.
    """
    hi = clause.hi
    text = tokens.slice(reading.started, hi)
    if clause.closer in _COMMAS[:2] and tells_of(tokens, clause, reading):
        return
    listed = text.startswith(_LIST_OPENERS) or tokens.words[clause.lo] in _LIST_WORDS
    listed = listed or (text.startswith(_OTHERS) and is_noun_after_relative(tokens, i, hi))
    if listed or (reading.narrow and reading.subject is None):
        reading.kind, reading.subject = Kind.NOMINAL, None
    elif frames(tokens, clause, reading):
        reading.kind = Kind.ADJUNCT
    elif _is_condition(tokens, clause, reading):
        return
    elif i >= hi:
        _read_all_lead(tokens, clause, reading)
    elif reading.subject is not None and _is_relative_noun(tokens, reading.subject[1], hi):
        reading.kind, reading.thing, reading.subject = Kind.NOMINAL, (reading.subject[0], hi), None
        reading.conditions.append((reading.thing[0], hi, "cond.thing"))
    elif _AS.match(tokens, clause, reading.subject[1] if reading.subject else reading.started) or goes_on_as(
        tokens, i, hi
    ):
        reading.kind = Kind.ADJUNCT
    elif not any(_is_verbal(tokens, k) for k in range(i, hi)):
        if tokens.words[reading.started] in _MAKING and hi - reading.started > 1:
            reading.predicate = reading.started
            return
        reading.kind = Kind.ADJUNCT if _VERBLESS.match(text) else Kind.NOMINAL
    else:
        reading.predicate = i


def _read_all_lead(tokens: Tokens, clause: Clause, reading: Reading) -> None:
    """Read a clause of which adjuncts and subject leave nothing: an amount, an act, a bare subject or an
    adjunct.
    """
    at_end = clause.closer not in _COMMAS and not clause.first
    if reading.thing is not None and _is_amounting(tokens, reading.thing[1]):
        reading.predicate = reading.thing[1]
    elif at_end and reading.subject and tokens.kinds[reading.subject[0]] == "verb":
        reading.predicate, reading.subject = reading.subject[0], None
    else:
        reading.kind = Kind.SUBJECT if reading.subject and not reading.topics else Kind.ADJUNCT


def _meets(word: str) -> bool:
    """Say whether a word is, or opens with, a verb of meeting (发现, 发现异常)."""
    return word in MEETING_VERBS or (len(word) == _FUSED and word[:2] in MEETING_VERBS)


def _is_condition(tokens: Tokens, clause: Clause, reading: Reading) -> bool:
    """Read a clause that is a condition, or one with its prompt act after it (一有疫情|迅速报告); say
    whether it is.
    """
    hi, started = clause.hi, reading.started
    if started < len(tokens.words) and _meets(tokens.words[started]):  # noqa: SIM102
        if at := _prompt_act(tokens, started + 1, hi):
            ruled = (k for k in range(started + 1, at) if _PREPOSITIONS.get(tokens.words[k]) == "basis")
            at = next(ruled, at)  # 发现异常|按要求及时处置
            reading.conditions.append((started, at, "cond.meets"))
            reading.predicate = at
            return True
    rule = condition_rule(tokens, started, hi) or _unmet(tokens, clause, reading)
    rule = rule or ("cond.if" if _supposes(tokens, clause, reading) else "")
    rule = rule or ("cond.activity" if is_activity(tokens, clause, reading) else "")
    if not rule or rule == "cond.de" or (rule == "cond.when" and clause.closer not in ("，", ",")):
        return False
    if rule == "cond.if" and (at := _prompt_act(tokens, started + 1, hi)):
        reading.conditions = [(started, at, rule)]
        reading.predicate = at
        return True
    reading.kind = Kind.CONDITION
    if not reading.conditions or reading.conditions[-1][1] < hi:
        reading.conditions = [(reading.subject[1] if reading.subject else started, hi, rule)]
    return True


def _is_amounting(tokens: Tokens, k: int) -> bool:
    """Say whether word k tells how much of a thing there must be (保存期限|不少于五年)."""
    return tokens.words[k] in _AMOUNTING and tokens.kinds[k] == "adv"


def _supposes(tokens: Tokens, clause: Clause, reading: Reading) -> bool:
    """Say whether 如, 若 or a verb of meeting after the subject or a time opens a condition
    (医务人员在工作中|如发生感染，, 执行中|遇有问题，).
    """
    if clause.closer not in _COMMAS[:2]:
        return False
    after_time = False
    first = reading.subject[1] if reading.subject else reading.started
    for k in range(reading.started + 1, min(clause.hi - 1, first + _REACH)):
        word = tokens.words[k]
        if word in _SUPPOSING:
            verbal = tokens.kinds[k + 1] != "noun" or word[-1] in "有遇需"
            return verbal and (k == first or tokens.kinds[first] == "prep" or tokens.kinds[k - 1] == "post")
        if after_time and word in MEETING_VERBS:
            return True
        after_time = tokens.kinds[k] == "post" and k - reading.started < _SHORT
    return False


def _unmet(tokens: Tokens, clause: Clause, reading: Reading) -> str:
    """Return the rule of a clause that tells what has (not) happened, a comma after it: 中心未能收到资金，
    个人部分经职工同意，; '' of another clause.
    """
    if clause.closer not in ("，", ","):
        return ""
    if _PASSED.search(tokens, clause, reading.started):
        return "cond.if"
    at = reading.subject[1] if reading.subject else clause.hi
    while at < clause.hi and tokens.words[at] in _ALSO:
        at += 1
    return "cond.unmet" if at < clause.hi and tokens.words[at] in _UNMET else ""


def _prompt_act(tokens: Tokens, i: int, hi: int) -> int:
    """Return the word at which a prompt act follows its condition without a comma (一有疫情|迅速报告),
    or 0.
    """
    return next(
        (k for k in range(i, hi - 1) if tokens.words[k] in _PROMPT and tokens.words[k + 1] != "的"), 0
    )


def _is_relative_noun(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words are `VERB 的 NOUN`: with the actor before them one noun phrase
    (A与B订立的劳动合同; 学校布局调整后的富余资源和其他公共资源).
    """
    if tokens.words[lo] in _HANDLES or tokens.words[hi - 1] in _OWED or tokens.words[lo] in _JUDGING | _BEING:
        return False
    if tokens.kinds[lo] == "verb" and tokens.words[lo + 1 : lo + 2] and tokens.words[lo + 1] in _DESCRIBING:
        return False
    if not _AND.isdisjoint(tokens.words[lo:hi]):
        return False
    listed = False
    for k in range(hi - 1, lo, -1):
        if tokens.words[k] == "的":
            after = tokens.words[k - 1] in _AFTERS and k - lo < _LONGEST_AFTER
            return k < hi - 1 and (after or (tokens.kinds[k - 1] == "verb" and not listed))
        listed = listed or tokens.kinds[k] == "sep"
        if tokens.kinds[k] not in ("noun", "sep") and tokens.tags[k] != "vn":
            return False
    return False


def _is_verbal(tokens: Tokens, k: int) -> bool:
    word = tokens.words[k]
    ends = word in _ACTIVITIES and (k + 1 == len(tokens.words) or tokens.kinds[k + 1] == "mark")
    return (
        tokens.kinds[k] == "verb"
        or ends
        or (tokens.tags[k][0] == "v" and word not in _NOUNS)
        or (tokens.tags[k][0] in "zil" and tokens.kinds[k] != "noun")
        or word in _PREPOSITIONS
        or word == "不"
    )
