"""Review: the sheet out, the sheet in, and what it has corrected, told to the one who runs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .exits import ExitCode
from .tables import TableFormat, write_table

if TYPE_CHECKING:
    from ..review import Correction, Unfit
    from ..review.state import State
    from ..review.taking import Taken


def export_sheet(directory: Path, output: Path) -> None:
    """Write the review workbook of a folder, all of it or nothing."""
    from ..amending import read_state
    from ..export.atomic import write_file
    from ..review.sheet import write_review

    applied = read_state(directory).applied
    write_file(output, lambda path: write_review(path, applied))


def apply_sheet(directory: Path, sheet: Path, *, by: str | None, at: object) -> ExitCode:
    """Take a filled-in workbook into a folder, report, and return whether all of it was taken."""
    from extract.norms.qualifiers import due_date

    from ..amending import amend
    from ..review.filled import read_filled
    from ..review.taking import take
    from .building import artefacts, shown_progress

    filled = read_filled(sheet)
    when = at if isinstance(at, datetime) else datetime.now(UTC)
    stamp = when.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    found: list[Taken] = []

    def taken(state: State) -> tuple[Correction, ...]:
        found.append(take(filled, state, at=stamp, by=by, due_of=due_date))
        return found[0].corrections

    with shown_progress() as progress:
        amended = amend(directory, taken, artefacts=artefacts(), progress=progress)
    counts = Counter(one.kind for one in amended.corrections)
    said = "、".join(f"{count} {kind}" for kind, count in counts.items()) or "nothing new"
    click.echo(f"{directory}: {said}")
    refused = [(one.where, one.why) for one in found[0].refused]
    if refused:
        click.echo()
        write_table(("not taken", "why"), refused)
    unfit = amended.report.unfit if amended.report else ()
    write_unfit(unfit)
    return ExitCode.PARTIAL if refused or unfit else ExitCode.OK


def write_unfit(unfit: Iterable[Unfit]) -> None:
    """Write the corrections that do not fit any more, by their line in corrections.jsonl."""
    rows = [(f"corrections.jsonl:{one.number}", one.what, one.why) for one in unfit]
    if rows:
        click.echo()
        write_table(("kept, but does not fit", "what", "why"), rows)


def write_stats(directory: Path, form: TableFormat) -> None:
    """Write how often each rule was corrected to stdout."""
    from ..amending import read_state
    from ..review.stats import rule_counts

    rows = [
        (one.field, one.rule, one.corrected, one.used, round(one.share, 3))
        for one in rule_counts(read_state(directory))
    ]
    write_table(("field", "rule", "corrected", "used", "share"), rows, form)
