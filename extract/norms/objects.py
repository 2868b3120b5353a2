"""Objects 宾语: whether the actor after a verb or a preposition takes part in the act, or only describes
a thing.
"""

from __future__ import annotations

from ..lexicon import RoleRule, act_nouns, actor_words, listed, ordered, prepositions, words
from ..model import Role
from .heads import head_kind
from .organs import names_field
from .tokens import Tokens

_ACT_NOUNS, _FIELDS = act_nouns(), actor_words("fields")
_QUANTIFIERS, _LIGHT = actor_words("quantifiers"), words("light_verbs")
_WEAK, _JOINT, _SURVEYS = listed("weak_acts"), listed("partner_acts"), listed("survey_acts")
_PLAIN_PARTNERS, _NOT_PARTNERSHIP = listed("plain_partners"), listed("not_partnership")
_MATERIAL, _PLACES, _BODIES = listed("material_acts"), listed("object_places"), listed("compound_bodies")
_PREPOSITIONS, _PLACING = prepositions(), listed("placing_verbs")
_STATES, _PAPERS, _TELLING = listed("states_of_others"), listed("papers"), listed("telling_verbs")
_ANSWERABLE, _NOT_ADDRESSED = listed("answerable"), listed("not_addressed")
_AS, _DEALING = listed("as_prepositions"), listed("dealing_verbs")
_BODY_ENDINGS = ordered("body_endings")
_FOUNDING, _HANDLING = listed("founding_verbs"), listed("handling_acts")
_ON_PERSONS, _NAMING = listed("acts_on_persons"), listed("naming_verbs")
_WITH_THING = listed("telling_of")
_ENSURING, _GUIDED = listed("ensuring_verbs"), listed("guided_states")
_GAINS, _CLOSERS = listed("gains"), listed("act_closers")
_ENABLE = "for.enable"
"""The rule of 使 and 确保: who is enabled to do something (确保员工及时得到救治), not what is his."""
_COMPLEMENTS = listed("complements")
_HANDLED = "on.handle"
"""The rule of 把 and 将 before whom one moves, lists or deals with."""
_ACTING = ("verb", "adv", "prep")
_NAMING_KINDS = ("noun", "verb", "sep")
"""Kinds of the words that can tell what a body is for."""
_TO = "向"
_NEAR = 8
"""Most words between 以 and the 为 that belongs to it."""


