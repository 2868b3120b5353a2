"""Belonging 所属: what a member of a coordination has from another: the organ of an office, the level of a
department, whom 其 stands for.
"""

from __future__ import annotations

from ..lexicon import listed, ordered, regex
from .members import actor_kind, is_complete, opens_quantified, opens_with_level, opens_with_place

_NOT_POSSESSIVE = tuple(listed("not_possessive"))
_OFFICES, _LEVELED = listed("offices"), ordered("leveled_nouns")
_OFFICES_BY_LENGTH = tuple(sorted(_OFFICES, key=lambda office: (-len(office), office)))
_KEEPERS, _RELATIONAL = listed("keepers"), listed("relational")
_OF_OWNER, _DEPUTY = regex("office_of_owner"), tuple(listed("deputies"))
_LEVEL_OWNER, _DEPARTMENT, _OWNED = regex("level_owner"), regex("department"), regex("owned_department")
_INNER_QUANTIFIER = regex("inner_quantifier")


def share_owner(members: list[str]) -> list[str]:
    """Give later bare offices and departments the organ or the level that opens the list: 市委组织部、宣传部,
    省级教育、财政部门, 各高校党委书记、校长.
    """
    if len(members) < 2:
        return members
    owner = _owner_of_office(members[0])
    if owner:
        return [members[0], *(owner + m if m in _OFFICES or _OF_OWNER.match(m) else m for m in members[1:])]
    members = _deputies(members)
    match = _LEVEL_OWNER.match(members[0])
    if match is None or not _DEPARTMENT.search(members[0]):
        return members
    if any(m.startswith(match.group(1)) and not m.startswith(_LEVELED) for m in members[1:]):
        return members
    out = [members[0]]
    for member in members[1:]:
        owned = _OWNED.match(member) or opens_quantified(member) or opens_with_level(member)
        bare = _DEPARTMENT.search(member) and not owned
        out.append(match.group(1) + member if bare and not opens_with_place(member) else member)
    return out


def _deputies(members: list[str]) -> list[str]:
    """Give a deputy the organ of the one before him: 村民委员会主任、|副主任 → 村民委员会副主任."""
    out = members[:1]
    for member in members[1:]:
        office = member[1:] if member.startswith(_DEPUTY) else ""
        owner = out[-1].removesuffix(office) if office and out[-1].endswith(office) else ""
        out.append(owner + member)
    return out


def _owner_of_office(member: str) -> str:
    """Return what stands before the office that ends a member (市委|组织部), or '' where that is no organ."""
    office = next((o for o in _OFFICES_BY_LENGTH if member.endswith(o) and len(member) > len(o)), "")
    stem = member[: len(member) - len(office)] if office else ""
    if not stem or stem.endswith("的"):
        return ""
    of_things = office in _KEEPERS
    return stem if of_things or actor_kind(stem) in ("organ", "place") else ""


def owners_dropped(members: list[str]) -> list[str]:
    """Drop what stands before a quantifier inside a list: 城中村、重点村所有群众、商户 → 所有群众,
    商户.
    """
    for i, member in enumerate(members):
        match = _INNER_QUANTIFIER.match(member)
        if match and i and all(actor_kind(m) == "place" or not is_complete(m) for m in members[:i]):
            return [match.group(1), *members[i + 1 :]]
    return members


def possessed(name: str) -> str:
    """Return what 其 owns in a name (其代理人 → 代理人), or '' where 其 is no possessive (其他机构)."""
    return name[1:] if name.startswith("其") and not name.startswith(_NOT_POSSESSIVE) else ""


def possessive(members: list[str]) -> list[str]:
    """Give 其… its owners, the members before it (公民、法人, 其代理人 → 公民代理人, 法人代理人 too), and
    those to whom he is related likewise (其法定代理人、|近亲属).
    """
    out: list[str] = []
    owners: list[str] = []
    for member in members:
        owned = possessed(member) or (member if owners and member in _RELATIONAL else "")
        if owned and out:
            owners = owners or [name for name in out if not name.endswith(owned)]
            out.extend(owner + owned for owner in owners)
        else:
            owners = []
            out.append(member)
    return out
