"""Heads 中心语: the words by which a noun phrase is known to name an actor."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_list, actor_words, heads, short_heads

_HEADS = heads()
_SHORT = short_heads()
_NOT_ACTORS = actor_words("not_actors")
_NOT_ENDINGS = tuple(word for word in actor_list("not_actors") if len(word) > 1)


@lru_cache(maxsize=200_000)
def head_kind(word: str, tag: str = "n") -> str | None:
    """Return the kind of actor that a word names as a head, or None.

    >>> head_kind("组织部"), head_kind("网格员"), head_kind("增长", "v")
    ('organ', 'person', None)
    """
    if word in _NOT_ACTORS or tag == "d":
        return None
    if word in _HEADS:
        return _HEADS[word]
    for size in range(min(len(word) - 1, 6), 1, -1):
        if word[-size:] in _HEADS:
            return _HEADS[word[-size:]]
    if len(word) > 1 and tag[0] not in "vadp" and word[-1] in _SHORT and not word.endswith(_NOT_ENDINGS):
        return _SHORT[word[-1]]
    return None
