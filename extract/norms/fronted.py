"""Fronted noun phrases 前置成分: what a clause only names, for the next clause to speak of."""

from __future__ import annotations

from ..lexicon import listed, ordered, words
from .actors import actor_phrase
from .phrases import condition_rule, relative_phrase
from .reading import Kind, Reading
from .tokens import Clause, Tokens

_LIGHT, _GRANTS = words("light_verbs"), listed("given_after_topics")
_MANNERS, _STANDPOINTS = listed("manners"), listed("standpoints")
_HOLDING, _CLOSELY = listed("holding_words"), listed("closely")
_TOPICS, _PERSPECTIVES = listed("topic_words"), listed("perspectives")
_SUMMED, _TAKING_UP = ordered("summed_up"), listed("taking_up")
_DESCRIBING, _ACTOR_DESCRIBING = listed("describing_verbs"), listed("actor_describing")
_DEALING = listed("dealing_with")
_FRONTING, _ETC, _HANDLES = listed("fronting"), listed("etc"), listed("handles")
_NEEDED, _SHARED_OUT = listed("needed"), ordered("shared_out")
_ACTIVITIES, _COMMAS = listed("topical_activities"), ("，", ",")
_ENJOYING = listed("enjoying")
_REACH = 12
"""Most words of a thing before the actor who acts on it."""
_ADVERBS_BEFORE = 4
"""Most words to the cue of a clause that opens with adverbs."""
_SHORTEST_RELATIVE = 12
"""Most words of a topic that no 的 stands in."""


