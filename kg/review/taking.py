"""What a filled-in review workbook corrects 收回: its edits against what the folder says now.

An edit is a cell that differs from what the sheet said when it was made. It is taken unless somebody else has
corrected that field since; it makes no correction where the folder says the same already, so that taking a
workbook twice takes nothing the second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extract.model import Counterparty, Norm

from .applying import EVIDENCE
from .base import Base, NormBase
from .columns import DELETE, NORM_TABLE, NORMS
from .filled import Filled, FilledRow, Refused
from .model import ADDED, FIELDS, Change, Correction, Kind, Place, RuleUsed, Value, shown, value_of
from .state import State
from .taking_actors import taken_actors
from .taking_new import taken_new
from .values import CellError, cell_of, same, value_in

DueOf = Callable[[str | None, str | None], str | None]
"""(deadline, ISO date of the document) → the deadline's ISO date, or None."""
_HEADINGS = {column.field: column.heading for column in NORM_TABLE.columns}
_FIXED = ("document", "section", "clause", "sentence")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a workbook gives: corrections that are new, and what could not be taken."""

    corrections: tuple[Correction, ...]
    refused: tuple[Refused, ...]


def take(filled: Filled, state: State, *, at: str, by: str | None, due_of: DueOf) -> Taken:
    """Return the corrections of a workbook that the folder does not have yet, and every cell refused.

    Args:
        at, by: when and by whom they are said to be made.
        due_of: the date of a deadline that was corrected while its 到期日 was not.
    """
    work = _Taking(filled.base, state, due_of)
    found = [*work.norms(filled.rows[NORMS])]
    found += taken_new(work.new, filled.base, state, work.refused)
    found += taken_actors(filled, state, work.refused)
    stamped = tuple(replace(one, at=at, by=by) for one in found)
    return Taken(stamped, (*filled.refused, *work.refused))


class _Taking:
    """The rows of the norms' sheet, one after the other."""

    def __init__(self, base: Base, state: State, due_of: DueOf) -> None:
        self.base = {one.norm.id: one for one in base.norms}
        self.state = state
        self.due_of = due_of
        self.refused: list[Refused] = []
        self.new: list[FilledRow] = []
        """Rows without an id."""

    def norms(self, rows: tuple[FilledRow, ...]) -> Iterator[Correction]:
        """Yield what the rows that have an id correct; put the others aside."""
        by_id: defaultdict[str, list[FilledRow]] = defaultdict(list)
        for row in rows:
            if row.text("id"):
                by_id[row.text("id")].append(row)
            else:
                self.new.append(row)
        for name, copies in by_id.items():
            if name not in self.base:
                for row in copies:
                    self._refuse(row, "id", f"no row of this sheet had the number {name}; not taken")
            elif chosen := self._one_of(copies):
                yield from self._row(chosen, self.base[name])
        if rows and (missing := [one for one in self.base if one not in by_id]):
            text = self.base[missing[0]].norm.text
            why = f"{len(missing)} rows are gone ({text}, …): nothing was deleted; 操作 {DELETE} does that"
            self.refused.append(Refused(NORMS, why))

    def _one_of(self, copies: list[FilledRow]) -> FilledRow | None:
        """Return the one row of a number; of equal copies the first, of different ones none."""
        first = copies[0]
        equal = all(_cells(row) == _cells(first) for row in copies)
        for row in copies[1:] if equal else copies:
            others = "、".join(other.place() for other in copies if other is not row)
            done = "taken once" if equal else "none of them was taken; a new row has no number"
            self._refuse(row, "id", f"the same number stands at {others}; {done}")
        return first if equal else None

    def _row(self, row: FilledRow, base: NormBase) -> Iterator[Correction]:
        self._check_fixed(row, base)
        action = row.text("action") if "action" in row.cells else DELETE if base.deleted else ""
        if action not in ("", DELETE):
            self._refuse(row, "action", f"操作 is {action}; write {DELETE} or nothing")
            return
        found = self.state.find(base.place)
        norm = found.norm if found else None
        if (action == DELETE) != base.deleted:
            yield from self._deleted_or_restored(action == DELETE, norm, base.place)
        if action == DELETE:
            return
        changes = tuple(self._changes(row, base, norm))
        if changes:
            place = self.state.place(norm) if found and found.same and norm else base.place
            rules = tuple(_rules(norm, changes)) if norm else ()
            correction = Correction(Kind.CHANGE, "", place=place, changes=changes, rules=rules)
            if norm or not self._known(correction):
                yield correction

    def _deleted_or_restored(self, delete: bool, norm: Norm | None, place: Place) -> Iterator[Correction]:
        kind = Kind.DELETE if delete else Kind.RESTORE
        if norm is None:
            correction = Correction(kind, "", place=place)
            if not self._known(correction):
                yield correction
        elif self.state.is_deleted(norm) != delete:
            rules = tuple(_all_wrong(norm)) if delete else ()
            yield Correction(kind, "", place=self.state.place(norm), rules=rules)

    def _changes(self, row: FilledRow, base: NormBase, norm: Norm | None) -> Iterator[Change]:
        """Yield the fields that the row changes, a 到期日 that follows from a 时限 too."""
        now = self.state.now.get(norm.id) if norm else None
        edited = dict(self._edited(row, base))
        if "deadline" in edited and "due" not in edited:
            edited["due"] = self._due(edited["deadline"], base)
        for field in FIELDS:
            if field not in edited:
                continue
            was, after = value_of(base.norm, field), edited[field]
            is_now = value_of(now, field) if now else was
            touched = now is not None and (now.corrected == ADDED or field in (now.corrected or "").split())
            if is_now == after:
                continue
            if touched and is_now != was:
                why = f"was corrected since this sheet was made: it is {shown(is_now)} now"
                self._refuse(row, field, why)
            else:
                yield Change(field, is_now, after)

    def _due(self, deadline: Value, base: NormBase) -> str | None:
        document = self.state.documents.get(base.place.doc)
        return self.due_of(str(deadline) if deadline else None, document.date if document else None)

    def _edited(self, row: FilledRow, base: NormBase) -> Iterator[tuple[str, Value]]:
        """Yield the fields whose cells differ from what the sheet said, with their new values."""
        for field in FIELDS:
            if field not in row.cells or same(row.cells[field], cell_of(base.norm, field)):
                continue
            if field in row.formulas:
                self._refuse(row, field, "holds a formula; write the value")
                continue
            try:
                yield field, value_in(row.cells[field], field)
            except CellError as error:
                self._refuse(row, field, str(error))

    def _check_fixed(self, row: FilledRow, base: NormBase) -> None:
        said = {
            "document": base.document,
            "section": base.section,
            "clause": base.norm.text,
            "sentence": base.norm.sentence,
        }
        for field in _FIXED:
            if field in row.cells and not same(row.cells[field], said[field]):
                why = f"{_HEADINGS[field]} cannot be changed; delete this row and add a new one"
                self._refuse(row, field, why)

    def _known(self, correction: Correction) -> bool:
        """Whether a correction of a norm that is not there any more has been taken before."""
        return any(
            replace(one, at="", by=None, rules=()) == replace(correction, rules=())
            for one in self.state.corrections
        )

    def _refuse(self, row: FilledRow, field: str, why: str) -> None:
        self.refused.append(Refused(row.place(field), why))


def _cells(row: FilledRow) -> dict[str, object]:
    return {name: cell for name, cell in row.cells.items() if cell not in (None, "")}


def _rules(norm: Norm, changes: tuple[Change, ...]) -> Iterator[RuleUsed]:
    """Yield the rules that had given the values which a change takes away."""
    for change in changes:
        if change.before != value_of(norm, change.field):
            continue  # a person's value, not a rule's
        after = change.after if isinstance(change.after, tuple) else (change.after,)
        stays = {one.name if isinstance(one, Counterparty) else one for one in after}
        for one in norm.evidence:
            if one.field == EVIDENCE.get(change.field, change.field) and one.value not in stays:
                yield RuleUsed(change.field, one.rule)


def _all_wrong(norm: Norm) -> Iterator[RuleUsed]:
    """Yield the rule by which a clause became a norm."""
    yield from (RuleUsed("norm", one.rule) for one in norm.evidence[:1] if one.field == "modality")
