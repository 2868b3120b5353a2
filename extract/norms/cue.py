"""Cues 规范词: which word of a clause makes it a norm."""

from __future__ import annotations

from collections.abc import Callable

from ..lexicon import Cue, actor_words, cue_of, cues, listed, ordered, prepositions, words
from .actors import actor_phrase
from .organs import names_field
from .phrases import relative_phrase
from .reading import Reading
from .things import names_thing
from .tokens import Tokens

_CUES, _PREPOSITIONS = cue_of(), prepositions()
_FIELDS = actor_words("fields")
_BY_ID = {cue.id: cue for cue in cues()}
_RIGHTS = dict.fromkeys(listed("duty_nouns"), _BY_ID["cue.yiwu"]) | dict.fromkeys(
    listed("right_nouns"), _BY_ID["may.youquan"]
)
_HAVING, _DUTY = listed("having"), listed("duty_nouns")
_CUEING = _CUES.keys() | _HAVING
_OTHERS = listed("others")
_OPENING_MARKS = frozenset("“《（(‘【〔")
_SPOILERS, _SPOILED = listed("cue_spoilers"), listed("spoiled_cues")
_STOPPERS, _LONE = listed("cue_stoppers"), listed("lone_cues")
_PASSED = listed("passed_marks")
_NOT_PROMISING, _PROMISED, _HANDLED = listed("not_promising"), listed("promised"), listed("handled")
_NAMING = listed("naming_cues")
_FOUNDING, _HELPING = listed("founding"), listed("helping")
_NOT_AGENTS, _HANDLES, _OPENING_URGES = listed("not_agents"), listed("handles"), listed("opening_urges")
_CLAUSE_MARKS, _BARRING = listed("clause_marks"), listed("addressing_cues")
_LIGHT = words("light_verbs")
_ENTITLED, _BODIES = listed("entitled"), listed("entitled_bodies")
_GIVEN, _CAUSING = listed("given"), listed("causing")
_UNMISTAKABLE, _SAYING = listed("unmistakable_cues"), listed("saying_verbs")
_HAVING_IT = listed("relative_havings")
_PEOPLE, _ALSO = ordered("described_people"), frozenset(("同时", "并"))
_COMPOUND = 2
"""Words of a thing that a verbal noun opens (学习空间|不得…)."""
_SHORTEST_RELATIVE = 3
"""Most words after 有 in an actor named by what it has without 的 (有条件|地区)."""
_YIELDING = frozenset(("charge", "urge"))
"""Kinds of cues that are mere verbs under a stronger one."""
_ATTRIBUTING = frozenset(("topic", "cause", "agent", "handle"))


def find_cue(tokens: Tokens, lo: int, hi: int, reading: Reading, strong: bool) -> int:
    """Set the first deontic cue whose position lets it govern the clause; return its word, or -1."""
    first_verb, seen = -1, lo
    for i, word in enumerate(tokens.words[lo:hi], lo):
        if word not in _CUEING or tokens.inside[i]:
            continue
        cue = _right(tokens, i, hi) if word in _HAVING else _CUES[word]
        if cue is None:
            continue
        if first_verb < 0:
            first_verb, seen = _first_verb(tokens, lo, seen, i, hi), i
        reading.scoped = reading.scoped or first_verb >= 0 or cue.kind in _YIELDING
        if _governs(tokens, lo, i, hi, cue, first_verb, strong, reading.active):
            reading.cue, reading.cue_at = cue, i
            return i
    return -1


def _first_verb(tokens: Tokens, lo: int, i: int, stop: int, hi: int) -> int:
    """Return the first word from i up to `stop` that is a verb and no part of the actor who opens the clause
    lo..hi, or -1.
    """
    named = -1
    for k in range(i, stop):
        if tokens.kinds[k] != "verb" or tokens.words[k] in _FIELDS or tokens.heads[k] or tokens.inside[k]:
            continue
        named = actor_phrase(tokens, lo, hi) if named < 0 else named
        if k >= named:
            return k
    return -1


def _right(tokens: Tokens, i: int, hi: int) -> Cue | None:
    """Return the cue of `有…的义务` and `有…的权利`, whose noun ends the clause, or None."""
    if (
        hi - i < 3
        or tokens.words[hi - 2] != "的"
        or (tokens.words[i] == "享有" and tokens.words[hi - 1] in _DUTY)
    ):
        return None
    return _RIGHTS.get(tokens.words[hi - 1])


