"""Territories 辖地: departments and other organs that several territories side by side have."""

from __future__ import annotations

from ..lexicon import regex
from .members import actor_kind, opens_quantified, opens_with_level, opens_with_place

_TERRITORY, _ORGAN_OF = regex("territory"), regex("organ_of_territory")
_COMMITTEE, _BESIDE = regex("committee_of_territory"), regex("organ_beside_committee")
_NOT_SHARED, _SEAT = regex("organ_of_one_territory"), regex("seat_of_territory")


def share_committees(members: list[str]) -> list[str]:
    """Give the bare organs after a committee its territory: 乡镇党委、|政府 → 乡镇政府."""
    place, out = "", []
    for member in members:
        bare = bool(place) and _BESIDE.fullmatch(member) is not None
        out.append(place + member if bare else member)
        match = _COMMITTEE.match(member)
        place = (match.group(1) or match.group(2)) if match else place if bare else ""
    return out


def share_territories(members: list[str]) -> list[str]:
    """Give bare territories the department of the one after them, and each of them the bare organs that
    follow: 各区县、|开发区教育局 → 各区县教育局, 各开发区教育局; 各区县、|开发区教育局和|学校 → four.
    """
    at = next((i for i, member in enumerate(members) if not _TERRITORY.fullmatch(member)), 0)
    match = _ORGAN_OF.match(members[at]) if at else None
    if match is None or _NOT_SHARED.match(match.group(2)):
        return members
    end = at + 1
    while end < len(members) and _is_bare_organ(members[end]):
        end += 1
    seat = _SEAT.match(members[0])
    places = [members[0], *((seat.group() if seat else "") + m for m in (*members[1:at], match.group(1)))]
    organs = [match.group(2), *members[at + 1 : end]]
    return [place + organ for organ in organs for place in places] + members[end:]


def _is_bare_organ(member: str) -> bool:
    """Say whether a member names an organ without a level, a place or a quantifier of its own."""
    if member == "等" or opens_quantified(member) or opens_with_level(member) or opens_with_place(member):
        return False
    return actor_kind(member) == "organ" and _ORGAN_OF.match(member) is None
