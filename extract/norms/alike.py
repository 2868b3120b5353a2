"""Members alike 同类成分: what members share that stand side by side by their make: levels, grades, seats,
owners, attributes.
"""

from __future__ import annotations

from ..lexicon import listed, regex
from .heads import head_kind
from .members import (
    actor_kind,
    is_complete,
    opens_quantified,
    opens_with_level,
    opens_with_place,
    shared_head,
)
from .tokens import words_of

_LEVEL, _AFTER_LEVEL, _BARE_LEVEL = regex("level"), regex("after_level"), regex("bare_level")
_GRADE, _AFTER_GRADE, _SEAT = regex("grade"), regex("after_grade"), regex("seat")
_OWNED_BY, _CONTRASTING = regex("owned_by"), listed("contrasting")
_ATTRIBUTE, _OF_LEVEL, _DEPARTMENT = regex("attribute"), regex("attribute_of_level"), regex("department")


def part_shared(member: str, follows: str) -> tuple[str, str] | None:  # noqa: PLR0911
    """Return the stem and the rest of the next member where they stand side by side by their make, so that
    all of the rest is shared: levels (省、|市|人民政府), grades (国家级、|省级|开发区), seats
    (户籍所在地、|居住地|税务机关), owners (街道、|社区|的党员), words alike (食品、|药品|监管部门).
    """
    if _LEVEL.search(member) and (match := _AFTER_LEVEL.match(follows)):
        return match.group(1), match.group(2)
    if _GRADE.fullmatch(member) and (match := _AFTER_GRADE.match(follows)):
        return match.group(1), match.group(2)
    if (match := _SEAT.match(follows)) and (seat := _SEAT.match(member + "的机关")):
        return (match.group(1), match.group(2)) if seat.group(2) == "的机关" else None
    owner, mark, owned = follows.rpartition("的")
    if (
        mark
        and mark not in shared_head(follows)
        and _OWNED_BY.search(owned)
        and actor_kind(member) in ("organ", "place")
    ):
        alike = actor_kind(owner) in (actor_kind(member), None) and "的" not in owner
        return (owner, mark + owned) if alike and "的" not in member else None
    tokens = words_of(follows)
    if _BARE_LEVEL.fullmatch(member) and opens_with_place(follows) and len(tokens.words) > 1:
        return tokens.words[0], follows[len(tokens.words[0]) :]
    size = len(member)
    alike = 1 < size < len(follows) - 2 and size in tokens.starts
    alike = alike and (follows[size - 1] == member[-1] or {member, follows[:size]} <= _CONTRASTING)
    if alike and not is_complete(member) and not is_complete(follows[:size]):
        return follows[:size], follows[size:]
    return None


def share_seat(members: list[str]) -> list[str]:
    """Give later seats whose they are: 被申请人住所地、|财产所在地的人民法院 → both the 被申请人's."""
    seat = _SEAT.match(members[0]) if len(members) > 1 else None
    words = words_of(seat.group(1)).words if seat else []
    if seat is None or not head_kind(words[0]) or len(words) < 2:
        return members
    later = [_SEAT.match(member) for member in members[1:]]
    return [
        members[0],
        *(
            words[0] + m if s and not head_kind(words_of(m).words[0]) else m
            for m, s in zip(members[1:], later, strict=True)
        ),
    ]


def share_attribute(members: list[str], shared: list[str]) -> list[str]:
    """Give members that took their head from one after them the attribute that opens the first of them:
    政府性融资担保、|再担保机构 → 政府性再担保机构 too.
    """
    out: list[str] = []
    attribute = head = ""
    for member, name in zip(members, shared, strict=True):
        bare = name[len(opens_quantified(name)) :]
        if attribute and name.endswith(head) and not _opens_apart(name):
            out.append(attribute + name)
            continue
        out.append(name)
        head = name[len(member) :] if len(name) > len(member) and name.startswith(member) else ""
        match = (_OF_LEVEL if _DEPARTMENT.search(head) else _ATTRIBUTE).match(bare) if head else None
        attribute = match.group(1) if match else ""
    return out


def _opens_apart(name: str) -> bool:
    """Say whether a name opens with an attribute, a quantifier, a level or a place of its own."""
    own = _ATTRIBUTE.match(name) or opens_quantified(name) or name.startswith("其")
    return bool(own) or opens_with_level(name) or opens_with_place(name)