def is_topic_phrase(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether the words from 对 at i are that phrase alone: the noun phrase after the last 的 ends them.

    `对|确实不能协调解决的|防疫物资问题`, but not `对|病例|实行集中救治的办法`.
    """
    if i >= hi or tokens.words[i] not in _TOPICS or (hi - i > 2 and tokens.words[i + 1] in _PERSPECTIVES):
        return False
    mark = _noun_mark(tokens, i + 1, hi)
    if mark > 0 and tokens.heads[hi - 1] and _held(tokens, i + 1, mark):
        return False
    if mark < 0 and tokens.heads[hi - 1] and hi - i <= _SHORTEST_RELATIVE:
        return all(tokens.kinds[k] in ("noun", "verb", "sep") for k in range(i + 1, hi)) and (
            _LIGHT.isdisjoint(tokens.words[i:hi])
        )
    return mark > 0 and not _acts_within(tokens, i + 1, mark)


def holds(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether 对 at i opens what an actor holds (对结果有异议的单位|可以申请复核), up to `stop`."""
    if relative_phrase(tokens, i, stop) != stop or stop <= i + 1:
        return False
    return _held(tokens, i + 1, stop)


def _held(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words tell of what one has towards somebody (异议, 疑问), not of the 直接负责的."""
    return any(tokens.words[k] in _HOLDING and tokens.words[k - 1] not in _CLOSELY for k in range(lo, hi))


def is_noun_after_relative(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words are a relative clause and the noun phrase it describes (面临困难的企业)."""
    mark = _noun_mark(tokens, lo, hi)
    return mark > 0 and not _acts_within(tokens, lo, mark)


def _noun_mark(tokens: Tokens, lo: int, hi: int) -> int:
    """Return the last 的 of the words lo..hi where a noun phrase follows it up to the end, else -1."""
    mark = next((k for k in range(hi - 2, lo, -1) if tokens.words[k] == "的" and not tokens.inside[k]), -1)
    if mark > 0 and hi - mark == 2 and tokens.words[hi - 1] in _STANDPOINTS:
        return mark
    if mark > 0 and mark + 2 < hi and tokens.words[mark + 1] in _GRANTS:
        return -1
    if mark < 0 or tokens.kinds[hi - 1] != "noun" or tokens.words[hi - 1] in _MANNERS:
        return -1
    if any(tokens.kinds[k] in ("adv", "prep", "cue", "post", "conn") for k in range(mark + 1, hi)):
        return -1
    return mark if _LIGHT.isdisjoint(tokens.words[mark + 1 : hi]) else -1


def _acts_within(tokens: Tokens, lo: int, mark: int) -> bool:
    """Say whether a light verb after an actor or a 的 makes an act of the words lo..mark
    (病例|实行集中救治).
    """
    seen = False
    for k in range(lo, mark):
        if seen and tokens.words[k] in _LIGHT and tokens.words[k - 1] != "的":
            return True
        seen = seen or tokens.heads[k] is not None or tokens.words[k] == "的"
    return False


def is_fronted(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether a clause is a noun phrase that the next clause speaks of: 属于政府采购的项目，优化流程;
    企业自主确定比例等行为，均须报批.
    """
    after = tokens.words[hi + 1] if hi + 1 < len(tokens.words) else ""
    last = tokens.words[hi - 1]
    if tokens.words[i] in _NEEDED and tokens.kinds[hi - 1] == "noun" and hi - i > 1:
        return True
    sums = last.endswith(_SUMMED) and (tokens.words[hi - 2] in _ETC or "的" in tokens.words[i:hi])
    if sums and after in _TAKING_UP:
        return not condition_rule(tokens, i, hi)
    if tokens.words[i] in _FRONTING and is_noun_after_relative(tokens, i + 1, hi):
        return True
    actor = tokens.heads[hi - 1] is not None
    described = tokens.words[i] in _DESCRIBING and (not actor or taken_up(tokens, hi))
    described = described or (actor and tokens.words[i] in _ACTOR_DESCRIBING and taken_up(tokens, hi))
    return described and is_noun_after_relative(tokens, i, hi)


def is_dealt_with(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether a clause names an actor by a relative clause, and the next opens with what is done to him
    (落实不力的单位，|予以追责).
    """
    after = tokens.words[hi + 1 : hi + 2]
    if not after or after[0] not in _DEALING or tokens.heads[hi - 1] is None:
        return False
    return _TOPICS.isdisjoint(tokens.words[i:hi]) and relative_phrase(tokens, i, hi) == hi


def actor_after_thing(tokens: Tokens, i: int, stop: int, last: int) -> tuple[int, int] | None:
    """Return the actor after a thing that the clause speaks of (减少的费用|旅行社|予以退还), None where there
    is none; `last` is where the adverbs before the cue begin, 0 without a cue.
    """
    for k in range(i + 1, min(stop, i + _REACH)):
        if tokens.kinds[k] not in ("noun", "verb", "de", "adv", "sep"):
            return None
        named = tokens.kinds[k - 1] == "noun" and tokens.heads[k - 1] is None
        party = named and tokens.heads[k] == "party" and "的" in tokens.words[i : k - 1]
        owed = tokens.words[k - 1].endswith(_SHARED_OUT) and tokens.heads[k - 1] is None
        if not (party or owed) or tokens.kinds[k] != "noun":
            continue
        end = actor_phrase(tokens, k, stop)
        ends = end == last if last else end < stop and tokens.kinds[end] in ("verb", "adv")
        if k < end and ends and tokens.heads[i] is None:
            return k, end
    return None


def taken_up(tokens: Tokens, hi: int) -> bool:
    """Say whether the clause after the comma at `hi` opens with a cue, adverbs and connectives aside."""
    k = hi + 1
    while k < len(tokens.words) and k < hi + _ADVERBS_BEFORE and tokens.kinds[k] in ("adv", "conn"):
        k += 1
    return k < len(tokens.words) and (tokens.kinds[k] == "cue" or tokens.words[k] in _TAKING_UP)


def goes_on_as(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 将 or 把 at i brings an object of which the next clause says what it serves as
    (将表现|，作为评价的内容).
    """
    if tokens.words[i] not in _HANDLES or "作为" in tokens.words[i:hi]:
        return False
    return tokens.words[hi + 1 : hi + 2] == ["作为"]


def is_activity(tokens: Tokens, clause: Clause, reading: Reading) -> bool:
    """Say whether a clause that opens a sentence only tells of what the cue clause after it speaks
    (开展信用建设，|要坚持原则; 纳税人申请退税，|应当提供账户), or what it gives a right to
    (退役军人从事个体经营，|依法享受优惠).
    """
    if not clause.first or clause.closer not in _COMMAS or reading.active:
        return False
    at = reading.subject[1] if reading.subject else reading.started
    after = tokens.words[clause.hi + 1] if clause.hi + 1 < len(tokens.words) else ""
    demanded = after in _TAKING_UP and after not in ("请", "由")
    demanded = demanded or not _ENJOYING.isdisjoint(tokens.words[clause.hi + 1 : clause.hi + 3])
    acts = at + 1 < clause.hi and tokens.words[at + 1] != "的"
    return acts and tokens.words[at] in _ACTIVITIES and demanded


def tells_of(tokens: Tokens, clause: Clause, reading: Reading) -> bool:
    """Read a clause that only names whom or what the next deals with; say whether it is one."""
    if is_dealt_with(tokens, reading.started, clause.hi):
        reading.kind, reading.subject, reading.topics = Kind.ADJUNCT, None, [(reading.started - 1, clause.hi)]
        return True
    fronted = is_fronted(tokens, reading.started, clause.hi)
    if fronted:
        _read_fronted(tokens, clause, reading)
    return fronted


def _read_fronted(tokens: Tokens, clause: Clause, reading: Reading) -> None:
    """Read a noun phrase that the next clause speaks of: an actor who acts there, or a thing."""
    lo, hi = reading.started, clause.hi
    if tokens.heads[hi - 1]:
        reading.kind, reading.subject = Kind.SUBJECT, (lo, hi)
        return
    reading.kind, reading.thing = Kind.NOMINAL, (lo, hi)
    if reading.subject is not None and tokens.words[reading.subject[1] + 1 : reading.subject[1] + 2] == [
        "的"
    ]:
        reading.subject = None  # 国家举办的考试，
    if clause.first and reading.subject is None and tokens.words[lo] not in _FRONTING:
        reading.conditions.append((lo, hi, "cond.thing"))


def after_described(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read the actor after a thing that an adjective describes (具体的标准|双方|可协商).

    Returns the word after him, or 0.
    """
    if reading.thing is not None or tokens.words[i + 1 : i + 2] != ["的"]:
        return 0
    last = before_adverbs(tokens, i, stop) if reading.cue_at >= 0 else 0
    if (actor := actor_after_thing(tokens, i, stop, last)) is None:
        return 0
    reading.thing, reading.subject = (i, actor[0]), actor
    return actor[1]


def before_adverbs(tokens: Tokens, i: int, stop: int) -> int:
    """Return where the adverbs and conjunctions right before `stop` begin, word i at the earliest."""
    while stop > i and tokens.kinds[stop - 1] in ("adv", "conn"):
        stop -= 1
    return stop
