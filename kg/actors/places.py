"""Places in the names of organs 地名: `中共大同市委组织部` is of 大同市, and 大同市 lies in 山西省."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from .lexicon import place_words

_PARTY = re.compile(r"^(?:中国共产党|中共)")
_COUNTY_END = re.compile(r"自治县|自治旗|林区|县|区|旗|市")
_COUNTY_SIZE = 10
_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:乡|镇|街道)(?=$|党|工|人民|政府|委|办事处|纪)")
_CHIEF_ORGAN = re.compile(r"^(?:人民政府|政府|委(?!托|派)|人大|人民代表大会|政协|纪委|监委|纪律检查|监察委)")
_ORGAN_END = re.compile(r"(?:局|厅|委|委员会|办|办公室|中心|指挥部|小组|院|会|队|所|处|站|部)$")
_COMMITTEE = re.compile(r"^(?:党委|委员会|委)(?!托|派)")
_LONG_COMMITTEE = ("自治区", "自治州", "地区", "盟")

LEVELS = ("province", "city", "county", "town")
"""Levels of places, outermost first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an organ is, as far as known; each level by its full name or None."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    town: str | None = None

    @property
    def level(self) -> str | None:
        """The innermost level known."""
        return next((level for level in reversed(LEVELS) if getattr(self, level)), None)

    @property
    def name(self) -> str:
        """The place written so that it is the only one of its name: `大同市`, `大同市云州区`."""
        if not self.county and not self.town:
            return self.city or self.province or ""
        return "".join(filter(None, (self.city or self.province, self.county, self.town)))

    def common(self, other: Place) -> Place:
        """Return the place as far as both agree; a level on which they differ ends it."""
        shared = Place()
        for level in LEVELS:
            mine, its = getattr(self, level), getattr(other, level)
            if mine and its and mine != its:
                break
            shared = replace(shared, **{level: mine or its})
        return shared


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name taken apart: is it of the Party 中共, its place, and what follows."""

    party: bool
    place: Place
    rest: str

    @property
    def name(self) -> str:
        """The name in its usual full form: `大同市委` → `中共大同市委`, `大同市政府` → `大同市人民政府`."""
        place = self.place.name
        committee = _COMMITTEE.match(self.rest)
        if committee and (self.party or self.rest[0] == "委" or self.rest.startswith("党委")):
            end = "委员会" if place.endswith(_LONG_COMMITTEE) else "委"
            return f"中共{place}{end}{self.rest[committee.end() :]}"
        rest = f"人民{self.rest}" if self.rest.startswith("政府") else self.rest
        return f"{'中共' if self.party else ''}{place}{rest}"


def placed(name: str, *, issuer: bool = False) -> PlacedName | None:
    """Return the name taken apart if it certainly names a place, else None.

    Province and city are looked up. A county is known by its ending, where something else makes it certain:
    a city before it, 中共, or that the name is an issuer's.
    `南充市人民政府办公室` → 四川省 南充市, `人民政府办公室`; `县区委` → None.
    """
    party = _PARTY.match(name)
    rest = name[party.end() :] if party else name
    place, rest = _looked_up(rest)
    if county := _county(rest, sure=bool(party or place.level), issuer=issuer):
        place, rest = replace(place, county=county), rest[len(county) :]
    if (place.county or party) and (town := _TOWN.match(rest)):
        place, rest = replace(place, town=town[0]), rest[town.end() :]
    if place.level is None:
        return None
    return PlacedName(bool(party), place, rest)


def _looked_up(name: str) -> tuple[Place, str]:
    provinces, cities = _gazetteer()
    place = Place()
    if match := provinces.match(name):
        place, name = Place(province=match[0]), name[match.end() :]
    if match := cities.match(name):
        province = place_words().province_of[match[0]]
        if place.province in (None, province):
            place, name = Place(province=province, city=match[0]), name[match.end() :]
    return place, name


def _county(name: str, *, sure: bool, issuer: bool) -> str | None:
    words = place_words()
    for match in _COUNTY_END.finditer(name, 1, _COUNTY_SIZE):
        county, rest = name[: match.end()], name[match.end() :]
        if county in words.not_places or county.endswith(words.not_place_ends):
            continue
        if words.not_place_parts.search(county):
            return None
        if (sure or issuer) and (_CHIEF_ORGAN.match(rest) or _ORGAN_END.search(rest) or (sure and not rest)):
            return county
    return None


@cache
def _gazetteer() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = place_words()
    return _one_of(words.provinces), _one_of(words.province_of)


def _one_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))
