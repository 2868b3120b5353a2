"""Blocks of a table: the paragraphs of its cells, those of a table of tasks with what their row says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import Block, BlockKind, Charge
from .glued import unglue
from .grid import Field, Table
from .lines import cut_pieces
from .paragraphs import heal
from .tasks import read_tasks

_SENTENCE = re.compile("[。；;！]")


def table_blocks(text: str, table: Table, section: str | None) -> list[Block]:
    """Return the blocks of a table of the source text `text`, in the order of its cells.

    Of a table of tasks the task cells are text, all others are not. Of any other table the cells that hold a
    whole sentence are.
    """
    tasks = read_tasks(table)
    charges: dict[int, list[Charge]] = {}
    for task in tasks:
        charges.setdefault(task.field.place.start, []).append(task.charge)
    blocks: list[Block] = []
    for cell in table.cells:
        own = charges.get(cell.place.start) if cell.text.strip() else None
        reads = bool(own) or (not tasks and _SENTENCE.search(cell.text) is not None)
        kind = BlockKind.BODY if reads else BlockKind.OTHER
        for charge in own or (None,):
            blocks += _cell_blocks(text, cell, kind, section, charge)
    return blocks


def _cell_blocks(
    text: str, cell: Field, kind: BlockKind, section: str | None, charge: Charge | None
) -> Iterator[Block]:
    for paragraph in unglue(heal([*cut_pieces(text, cell.place.start, cell.place.end)])):
        passage = paragraph.body or paragraph.passage
        number = paragraph.mark.printed if paragraph.mark and paragraph.body else ""
        yield Block(kind, passage.text, passage.offsets(), section, number, 1 if number else 0, charge)
