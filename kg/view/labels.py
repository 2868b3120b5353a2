"""Labels: how wide a text is drawn, and how it is broken over lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

NARROW = 0.58
"""Width of a Latin letter or digit in ems; a Chinese character is 1."""
LINE = 1.3
"""Height of a line in ems."""


OPENING, CLOSING = "（〔《“‘(", "）〕》”’)，。、；：？！"
"""No line ends with the first or begins with the others."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of a label and its size in ems."""

    lines: tuple[str, ...]
    width: float
    height: float


def measure(text: str) -> float:
    """Return the width of `text` in ems. 市委A → 2.58"""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else NARROW for char in text)


def wrap(text: str, width: float, lines: int) -> Label:
    """Return `text` on at most `lines` lines of at most `width` ems, evenly filled, cut off with ….

    公安部门基层党组织 at width 5 → 公安部门 / 基层党组织
    """
    plain = " ".join(printable(text).split())
    total = measure(plain)
    count = max(1, min(lines, -int(-total // width)))
    even = min(width, max(total / count, 1.0) + 0.5)
    if total > width * lines:
        even = width
    rows: list[str] = []
    row = ""
    for char in plain:
        if row and len(rows) < lines - 1 and measure(row + char) > even and char not in CLOSING:
            held = row[-1] if row[-1] in OPENING and len(row) > 1 else ""
            rows.append(row.removesuffix(held).strip())
            row = held
        row += char
    rows.append(_cut(row.strip(), width + 0.5))
    return Label(tuple(rows), max(map(measure, rows)), len(rows) * LINE)


def printable(text: str) -> str:
    """Return `text` with a blank for each control, format or surrogate character: those draw nothing."""
    return "".join(" " if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in text)


def _cut(text: str, width: float) -> str:
    if measure(text) <= width:
        return text
    while text and measure(text) > width - 1:
        text = text[:-1]
    return text + "…"
