"""责任清单.xlsx: what an office takes home, one row a norm, the source sentence beside it.

Four sheets: 责任清单 (norms), 按主体 (bearers), 文件 (documents), 说明 (what the columns mean). It is for
reading, so it shows words for codes, names for `<addressees>`, and joins a sentence that the source breaks
over lines; `norms.jsonl` has every value as it is. `cells.shown` says how any text becomes a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm

if TYPE_CHECKING:
    import networkx


def write_workbook(
    graph: networkx.MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm], path: Path
) -> None:
    """Write the workbook; the same input gives the same bytes.

    Raises:
        ExportError: more norms than a sheet has rows (1,048,575).
    """
    from kg.export.workbook.notes import note_lines
    from kg.export.workbook.rows import bearer_rows, document_rows, duty_rows
    from kg.export.workbook.sheets import Book
    from kg.export.workbook.words import BEARERS, DOCUMENTS, DUTIES

    with Book(path) as book:
        book.add_table(DUTIES, duty_rows(documents, norms))
        book.add_table(BEARERS, bearer_rows(graph, documents, norms))
        book.add_table(DOCUMENTS, document_rows(documents, norms))
        book.add_notes(note_lines(documents, norms))
