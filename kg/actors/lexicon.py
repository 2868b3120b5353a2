"""The words that actor identity knows, read from `kg/data/*.yaml` once; structure is code, words are data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import RuleError

Words = TypeVar("Words")

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that everybody knows: its name, other ways to write it, its kind and level."""

    name: str
    others: tuple[str, ...]
    kind: str
    level: str | None


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `names.yaml` says: how a written name becomes an actor's name."""

    silent: re.Pattern[str]
    quantifiers: re.Pattern[str]
    inner_quantifiers: re.Pattern[str]
    openings: Mapping[str, str]
    asides: re.Pattern[str]
    orders: tuple[tuple[str, ...], ...]
    not_expanded: frozenset[str]
    rewrites: Mapping[str, str]
    known: Mapping[str, Known]
    deictics: re.Pattern[str]
    defined: re.Pattern[str]
    party_kinds: frozenset[str]
    parties: re.Pattern[str]
    selves: Mapping[str, str]
    bare_selves: frozenset[str]
    full_ends: tuple[tuple[re.Pattern[str], str], ...]
    relative_ends: re.Pattern[str]
    attributes: re.Pattern[str]
    not_relative: re.Pattern[str]
    statutes: frozenset[str]
    offices: tuple[str, ...]
    bodies: tuple[str, ...]
    departments: tuple[str, ...]
    governments: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What `heads.yaml` says: head nouns, what they are kinds of, and what ends of names tell.

    Attributes:
        heads: kind of actor by head noun.
        wide: the heads that become nodes only where they are named by themselves.
        kinds: kind of actor by end of name, head nouns included.
    """

    heads: Mapping[str, str]
    wide: frozenset[str]
    taxonomy: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    field_organs: tuple[str, ...]
    not_coordinating: re.Pattern[str]
    not_modifiers: tuple[str, ...]
    not_kinds: frozenset[tuple[str, str]]
    kinds: Mapping[str, str]
    level_starts: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What `places.yaml` says: provinces, their cities, and how names of places end."""

    provinces: frozenset[str]
    province_of: Mapping[str, str]
    levels: Mapping[str, tuple[str, ...]]
    not_places: frozenset[str]
    not_place_ends: tuple[str, ...]
    not_place_parts: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """Return the words of `names.yaml`; RuleError if the file is malformed."""
    return _read("names.yaml", _name_words)


@cache
def head_words() -> HeadWords:
    """Return the words of `heads.yaml`; RuleError if the file is malformed."""
    return _read("heads.yaml", _head_words)


@cache
def place_words() -> PlaceWords:
    """Return the words of `places.yaml`; RuleError if the file is malformed."""
    return _read("places.yaml", _place_words)


def ends_in(words: Mapping[str, str] | tuple[str, ...], name: str) -> str | None:
    """Return the longest of `words` that `name` ends with: (部门, 主管部门), 民政主管部门 → 主管部门."""
    return next((name[start:] for start in range(len(name)) if name[start:] in words), None)


def _read(name: str, build: Callable[[Any], Words]) -> Words:
    import yaml

    try:
        return build(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, re.error, LookupError, TypeError, AttributeError, ValueError) as error:
        raise RuleError(f"malformed: {error!r}", where=str(DATA / name)) from error


def _name_words(data: Any) -> NameWords:
    known = [Known(names[0], tuple(names[1:]), **rest) for names, rest in map(_known, data["known"])]
    parts = data["parts"]
    return NameWords(
        silent=re.compile(data["silent"]),
        quantifiers=_any_of(data["quantifiers"]["words"]),
        inner_quantifiers=_any_of(data["inner_quantifiers"]["words"]),
        openings={**data["restrictors"]["words"], **data["openings"]["words"]},
        asides=_any_of(data["asides"]["words"]),
        orders=tuple(tuple(order) for order in data["alternatives"]["orders"]),
        not_expanded=frozenset(data["alternatives"]["not_expanded"]),
        rewrites=dict(data["alternatives"]["rewrites"]),
        known={name: entry for entry in known for name in (entry.name, *entry.others)},
        deictics=_any_of(data["deictics"]["words"]),
        defined=_any_of(data["defined"]["words"]),
        party_kinds=frozenset(data["parties"]["kinds"]),
        parties=_any_of(data["parties"]["words"]),
        selves=dict(data["selves"]["words"]),
        bare_selves=frozenset(data["selves"]["bare"]),
        full_ends=tuple(
            (re.compile(f"(^|{'|'.join(map(re.escape, entry['after']))}){end}$"), entry["full"])
            for end, entry in data["full_ends"]["words"].items()
        ),
        relative_ends=_any_of(data["relative"]["ends"]),
        attributes=_any_of(data["relative"]["attributes"]),
        not_relative=_any_of(data["relative"]["not_relative"]),
        statutes=frozenset(data["relative"]["statutes"]),
        offices=tuple(parts["offices"]),
        bodies=tuple(parts["bodies"]),
        departments=tuple(parts["departments"]),
        governments=tuple(parts["governments"]),
        members=tuple(parts["members"]),
    )


def _known(entry: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    return entry["names"], {"kind": entry["kind"], "level": entry["level"]}


def _head_words(data: Any) -> HeadWords:
    groups = data["heads"].items()
    heads = {head: kind for kind, group in groups for head in (*group["wide"], *group["heads"])}
    return HeadWords(
        heads=heads,
        wide=frozenset(head for _, group in groups for head in group["wide"]),
        taxonomy={name: tuple(wider) for name, wider in data["taxonomy"].items()},
        fields=tuple(data["fields"]),
        field_organs=tuple(data["field_organs"]),
        not_coordinating=_any_of(data["not_coordinating"] + data["fields"]),
        not_modifiers=tuple(data["not_modifiers"]),
        not_kinds=frozenset((narrow, wide) for narrow, wide in data["not_kinds"]),
        kinds={**{end: kind for kind, ends in data["kinds"].items() for end in ends}, **heads},
        level_starts=tuple((level, _any_of(starts)) for level, starts in data["level_starts"].items()),
    )


def _place_words(data: Any) -> PlaceWords:
    provinces, historic = data["provinces"], data["historic"]
    return PlaceWords(
        provinces=frozenset(provinces),
        province_of={
            city: province
            for group in (provinces, historic)
            for province, cities in group.items()
            for city in cities
        },
        levels={level: tuple(ends) for level, ends in data["levels"].items()},
        not_places=frozenset(data["not_places"]),
        not_place_ends=tuple(data["not_place_ends"]),
        not_place_parts=_any_of(data["not_place_parts"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return a pattern of all words; the first that fits wins, as the data has them."""
    return re.compile("|".join(f"(?:{word})" for word in words))
