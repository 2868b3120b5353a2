"""A folder built of a few real sentences, and its review workbook as a person fills it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extract import extract
from extract.model import Extraction, Norm, SourceText
from extract.norms.qualifiers import due_date
from kg.amending import Amended, amend, read_state
from kg.artefacts import Artefact
from kg.build import BuildReport, build
from kg.folder import read_records
from kg.review.filled import Refused, read_filled
from kg.review.model import Correction
from kg.review.sheet import write_review
from kg.review.state import State
from kg.review.taking import take

NOTICE = """关于做好防汛工作的通知

各县委组织部：

各级党组织要及时向市委报告有关情况。党员干部必须坚守岗位。

严禁任何单位瞒报灾情。各部门应当在2024年5月1日前完成检查。

中共大同市委组织部
2024年3月1日
"""
AT = "2026-01-02T00:00:00Z"
Edit = Callable[[Any], None]


@dataclass(slots=True)
class Sheet:
    """One sheet of an open workbook, its cells by row text and heading."""

    cells: Any

    @property
    def heads(self) -> dict[str, int]:
        return {cell.value: cell.column for cell in self.cells[1] if cell.value}

    def row(self, text: str) -> int:
        """Return the number of the first row in which a cell says `text`."""
        filled = {self.heads.get("合并到"), self.heads.get("应归为")}
        return next(
            row[0].row
            for row in self.cells.iter_rows(min_row=2)
            if text in [cell.value for cell in row if cell.column not in filled]
        )

    def set(self, text: str, **values: object) -> str:
        """Fill in cells of the row that says `text`; return the address of the last one."""
        return self.fill(self.row(text), **values)

    def fill(self, row: int, **values: object) -> str:
        for heading, value in values.items():
            cell = self.cells.cell(row, self.heads[heading])
            cell.value = value
        return f"{self.cells.title}!{cell.coordinate}"

    def add(self, **values: object) -> str:
        return self.fill(self.cells.max_row + 1, **values)


class Desk:
    """Where an office keeps its notices and reviews them."""

    def __init__(self, home: Path) -> None:
        self.home, self.out, self.review = home, home / "out", home / "review.xlsx"
        self.refused: tuple[Refused, ...] = ()

    def build(
        self, extract: Callable[[SourceText], Extraction] = extract, **texts: str
    ) -> BuildReport:
        """Build the folder of the texts, by document id."""
        sources = [SourceText(name, str(self.home / f"{name}.txt"), text) for name, text in texts.items()]
        return build(sources, self.out, extract=extract)

    def export(self) -> Path:
        write_review(self.review, read_state(self.out).applied)
        return self.review

    def edit(self, change: Callable[[Sheet, Sheet, Sheet, Any], object]) -> object:
        """Let `change` edit the sheets of norms, actors and names of a fresh workbook."""
        book = openpyxl.load_workbook(self.export())
        found = change(Sheet(book["核改"]), Sheet(book["主体"]), Sheet(book["称谓"]), book)
        book.save(self.review)
        return found

    def apply(self, *, artefacts: tuple[Artefact, ...] = ()) -> Amended:
        filled = read_filled(self.review)

        def taken(state: State) -> tuple[Correction, ...]:
            found = take(filled, state, at=AT, by="张三", due_of=due_date)
            self.refused = found.refused
            return found.corrections

        return amend(self.out, taken, artefacts=artefacts)

    def correct(self, text: str, **values: object) -> Amended:
        """Fill in one row of a fresh workbook and take it back."""
        self.edit(lambda norms, *_: norms.set(text, **values))
        return self.apply()

    def norms(self) -> dict[str, Norm]:
        """Return the norms of the folder by their clauses."""
        return {norm.text: norm for norm in read_records(self.out).norms}

    def norm(self, text: str) -> Norm:
        return self.norms()[text]

    def bytes(self) -> Mapping[str, bytes]:
        return {one.name: one.read_bytes() for one in sorted(self.out.iterdir()) if one.is_file()}


def reading(source: SourceText, **by_clause: Mapping[str, object]) -> Extraction:
    """Extract as a newer version would that reads some clauses otherwise; None drops the norm."""
    found = extract(source)
    norms = []
    for norm in found.norms:
        said = by_clause.get(norm.text, {})
        if said is not None:
            norms.append(replace(norm, **said))  # type: ignore[arg-type]
    return Extraction(found.source, found.documents, tuple(norms))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def built(desk: Desk) -> Desk:
    """Return a desk with the notice built."""
    desk.build(notice=NOTICE)
    return desk
