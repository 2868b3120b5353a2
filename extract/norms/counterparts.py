"""Counterparties 相对方: the other actors of a clause and the part each takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import RoleRule, act_nouns, actor_words, acts, listed, regex, role_rules, words
from ..model import Role
from .coordination import expand
from .heads import head_kind
from .phrases import phrase_from, relative_phrase
from .tokens import Tokens, tokenize

PRONOUNS = listed("pronouns_of_others")
_ACTS, _ACT_NOUNS = acts(), act_nouns()
_FIELDS, _NOUN_VERBS = actor_words("fields"), words("noun_verbs")
_WEAK, _JOINT, _SURVEYS = listed("weak_acts"), listed("partner_acts"), listed("survey_acts")
_MARKS, _PARTICLES = listed("skipped_marks_of_object"), listed("object_particles")
_DONE_PARTICLES, _QUANTIFIERS = listed("done_particles"), actor_words("quantifiers")
_LIGHT = words("light_verbs")
_NOT_PARTIES, _NOT_OWNERS = listed("not_parties"), listed("not_owners")
_JOINTS, _OWNER_JOINTS = listed("object_joints"), listed("owner_joints")
_CLAUSE_MARKS, _SUFFIXES = listed("clause_marks"), listed("party_suffixes")
_PLAIN_PARTNERS, _NOT_PARTNERSHIP = listed("plain_partners"), listed("not_partnership")
_LEVELS, _MATERIAL = listed("levels"), listed("material_acts")
_PLACES, _BODIES = listed("object_places"), listed("compound_bodies")
_BRACKET_AT_END = regex("bracket_at_end")
_RULES: dict[str, tuple[RoleRule, ...]] = {}
for _rule in role_rules():
    for _word in _rule.words:
        _RULES[_word] = (*_RULES.get(_word, ()), _rule)
_ENABLE = "for.enable"
"""The rule of 使 and 确保: who is enabled to do something (确保员工及时得到救治), not what is his."""
_WIDEST = 3
"""Most words that a rule's word may have been cut into."""
_STARTS = frozenset(word[:size] for word in _RULES for size in range(1, len(word) + 1))
"""What a word may be that opens a rule's word."""


@dataclass(frozen=True, slots=True)
class Party:
    """A counterparty with the span (word indices) and the rule that found it; `relative` is its dropped
    clause.
    """

    name: str
    role: Role
    lo: int
    hi: int
    rule: str
    relative: str | None = None


def counterparties(tokens: Tokens, lo: int, hi: int, taken: Sequence[tuple[int, int]]) -> list[Party]:
    """Return the counterparties in the words lo..hi, in text order; spans `taken` (bearer, conditions)
    are passed over.

    `向市委组织部报告` → 市委组织部, recipient. A pronoun (其, 他们) comes out as it stands.
    """
    found: list[Party] = []
    i = lo
    while i < hi:
        if over := next((b for a, b in taken if a <= i < b), 0):
            i = over
            continue
        if tokens.words[i] in _STARTS and not tokens.inside[i]:
            parties, end = _at(tokens, i, hi)
            found.extend(parties)
            if end > i:
                i = end
                continue
        i += 1
    return _unique(found)


def _unique(found: list[Party]) -> list[Party]:
    seen: dict[tuple[str, Role], Party] = {}
    for party in found:
        seen.setdefault((party.name, party.role), party)
    return list(seen.values())


def _at(tokens: Tokens, i: int, hi: int) -> tuple[list[Party], int]:
    """Return the parties of the widest rule word that begins at word i, and the word after them."""
    for width in range(min(_WIDEST, hi - i), 0, -1):
        if width > 1 and tokens.words[i + width - 1] in _MARKS:
            continue
        for rule in _RULES.get(tokens.slice(i, i + width), ()):
            parties, end = _apply(tokens, rule, i, i + width, hi)
            if parties:
                return parties, end
    return [], i