def _governs(  # noqa: PLR0911, PLR0917
    tokens: Tokens, lo: int, i: int, hi: int, cue: Cue, first_verb: int, strong: bool, active: bool
) -> bool:
    """Say whether a cue word makes its clause a norm: not in 只要, not in a relative clause, not after
    its verb.
    """
    word = tokens.words[i]
    after = tokens.words[i + 1] if i + 1 < hi else ""
    before = tokens.words[i - 1] if i > lo else ""
    if word in _HAVING:
        return True
    named = i == lo and word in _NAMING and _names_what(tokens, i, hi)
    if named or (word[-1] == "可" and after[:1] == "能") or (word in _ENTITLED and after in _BODIES):
        return False
    if before in _OTHERS and ("的" in tokens.words[i:hi] or word in _BARRING):
        return False
    if not _kind_fits(tokens, lo, i, hi, cue, strong) or _coordinated(tokens, lo, i):
        return False
    if (before in _SPOILERS and word in _SPOILED) or (before in _GIVEN and word in _BARRING):
        return False
    if not after or after in _STOPPERS or not (after[0].isalnum() or after[0] in _OPENING_MARKS):
        return word in _LONE
    if _PREPOSITIONS.get(tokens.words[lo]) in _ATTRIBUTING and _is_attribute(tokens, i, hi):
        return cue.kind == "agent" and _is_whole(tokens, i, hi)
    closed = first_verb < 0 or names_thing(tokens, lo, i) or _is_closed(tokens, first_verb, i)
    if cue.kind == "plain" and not closed:
        unmistakable = word in _UNMISTAKABLE and tokens.words[first_verb] not in _SAYING
        of_thing = unmistakable and first_verb == lo and tokens.kinds[i - 1] == "noun" and i - lo == _COMPOUND
        return (unmistakable or not active) and (of_thing or not _is_attribute(tokens, i, hi))
    return not (cue.kind == "agent" and _is_attribute(tokens, i, hi) and not _is_whole(tokens, i, hi))


