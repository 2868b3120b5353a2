"""Subjects 主语: the actor who acts, or the thing that is acted on, before the cue or the predicate."""

from __future__ import annotations

from ..lexicon import actor_words, listed, ordered, words
from .actors import SEPARATORS, actor_phrase
from .fronted import actor_after_thing, before_adverbs
from .organs import joins_other, leads_others, names_field
from .phrases import relative_phrase, relative_to
from .reading import Kind, Reading
from .things import compound_end, verbal_thing
from .tokens import Tokens

_RELATIVE_VERBS, _NOUNS = words("relative_verbs"), words("nouns_here")
_FIELDS = actor_words("fields")
_STATIVE, _PEOPLE = listed("stative_verbs"), listed("people_nouns")
_PARTY_CONTINUES, _WITH, _JOINT = listed("party_continues"), listed("with"), listed("joint_acts")
_SUFFIXES, _NOT_NAMES = listed("actor_suffixes"), listed("not_name_verbs")
_MEASURE_POSTS, _TIMES = listed("measure_posts"), listed("time_tags")
_DEPENDENT, _ETC = ordered("dependent_heads"), listed("etc")
_ACTING_PLACES, _UNDERGONE = ordered("acting_places"), listed("undergone")
_BARRING, _UNDERTAKINGS = listed("addressing_cues"), ordered("undertakings")
_WHILE, _PASSIVE, _WAYS = listed("while_posts"), listed("passive_marks"), listed("ways_before_verbs")
_MANNERS = listed("manner_adverbs")
_DOINGS, _DONE_WITH = listed("doings"), listed("done_with_actors")
_SINGLING, _PARTING = listed("singling"), listed("parting")
_MEASURED, _AMOUNTING = ordered("measured_nouns"), listed("amounting")
_LONGEST_MEASURE = 8
"""Most words from an actor to the noun of measure that his name belongs to."""
_OPENING = frozenset(("verb", "adv", "cue"))
_ACTS = frozenset(("adv", "prep", "verb", "conn", "cue"))


