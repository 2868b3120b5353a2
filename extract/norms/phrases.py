"""Ends of adjuncts and relative clauses: where a prepositional phrase stops and the rest goes on."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_words, cue_of, listed, ordered, patterns, prepositions, words
from .actors import actor_phrase
from .bases import basis_end
from .heads import head_kind
from .tokens import Tokens

_CUES, _PREPOSITIONS = cue_of(), prepositions()
_LIGHT = words("light_verbs")
_RELATIVE_VERBS = words("relative_verbs")
_STATIVE, _PEOPLE = listed("stative_verbs"), listed("people_nouns")
_JOINTS = listed("phrase_joints")
_MOMENTS, _TIME_ENDINGS = listed("moments"), listed("time_endings")
_GRANTS = listed("given_after_topics")
_BEING = listed("being")
_COPULAS, _CUES_WITHIN = listed("copulas"), listed("cues_in_relatives")
_AT_LEAST = listed("at_least")
_GOALS = listed("goals")
_VERB_JOINTS, _EXISTENCE = ordered("verb_joints"), listed("existence_verbs")
_FIELDS = actor_words("fields")
_NOMINAL = frozenset(("noun", "sep", "de", "mark"))
_VERBAL = frozenset(("verb", "adv", "prep"))
_OPENERS = frozenset(("verb", "adv", "noun", "prep", "cue", "mark"))
_APART = (
    _CUES.keys() - _CUES_WITHIN | _BEING | {word for word, kind in _PREPOSITIONS.items() if kind == "goal"}
)
"""Words that may end a relative clause."""
_LONGEST_PLACE, _LONGEST_RELATIVE = 60, 40
"""Most words of a phrase of place and of a relative clause."""


def place_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a phrase with 在 or 于 at i: its closing word (中, 时, 上 …), else its noun
    phrase.
    """
    for k in range(i + 1, min(stop, i + _LONGEST_PLACE)):
        word = tokens.words[k]
        if tokens.kinds[k] == "post" or word in _MOMENTS or word[-2:] in _TIME_ENDINGS:
            if word == "起" and tokens.kinds[k - 1] == "verb":  # 建立起
                continue
            if k + 1 < stop and (tokens.words[k + 1] in _JOINTS or tokens.kinds[k + 1] == "post"):
                continue
            return k + 1
    summed = next((k for k in range(stop - 2, i + 2, -1) if tokens.words[k] == "等"), 0)
    if summed and all(tokens.kinds[k] in ("noun", "adv") for k in range(summed + 1, stop)):
        return stop  # 在支付结算、产销支持等更多领域，
    k = i + 1
    while k < stop and (tokens.kinds[k] in _NOMINAL or tokens.tags[k] == "vn"):
        k += 1
    return k


def condition_rule(tokens: Tokens, lo: int, hi: int) -> str:
    """Return the id of the first condition pattern that the words lo..hi fit, or ''."""
    return _condition_rule(tokens.slice(lo, hi).strip())


@lru_cache(maxsize=20_000)
def _condition_rule(text: str) -> str:
    return next((pattern.id for pattern in patterns("conditions") if pattern.regex.search(text)), "")