def _names_what(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether the words from a cue to the end of a heading or a fronted phrase describe a noun
    (需要办理汇算的情形, 不能联网结算的医疗费用，).
    """
    if hi < len(tokens.words) and tokens.words[hi] not in ("，", ","):
        return False
    mark = next((k for k in range(hi - 2, i + 1, -1) if tokens.words[k] == "的"), 0)
    if not mark or any(tokens.kinds[k] not in ("noun", "sep", "de") for k in range(mark + 1, hi)):
        return False
    return all(tokens.kinds[k] in ("verb", "adv") or tokens.tags[k][0] == "v" for k in range(i + 1, mark))


def _coordinated(tokens: Tokens, lo: int, i: int) -> bool:
    """Say whether 禁止 or 允许 is the second of two verbs (予以限制或者|禁止)."""
    joined = i > lo + 1 and tokens.words[i] in _BARRING and tokens.kinds[i - 1] == "sep"
    return joined and tokens.kinds[i - 2] == "verb"


def _is_closed(tokens: Tokens, verb: int, cue: int) -> bool:
    """Say whether a verb before the cue stands in a relative clause, a time clause or a prepositional
    phrase.
    """
    if _PREPOSITIONS.get(tokens.words[verb - 1] if verb else "") == "topic" or _in_topic(tokens, verb):
        return True
    k = cue - 1
    while k > verb and tokens.kinds[k] in ("adv", "conn"):
        k -= 1
    if tokens.kinds[k] == "post" or tokens.words[k] == "的":
        return True
    if tokens.words[k].endswith(_PEOPLE):
        return True
    if tokens.words[verb] in _HAVING_IT and tokens.heads[k] and k - verb <= _SHORTEST_RELATIVE:
        return True
    if tokens.heads[k] is not None and "的" in tokens.words[verb:k]:
        return True
    described = k - 1 > verb and tokens.kinds[k] == "noun" and "的" in tokens.words[k - 2 : k]
    return described and tokens.words[verb] not in _SAYING and tokens.words[verb] not in _LIGHT


def _in_topic(tokens: Tokens, verb: int) -> bool:
    """Say whether the clause opens with 对: what stands before the cue is its object
    (对违法行为|应当报警).
    """
    k = verb
    while k > 0 and tokens.words[k - 1] not in _CLAUSE_MARKS:
        k -= 1
    while k < verb and (tokens.kinds[k] == "conn" or tokens.words[k] in _ALSO):
        k += 1
    return _PREPOSITIONS.get(tokens.words[k]) == "topic"


def _is_attribute(tokens: Tokens, cue: int, hi: int) -> bool:
    """Say whether the cue stands inside `…应承担的责任`: 的 and a noun end the clause."""
    for k in range(hi - 1, cue, -1):
        if tokens.words[k] == "的":
            return True
        if tokens.kinds[k] in ("verb", "mark", "cue") and tokens.words[k] not in _PASSED:
            return False
    return False


def _is_whole(tokens: Tokens, cue: int, hi: int) -> bool:
    """Say whether the 的 that ends the clause after 由 only joins an adjective to its noun
    (由人事部组织|统一的|考试, not 由甲方提供的|材料).
    """
    mark = next(k for k in range(hi - 1, cue, -1) if tokens.words[k] == "的")
    plain = tokens.kinds[mark - 1] == "adv" or tokens.tags[mark - 1][0] == "a"
    return plain and any(tokens.kinds[k] == "verb" for k in range(cue + 2, mark - 1))


def _kind_fits(tokens: Tokens, lo: int, i: int, hi: int, cue: Cue, strong: bool) -> bool:  # noqa: PLR0917
    """Say whether the words around a cue are those that its kind asks for."""
    if tokens.words[i] in _OPENING_URGES:
        return i == lo
    if strong and cue.kind in _YIELDING:
        return False
    fits = _FITS.get(cue.kind)
    return fits is None or (i + 1 < hi and fits(tokens, lo, i, hi))


def _promises(tokens: Tokens, lo: int, i: int, hi: int) -> bool:
    """将 before an act: not 把 (将责任落实到人)."""
    if i > lo and tokens.kinds[lo] == "verb" and not names_field(tokens, lo):
        return False
    if (i > lo and tokens.words[i - 1] in _NOT_PROMISING) or (i == lo and _is_handled(tokens, i, hi)):
        return False
    return tokens.words[i + 1] in _PROMISED or tokens.kinds[i + 1] in ("adv", "verb")


def _names_agent(tokens: Tokens, lo: int, i: int, hi: int) -> bool:
    """由 before an actor: 由联席会议反馈, not 由此产生, nor 成立由市长任组长的领导小组."""
    after = tokens.words[i + 1]
    founds = i > lo and tokens.words[i - 1] in _FOUNDING and "的" in tokens.words[i:hi]
    if founds or after in _NOT_AGENTS or not _HANDLES.isdisjoint(tokens.words[lo:i]):
        return False
    end = actor_phrase(tokens, i + 1, hi)
    if end > i + 1 and end < hi and tokens.words[end] in _CAUSING:
        return False
    return after == "其" or end > i + 1 or relative_phrase(tokens, i + 1, hi) > i + 1


def _charges(tokens: Tokens, lo: int, i: int, hi: int) -> bool:
    """负责 as the duty itself: 办公室负责日常工作, not 负责人, not 负责监管的部门."""
    if tokens.heads[i + 1] == "person" or relative_phrase(tokens, i, hi) > i:
        return False
    return _opens_predicate(tokens, lo, i) and not _is_attribute(tokens, i, hi)


def _urges(tokens: Tokens, lo: int, i: int, hi: int) -> bool:  # noqa: ARG001
    """鼓励 where the predicate begins: 鼓励各地加快建设, not 提供政策支持, nor 全力|支持."""
    if i > lo and tokens.words[i] in _HELPING and tokens.kinds[i - 1] == "adv":
        return False
    return _opens_predicate(tokens, lo, i)


_FITS: dict[str, Callable[[Tokens, int, int, int], bool]] = {
    "promise": _promises,
    "agent": _names_agent,
    "charge": _charges,
    "urge": _urges,
}


def _is_handled(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 将 at the clause's start is 把: its object goes into, to or for something."""
    if tokens.words[hi + 1 : hi + 2] == ["作为"]:
        return True
    return any(tokens.words[k] in _HANDLED for k in range(i + 2, hi))


def _opens_predicate(tokens: Tokens, lo: int, i: int) -> bool:
    """Say whether word i stands at the start of the clause but for adverbs and an actor."""
    k = max(actor_phrase(tokens, lo, i), relative_phrase(tokens, lo, i))
    while k < i and tokens.kinds[k] in ("adv", "conn", "sep", "cue"):
        k += 1
    return k == i
