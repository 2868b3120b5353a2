"""Tables of tasks 任务分解表: which columns hold tasks, units and deadlines, and what each row says.

The heads of columns are told by words (`extract/data/tasks.yaml`); a merged cell counts in each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..blocks import Charge, Phrase
from .grid import Field, Table
from .taskwords import Role, is_blank, role_of
from .units import Units, read_units

_HEAD_ROWS = 4
"""How many rows are looked at for the heads of the columns: a title can stand above them."""
_LONGEST_DEADLINE = 40


@dataclass(frozen=True, slots=True)
class Task:
    """A cell that says what is to be done, and what its row says beside it."""

    field: Field
    charge: Charge


_UNITS = (Role.LEAD, Role.UNIT, Role.SUPPORT)
_DUTIES = (Role.MEASURE, Role.TASK)


def read_tasks(table: Table) -> list[Task]:
    """Return the tasks of a table row by row; none where its heads do not show a table of tasks."""
    found = _heads(table)
    if found is None:
        return []
    first, roles = found
    heads = {tuple(cell.text for cell in row if cell) for row in table.rows[:first]}
    rows = [
        number
        for number in range(first, len(table.rows))
        if not _is_group(table.rows[number])
        and tuple(cell.text for cell in table.rows[number] if cell) not in heads
    ]
    return list(_tasks(table, rows, roles))


def _heads(table: Table) -> tuple[int, tuple[Role | None, ...]] | None:
    """Return the first row below the heads and the role of each column, or None."""
    for number, row in enumerate(table.rows[:_HEAD_ROWS]):
        roles = _roles(row)
        if not _tells(roles):
            continue
        below = number + 1
        while below < min(len(table.rows) - 1, number + _HEAD_ROWS) and _is_head(table.rows[below], row):
            own = _roles(table.rows[below])
            roles = tuple(new or old for new, old in zip(own, roles, strict=True))
            below += 1
        return (below, roles) if below < len(table.rows) else None
    return None


def _roles(row: Sequence[Field | None]) -> tuple[Role | None, ...]:
    return tuple(role_of(cell.text) if cell else None for cell in row)


def _tells(roles: Sequence[Role | None]) -> bool:
    """Say whether heads show a table of tasks: something to do, and who does it or by when."""
    duty = any(role in _DUTIES for role in roles)
    return duty and any(role in _UNITS or role is Role.DEADLINE for role in roles)


def _is_head(row: Sequence[Field | None], above: Sequence[Field | None]) -> bool:
    """Say whether a row goes on with the heads: all its own cells are heads, or merged with those above."""
    own = [cell for cell, upper in zip(row, above, strict=True) if cell is not None and cell is not upper]
    own = [cell for cell in own if cell.text.strip()]
    return bool(own) and all(role_of(cell.text) is not None for cell in own) and len(own) < len(row)


def _is_group(row: Sequence[Field | None]) -> bool:
    """Say whether one cell takes up the whole row: 一、安全生产方面（5项）."""
    return len({id(cell) for cell in row if cell is not None and cell.text.strip()}) < 2


def _tasks(table: Table, rows: Sequence[int], roles: Sequence[Role | None]) -> Iterator[Task]:
    """Yield each task cell once for each leading side that its rows name, in text order."""
    grouped: dict[tuple[int, tuple[Phrase, ...]], list[tuple[Field, Charge]]] = {}
    for number in rows:
        row = table.rows[number]
        units = _units(row, roles)
        deadline = _deadline(row, roles)
        for field, whole in _duties(row, roles):
            charge = Charge(units.leads, units.supports, deadline, table.row_span(number), whole)
            grouped.setdefault((field.place.start, units.leads), []).append((field, charge))
    for (_, leads), group in sorted(grouped.items(), key=lambda item: item[0][0]):
        yield Task(group[0][0], _joined(leads, [charge for _, charge in group]))


def _joined(leads: tuple[Phrase, ...], charges: Sequence[Charge]) -> Charge:
    """Return the charge of a task cell that covers several rows; a deadline they do not share is none."""
    supports = tuple(dict.fromkeys(phrase for charge in charges for phrase in charge.supports))
    deadlines = {charge.deadline.text if charge.deadline else None for charge in charges}
    row = min(charge.row[0] for charge in charges), max(charge.row[1] for charge in charges)
    deadline = charges[0].deadline if len(deadlines) == 1 else None
    return Charge(leads, supports, deadline, row, any(charge.whole for charge in charges))


def _duties(row: Sequence[Field | None], roles: Sequence[Role | None]) -> Iterator[tuple[Field, bool]]:
    """Yield the cells of a row that say what is to be done, and whether each is a duty whatever its form."""
    cells: dict[Role, list[Field]] = {}
    for cell, role in zip(row, roles, strict=True):
        if cell is not None and role is not None and not is_blank(cell.text):
            known = cells.setdefault(role, [])
            if all(cell is not other for other in known):
                known.append(cell)
    measures = cells.get(Role.MEASURE) or cells.get(Role.TASK, [])
    yield from ((cell, True) for cell in measures)
    yield from ((cell, False) for cell in cells.get(Role.AIM, []))
    if measures:
        schedules = (cell for cell in cells.get(Role.DEADLINE, []) if len(cell.text) > _LONGEST_DEADLINE)
        yield from ((cell, False) for cell in schedules)


def _units(row: Sequence[Field | None], roles: Sequence[Role | None]) -> Units:
    """Return who leads and who co-operates in a row: 牵头 first, then those responsible."""
    leads: list[Phrase] = []
    supports: list[Phrase] = []
    for wanted in _UNITS:
        for cell, role in zip(row, roles, strict=True):
            if cell is not None and role is wanted and not is_blank(cell.text):
                found = read_units(cell, supporting=wanted is Role.SUPPORT)
                leads += [phrase for phrase in found.leads if phrase not in leads]
                supports += [phrase for phrase in found.supports if phrase not in supports]
    return Units(tuple(leads), tuple(supports))


def _deadline(row: Sequence[Field | None], roles: Sequence[Role | None]) -> Phrase | None:
    for cell, role in zip(row, roles, strict=True):
        if cell is None or role is not Role.DEADLINE or is_blank(cell.text):
            continue
        text = cell.text.strip()
        if len(text) <= _LONGEST_DEADLINE:
            start = cell.place.start + cell.text.index(text)
            return Phrase(text, start, start + len(text))
    return None
