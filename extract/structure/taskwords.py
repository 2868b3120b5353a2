"""Words of tables of tasks, read once from `extract/data/tasks.yaml`: column heads, parts of unit cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..errors import RuleError

FILE = "tasks.yaml"
_LONGEST_HEAD = 24
_LEFT_OUT = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]|[\s0-9０-９年\u3000:：、.．*]+")


class Role(StrEnum):
    """What a column holds."""

    NO = "no"
    MEASURE = "measure"
    TASK = "task"
    AIM = "aim"
    SUPPORT = "support"
    LEAD = "lead"
    UNIT = "unit"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class HeadRule:
    """A pattern of column heads with the role it gives, and heads that it must and must not match."""

    id: str
    role: Role
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@cache
def head_rules() -> tuple[HeadRule, ...]:
    """Return the rules for column heads in their order; raises RuleError where an entry is malformed."""
    data = _data()
    try:
        return tuple(
            HeadRule(
                entry["id"],
                Role(entry["role"]),
                re.compile(entry["pattern"]),
                tuple(entry["examples"]),
                tuple(entry["counters"]),
            )
            for entry in data["columns"]
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise RuleError(f"bad entry: {error}", where=f"{FILE}: columns") from error


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one named pattern; raises RuleError where it is missing or malformed."""
    try:
        return re.compile(_data()[name])
    except (KeyError, TypeError, re.error) as error:
        raise RuleError(f"bad pattern: {error}", where=f"{FILE}: {name}") from error


def support_predicate() -> str:
    """Return the head verb of what a co-operating unit has to do: 配合."""
    return str(_data()["support_predicate"])


def is_blank(text: str) -> bool:
    """Say whether a cell says nothing: empty, a dash, a slash, 无."""
    return pattern("blank_pattern").match(text) is not None


@cache
def _data() -> dict[str, Any]:
    text = files("extract").joinpath("data", FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def role_of(head: str) -> Role | None:
    """Return what a column with this head holds, or None where the head does not tell.

    >>> role_of("牵头单位（部门）"), role_of("完成 时限"), role_of("各单位要报告。")
    (<Role.LEAD: 'lead'>, <Role.DEADLINE: 'deadline'>, None)
    """
    bare = _LEFT_OUT.sub("", head)
    if not bare or len(bare) > _LONGEST_HEAD or re.search("[。；，]", bare):
        return None
    return next((rule.role for rule in head_rules() if rule.pattern.search(bare)), None)
