"""Lists of organs, as in addressee and 抄送 lines: one name each, what they share given to every one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .lexicon import any_of, lexicon

_GROUPS = "，,；;。"
_MEMBERS = "、"
_OPENERS = "（(〔["
_CLOSERS = "）)〕]"
_BRACKET = r"(?:[（(][^）)]{1,20}[）)])?"


def split_organs(text: str) -> tuple[str, ...]:
    """Return the organs that a line names, once each, in order.

    `各区、市党委组织部，市委各部委` → 各区党委组织部, 市党委组织部, 市委各部委;
    `各省、自治区、直辖市财政厅（局）、农业农村厅` → six names. Brackets are kept.
    """
    names: list[str] = []
    for group in cut_outside(text.strip(" \t\u3000\u00a0：:。."), _GROUPS):
        names += _expand([member for member in cut_outside(group, _MEMBERS) if member])
    return tuple(dict.fromkeys(name for name in names if name))


def cut_outside(text: str, signs: str) -> Iterator[str]:
    """Yield the parts of `text` between `signs`, those inside of brackets left alone, blanks taken out."""
    depth = start = 0
    for index, sign in enumerate(text):
        if sign in _OPENERS:
            depth += 1
        elif sign in _CLOSERS:
            depth = max(0, depth - 1)
        elif sign in signs and not depth:
            yield _packed(text[start:index])
            start = index + 1
    yield _packed(text[start:])


def _packed(text: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+(?=[^\x00-\x7f])", "", text).strip()


def _expand(members: list[str]) -> list[str]:
    """Give each member of one 、-list the place and the head that it shares with the others."""
    members = [part for member in members for part in _cut_and(member)]
    names: list[str] = []
    places: list[str] = []
    groups: list[str] = []
    heads: list[str] = []
    for index, member in enumerate(members):
        if index < len(members) - 1 and _bare_place().fullmatch(member):
            names += _crossed(groups, heads)
            groups, heads = [], []
            places.append(_quantified(member, places))
            continue
        own = _split_owner(member) or _split_place(member)
        if groups and not places and own is None and _is_bare_head(member):
            heads.append(member)
            continue
        names += _crossed(groups, heads)
        groups = [*places, _quantified(own[0], places)] if own else []
        heads = [own[1]] if own else []
        names += [] if own else [*places, member]
        places = []
    return [*names, *_crossed(groups, heads), *places]


def _crossed(groups: list[str], heads: list[str]) -> list[str]:
    return [group + head for group in groups for head in heads]


def _cut_and(member: str) -> list[str]:
    """Cut `直辖市和计划单列市税务局` at 和, but leave `人力资源和社会保障局` whole."""
    for sign in ("以及", "及", "和", "与"):
        left, found, right = member.partition(sign)
        if found and right and _bare_place().fullmatch(left):
            return [left, *_cut_and(right)]
    return [member]


def _quantified(place: str, before: list[str]) -> str:
    """Give a mere unit of place the quantifier that the list opens with: 各省, 自治区 → 各自治区."""
    if not before or not re.fullmatch(rf"(?:{_units()}){_BRACKET}", place):
        return place
    opening = re.match(r"(.*?各)", before[0])
    return (opening.group(1) if opening else "") + place


def _units() -> str:
    return any_of(lexicon().place_units)


@cache
def _bare_place() -> re.Pattern[str]:
    """Match a member that is a place alone: 各区, 自治区, 各县（市、区）, 两江新区, 中央, 市直."""
    return re.compile(
        rf"(?:国家税务总局)?各?(?:[\u4e00-\u9fff]{{0,10}})(?:{_units()}){_BRACKET}|各?(?:村|社区)"
    )


@cache
def _placed() -> re.Pattern[str]:
    place = rf"(?:国家税务总局)?[各全]?[\u4e00-\u9fff]{{0,8}}?(?:{_units()})+{_BRACKET}|各?(?:村|社区)"
    return re.compile(rf"({place})(?!直|级|属|委|政府)(.+)")


def _split_place(member: str) -> tuple[str, str] | None:
    """Split `计划单列市财政厅（局）` into place and head."""
    match = _placed().fullmatch(member)
    if match is None or not lexicon().addressee.find(match.group(2)):
        return None
    return match.group(1), match.group(2)


def _split_owner(member: str) -> tuple[str, str] | None:
    """Split `县直各单位党委（党组）` into owner and head, `国务院各部委` likewise."""
    match = re.fullmatch(r"(.+?各(?:直属)?(?:单位|部门|团体|企业))(.+)", member)
    if match is None:
        match = re.fullmatch(rf"({any_of(lexicon().own_place)})((?:各|有关).+)", member)
    return (match.group(1), match.group(2)) if match else None


def _is_bare_head(member: str) -> bool:
    """Say whether `member` names no place or owner of its own: 审计局, 党支部（党总支）, 各直属机构."""
    words = lexicon()
    if member.startswith((*words.own_place, "各级", "广大", "全体", "所有")):
        return False
    return bool(words.addressee.find(member)) and _split_place(member) is None