def is_party(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """Say whether the actor that ends at `end` takes the part that the rule's word at i gives."""
    if rule.shape == "object":
        return not _modifies(tokens, rule, i, end, hi) and _is_object(tokens, rule, i, end, hi)
    return _fits(tokens, rule, i, end, hi)


def _fits(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    if rule.role is Role.TARGET:
        acts = end + (end < hi and tokens.kinds[end] in ("adv", "prep"))
        handled = acts < hi and tokens.words[acts] in _HANDLING and not _opens_noun(tokens, acts, hi)
        return handled if rule.id == _HANDLED else _is_met(tokens, end, hi)
    if rule.role is Role.PARTNER:
        return _is_partner(tokens, i, end, hi)
    before = tokens.kinds[i - 1] if i else ""
    if tokens.words[i] == "给" and (before == "verb" or (before == "noun" and end == hi)):
        return True  # 现金支付|给|本人
    after = tokens.words[end] if end < hi else ""
    if after in ("的", "") or after in _NOT_ADDRESSED or describes_thing(tokens, end, hi, ends=False):
        return False
    if rule.role is Role.BENEFICIARY and not _AS.isdisjoint(tokens.words[max(0, i - _NEAR) : i]):
        return False
    told = tokens.words[i] == _TO and tokens.heads[end - 1] in ("person", "group")
    return told or hi - end == 1 or any(tokens.kinds[k] in ("verb", "cue") for k in range(end, hi))


def _opens_noun(tokens: Tokens, at: int, hi: int) -> bool:
    """Say whether the act at `at` only tells of a thing (安置|方案), unless it needs what follows
    (纳入|范围).
    """
    needs = tokens.words[at][-1] in _COMPLEMENTS
    return not needs and at + 1 < hi and tokens.kinds[at + 1] == "noun" and tokens.tags[at + 1][0] == "n"


def answers_to(tokens: Tokens, end: int, hi: int) -> bool:
    """Say whether 对 X is followed by 负责 alone: X is whom one answers to (对董事会负责)."""
    if end >= hi or tokens.words[end] not in _ANSWERABLE:
        return False
    return end + 1 == hi or tokens.kinds[end + 1] in ("sep", "mark")


def _is_met(tokens: Tokens, end: int, hi: int) -> bool:
    """Say whether 对 X names whom the act meets: 对企业进行检查, not 对企业提交的材料进行审查."""
    rest = tokens.words[end:hi]
    after = rest[0] if rest else ""
    if after == "的":
        return _ends_in_act(tokens, end, hi) or _names_act(rest) or _is_surveyed(tokens, end, hi)
    if answers_to(tokens, end, hi):
        return tokens.heads[end - 1] in ("organ", "person")
    if tokens.heads[end - 1] == "place" and not _MATERIAL.isdisjoint(rest):
        return False
    if describes_thing(tokens, end, hi):
        return False
    if rest and tokens.kinds[end] == "noun" and tokens.tags[end][0] in "na":
        return _is_surveyed(tokens, end, hi) or _is_guided(tokens, end, hi)
    return after not in _WEAK


def _ends_in_act(tokens: Tokens, end: int, hi: int) -> bool:
    """Say whether the words end in the noun of an act (的排查工作, 的指导和管理)."""
    last = hi - 1
    while last > end and tokens.words[last] in _CLOSERS:
        last -= 1
    return tokens.words[last][-2:] in _ACT_NOUNS


def _is_guided(tokens: Tokens, end: int, hi: int) -> bool:
    """Say whether an act on how the actor does ends the words (境外企业|安全生产工作的指导和管理)."""
    mark = next((k for k in range(hi - 1, end, -1) if tokens.words[k] == "的"), -1)
    how = mark > 0 and tokens.words[mark - 1] in _GUIDED
    return how and tokens.heads[end - 1] in ("organ", "group", "person") and _ends_in_act(tokens, mark, hi)


def _is_surveyed(tokens: Tokens, end: int, hi: int) -> bool:
    """Say whether something of the actor's is looked into (对县城出境断面水质进行监测), not his papers."""
    rest = tokens.words[end:hi]
    if not _PAPERS.isdisjoint(word[:2] for word in rest) or not _PAPERS.isdisjoint(rest):
        return False
    light = next((k for k in range(len(rest) - 1, -1, -1) if rest[k] in _LIGHT), len(rest) - 2)
    return any(word in _SURVEYS or (word in _ACT_NOUNS and "情况" in rest) for word in rest[light + 1 :])


def describes_thing(tokens: Tokens, end: int, hi: int, *, ends: bool = True) -> bool:
    """Say whether the actor that ends at `end` is but the subject of a relative clause of a thing
    (客户|投诉的质量问题), unless the thing is how he does (企业|执行标准的情况).

    `ends` says that the thing may end the clause.
    """
    if end >= hi or tokens.kinds[end] not in _ACTING or _deals(tokens.words[end]):
        return False
    mark = next((k for k in range(hi - 1, end, -1) if tokens.words[k] == "的" and not tokens.inside[k]), -1)
    if mark < 0 or mark + 1 >= hi or any(tokens.kinds[k] == "cue" for k in range(end, mark)):
        return False
    if any(tokens.words[k] in _LIGHT for k in range(end, mark)):
        return False
    k = mark + 1
    while k < hi and (tokens.kinds[k] in ("noun", "sep", "mark") or _in_noun(tokens, k, mark, hi)):
        k += 1
    k += k == mark + 1 == hi - 1
    if k == mark + 1 or tokens.heads[k - 1] or (k == hi and not ends):
        return False
    if tokens.words[k - 1] in _ACT_NOUNS:
        return False
    return _STATES.isdisjoint(tokens.words[mark:k]) or not _TELLING.isdisjoint(tokens.words[end:mark])


def _deals(word: str) -> bool:
    """Say whether a word opens what is done to the actor before it (给予, 处以, 依照)."""
    return word in _LIGHT or word in _DEALING or _PREPOSITIONS.get(word) == "basis"


def _in_noun(tokens: Tokens, k: int, mark: int, hi: int) -> bool:
    """Say whether the verb at k stands in the noun phrase after the 的 at `mark` (质量|保障|能力)."""
    within = k > mark + 1 and k + 1 < hi and tokens.kinds[k] == "verb" and tokens.kinds[k + 1] == "noun"
    return within or tokens.tags[k] == "vn"


def _names_act(rest: list[str]) -> bool:
    """Say whether `的 … 监督` ends before the clause does (对X的监督和管理，…)."""
    return any(
        word in _ACT_NOUNS and rest[k + 1 : k + 2] in ([], ["、"], ["和"]) for k, word in enumerate(rest[:6])
    )


def _is_partner(tokens: Tokens, i: int, end: int, hi: int) -> bool:
    """Say whether 与 X names whom one acts with: 与家长签订协议, not 按照与农民约定的周期支付."""
    rest = tokens.words[end:hi]
    after = rest[0] if rest else ""
    before_head = i > 0 and tokens.heads[i - 1] is not None
    if tokens.words[i] == "和" or (
        before_head and tokens.words[i] not in _PLAIN_PARTNERS and after not in _JOINT
    ):
        return False
    if after == "的":
        return tokens.words[hi - 1] in _JOINT
    governed = i > 0 and (tokens.kinds[i - 1] in ("verb", "prep") or tokens.words[i - 1] in _PREPOSITIONS)
    if governed and "的" in rest:
        return False
    noun = bool(rest) and tokens.kinds[end] == "noun" and tokens.tags[end][0] == "n"
    return (
        (bool(after) or tokens.words[i] in _PLAIN_PARTNERS)
        and not noun
        and _NOT_PARTNERSHIP.isdisjoint((after, *rest[1:2]))
        and "一致" not in rest[:4]
        and "相结合" not in rest
    )


def _is_founded(tokens: Tokens, i: int, end: int) -> bool:
    """Say whether the verb at i only tells what a body is for that is set up (成立|考核|领导小组)."""
    if not tokens.words[end - 1].endswith(_BODY_ENDINGS):
        return False
    k = i - 1
    while k >= 0 and i - k <= _NEAR and tokens.kinds[k] in _NAMING_KINDS and tokens.words[k] not in _FOUNDING:
        k -= 1
    return k >= 0 and tokens.words[k] in _FOUNDING


def _modifies(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """Say whether the verb at i stands in a noun (群众工作), or the actor only describes a thing."""
    before, after = tokens.words[i - 1] if i else "", tokens.words[end] if end < hi else ""
    if before == "被" or after == "的" or _is_founded(tokens, i, end):
        return True
    if rule.role is Role.RECIPIENT:
        return after in _NAMING
    if tokens.words[i] in _ON_PERSONS and tokens.heads[end - 1] not in ("group", "person"):
        return True
    if tokens.words[i] in _FIELDS and i > 0:
        noun = tokens.tags[i - 1][0] == "n" and tokens.kinds[i - 1] == "noun" and not head_kind(before)
        if noun or before in _QUANTIFIERS:
            return True
    looks = tokens.words[i] in _SURVEYS
    return rule.role is Role.TARGET and not looks and describes_thing(tokens, end, hi)


def _is_object(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """Say whether the actor is the verb's object: one that only modifies a noun (群众工作) is none, but for
    服务群众生产生活.
    """
    if end >= hi or rule.role is Role.BENEFICIARY:
        if rule.id != _ENABLE:
            return True
        able = end < hi and tokens.heads[end - 1] in ("group", "person") and tokens.kinds[end] in _ACTING
        gains = tokens.words[i] not in _ENSURING or not _GAINS.isdisjoint(tokens.words[end:hi])
        return able and gains
    word = tokens.words[i]
    if rule.role is Role.RECIPIENT and (word in _WITH_THING or (len(word) > 1 and word[-1] == "给")):
        return True
    noun = tokens.kinds[end] == "noun" and (tokens.tags[end][0] == "n" or tokens.tags[end] == "vn")
    if rule.role is Role.DIRECTED:
        return not noun or any(tokens.kinds[k] == "verb" for k in range(end + 1, hi))
    return not noun or tokens.words[end] in _PLACES


def makes_noun(tokens: Tokens, rule: RoleRule, i: int, after: int, end: int) -> bool:
    """Say whether the rule's verb and the word after it are one noun: 服务|机构, 救助|管理机构, but not
    组织|人员|撤离.
    """
    if rule.shape != "object" or rule.role is Role.RECIPIENT:
        return False
    if tokens.words[after] in _BODIES:
        acts = end < len(tokens.words) and tokens.kinds[end] in _ACTING
        return not (tokens.words[i] in _PLACING and tokens.words[after] == "人员" and acts)
    return (
        tokens.words[i] in _FIELDS
        and after < len(tokens.words)
        and tokens.words[after] in _FIELDS
        and names_field(tokens, i)
    )
