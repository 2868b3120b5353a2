"""Sharing 共用: the heads, modifiers and quantifiers that the members of a coordination take from each
other.
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_words, listed, ordered, regex
from .alike import part_shared, share_attribute, share_seat
from .belonging import owners_dropped, possessed, possessive, share_owner
from .members import (
    actor_kind,
    is_complete,
    last_head,
    opens_quantified,
    opens_with_level,
    opens_with_place,
    shared_head,
)
from .summing import names_class, stands_alone, sums_up
from .territories import share_committees, share_territories
from .tokens import words_of

_SUMMING, _FIELDS = actor_words("summing_heads"), actor_words("fields")
_FIELD_ORGANS, _LIGHT = listed("field_organs"), listed("light_quantifiers")
_SPREADING, _SPREADING_FAR = ordered("spreading"), listed("spreading_far")
_OWN = (*_SPREADING, *ordered("own_quantifiers"))
_EACH_PLACE = regex("each_place")
_PLACES, _OPERATING = ordered("acting_places"), listed("operating_verbs") | listed("trade_verbs")
_UNDERTAKINGS = ordered("undertakings")
_OWNED_HEAD = regex("owned_head")
_TRADES, _BODIES_OF_LEVEL = listed("trade_verbs"), regex("bodies_of_level")
_LEVEL, _PLACE_HEAD, _DEPENDENT = regex("level"), regex("place_head"), regex("dependent_head")
_AFTER_LEVEL, _OWN_LEVEL = regex("after_level"), regex("own_level")
_AFTER_GRADE, _BARE_LEVEL = regex("after_grade"), regex("bare_level")
_JUXTAPOSED, _EACH, _UNITS = regex("juxtaposed"), regex("juxtaposed_each"), regex("juxtaposed_units")
_GOVERNMENT, _COUNCIL = regex("committee_and_government"), regex("centre_and_council")
_PARTY_AND_GOVERNMENT, _DEPARTMENT = regex("party_and_government"), regex("department")
_FIELD_ENDINGS = tuple(sorted(_FIELD_ORGANS))


def expand_members(members: list[str]) -> list[str]:
    """Return the actors that the members of a coordination name: 乡镇, 街道党组织 → 乡镇党组织,
    街道党组织.
    """
    members = owners_dropped([piece for member in members for piece in _apart(member)])
    if len(members) == 1 and members != ["等"]:
        return members
    members = share_territories(share_committees(members))
    owned = next((i for i, member in enumerate(members) if i and possessed(member)), 0)
    if "等" in members[owned:] and owned:
        return _with_departments(members[:owned], [possessed(members[owned]), *members[owned + 1 :]])
    found = enumerate(members)  # 各县（市、区）、|市直有关部门: a level of its own after a whole name
    if at := next((i for i, m in found if i and _OWN_LEVEL.match(m) and is_complete(members[i - 1])), 0):
        return [*expand_members(members[:at]), members[at], *expand_members(members[at + 1 :])]
    if "等" in members:
        return _expand_etc(members)
    if crossed := _cross(members) or _cross_levels(members):
        return crossed
    return _spread_quantifier(share_owner(possessive(share_seat(_share(_share_matter(members))))))


def _with_departments(owners: list[str], departments: list[str]) -> list[str]:
    """Give each owner the departments that 其 and 等 tell of (县人民政府及其公安、财政等部门)."""
    own = expand_members(owners)
    keepers = own if len(own) < 3 else own[-1:]
    return own + [owner + name for owner in keepers for name in expand_members(departments)]


def _cross(members: list[str]) -> list[str]:
    """Cross modifiers with heads: 党委、管委会各部门领导班子和领导干部 → four actors."""
    if len(members) < 3 or shared_head("各" + members[-1]) != members[-1]:
        return []
    first = shared_head(members[-2])
    stem = members[-2][: len(members[-2]) - len(first)]
    if not first or first == members[-1] or not all(_takes(m, first, stem) for m in members[:-2]):
        return []
    return [owner + head for owner in (*members[:-2], stem) for head in (first, members[-1])]


def _cross_levels(members: list[str]) -> list[str]:
    """Cross levels with the departments of each: 市、区人社和财政部门 → 市人社部门, 区人社部门, 市财政部门,
    区财政部门.
    """
    at = next((i for i, m in enumerate(members) if not _BARE_LEVEL.fullmatch(m)), 0)
    match = _AFTER_LEVEL.match(members[at]) if at else None
    head = shared_head(members[-1]) if match and at + 1 < len(members) else ""
    if match is None or not head or not _DEPARTMENT.search(head) or match.group(2).endswith(head[-2:]):
        return []
    fields = [match.group(2), *members[at + 1 :]]
    whole = is_complete(fields[0]) and not _is_field(fields[0])
    if whole or any(opens_quantified(f) or possessed(f) or opens_with_level(f) for f in fields[1:]):
        return []
    names = _share(fields)
    return [level + name for level in (*members[:at], match.group(1)) for name in names]


def _share_matter(members: list[str]) -> list[str]:
    """Give trades in one matter the matter that the first names: 货车生产、|改装企业 → 货车改装企业."""
    words = words_of(members[0]).words if len(members) > 1 else []
    k = len(words)
    while k and words[k - 1] in _TRADES:
        k -= 1
    if not 0 < k < len(words) or words[k - 1] in _FIELDS or opens_quantified(members[0]):
        return members
    end = next((i for i, m in enumerate(members) if i and words_of(m).words[0] not in _TRADES), len(members))
    if end == 1 or not is_complete(members[end - 1]) or _DEPARTMENT.search(members[end - 1]):
        return members
    matter = "".join(words[:k])
    return [members[0], *(matter + member for member in members[1:end]), *members[end:]]


@lru_cache(maxsize=20_000)
def _apart(member: str) -> tuple[str, ...]:
    """Cut `各部门各单位党组` and `市委市政府`, which coordinate without a mark."""
    head = shared_head(member)
    stem = member[: len(member) - len(head)] if head else member
    if stem.endswith(("各", "本")):
        head, stem = "", member
    if "各级各类" not in stem and (match := _JUXTAPOSED.match(stem)):
        prefix, mark, *parts = match.groups()
        return tuple(f"{prefix}{mark}{part}{head}" for part in parts if part)
    if match := _EACH.match(member) or _COUNCIL.match(member):
        return match.group(1), match.group(2)
    if match := _UNITS.match(member):
        return match.group(1) + match.group(2), match.group(1) + match.group(3)
    if match := _GOVERNMENT.match(member):
        return match.group(1), match.group(3)
    if match := _PARTY_AND_GOVERNMENT.match(member):
        return match.group(1) + match.group(2), match.group(1) + match.group(3)
    return (member,)


def _share(members: list[str]) -> list[str]:
    """Give bare members the head of the next complete one: 乡镇、街道党组织 → 乡镇党组织, 街道党组织."""
    out = list(members)
    head, stem = "", ""
    for i in range(len(out) - 1, -1, -1):
        member = out[i]
        if i + 1 < len(out) and (part := part_shared(member, out[i + 1])):
            stem, head = part
            out[i] = member + head
            continue
        if i == len(out) - 1 or not head:
            head, stem = _head_of(member)
            continue
        if _takes(member, head, stem):
            out[i] = member + _for_member(member, head, stem)
        else:
            head, stem = _head_of(member)
    return share_attribute(members, out)


def _for_member(member: str, head: str, stem: str) -> str:
    """Return the head with the trade before it for a member that names a matter (药品、|疫苗|研发机构), the
    head alone for one that names a trade itself (食品生产、|药品经营|企业).
    """
    words = words_of(stem).words
    traded = len(words) > 1 and words[-1] in _OPERATING and words[-2] not in _FIELDS
    if not traded or _DEPARTMENT.search(head):
        return head
    tokens = words_of(member)
    return words[-1] + head if tokens.kinds[-1] == "noun" and tokens.words[-1] not in _FIELDS else head


def _head_of(member: str) -> tuple[str, str]:
    """Return the head that the members before may take from a member, and what is left of it."""
    head = "" if possessed(member) else shared_head(member) or last_head(member)
    if match := _PLACE_HEAD.match(member):
        return match.group(2), match.group(1)
    return head, member[: len(member) - len(head)] if head else ""


def _is_field(member: str) -> bool:
    """Say whether a member is a field of work, though it may stand for its organ or end like one (公安,
    人社).
    """
    return member.endswith(_FIELD_ENDINGS) or member in _FIELDS


def _takes(member: str, head: str, stem: str) -> bool:  # noqa: PLR0911
    """Say whether a member takes the head of the member `stem` + `head` after it."""
    quantifier = opens_quantified(stem)
    if quantifier and (stem == quantifier or quantifier in _LIGHT) and member.startswith(quantifier):
        return False
    if _LEVEL.match(member):
        return True
    kind = actor_kind(member)
    fields = _DEPARTMENT.search(head) and not head.startswith("有关") and _is_field(member)
    if member.endswith(_PLACES):
        return _for_member(member, head, stem) != head or words_of(head).words[0] in _OPERATING
    if _EACH_PLACE.fullmatch(member) or (member.endswith(_UNDERTAKINGS) and not stem.endswith(_UNDERTAKINGS)):
        return False
    if fields or not is_complete(member):
        return head != "人" or words_of(member).words[-1] in _FIELDS
    if quantifier and quantifier not in _LIGHT:
        return bool(_OWNED_HEAD.search(head)) and len(stem) > len(quantifier) and not actor_kind(stem)
    if shared_head(member):
        return False
    stem_kind = actor_kind(stem) if stem else None
    return bool(
        _DEPENDENT.search(head)
        and stem
        and (
            (kind == "place" and stem_kind in ("place", "organ"))
            or (kind == "organ" and stem_kind == "organ")
        )
    )


def _expand_etc(members: list[str]) -> list[str]:
    """Give what 等 lists the head after it (公安、交通等部门), unless it only sums them up
    (市委、县委等单位) or names their class (矿山、港口等货物装载源头单位).
    """
    at = members.index("等")
    named, rest = members[:at], members[at + 1 :]
    if not named:
        return expand_members(rest)
    if not rest:
        return _spread_quantifier(share_owner(possessive(_share(named))))
    tail, others = rest[0], rest[1:]
    quantifier = opens_quantified(tail)
    bare_tail = tail[len(quantifier) :]
    summed = all(is_complete(m) for m in named) and sums_up(named, tail, bare_tail)
    if names_class(named, bare_tail) and not (summed and len(named) > 1):
        return expand_members([tail, *others])
    if summed:
        kept = quantifier and (others or bare_tail not in _SUMMING)
        return _spread_quantifier(_share(named)) + (expand_members([tail, *others]) if kept else others)
    ending = bare_tail and (shared_head(bare_tail) or bare_tail)[-2:]
    whole = bare_tail in _SUMMING and bare_tail not in _FIELD_ORGANS
    names = [
        m if (ending and m.endswith(ending)) or (whole and stands_alone(m)) else m + bare_tail
        for m in _share(named)
    ]
    return _spread_quantifier(share_owner(names)) + (expand_members(others) if others else [])


def _spread_quantifier(members: list[str]) -> list[str]:
    """Give members without a quantifier of their own that of the first: 各级党委和政府 → …, 各级政府."""
    if len(members) < 2:
        return members
    first = next((q for q in _SPREADING if members[0].startswith(q) and len(members[0]) - len(q) >= 1), "")
    if not first:
        return members
    out = [members[0]]
    for member in members[1:]:
        first = next((q for q in _SPREADING if out[-1].startswith(q)), first)
        own = member.startswith(_OWN) or (first == "各" and opens_with_place(member))
        same = actor_kind(member) == actor_kind(members[0]) or first in _SPREADING_FAR or "各级" in first
        apart = "级" in first and not _of_level(members[0][len(first) :], member)
        out.append(member if own or not same or apart or member.startswith(members[0]) else first + member)
    return out


def _of_level(first: str, member: str) -> bool:
    """Say whether a member can have the level of the first: none of its own (乡镇人民政府, 设区的市), and
    where the first names its government, one of those that each level has (县级以上|人民政府和|人民法院).
    """
    if opens_with_level(member) or _AFTER_GRADE.match(member):
        return False
    return not _BODIES_OF_LEVEL.match(first) or _BODIES_OF_LEVEL.match(member) is not None
