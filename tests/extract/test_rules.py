"""Every rule of the rule data finds its own example and nothing in its counter-example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from extract import Norm, SourceText, extract
from extract.lexicon import Cue, Pattern, RoleRule, cues, patterns, role_rules

DATA = Path(__file__).parents[2] / "extract" / "data"
KINDS = {"conditions": "condition", "deadlines": "deadline", "bases": "basis"}
PATTERNS = [(field, p) for kind, field in KINDS.items() for p in patterns(kind)]

# A qualifier stands in an adjunct before the norm, or in the norm's own clause.
FRAMES = ("{}，各单位要加强领导。", "各单位要{}。")


def norms(text: str) -> tuple[Norm, ...]:
    return extract(SourceText("a", "a.txt", text)).norms


def by_rule(text: str, rule: str) -> Iterator[str]:
    """Yield the values that a rule gave."""
    for norm in norms(text):
        yield from (e.value for e in norm.evidence if e.rule == rule)


def named(rules: tuple[Cue, ...] | tuple[RoleRule, ...]) -> list[object]:
    return [pytest.param(rule, id=rule.id) for rule in rules]


@pytest.mark.parametrize("cue", named(cues()))
def test_cue_finds_its_example(cue: Cue) -> None:
    found = [(n.trigger, n.modality) for n in norms(cue.example + "。")]
    assert [modality for _, modality in found] == [cue.modality]
    assert found[0][0] in cue.words


@pytest.mark.parametrize("cue", named(cues()))
def test_cue_finds_nothing_in_its_counter_example(cue: Cue) -> None:
    assert [n.text for n in norms(cue.counter + "。") if n.trigger in cue.words] == []
    assert list(by_rule(cue.counter + "。", cue.id)) == []


PLAIN = [(c, w) for c in cues() if c.kind == "plain" for w in c.words]


@pytest.mark.parametrize(("cue", "word"), [pytest.param(c, w, id=f"{c.id}-{w}") for c, w in PLAIN])
def test_every_word_of_a_plain_cue_is_a_trigger(cue: Cue, word: str) -> None:
    text = f"各单位{word}组织检查。"
    found = norms(text)
    assert [(n.text, n.bearers) for n in found] == [(text[:-1], ("各单位",))]
    assert (found[0].modality, found[0].trigger) == (cue.modality, word)


@pytest.mark.parametrize(("field", "pattern"), [pytest.param(f, p, id=p.id) for f, p in PATTERNS])
def test_qualifier_is_found_in_its_example(field: str, pattern: Pattern) -> None:
    assert pattern.regex.search(pattern.example)
    values = [getattr(n, field) for frame in FRAMES for n in norms(frame.format(pattern.example))]
    assert any(value and value in pattern.example for value in values)


@pytest.mark.parametrize(("field", "pattern"), [pytest.param(f, p, id=p.id) for f, p in PATTERNS])
def test_qualifier_is_not_found_in_its_counter_example(field: str, pattern: Pattern) -> None:
    for frame in FRAMES:
        assert list(by_rule(frame.format(pattern.counter), pattern.id)) == []


@pytest.mark.parametrize("rule", named(role_rules()))
def test_counterparty_is_found_in_its_example(rule: RoleRule) -> None:
    text, name = rule.example
    (norm,) = norms(f"各单位要{text}。")
    assert [(c.name, c.role) for c in norm.counterparties] == [(name, rule.role)]
    assert list(by_rule(f"各单位要{text}。", rule.id)) == [name]


@pytest.mark.parametrize("rule", named(role_rules()))
def test_counterparty_is_not_found_in_its_counter_example(rule: RoleRule) -> None:
    assert [c.name for n in norms(f"各单位要{rule.counter}。") for c in n.counterparties] == []


def test_rule_names_are_unique() -> None:
    ids = [r.id for r in (*cues(), *role_rules(), *(p for _, p in PATTERNS))]
    assert len(set(ids)) == len(ids)


def test_no_word_is_in_two_cues() -> None:
    found = [word for cue in cues() for word in cue.words]
    assert len(set(found)) == len(found)


class _UniqueKeys(yaml.SafeLoader):
    """Loads YAML and refuses a mapping with the same key twice, of which YAML keeps the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), sorted(key for key in set(keys) if keys.count(key) > 1)
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_list_has_the_name_of_another(path: Path) -> None:
    assert yaml.load(path.read_text("utf-8"), _UniqueKeys)