def read_subject(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read the subject that opens at word i, if one does; return the word after it, else i."""
    with_cue = reading.cue_at >= 0
    last = before_adverbs(tokens, i, stop)
    end = actor_phrase(tokens, i, stop)
    if (sure := _sure_subject(tokens, i, end, stop, reading)) > i:
        return sure
    opens_act = tokens.kinds[i] in _OPENING
    after_manner = i > reading.started and tokens.words[i - 1] in _MANNERS
    if not with_cue and opens_act and (after_manner or not names_field(tokens, i)):
        end = i
    relative = _relative(tokens, i, end, stop, last, reading)
    if relative > end and (with_cue or relative == last or _acts_at(tokens, relative, stop)):
        reading.subject = (i, relative)
        return relative
    end = before_partner(tokens, i, end, stop) or end
    owned = with_cue and i < end < last and _owned_thing(tokens, end, last)
    if end > i and not owned and (end == last or _acts_at(tokens, end, stop) or tokens.words[end] in _WITH):
        reading.subject = (i, end)
        return end
    if with_cue and last > i:
        _read_whole(tokens, i, last, reading)
        return stop
    if not with_cue and end == i and tokens.kinds[i] == "noun":
        return _read_thing(tokens, i, stop, reading)
    return i


def _owned_thing(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words between an actor and the cue name a thing of his (企业|应急预案|要) or what
    others do with him (幼儿园|建设|要), not an act (企业|复工|要).
    """
    if all(tokens.words[k] in _DONE_WITH for k in range(lo, hi)):
        return True
    named = tokens.kinds[hi - 1] == "noun" and not tokens.heads[hi - 1] and tokens.kinds[lo] == "verb"
    return named and all(tokens.kinds[k] == "noun" or tokens.tags[k] == "vn" for k in range(lo, hi))


def _sure_subject(tokens: Tokens, i: int, end: int, stop: int, reading: Reading) -> int:
    """Read the actor after a thing, a party (甲方) or a verbal noun that 采取 goes with; i where none."""
    last = before_adverbs(tokens, i, stop) if reading.cue_at >= 0 else 0
    if (actor := actor_after_thing(tokens, i, stop, last)) is not None:
        reading.thing, reading.subject = (i, actor[0]), actor
        return actor[1]
    if end > i and tokens.heads[end - 1] == "party" and (tokens.heads[i] or tokens.kinds[i] != "verb"):
        if not (end < len(tokens.words) and tokens.words[end] in _PARTY_CONTINUES):
            reading.subject = (i, end)
            return end
    elif end > i and (measured := _measured(tokens, end, stop, with_cue=reading.cue_at >= 0)):
        reading.thing = (i, measured)
        return measured
    elif (
        reading.cue_at < 0
        and (thing := max(verbal_thing(tokens, i, end, stop), compound_end(tokens, i, stop))) > i
    ):
        reading.thing = (i, thing)
        return thing
    return i


def _measured(tokens: Tokens, i: int, last: int, *, with_cue: bool) -> int:
    """Return the word after a noun of measure that goes on an actor's name up to the verb or the cue
    (服务中心|覆盖率|达到, 单位|报送时间|可延迟), or 0.
    """
    for k in range(i, min(last, i + _LONGEST_MEASURE)):
        if tokens.kinds[k] not in ("noun", "verb", "de"):
            return 0
        if tokens.words[k].endswith(_MEASURED) and tokens.kinds[k] == "noun" and not tokens.heads[k]:
            after = k + 1 == last if with_cue else k + 1 < last and tokens.words[k + 1] in _AMOUNTING
            if after:
                return k + 1
    return 0


def _relative(tokens: Tokens, i: int, end: int, stop: int, last: int, reading: Reading) -> int:  # noqa: PLR0917
    """Return the end of the actor phrase with a relative clause at i, or i where it can't be the
    subject.
    """
    if reading.active and reading.cue_at < 0 and reading.kind is not Kind.CONDITION:
        return i
    if reading.cue_at < 0 and i < end < stop and tokens.words[end][0] == "不" and tokens.kinds[end] == "adv":
        return i
    relative = _joined_relatives(tokens, i, stop)
    reading.scoped = reading.scoped or (relative > i and reading.cue_at < 0)
    if reading.cue_at >= 0 and relative < last:
        relative = relative_to(tokens, i, last) or relative
    if relative > end > i and tokens.words[end] not in SEPARATORS:  # noqa: SIM102
        if not (relative == last and tokens.kinds[end] != "prep"):
            return i
    if reading.cue_at < 0 and end == i and i < relative != last and tokens.kinds[i] in _OPENING:
        return relative if tokens.words[i] in _RELATIVE_VERBS else i
    return relative


def _joined_relatives(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of the actors with relative clauses from i on, a second joined to the first
    (位于区内的单位和|进入区内的人员), or i.
    """
    end = relative_phrase(tokens, i, stop)
    while i < end < stop - 1 and tokens.kinds[end] == "sep":
        further = relative_phrase(tokens, end + 1, stop)
        further = further if further == stop else relative_to(tokens, end + 1, stop)
        if further <= end + 1:
            break
        end = further
    return end


def _read_whole(tokens: Tokens, i: int, last: int, reading: Reading) -> None:
    """Take all words before a cue as a time clause, a condition, an actor or a thing, by what they end
    in.
    """
    cut = _before_adjunct(tokens, i, last)
    if cut and _names_before(tokens, i, cut):
        reading.subject = (i, cut)
        reading.conditions.append((cut, last, "cond.when"))
    elif tokens.kinds[last - 1] == "post":
        named = actor_phrase(tokens, i, last)
        acts = _acts_at(tokens, named, last) or named == last - 2
        if i < named < last - 1 and tokens.words[last - 1] in _WHILE and acts:
            reading.subject = (i, named)
        first = reading.started if tokens.kinds[i] == "post" else i
        reading.conditions.append((named if reading.subject else first, last, "cond.when"))
    elif (cut := _after_time(tokens, i, last)) and actor_phrase(tokens, cut, last) == last:
        reading.conditions.append((i, cut, "cond.when"))
        reading.subject = (cut, last)
    elif tokens.words[last - 1] == "的":
        reading.conditions.append((i, last, "cond.de"))
    elif i < last - 1 and tokens.words[last - 1] in _DOINGS and actor_phrase(tokens, i, last - 1) == last - 1:
        reading.subject = (i, last - 1)
        reading.conditions.append((last - 1, last, "cond.when"))
    elif _names_whole(tokens, i, last) or _acts_as_organisation(tokens, last, reading.cue_at):
        reading.subject = (i, last)
    else:
        reading.thing = (i, last)


def _before_adjunct(tokens: Tokens, i: int, last: int) -> int:
    """Return the word of 待, 须经, 在 … that parts an actor from the condition before the cue
    (学校食堂|待开学后|方可复工), or 0.
    """
    return next((k for k in range(i + 1, last - 1) if tokens.words[k] in _PARTING), 0)


def _names_before(tokens: Tokens, i: int, cut: int) -> bool:
    """Say whether the words before 待, 须经 … name an actor or a place that acts."""
    if actor_phrase(tokens, i, cut) == cut or relative_phrase(tokens, i, cut) == cut:
        return True
    last = tokens.words[cut - 1]
    singled = cut > i + 1 and last.endswith(_UNDERTAKINGS) and tokens.words[cut - 2] in _SINGLING
    return singled or last.endswith(_ACTING_PLACES)


def _read_thing(tokens: Tokens, i: int, stop: int, reading: Reading) -> int:
    """Read a noun phrase that is no actor, up to the verb; i where nothing comes after it."""
    k = i
    while k < stop and (tokens.kinds[k] in ("noun", "sep", "de") or _is_verbal_noun(tokens, k, stop)):
        k += 1
    if k >= stop:
        return i
    if tokens.words[k - 1] == "的":
        reading.conditions.append((i, k, "cond.de"))
    else:
        reading.thing = (i, k)
    return k


def before_partner(tokens: Tokens, i: int, end: int, stop: int) -> int:
    """Return where the subject ends in `A与B合作`: before 与, for B is the partner; 0 where 与
    coordinates.
    """
    if end >= stop or tokens.words[end][:2] not in _JOINT:
        return 0
    return next((k for k in range(end - 1, i, -1) if tokens.words[k] in _WITH), 0)


def _is_verbal_noun(tokens: Tokens, k: int, stop: int) -> bool:
    """Say whether a verbal noun stands inside a noun phrase (信用承诺的|履行|情况): a noun follows it."""
    return (
        tokens.tags[k] in ("vn", "v")
        and k + 1 < stop
        and tokens.words[k + 1] in _NOUNS
        and k > 0
        and (tokens.words[k - 1] == "的" or tokens.tags[k] == "vn")
    )


def _names_whole(tokens: Tokens, i: int, last: int) -> bool:
    """Say whether the words before a cue that end in an actor head name one actor as a whole.

    They do with a relative clause, without a verb, where a noun opens them (规划编制机关), where one
    verb and a head are all there is (送达人), where a head depends on a verb (占用|单位或者个人), or
    where 等 sums them up (勘察、设计、质量检测等单位).
    """
    if tokens.words[last - 1] in _ETC and last - i > 2:
        last -= 1
    if not tokens.heads[last - 1] and not (last - i > 1 and tokens.words[last - 1] in _SUFFIXES):
        return False
    if "的" in tokens.words[i:last] or tokens.kinds[i] == "noun" or tokens.words[last - 2] in _ETC:
        return True
    if tokens.words[i] in _NOT_NAMES:
        return False
    if tokens.heads[last - 1] == "person" or tokens.words[last - 1] in _PEOPLE or tokens.words[i] in _STATIVE:
        return True
    if not any(tokens.kinds[k] == "verb" and tokens.words[k] not in _FIELDS for k in range(i, last)):
        return True
    return (last - i <= 3 and tokens.kinds[i] == "verb") or any(
        tokens.kinds[k - 1] == "verb" and tokens.words[k].endswith(_DEPENDENT) for k in range(i + 1, last)
    )


def _acts_as_organisation(tokens: Tokens, last: int, cue: int) -> bool:
    """Say whether a place before a cue acts as an organisation (景区应当公布…), not only undergoes or
    holds what is said of it (景区应当符合…, 公共场所禁止…).
    """
    if last > 1 and tokens.words[last - 1].endswith(_UNDERTAKINGS) and tokens.words[last - 2] in _SINGLING:
        return tokens.words[cue] not in _BARRING
    if not tokens.slice(max(0, last - 3), last).endswith(_ACTING_PLACES) or tokens.words[cue] in _BARRING:
        return False
    after = cue + 1
    while after < len(tokens.words) and tokens.kinds[after] in ("adv", "conn"):
        after += 1
    return after < len(tokens.words) and tokens.words[after] not in _UNDERGONE


def _after_time(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a time phrase that opens the words i..stop (租赁期内|甲方), or 0."""
    for k in range(stop - 1, i, -1):
        if tokens.kinds[k] == "post" and tokens.words[k] not in _MEASURE_POSTS:
            return k + 1
    return 0


def _acts_at(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether the words from i can be what a subject does."""
    if i >= stop:
        return False
    leads = (tokens.words[i] == "领导" and leads_others(tokens, i, stop)) or joins_other(tokens, i)
    leads = leads or tokens.words[i] in _PASSIVE
    if tokens.words[i] in _WAYS and i + 1 < stop and tokens.kinds[i + 1] == "verb":
        return True
    return leads or tokens.kinds[i] in _ACTS or tokens.tags[i] in _TIMES
