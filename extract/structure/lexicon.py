"""Word lists and patterns of the structure stage, read once from `extract/data/structure.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..errors import RuleError
from .endings import Endings

FILE = "structure.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BLANKS = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Inside of a character class: blanks that are no line ends."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The structure stage's knowledge of words, ready to match.

    Attributes:
        kinds: ending of a title to kind of document 文种.
        kind: finds the ending that tells a title's kind, an edition in brackets after it allowed.
        organ: finds the ending of an organ's 机关 name.
        signer: the same, with endings that are organs' only in a signature.
        addressee: the same, with those of people and units in general.
        opener: finds the word after the organs in a title (`X局关于…`).
    """

    kinds: dict[str, str]
    weak_kinds: frozenset[str]
    enclosed_kinds: frozenset[str]
    kind: Endings
    organ: Endings
    signer: Endings
    opener: re.Pattern[str]
    place_units: tuple[str, ...]
    own_place: tuple[str, ...]
    quantifiers: tuple[str, ...]
    article_verb: re.Pattern[str]
    sentence: re.Pattern[str]
    closing_openers: tuple[str, ...]
    formula: re.Pattern[str]
    other_line: re.Pattern[str]
    copies: re.Pattern[str]
    party: re.Pattern[str]
    post_line: re.Pattern[str]
    post_title: re.Pattern[str]
    stamp: re.Pattern[str]
    contents: re.Pattern[str]
    attachment: re.Pattern[str]
    announcement: re.Pattern[str]
    addressee: Endings
    enactment: Endings
    own_titles: frozenset[str]


def any_of(words: list[str] | tuple[str, ...]) -> str:
    """Return a pattern that matches one of `words`, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; raises `RuleError` where the file lacks an entry or holds a bad pattern."""
    text = files("extract").joinpath("data", FILE).read_text(encoding="utf-8")
    try:
        return _compile(yaml.load(text, Loader=_LOADER))
    except (KeyError, TypeError, AttributeError, re.error, yaml.YAMLError) as error:
        raise RuleError(f"bad entry: {error}", where=FILE) from error


def _compile(data: dict[str, Any]) -> Lexicon:
    kinds = {ending: kind for kind, endings in data["kinds"].items() for ending in endings}
    organs, signers = data["organ_endings"], data["signer_endings"]
    return Lexicon(
        kinds=kinds,
        weak_kinds=frozenset(data["weak_kinds"]),
        enclosed_kinds=frozenset(data["enclosed_kinds"]),
        kind=Endings(kinds, bracket=30),
        organ=Endings(organs, bracket=12),
        signer=Endings([*organs, *signers]),
        opener=re.compile(rf"(?:{any_of(data['title_openers'])})"),
        place_units=tuple(data["place_units"]),
        own_place=tuple(data["own_place_openers"]),
        quantifiers=tuple(data["quantifiers"]),
        article_verb=re.compile(any_of(data["article_verbs"])),
        sentence=re.compile(data["sentence_pattern"]),
        closing_openers=tuple(data["closing_openers"]),
        formula=re.compile(data["formula_pattern"]),
        other_line=re.compile(data["other_line_pattern"]),
        copies=re.compile(data["copies_pattern"]),
        party=re.compile(data["party_pattern"]),
        post_line=re.compile(data["post_line_pattern"]),
        post_title=re.compile(data["post_title_pattern"]),
        stamp=re.compile(data["stamp_pattern"]),
        contents=re.compile(data["contents_pattern"]),
        attachment=re.compile(data["attachment_pattern"]),
        announcement=re.compile(data["announcement_pattern"]),
        addressee=Endings([*organs, *data["addressee_endings"]], bracket=30),
        enactment=Endings(data["enactment_endings"], strip="，。；)）, "),
        own_titles=frozenset(data["own_titles"]),
    )
