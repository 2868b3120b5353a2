"""Owners 所有者: whose rights, burdens, orders an act is about, as the actor before what he owns."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon import RoleRule, actor_words, listed
from ..model import Role
from .heads import head_kind
from .phrases import phrase_from
from .tokens import Tokens

_FIELDS = actor_words("fields")
_NOT_OWNERS, _OWNER_JOINTS = listed("not_owners"), listed("owner_joints")
_SUBMITTING, _WATCHING = listed("submitting_verbs"), listed("watching_tails")
_TAIL_FOLLOWERS, _HANDLES = listed("tail_followers"), listed("handles")
_PAYING, _ENSURING = listed("paying_verbs"), listed("ensuring_verbs")
_PEOPLE = ("group", "person")
_SUPERIORS = ("领导", Role.AUTHORITY)
"""Of whom orders come (服从领导安排, 完成领导交办的工作), whose own the word else is not."""
_ACHIEVING = listed("achieving_verbs")
_ASSIGNING, _GENERAL = listed("assigning_verbs"), listed("general_tails")


def owners(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the owners of what one does with the word at i: the first, and those coordinated
    after it (省委举措和|市委|要求).
    """
    start = after
    if (
        tokens.words[i] in _FIELDS
        and i > 0
        and tokens.tags[i - 1] == "n"
        and tokens.kinds[i - 1] == "noun"
        and not head_kind(tokens.words[i - 1])
    ):
        return
    while start < hi:
        end = phrase_from(tokens, start, hi)
        if tokens.words[i] in _PAYING and tokens.heads[end - 1] != "party":
            return
        if tokens.words[i] in _ENSURING and rule.tails != ("*",) and tokens.heads[end - 1] not in _PEOPLE:
            return
        if end == start or not owns(tokens, rule, i, end, hi):
            return
        if (name := tokens.slice(start, end)) in _NOT_OWNERS and (name, rule.role) != _SUPERIORS:
            return
        if (
            rule.role is Role.AUTHORITY
            and tokens.heads[end - 1] == "group"
            and not _is_watched(tokens, i, end, hi)
        ):
            return
        yield start, end
        start = next((k + 1 for k in range(end, hi - 1) if tokens.words[k] in _OWNER_JOINTS), hi)


def _is_watched(tokens: Tokens, i: int, end: int, hi: int) -> bool:
    """Say whether one submits to what a group of people does (接受|群众|监督), not to what it asks."""
    return tokens.words[i] in _SUBMITTING and not _WATCHING.isdisjoint(tokens.words[end:hi])


def owns(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """Say whether what the rule of the word at i asks for follows the actor that ends at `end`."""
    rest = tokens.slice(end, hi)
    if not rest or rest[0] in "，、":
        return False
    if "*" not in rule.tails:
        return _has_tail(tokens, rule, i, end, hi)
    kind = tokens.kinds[end]
    if kind not in ("verb", "adv", "prep", "sep") or "的" in tokens.words[end:hi]:
        return True
    compound = all(tokens.kinds[k] in ("noun", "verb") for k in range(end + 1, hi))
    return kind in ("verb", "adv") and compound and hi - end > 1 and tokens.kinds[hi - 1] == "noun"


def _has_tail(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> bool:
    """Say whether a noun of the rule is what the owner has; of orders it must end the noun phrase
    (市委|部署, not 企业|监督责任).
    """
    rest = tokens.slice(end, hi)
    if rule.role is not Role.AUTHORITY or not _HANDLES.isdisjoint(rule.words):
        return any(tail in rest for tail in rule.tails)
    submits, assigned = tokens.words[i] in _SUBMITTING, not _ASSIGNING.isdisjoint(tokens.words[end:hi])
    if tokens.words[i] in _ACHIEVING and not assigned:
        return False
    for k in range(end, hi):
        if k + 1 < hi and tokens.words[k + 1] not in _TAIL_FOLLOWERS:
            continue
        upto = tokens.slice(end, k + 1)
        tail = next((tail for tail in rule.tails if upto.endswith(tail)), "")
        if tail and (submits or tail not in _WATCHING) and (assigned or tail not in _GENERAL):
            return True
    return False
