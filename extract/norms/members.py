"""Members 并列成分: what one member of a coordination is: the actor its last word names, its quantifier, the
head that it can share.
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_list, heads, listed, regex
from .heads import head_kind
from .organs import suffix_head
from .tokens import words_of

_SHARED = tuple(sorted(actor_list("shared_heads"), key=len, reverse=True))
_ATTRIBUTES = tuple(actor_list("shared_attributes"))
_QUANTIFIERS = tuple(sorted(actor_list("quantifiers"), key=len, reverse=True))
_HEADS = heads()
_LEVEL_WORDS, _CLOSING = listed("levels"), listed("closing_brackets")
_BRACKET, _BRACKET_AT_END = regex("bracket"), regex("bracket_at_end")
_OPENS_WITH_LEVEL = regex("opens_with_level")


@lru_cache(maxsize=20_000)
def shared_head(member: str) -> str:
    """Return the longest head of `shared_heads` that ends a member, with an attribute that is shared with it
    (临时党支部), and leaves a stem; or ''.
    """
    if not member.endswith(_SHARED):
        return ""
    head = next((head for head in _SHARED if member.endswith(head) and len(member) > len(head)), "")
    whole = next((word + head for word in _ATTRIBUTES if head and member.endswith(word + head)), head)
    return whole if len(member) > len(whole) else head


@lru_cache(maxsize=20_000)
def last_head(member: str) -> str:
    """Return the head that ends a member of several words (心理健康|专家), or '' where there is none."""
    words = words_of(member).words
    return words[-1] if len(words) > 1 and words[-1][-2:] in _HEADS and head_kind(words[-1]) else ""


@lru_cache(maxsize=20_000)
def is_complete(member: str) -> bool:
    """Say whether a member ends in an actor's head, brackets at its end left out (市委（党组）)."""
    tokens = words_of(member)
    last = tokens.words[-1] if tokens.words else ""
    if last in _CLOSING:
        bare = _BRACKET_AT_END.sub("", member)
        return bool(bare) and bare != member and is_complete(bare)
    end = len(tokens.words) - 1
    cut_off = end > 0 and suffix_head(tokens, end) in ("organ", "person")
    return cut_off or (end >= 0 and bool(tokens.heads[end])) or member.endswith("）委")


@lru_cache(maxsize=20_000)
def actor_kind(member: str) -> str | None:
    """Return the kind of actor that a member's last word names, brackets left out; None where it names
    none.
    """
    bare = _BRACKET.sub("", member)
    if bare in _LEVEL_WORDS:
        return "place"
    tokens = words_of(bare)
    return tokens.heads[-1] if tokens.words else None


@lru_cache(maxsize=20_000)
def last_kind(name: str) -> str | None:
    """Return the kind of actor that the very last word of a name names, brackets included: none for
    乡镇（街道）.
    """
    tokens = words_of(name)
    return tokens.heads[-1] if tokens.words else None


@lru_cache(maxsize=20_000)
def opens_quantified(member: str) -> str:
    """Return the longest quantifier that opens a member (有关|部门), or ''."""
    return next((quantifier for quantifier in _QUANTIFIERS if member.startswith(quantifier)), "")


@lru_cache(maxsize=20_000)
def opens_with_place(member: str) -> bool:
    """Say whether a member opens with the name of a place (平潭综合实验区管委会)."""
    return words_of(member).tags[0] == "ns"


def opens_with_level(member: str) -> bool:
    """Say whether a member opens with a level of administration of its own (乡镇人民政府)."""
    return _OPENS_WITH_LEVEL.match(member) is not None
