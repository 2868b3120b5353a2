"""Every case of tests/cases: what a careful reader expects of a short text, phenomenon by phenomenon.

Norms must agree in number, order and text; of the other fields those that a case names. Names are compared as
the definition's scorer does (quantifiers and 的 dropped), qualifiers by half of their characters.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import Norm, SourceText, extract
from extract.evaluate import SAME, canonical_name

CASES = Path(__file__).parent.parent / "cases"
QUALIFIERS = ("condition", "deadline", "basis")
KEYS = {
    "text",
    "modality",
    "trigger",
    "bearers",
    "bearer_source",
    "predicate",
    "counterparties",
    "assigner",
    "due",
    *QUALIFIERS,
}


def read_cases() -> list[dict[str, Any]]:
    """Return all cases, file by file."""
    return [
        case
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


ALL = read_cases()


def case_params() -> list[Any]:
    def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []

    return [pytest.param(case, id=case["id"], marks=marks(case)) for case in ALL]


def said(norm: Norm, key: str) -> Any:
    """Return a norm's field in the form that cases are written in."""
    value = getattr(norm, key)
    if key == "counterparties":
        return [{"name": c.name, "role": c.role.value} for c in value]
    if key in ("modality", "bearer_source"):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def agrees(key: str, expected: Any, found: Any) -> bool:
    """Say whether a field is as expected, by the scorer's comparison of names and qualifiers."""
    if key == "bearers":
        return {canonical_name(b) for b in expected} == {canonical_name(b) for b in found}
    if key == "counterparties":
        ours, theirs = ({(canonical_name(c["name"]), c["role"]) for c in side} for side in (expected, found))
        return bool(ours == theirs)
    if key in QUALIFIERS and expected and found:
        ours, theirs = Counter(filter(str.isalnum, expected)), Counter(filter(str.isalnum, found))
        return (ours & theirs).total() >= SAME * (ours | theirs).total()
    return bool(expected == found)


def difference(expected: list[dict[str, Any]], found: list[Norm]) -> list[str]:
    """Return one line for each disagreement: - a norm that is missing, + one too many, ~ a field."""
    left = list(found)
    lines, order = [], []
    for want in expected:
        norm = next((n for n in left if n.text == want["text"]), None)
        if norm is None:
            lines.append(f"- {want['text']} [{want['modality']} {want.get('bearers')}]")
            continue
        left.remove(norm)
        order.append(norm.start)
        for key, value in want.items():
            if not agrees(key, value, said(norm, key)):
                lines.append(f"~ {want['text']} {key}: expected {value!r}, found {said(norm, key)!r}")
    lines.extend(f"+ {n.text} [{n.modality.value} {list(n.bearers)}]" for n in left)
    return lines if order == sorted(order) else [*lines, "norms are out of order"]


@pytest.mark.parametrize("case", case_params())
def test_case(case: dict[str, Any]) -> None:
    found = list(extract(SourceText("case", "case.txt", case["text"])).norms)
    lines = difference(case["expect"], found)
    assert not lines, "\n".join(["", case["text"], f"# {case['why']}", *lines])


def test_every_case_is_whole() -> None:
    assert len({case["id"] for case in ALL}) == len(ALL)
    for case in ALL:
        assert set(case) - {"xfail"} == {"id", "text", "why", "expect"}, case["id"]
        for want in case["expect"]:
            assert {"text", "modality"} <= set(want) <= KEYS, case["id"]
            assert want["text"] in case["text"], case["id"]


def test_every_phenomenon_has_positive_and_negative_cases() -> None:
    for path in sorted(CASES.glob("*.yaml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert len(cases) >= 5, path.name
        assert any(case["expect"] for case in cases), path.name
        assert not all(case["expect"] for case in cases), path.name


def test_difference_tells_what_is_wrong() -> None:
    found = list(extract(SourceText("a", "a.txt", "各级党组织要加强领导，不得推诿。")).norms)
    right = [
        {"text": "各级党组织要加强领导", "modality": "obligation", "bearers": ["党组织"]},
        {"text": "不得推诿", "modality": "prohibition"},
    ]
    assert difference(right, found) == []
    assert difference(right[:1], found) == ["+ 不得推诿 [prohibition ['各级党组织']]"]
    assert difference([{**right[0], "bearers": ["市委"]}, right[1]], found) == [
        "~ 各级党组织要加强领导 bearers: expected ['市委'], found ['各级党组织']"
    ]
    assert difference([], []) == []
    missed = [{"text": "严禁聚集", "modality": "prohibition"}]
    assert difference(missed, []) == ["- 严禁聚集 [prohibition None]"]
