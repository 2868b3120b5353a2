"""Names that are relative to the issuer's place 相对称谓: 市委, 县公安局, 我市, 市直部门."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .context import Context
from .lexicon import name_words, place_words
from .places import Place

_WORD = "自治区|自治州|省|市|州|盟|县|区|旗|镇|乡|街道"
_OWN = re.compile(rf"^[我本]?({_WORD})(.*)$")
_PLURAL = re.compile(r"各|广大|全体|所有|有关|相关")
_ALONE = re.compile(rf"^[我本]({_WORD})$")


@dataclass(frozen=True, slots=True)
class RelativeActor:
    """What a relative name is relative to: a certain place, or a scope where the place is not known.

    Attributes:
        place: the place meant, or None.
        level: the level that the name says; None for 市, which may be of two.
        rest: what follows the word of level: 委 of 市委.
        scope: document or issuer's place, where `place` is None.
        reason: why, the first half of a sentence where the place is known.
    """

    place: Place | None
    level: str | None
    rest: str
    scope: str
    reason: str


def relative_actor(name: str, context: Context, *, plural: bool) -> RelativeActor | None:
    """Return what `name` is relative to, or None if it is no relative name or a general one.

    A name that had a quantifier is general (`各县委`), and so is one of a level below the issuer's (`县委` in
    a province's notice) or in a law of the whole country. `市直部门` is relative even so.
    """
    split = _split(name, plural=plural)
    if split is None:
        return None
    word, rest = split
    where, general = _meant(word, context)
    if where:
        return RelativeActor(where, where.level, rest, "", _because(where, context))
    if general:
        return None
    if context.disputed:
        reason = f"发文机关不在一地，无从断定‘{name}’是哪一个，只在本文件内认作一个"
    elif context.place:
        within = f"只在{context.place.name}的文件内认作一个"
        reason = f"由发文机关‘{context.place_source}’推不出‘{name}’是哪一个，{within}"
    else:
        reason = f"文件没有写明发文机关所在地，无从断定‘{name}’是哪一个，只在本文件内认作一个"
    return RelativeActor(None, None if word == "市" else _level_of(word), rest, context.scope, reason)


def _split(name: str, *, plural: bool) -> tuple[str, str] | None:
    """`市委组织部` → (市, 委组织部), `市直部门` → (市, 直部门), `我市` → (市, ``); `市民`, `市场` → None."""
    words = name_words()
    if alone := _ALONE.match(name):
        return alone[1], ""
    match = _OWN.match(name)
    if match and is_attribute(match[2]):
        return match[1], match[2]
    if not match or plural or words.not_relative.fullmatch(match[1] + match[2]) or _PLURAL.match(match[2]):
        return None
    organ = any(words.relative_ends.fullmatch(match[2], at) for at in range(len(match[2])))
    return (match[1], match[2]) if organ else None


def is_attribute(rest: str) -> bool:
    """Whether what follows the word of level makes a group and no single organ: 直部门 of 市直部门."""
    return bool(re.match(rf"(?:（[^）]*）)?(?:{name_words().attributes.pattern}).", rest))


def _meant(word: str, context: Context) -> tuple[Place | None, bool]:
    """Return the place that the word of level means, and whether it is general where it means none."""
    place, level = context.place, _level_of(word)
    if place is None:
        return None, level == "town" or context.central or context.statute
    if context.disputed and level != "province":
        return None, False
    found = _of_level(word, level, place)
    if found and found.name.endswith(word):
        return found, False
    below = _RANK[level] > _RANK[place.level or "province"]
    return None, below and not (word == "市" and place.level == "county")


_RANK = {"province": 0, "city": 1, "county": 2, "town": 3}


def _level_of(word: str) -> str:
    levels = place_words().levels
    return next(level for level, ends in levels.items() if word in ends)


def _of_level(word: str, level: str, place: Place) -> Place | None:
    """Return the issuer's place cut at the level that the word means.

    `市` is the county-level city itself (义乌市) before it is the city above, and 北京市 where no city is.
    """
    if word == "市" and place.county and place.county.endswith("市"):
        return Place(place.province, place.city, place.county)
    if word == "市" and not place.city and place.province and place.province.endswith("市"):
        return Place(place.province)
    parts = {
        "province": (place.province,),
        "city": (place.province, place.city),
        "county": (place.province, place.city, place.county),
        "town": (place.province, place.city, place.county, place.town),
    }[level]
    return Place(*parts) if parts[-1] else None


def _because(where: Place, context: Context) -> str:
    own = context.place.name if context.place else ""
    if where.name == own:
        return f"发文机关‘{context.place_source}’属{own}"
    return f"发文机关‘{context.place_source}’属{own}，{own}属{where.name}"
