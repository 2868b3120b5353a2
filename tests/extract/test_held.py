"""What a pattern is said not to do without stands in everything that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex

from extract.held import held, lacks
from extract.lexicon import FORMS, patterns, regex
from extract.lexicon import data as rules

NAMED = {name: regex(name) for file in FORMS for name in rules(file).get("patterns", {})}
QUALIFIERS = {p.id: p.regex for kind in ("conditions", "deadlines", "bases") for p in patterns(kind)}
HOLDING = {name: pattern for name, pattern in (NAMED | QUALIFIERS).items() if held(pattern)}


@pytest.mark.parametrize("pattern", [pytest.param(p, id=name) for name, p in HOLDING.items()])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=data())
def test_what_a_pattern_matches_holds_its_characters(pattern: re.Pattern[str], texts: DataObject) -> None:
    match = pattern.search(texts.draw(from_regex(pattern)))
    assert match is not None
    assert not lacks(frozenset(match.string[match.start() :]), held(pattern))


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("在.{1,9}下", "下 在"),
        ("(?:依法|依规)", "依 法规"),
        ("及时|(?:不得)?按期", "及按 时期"),
        ("(?:甲乙|丙甲)丁", "甲 丁"),
        ("(?<=所)在", "在"),
        ("是(?=否)", "否 是"),
        ("(?:应|当)?办", "办"),
        ("[一-龥]", ""),
        ("(?!不).", ""),
        ("(?<=不).", ""),
        ("(?i:a)", ""),
        ("甲|.", ""),
        ("[0-9]日?", "0123456789"),
    ],
)
def test_characters_of_a_pattern(pattern: str, characters: str) -> None:
    assert {*held(re.compile(pattern))} == {*map(frozenset, characters.split())}