def _apply(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> tuple[list[Party], int]:  # noqa: PLR0911
    first, after = after, _object_start(tokens, rule, after, hi)
    joint = any(tokens.words[k] in _RULES for k in range(first, after))
    if (
        after < hi
        and rule.shape == "object"
        and (
            (
                len(tokens.words[after]) == 1
                and tokens.words[after] not in _LEVELS
                and head_kind(tokens.words[i] + tokens.words[after])
            )
            or (
                any(r.shape == "object" for r in _RULES.get(tokens.words[after], ()))
                and relative_phrase(tokens, after, hi) == after
            )
        )
    ):
        return [], i
    if after >= hi or (i > 0 and tokens.words[i - 1] == "的" and rule.shape != "prep"):
        return [], i
    owned = after + 1 < hi and tokens.words[after] == "其" and tokens.heads[after + 1]
    if tokens.words[after] in PRONOUNS and rule.shape != "owner" and not owned:
        return [
            Party(tokens.words[after], _role(tokens, rule, after + 1, hi), after, after + 1, rule.id)
        ], after + 1
    end = phrase_from(tokens, after, hi)
    if _inside_noun(tokens, i, end, hi) or (rule.shape == "object" and tokens.words[after] in _BODIES):
        return [], i
    if rule.shape == "owner":
        return _owners(tokens, rule, i, after, hi)
    if end == after or tokens.slice(after, end) in _NOT_PARTIES:
        return [], i
    fits = _prep_fits if rule.shape == "prep" else _object_fits
    if not fits(tokens, rule, i, end, hi):
        return [], i
    named = expand(tokens.slice(after, end))
    role = _role(tokens, rule, end, hi)
    found = [Party(n, role, after, end, rule.id, named.relative) for n in named.names if names_actor(n)]
    return found, i + 1 if joint else end


def _object_start(tokens: Tokens, rule: RoleRule, after: int, hi: int) -> int:
    """Skip what stands between verb and object: 好, 到, 给, and a second verb (发现和总结宣传|先进典型)."""
    particles = _PARTICLES if rule.role is Role.RECIPIENT or rule.shape == "owner" else _DONE_PARTICLES
    while after < hi and tokens.words[after] in particles:
        after += 1
    if rule.shape == "object":
        k = after
        while k + 1 < hi and tokens.words[k] in _JOINTS and _verbal(tokens, k + 1):
            if tokens.words[k] == "并" and tokens.words[k + 1] in _RULES:
                return after
            k += 2
            while k < hi and _verbal(tokens, k) and not _RULES.get(tokens.words[k]):
                k += 1
            after = k
    return after


def _inside_noun(tokens: Tokens, i: int, end: int, hi: int) -> bool:
    """Say whether the words stand in a relative clause of the object (做带领群众防控疫情的主心骨,
    牢记为人民服务的宗旨).
    """
    if "的" not in tokens.words[end:hi]:
        return False
    lo = i
    while lo > 0 and tokens.words[lo - 1] not in _CLAUSE_MARKS:
        lo -= 1
    return any(tokens.words[k] in _NOUN_VERBS for k in range(lo, i))


@lru_cache(maxsize=20_000)
def names_actor(name: str) -> bool:
    """Say whether a name ends in an actor's head."""
    tokens = tokenize(_BRACKET_AT_END.sub("", name) or name)
    return tokens.heads[-1] is not None or tokens.words[-1] in _SUFFIXES


def _verbal(tokens: Tokens, k: int) -> bool:
    return tokens.kinds[k] == "verb" and head_kind(tokens.words[k], "n") is None


def _role(tokens: Tokens, rule: RoleRule, end: int, hi: int) -> Role:
    """Return the part that 对 X takes by what is done: 给予 makes a recipient, 帮扶 a beneficiary."""
    if rule.id != "on.prep":
        return rule.role
    return role_by_act(tokens.words[end:hi]) or rule.role


def role_by_act(done: Sequence[str]) -> Role | None:
    """Return the part that the words of an act give to 对 X, or None where they give none of its own."""
    at = max((k for k, word in enumerate(done) if word in _LIGHT), default=-1)
    done = done[at:] if at >= 0 else done
    for role, named in _ACTS.items():
        if any(word in named or word[-2:] in named for word in done):
            return role
    return None


def _prep_fits(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:  # noqa: PLR0911
    rest = tokens.words[end:hi]
    after = rest[0] if rest else ""
    if rule.role is Role.TARGET:
        if after == "的":
            return tokens.words[hi - 1] in _ACT_NOUNS or _names_act(rest)
        if tokens.heads[end - 1] == "place" and not _MATERIAL.isdisjoint(rest):
            return False
        if rest and tokens.kinds[end] == "noun" and tokens.tags[end][0] in "na":
            return any(word in _SURVEYS or (word in _ACT_NOUNS and "情况" in rest) for word in rest)
        return not any(word in _WEAK for word in rest[:1])
    if rule.role is Role.PARTNER:
        before_head = i > 0 and tokens.heads[i - 1] is not None
        if tokens.words[i] == "和" or (
            before_head and tokens.words[i] not in _PLAIN_PARTNERS and after not in _JOINT
        ):
            return False
        noun = bool(rest) and tokens.kinds[end] == "noun" and tokens.tags[end][0] == "n"
        return (
            bool(after)
            and not noun
            and after not in _NOT_PARTNERSHIP
            and "一致" not in rest[:4]
            and "相结合" not in rest
        )
    if tokens.words[i] == "给" and i > 0 and tokens.kinds[i - 1] == "verb":
        return True
    if after == "的" or not after:
        return False
    return any(tokens.kinds[k] in ("verb", "cue") for k in range(end, hi))


def _names_act(rest: list[str]) -> bool:
    """Say whether `的 … 监督` ends before the clause does (对X的监督和管理，…)."""
    return any(
        word in _ACT_NOUNS and rest[k + 1 : k + 2] in ([], ["、"], ["和"]) for k, word in enumerate(rest[:6])
    )


def _object_fits(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """An actor that only modifies a following noun (群众工作) is no object, but for 服务群众生产生活."""
    after = tokens.words[end] if end < hi else ""
    if tokens.words[i] in _FIELDS and i > 0:
        before = tokens.words[i - 1]
        if before in _QUANTIFIERS:
            return False
        if tokens.tags[i - 1][0] == "n" and tokens.kinds[i - 1] == "noun" and not head_kind(before):
            return False
    if after == "的":
        return False
    if not after or rule.role is Role.BENEFICIARY:
        able = after and tokens.heads[end - 1] in ("group", "person")
        return rule.id != _ENABLE or (bool(able) and tokens.kinds[end] in ("verb", "adv", "prep"))
    noun = tokens.kinds[end] == "noun" and tokens.tags[end][0] == "n"
    if rule.role is Role.DIRECTED:
        return not noun or any(tokens.kinds[k] == "verb" for k in range(end + 1, hi))
    return not noun or after in _PLACES


def _owners(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> tuple[list[Party], int]:
    """Return the owners of what one does: the first, and those coordinated after it
    (省委举措和|市委|要求).
    """
    found: list[Party] = []
    start, last = after, i
    if (
        tokens.words[i] in _FIELDS
        and i > 0
        and tokens.tags[i - 1] == "n"
        and not head_kind(tokens.words[i - 1])
    ):
        return [], i
    while start < hi:
        end = phrase_from(tokens, start, hi)
        if rule.role is Role.AUTHORITY and tokens.heads[end - 1] == "group":
            break
        if end == start or not _owns(tokens, rule, end, hi) or tokens.slice(start, end) in _NOT_OWNERS:
            break
        named = expand(tokens.slice(start, end))
        found.extend(Party(n, rule.role, start, end, rule.id, named.relative) for n in named.names)
        last = end
        start = next((k + 1 for k in range(end, hi - 1) if tokens.words[k] in _OWNER_JOINTS), hi)
    if tokens.words[after] == "其" and _owns(tokens, rule, after + 1, hi) and not found:
        return [Party("其", rule.role, after, after + 1, rule.id)], after + 1
    return found, last


def _owns(tokens: Tokens, rule: RoleRule, end: int, hi: int) -> bool:
    rest = tokens.slice(end, hi)
    if not rest or rest[0] in "，、":
        return False
    if "*" not in rule.tails:
        return any(tail in rest for tail in rule.tails)
    kind = tokens.kinds[end]
    if kind not in ("verb", "adv", "prep", "sep") or "的" in tokens.words[end:hi]:
        return True
    compound = all(tokens.kinds[k] in ("noun", "verb") for k in range(end + 1, hi))
    return kind in ("verb", "adv") and compound and hi - end > 1 and tokens.kinds[hi - 1] == "noun"
