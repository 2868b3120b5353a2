"""Lists of organs, as in addressee and 抄送 lines: one name each, what they share given to every one."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    if len(members) < 2:
        return members
    bare = _bare_place()
    count = 0
    while count < len(members) - 1 and bare.fullmatch(members[count]):
        count += 1
    quantifier = _quantifier(members[0])
    if count:
        placed = _split_place(members[count])
        if placed is None:
            return members
        places = [_with(quantifier, place) for place in [*members[:count], placed[0]]]
        heads = [placed[1]]
        rest = members[count + 1 :]
        while rest and _is_bare_head(rest[0]):
            heads.append(rest.pop(0))
        return [place + head for place in places for head in heads] + (_expand(rest) if rest else [])
    return _share_place(members)


def _share_place(members: list[str]) -> list[str]:
    """Give the place or owner of the first member to the bare heads after it: `各区财政局、审计局`."""
    placed = _split_place(members[0]) or _split_owner(members[0])
    if placed is None:
        return members
    named = [members[0]]
    shared = True
    for member in members[1:]:
        if shared and _is_bare_head(member):
            named.append(placed[0] + member)
        elif shared and member.startswith(("各", "有关")) and _owner_only(placed[0]):
            named.append(_owner_only(placed[0]) + member)
        else:
            shared = False
            named.append(member)
    return named


def _cut_and(member: str) -> list[str]:
    """Cut `直辖市和计划单列市税务局` at 和, but leave `人力资源和社会保障局` whole."""
    left, sign, right = member.partition("和")
    if sign and right and _bare_place().fullmatch(left):
        return [left, right]
    return [member]


def _quantifier(member: str) -> str:
    return next((word for word in lexicon().quantifiers if member.startswith(word)), "")


def _with(quantifier: str, place: str) -> str:
    return place if _quantifier(place) or len(place) > 5 else quantifier + place


def _units() -> str:
    return any_of(lexicon().place_units)


def _bare_place() -> re.Pattern[str]:
    """Match a member that is a place alone: 各区, 自治区, 各县（市、区）, 两江新区, 中央."""
    return re.compile(rf"(?:国家税务总局)?(?:各)?(?:[\u4e00-\u9fff]{{0,8}})(?:{_units()}){_BRACKET}")


def _split_place(member: str) -> tuple[str, str] | None:
    """Split `计划单列市财政厅（局）` into place and head."""
    match = re.match(rf"((?:各|全)?(?:[\u4e00-\u9fff]{{0,6}}?)(?:{_units()}){_BRACKET})(?=(.+))", member)
    if match is None or not match.group(2):
        return None
    head = match.group(2)
    return (match.group(1), head) if lexicon().addressee.search(head) else None


def _split_owner(member: str) -> tuple[str, str] | None:
    """Split `县直各单位党委（党组）` into owner and head."""
    match = re.match(r"(.+?(?:各单位|各部门|各直属单位|各团体|各企业))(.+)", member)
    if match:
        return match.group(1), match.group(2)
    match = re.match(rf"((?:{any_of(lexicon().own_place)}))((?:各|有关).+)", member)
    return (match.group(1), match.group(2)) if match else None


def _owner_only(owner: str) -> str:
    return next((word for word in lexicon().own_place if owner == word), "")


def _is_bare_head(member: str) -> bool:
    """Say whether `member` names no place or owner of its own: 审计局, 党支部（党总支）."""
    words = lexicon()
    if _quantifier(member) or member.startswith(words.own_place):
        return False
    return words.addressee.search(member) is not None and _split_place(member) is None