def topic_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the phrase that 对 at i governs: before the last verb phrase it leaves room
    for.

    `对|领导班子和领导干部实际表现|将记录`, `对|确诊病例|进行排查`.
    """
    opens = tokens.kinds[i + 1 : i + 2] in (["prep"], ["adv"])
    if opens and tokens.heads[stop - 1] and relative_phrase(tokens, i + 1, stop) == stop:
        return stop  # 对在防控中作出贡献的组织，
    for k in range(i + 2, stop):
        granted = tokens.words[k] in _GRANTS and tokens.words[k - 1] == "的" and k + 1 < stop
        apart = tokens.words[k - 1] != "的" and tokens.words[k + 1 : k + 2] != ["的"]
        if granted or (tokens.words[k] in _LIGHT and apart):
            return k
    end = max(relative_phrase(tokens, i + 1, stop), actor_phrase(tokens, i + 1, stop))
    if end < stop and tokens.words[end] == "在" and _describes_rest(tokens, end, stop):
        end = stop
    if end >= stop or (end > i + 1 and tokens.kinds[end] in _VERBAL):
        return min(end, stop)
    negated = next((k for k in range(i + 2, stop) if tokens.words[k] == "不"), stop)
    if "的" not in tokens.words[negated:stop] and negated < stop:
        return negated
    for k in range(stop - 1, i + 1, -1):
        if tokens.kinds[k] == "adv" and tokens.words[k - 1] != "的":
            return k - (tokens.words[k] in _AT_LEAST and tokens.kinds[k - 1] == "verb")
    return _last_verb_phrase(tokens, i, stop)


def _describes_rest(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether 在 at i opens what describes the noun before the comma
    (对企业|在办税过程中遇到的问题和需求，).
    """
    mark = next((k for k in range(stop - 2, i, -1) if tokens.words[k] == "的"), 0)
    bare = mark > 0 and tokens.kinds[mark - 1] == "verb" and tokens.words[stop : stop + 1] in (["，"], [","])
    return bare and tokens.words[mark - 2] != "的" and tokens.kinds[mark + 1] == "noun"


def _last_verb_phrase(tokens: Tokens, i: int, stop: int) -> int:
    """Return where the verb phrase begins that ends the words after 对 at i, or `stop` where they are
    all its object.
    """
    k = stop
    while k > i + 1 and tokens.kinds[k - 1] in _NOMINAL:
        k -= 1
    verb = k - 1
    mark = next((d for d in range(verb - 1, i, -1) if tokens.words[d] == "的"), -1)
    if mark > 0 and k < stop and tokens.tags[verb] in ("vn", "n", "v"):  # noqa: SIM102
        if all(tokens.tags[d][0] in "nv" and tokens.kinds[d] != "adv" for d in range(mark + 1, verb)):
            return stop
    if verb > i + 1 and "的" not in tokens.words[verb:stop]:
        while verb - 1 > i + 1 and tokens.kinds[verb - 1] in ("verb", "adv"):
            verb -= 1
        return verb
    return stop


