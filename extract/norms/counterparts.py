"""Counterparties 相对方: the other actors of a clause and the part each takes."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import RoleRule, prepositions, role_rules, words
from ..model import Role
from .actors import actor_phrase, head_kind
from .coordination import expand
from .phrases import phrase_from
from .tokens import Tokens, enclosed, word_class


@dataclass(frozen=True, slots=True)
class Party:
    """A counterparty with the span (word indices) and the rule that found it; `relative` is its dropped clause."""

    name: str
    role: Role
    lo: int
    hi: int
    rule: str
    relative: str | None = None


_WEAK_TARGETS = frozenset(("负责", "重视", "满意", "认识", "了解", "放心"))


def counterparties(tokens: Tokens, lo: int, hi: int, taken: tuple[int, int] | None) -> list[Party]:
    """Return the counterparties in the words lo..hi, in text order; the span `taken` (the bearer) is passed over.

    `向市委组织部报告` → 市委组织部, recipient.
    """
    found: list[Party] = []
    inside = enclosed(tokens.slice(lo, hi))
    base = tokens.starts[lo] if lo < len(tokens.words) else 0
    i = lo
    while i < hi:
        if taken and taken[0] <= i < taken[1]:
            i = taken[1]
            continue
        if not inside[tokens.starts[i] - base]:
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
    for width in (3, 2, 1):
        if i + width > hi:
            continue
        word = tokens.slice(i, i + width)
        for rule in role_rules():
            if word in rule.words:
                parties, end = _apply(tokens, rule, i, i + width, hi)
                if parties:
                    return parties, end
    return [], i


def _apply(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> tuple[list[Party], int]:
    if after < hi and tokens.words[after] in ("好", "到", "给", "至", "了"):
        after += 1
    if after >= hi or (i > 0 and tokens.words[i - 1] in ("的",) and rule.shape != "prep"):
        return [], i
    end = phrase_from(tokens, after, hi)
    if rule.shape == "owner":
        end = _owner_end(tokens, rule, after, hi)
    if end == after:
        return [], i
    if rule.shape == "prep" and not _prep_fits(tokens, rule, i, end, hi):
        return [], i
    if rule.shape == "object" and not _object_fits(tokens, rule, i, end, hi):
        return [], i
    named = expand(tokens.slice(after, end))
    return [Party(n, rule.role, after, end, rule.id, named.relative) for n in named.names], end


def _prep_fits(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    after = tokens.words[end] if end < hi else ""
    if rule.role is Role.TARGET:
        if after == "的" or not after and False:
            return False
        rest = tokens.words[end:hi]
        return not any(word in _WEAK_TARGETS for word in rest[:1]) and not (rest and word_class(rest[0], tokens.tags[end]) == "noun")
    if rule.role is Role.PARTNER:
        if tokens.words[i] == "和" or (i > 0 and head_kind(tokens.words[i - 1], tokens.tags[i - 1]) and tokens.words[i] != "会同"):
            return False
        return bool(after) and after not in ("的", "保持") and "一致" not in tokens.words[end : end + 4]
    if after == "的" or not after:
        return False
    kind = word_class(after, tokens.tags[end])
    return kind in ("verb", "adv", "prep", "cue", "conn", "sep") or tokens.tags[end][0] in "van" or after in ("作出", "提供")


def _object_fits(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """An actor that only modifies a following noun (群众工作) is no object, but for 服务群众生产生活."""
    after = tokens.words[end] if end < hi else ""
    if tokens.words[i] in ("报告", "通知", "组织", "检查", "领导", "管理", "服务", "监督", "安排", "处理") and i > 0:
        before = tokens.words[i - 1]
        if word_class(before, tokens.tags[i - 1]) == "noun" and tokens.tags[i - 1][0] == "n" and not head_kind(before):
            return False
    if not after or rule.role is Role.BENEFICIARY:
        return after != "的"
    if after == "的":
        return False
    kind = word_class(after, tokens.tags[end])
    if rule.role is Role.DIRECTED:
        return kind != "noun" or tokens.tags[end][0] in "vf" or head_kind(after) is None and tokens.tags[end][0] not in "n"
    return not (kind == "noun" and tokens.tags[end][0] == "n")


def _owner_end(tokens: Tokens, rule: RoleRule, after: int, hi: int) -> int:
    """Return the end of the owner phrase if one of the rule's tails follows it in the noun phrase, else `after`."""
    end = phrase_from(tokens, after, hi)
    if end == after:
        return after
    rest = tokens.slice(end, hi)
    if "*" in rule.tails:
        return end if rest and rest[0] not in "，、" and word_class(tokens.words[end], tokens.tags[end]) not in ("verb", "adv") else after
    if not rest:
        return after
    return end if any(tail in rest for tail in rule.tails) else after


def owner_before(tokens: Tokens, lo: int, hi: int) -> int:
    """Return the end of an actor phrase at lo that owns what follows it, or lo."""
    return actor_phrase(tokens, lo, hi)


def is_preposition(word: str) -> bool:
    """Say whether a word is a preposition of the rule data."""
    return word in prepositions() or word in words("postpositions")
