"""Automatic numbering 自动编号 of a .docx file: what Word prints before a paragraph and its text has not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .counting import printed
from .wordml import attribute, child, children, value_of

_SLOT = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its number format, its text (`第%1条`) and its first number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    digits: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance: lists with one `abstract` id count on from each other."""

    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Read the roots of numbering.xml and styles.xml, either of which may be None."""
        self._lists = _read_lists(numbering) if numbering is not None else {}
        self._styles = _read_styles(styles) if styles is not None else {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def number_of(self, properties: Any, style: str | None) -> str:
        """Return the number that Word prints before the next paragraph, or nothing: `第三条　`, `（二）`."""
        found = self._asked(properties, style)
        if found is None:
            return ""
        key, level = found
        numbered = self._lists.get(key)
        if numbered is None or level not in numbered.levels:
            return ""
        self._count(key, numbered, level)
        return self._print(numbered, level)

    def _asked(self, properties: Any, style: str | None) -> tuple[str, int] | None:
        """Return list and level that a paragraph or its styles name; list 0 is none."""
        key, level = _number_properties(properties)
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            own = self._styles[style]
            if key is None and own.key is not None:
                key = own.key
                if level is None:
                    level = self._level_of_style(key, seen) if own.level is None else own.level
            style = own.base
        return None if key in (None, "0") else (str(key), level or 0)

    def _level_of_style(self, key: str, styles: set[str]) -> int:
        levels = self._lists[key].levels if key in self._lists else {}
        return next((at for at, level in levels.items() if level.style in styles), 0)

    def _count(self, key: str, numbered: _List, level: int) -> None:
        counts = self._counts[numbered.abstract]
        if level in numbered.overrides and (key, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((key, level))
        start = numbered.overrides.get(level, numbered.levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        for outer in range(level):
            if outer in numbered.levels:
                counts.setdefault(outer, numbered.levels[outer].start)
        for inner in [at for at in counts if at > level]:
            restart = numbered.levels[inner].restart if inner in numbered.levels else None
            if restart is None or (restart and level < restart):
                del counts[inner]

    def _print(self, numbered: _List, level: int) -> str:
        counts, own = self._counts[numbered.abstract], numbered.levels[level]

        def fill(slot: re.Match[str]) -> str:
            at = int(slot[1]) - 1
            number_format = numbered.levels[at].format if at in numbered.levels else "decimal"
            return printed(counts.get(at, 1), "decimal" if own.digits and at < level else number_format)

        text = "" if own.format == "bullet" else _SLOT.sub(fill, own.text)
        return f"{text} " if text and (text[-1].isalnum() or text[-1] == ".") else text


@dataclass(frozen=True, slots=True)
class _Style:
    base: str | None
    key: str | None
    level: int | None


def _number_properties(properties: Any) -> tuple[str | None, int | None]:
    asked = child(properties, "numPr")
    level = value_of(child(asked, "ilvl"))
    return value_of(child(asked, "numId")), int(level) if level and level.isdecimal() else None


def _read_styles(root: Any) -> dict[str, _Style]:
    found = {}
    for style in children(root, "style"):
        key, level = _number_properties(child(style, "pPr"))
        found[attribute(style, "styleId") or ""] = _Style(value_of(child(style, "basedOn")), key, level)
    return found


def _read_lists(root: Any) -> dict[str, _List]:
    abstracts = {attribute(one, "abstractNumId") or "": one for one in children(root, "abstractNum")}
    found = {}
    for number in children(root, "num"):
        key = value_of(child(number, "abstractNumId")) or ""
        levels = _levels(_followed(abstracts, key))
        overrides: dict[int, int] = {}
        for override in children(number, "lvlOverride"):
            at = _whole(attribute(override, "ilvl"))
            start = value_of(child(override, "startOverride"))
            if start is not None:
                overrides[at] = _whole(start, 1)
            if (redefined := child(override, "lvl")) is not None:
                levels[at] = _level(redefined)
        found[attribute(number, "numId") or ""] = _List(key, levels, overrides)
    return found


def _followed(abstracts: dict[str, Any], key: str) -> Any:
    """Return the abstract list, that of a list style where it only names one."""
    abstract = abstracts.get(key)
    link = value_of(child(abstract, "numStyleLink"))
    if link is None:
        return abstract
    return next((one for one in abstracts.values() if value_of(child(one, "styleLink")) == link), abstract)


def _levels(abstract: Any) -> dict[int, _Level]:
    levels = ((_whole(attribute(level, "ilvl")), _level(level)) for level in children(abstract, "lvl"))
    return {at: level for at, level in levels if at < _LEVELS}


def _level(level: Any) -> _Level:
    restart = value_of(child(level, "lvlRestart"))
    return _Level(
        value_of(child(level, "numFmt")) or "decimal",
        value_of(child(level, "lvlText")) or "",
        _whole(value_of(child(level, "start")), 1),
        None if restart is None else _whole(restart),
        child(level, "isLgl") is not None,
        value_of(child(level, "pStyle")),
    )


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
