"""How a norm's values stand in cells, and what a filled-in cell says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from extract.model import Counterparty, Modality, Norm, Role
from kg.export.escape import unescape
from kg.export.workbook.cells import date_of, shown
from kg.export.workbook.words import MODALITIES, NO_BEARER, ROLES

from .columns import MARKERS
from .model import Value, value_of

Cell = str | date | None

_OPEN, _CLOSE = "（(〔[《“", "）)〕]》”"
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PARTY = re.compile(r"(.+)[（(]([^（）()]+)[）)]", re.DOTALL)
_NAME_OF = {marker: name for name, marker in MARKERS.items()}
_MODALITY_OF = {word: Modality(value) for value, word in MODALITIES.items()}
_ROLE_OF = {word: Role(value) for value, word in ROLES.items()}


class CellError(ValueError):
    """What is wrong with a cell's content, for the person who filled it in."""


def cell_of(norm: Norm, field: str) -> Cell:
    """Return what the cell of one field is made of: text, not yet as `shown` shows it, or a date."""
    value = value_of(norm, field)
    if field == "due":
        return date_of(norm.due)
    if field == "modality":
        return MODALITIES[norm.modality]
    if isinstance(value, tuple):
        return joined(_party(one) if isinstance(one, Counterparty) else _bearer(one) for one in value)
    return value


def same(cell: Cell, made_of: Cell) -> bool:
    """Whether a cell says what it was made of: blanks at the ends and kinds of line break do not count."""
    return _plain(cell) == _plain(shown(made_of) if isinstance(made_of, str) else made_of)


def value_in(cell: Cell, field: str) -> Value:
    """Return the value that a filled-in cell gives one field.

    Raises CellError if it gives none: `下周` as 到期日.
    """
    text = _plain(cell)
    if field == "modality":
        if text not in _MODALITY_OF:
            raise CellError(f"要求类型 is {text or 'empty'}, not one of {'、'.join(_MODALITY_OF)}")
        return str(_MODALITY_OF[text])
    if field == "bearers":
        return tuple(MARKERS.get(one, one) for one in split(text) if one != NO_BEARER)
    if field == "counterparties":
        return tuple(_counterparty(one) for one in split(text))
    if field == "due":
        return _day(cell, text)
    if field == "predicate" and not text:
        raise CellError("谓语 is empty; fill in the verb")
    return unescape(text) or None


def joined(names: Iterable[str]) -> str:
    """Return names as one cell: 、 between them, ； where a name holds a 、 of its own."""
    names = list(names)
    if any("、" in _outside(name) for name in names):
        return "；".join(names) + ("；" if len(names) == 1 else "")
    return "、".join(names)


def split(text: str) -> list[str]:
    """Return the names in a cell, once each: `市委、党委（党组、工委）` → 市委, 党委（党组、工委）."""
    outer = _outside(text)
    marks = "；;\n" if re.search("[；;\n]", outer) else "、"
    found, last = [], 0
    for at, char in enumerate(f"{outer}{marks[0]}"):
        if char in marks:
            found.append(unescape(text[last:at].strip()))
            last = at + 1
    return list(dict.fromkeys(filter(None, found)))


def _outside(text: str) -> str:
    """Return a text of the same length with what stands in brackets blanked, if its brackets are closed."""
    depth, chars = 0, []
    for char in text:
        depth -= char in _CLOSE and depth > 0
        chars.append(" " if depth else char)
        depth += char in _OPEN
    return "".join(chars) if depth == 0 else text


def _plain(cell: Cell) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    # openpyxl takes Excel's escape of an underscore out of any text, whether Excel has put it there or not
    return (cell or "").replace("\r\n", "\n").replace("x005F_", "").strip()


def _bearer(name: str) -> str:
    return _NAME_OF.get(name, name)


def _party(one: Counterparty) -> str:
    return f"{one.name}（{ROLES[one.role]}）"


def _counterparty(text: str) -> Counterparty:
    match = _PARTY.fullmatch(text)
    if match is None or match[2].strip() not in _ROLE_OF:
        raise CellError(f"对象 {text} has no role; write 名称（角色）, the role one of {'、'.join(_ROLE_OF)}")
    return Counterparty(match[1].strip(), _ROLE_OF[match[2].strip()])


def _day(cell: Cell, text: str) -> str | None:
    if not text:
        return None
    match = _DAY.fullmatch(text)
    if not isinstance(cell, date) and match:
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            match = None
    if not isinstance(cell, date) and match is None:
        raise CellError(f"到期日 is {text}, not a date like 2024-03-31")
    return text