def relative_phrase(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of an actor phrase that opens with a relative clause (VERB … 的 ACTOR), or i.

    `负有安全生产监督管理职责的部门|报告`.
    """
    if i >= stop or tokens.kinds[i] not in _OPENERS or tokens.words[i] in _COPULAS:
        return i
    within = tokens.words[i + 1 : min(stop, i + _LONGEST_RELATIVE)]
    if "的" not in within:
        return i
    for k, word in enumerate(within, i + 1):
        if word == "的" and k + 1 < stop:
            end = actor_phrase(tokens, k + 1, stop)
            if end > k + 1 and _verb_between(tokens, i, k):
                return end
        elif word in _APART and _ends_relative(tokens, i, k):
            return i
    return i


def _ends_relative(tokens: Tokens, i: int, k: int) -> bool:
    """Say whether word k cannot stand in a relative clause from i on: a cue but for 直接负责的, 给 before an
    aim, or 是 after an actor (科主任|是…的责任人).
    """
    word = tokens.words[k]
    if word in _BEING:
        return actor_phrase(tokens, i, k) == k
    if word in _CUES and word not in _CUES_WITHIN:
        return tokens.words[k + 1 : k + 2] != ["的"]
    return _PREPOSITIONS.get(word) == "goal"


def relative_to(tokens: Tokens, i: int, last: int) -> int:
    """Return `last` where the words i..last are one actor with a relative clause that reaches over a 的,
    else 0.

    `设区的市级人民政府确定的重点单位|不得`.
    """
    if tokens.kinds[i] not in _OPENERS or tokens.words[i] in _COPULAS or tokens.heads[last - 1] is None:
        return 0
    for k in range(last - 2, max(i, last - _LONGEST_RELATIVE), -1):
        if tokens.words[k] == "的":
            plain = not any(tokens.kinds[j] in ("prep", "post") for j in range(k + 1, last))
            whole = plain or actor_phrase(tokens, k + 1, last) == last
            return last if whole and _verb_between(tokens, i, k) else 0
    return 0


def _verb_between(tokens: Tokens, lo: int, hi: int) -> bool:
    return any(tokens.kinds[k] in ("verb", "adv", "cue") or tokens.tags[k][0] in "va" for k in range(lo, hi))


def has_verb(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words lo..hi hold a verb, 有 and 无 included."""
    return any(
        tokens.kinds[k] in ("verb", "cue") or tokens.words[k] in _EXISTENCE or tokens.words[k][0] in "不未"
        for k in range(lo, hi)
    )


def phrase_from(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of the actor phrase at i, plain or with a relative clause before it; i where there
    is none.
    """
    plain = actor_phrase(tokens, i, stop)
    relative = relative_phrase(tokens, i, stop)
    if i < plain < relative and tokens.words[plain] != "的" and tokens.kinds[plain] in _VERBAL:
        return plain
    return max(plain, relative)


def agent_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of the actor who acts from word i: before what he does to others
    (银行|对困难的企业发放贷款), after what describes him (仲裁庭指定的鉴定机构|鉴定); i where there is none.
    """
    plain = actor_phrase(tokens, i, stop)
    relative = relative_phrase(tokens, i, stop)
    if i < stop and max(plain, relative) == i and tokens.words[i] in _STATIVE:
        return next((k + 1 for k in range(i + 1, min(stop, i + 10)) if tokens.words[k] in _PEOPLE), i)
    if not i < plain < relative or tokens.kinds[plain] not in _VERBAL or tokens.words[i] in _RELATIVE_VERBS:
        return max(plain, relative)
    role = _PREPOSITIONS.get(tokens.words[plain])
    if role is not None and role != "partner":
        return plain
    mark = next((k for k in range(relative - 1, plain, -1) if tokens.words[k] == "的"), plain)
    return relative if tokens.kinds[mark - 1] == "verb" else plain


def predicate_of(tokens: Tokens, i: int, stop: int) -> tuple[int, int]:
    """Return the span of the head verb from word i: adverbs and prepositional phrases before it are
    skipped.

    From `及时向市委组织部报告` it is 报告.
    """
    k = i
    while k < stop:
        kind = _PREPOSITIONS.get(tokens.words[k])
        if kind in _ENDS:
            k = max(k + 1, _ENDS[kind](tokens, k, stop))
        elif kind == "handle":
            k = _handling_verb(tokens, k + 1, stop)
        elif kind is not None:
            end = phrase_from(tokens, k + 1, stop)
            k = end if end > k + 1 else _next_verb(tokens, k + 1, stop)
        elif tokens.kinds[k] == "verb" and not (tokens.words[k] in _FIELDS and head_kind(tokens.words[k])):
            end = k + 1
            while end + 1 < stop and tokens.words[end] in _VERB_JOINTS and tokens.kinds[end + 1] == "verb":
                end += 2
            return k, end
        else:
            k += 1
    return i, min(i + 1, stop)


_ENDS = {"basis": basis_end, "place": place_end, "topic": topic_end}


def _handling_verb(tokens: Tokens, k: int, stop: int) -> int:
    """Return the verb that 把 or 将 leaves for after its object: the last before 到, 为, 在 …, else the
    last.
    """
    acts = [j for j in range(k, stop) if tokens.kinds[j] in ("verb", "adv") and tokens.words[j] not in _GOALS]
    goals = [j for j in acts if j + 1 < stop and tokens.words[j + 1] in _GOALS]
    verbs = [j for j in acts if tokens.kinds[j] == "verb"]
    whole = [j for j in verbs if tokens.words[j][-1] in _GOALS or tokens.words[j] in _LIGHT]
    return (goals or whole or verbs or [k])[0 if goals or whole else -1]


def _next_verb(tokens: Tokens, k: int, stop: int) -> int:
    while k < stop and tokens.kinds[k] != "verb":
        k += 1
    return k
