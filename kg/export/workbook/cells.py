"""How a value becomes a cell that a person reads, and how much room it takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from kg.export.escape import NOT_IN_CELLS, escape

CELL_LIMIT = 32_767
"""What a cell holds, in UTF-16 units."""
FIRST_DATE = date(1900, 3, 1)
"""Before it, spreadsheets disagree about which day a number is."""

_BREAK = re.compile(r"[ \t\u3000]*[\r\n][\s\u3000]*")
_WORD = re.compile(r"[0-9A-Za-z]")


def shown(text: str) -> str:
    r"""Return text as a cell shows it: line breaks joined, what nobody can see escaped, at most a cell long.

    感\r\n\r\n染肺炎 → 感染肺炎; between Latin letters or digits a blank stays; \x07 → `\u0007`.
    """
    return cut(escape(_BREAK.sub(_join, text), NOT_IN_CELLS))


def cut(text: str, limit: int = CELL_LIMIT) -> str:
    """Return `text` cut to `limit` UTF-16 units, saying so and how long it was, if it is longer."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * limit:
        return text
    note = f"……（共{len(text)}字，此处截断）"
    return units[: 2 * (limit - len(note))].decode("utf-16-le", "ignore") + note


def date_of(iso: str | None) -> date | str | None:
    """Return an ISO date as a date where a spreadsheet can hold it, else as it was: 2020-01-31 → the day."""
    if not iso:
        return None
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return day if day >= FIRST_DATE else iso


def width(text: str) -> int:
    """Return how many digits wide a text is: 市委A → 5."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines(text: str, column: float) -> int:
    """Return how many lines a wrapped text takes in a column so many digits wide, rather one too many."""
    room = max(2, int(column) // 2 * 2)
    return sum(max(1, -(-width(part) // room)) for part in text.split("\n"))


def _join(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return " " if _WORD.match(before) and _WORD.match(after) else ""
