"""Summing up 总括: what 等 and the words after it make of the members before it: fields of one head, members
of one class, actors that are only summed up.
"""

from __future__ import annotations

from ..lexicon import actor_words, listed, regex
from .members import actor_kind, is_complete, last_head, shared_head
from .tokens import words_of

_SUMMING, _FIELDS = actor_words("summing_heads"), actor_words("fields")
_COLLECTIVE, _FIELD_ORGANS = listed("collective_heads"), listed("field_organs")
_FIELD_ENDINGS = tuple(sorted(_FIELD_ORGANS))
_NEUTRAL, _DEPARTMENT = listed("neutral_attributes"), regex("department")


def stands_alone(member: str) -> bool:
    """Say whether a member is an organ's whole name (居民委员会), no field that stands for one (公安)."""
    return is_complete(member) and actor_kind(member) == "organ" and not member.endswith(_FIELD_ENDINGS)


def names_class(named: list[str], tail: str) -> bool:
    """Say whether what follows 等 names the class that its members are of, which has an attribute of its own:
    电工、锅炉工等|特种作业人员, not 供水、供气等|经营单位 or 医院、学校等|单位.
    """
    head = shared_head(tail) or last_head(tail) or (tail[2:] if len(tail) > 3 and is_complete(tail) else "")
    attribute = tail[: len(tail) - len(head)]
    if not head or not attribute or attribute in _NEUTRAL | _SUMMING or _DEPARTMENT.search(head):
        return False
    return all(_is_thing(member) for member in named)


def _is_thing(member: str) -> bool:
    """Say whether a member names an actor or a thing, no field of work (矿山, 医务人员; not 供水, 公安)."""
    tokens = words_of(member)
    last = tokens.words[-1]
    field = last in _FIELDS or last in _FIELD_ORGANS or tokens.kinds[-1] == "verb"
    return not field and tokens.tags[-1][0] == "n"


def sums_up(named: list[str], tail: str, bare_tail: str) -> bool:
    """Say whether what follows 等 only sums up the actors before it: 单位, another of their kind, or what
    institutions are called together (电视台、通讯社等重要新闻单位, not 公安、财政等部门).
    """
    if not _FIELD_ORGANS.isdisjoint(named):
        return False
    if shared_head(bare_tail):
        return shared_head(bare_tail) in _COLLECTIVE and all(actor_kind(m) == "organ" for m in named)
    return bare_tail in _SUMMING or actor_kind(named[-1]) == actor_kind(tail)
