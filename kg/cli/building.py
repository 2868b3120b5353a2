"""The main job: sources in, a folder out, and the short report of what it now holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.model import Document, Modality, Norm, Skipped, SourceText

from ..engines.processes import map_in_processes
from .exits import ExitCode
from .extraction import extract_text, lost, read_all
from .records import outcome, report_skipped
from .reviewing import write_unfit
from .tables import write_table
from .terminal import printable, say

if TYPE_CHECKING:
    import networkx

    from ..artefacts import Artefact
    from ..build import BuildReport, Progress, Stage
    from ..made import Change

STORE, PAGE, WORKBOOK = "graph.lbug", "graph.html", "责任清单.xlsx"
MOST = 20_000
"""Norms up to which the page and the workbook are made where nobody says it: what a browser opens in seconds
and a person can go through. They are made of everything each time, and cost more than all else.
"""
TOP = 10


class Files(StrEnum):
    """Which files for people a build makes beside records and store."""

    AUTO = "auto"
    ALL = "all"
    NONE = "none"


def build_folder(
    paths: Sequence[str],
    out: Path,
    *,
    model: str | None,
    jobs: int,
    least: float,
    replace: bool,
    files: Files = Files.AUTO,
) -> ExitCode:
    """Bring `out` up to date with the sources under `paths`, report, and return how it went.

    Raises StoreError if the folder cannot be written, ReadError and RuleError as extraction does.
    """
    from extract.version import reading_version

    from ..build import build

    items = read_all(paths)
    if not any(isinstance(item, SourceText) for item in items):
        for item in items:
            if isinstance(item, Skipped):
                report_skipped(item)
        return ExitCode.FAILURE
    with shown_progress() as progress:
        report = build(
            items,
            out,
            extract=partial(extract_text, model=model),
            artefacts=artefacts(files),
            roots=[path for path in paths if Path(path).is_dir()],
            replace=replace,
            min_confidence=least,
            version="" if model else reading_version(),
            each=partial(map_in_processes, jobs=jobs, lost=lost),
            progress=progress,
        )
    write_report(report)
    code = outcome(report.made.count.documents, len(report.skipped))
    return ExitCode.PARTIAL if report.unfit and code is ExitCode.OK else code


def artefacts(files: Files = Files.AUTO) -> tuple[Artefact, ...]:
    """Return what is made of the graph beside its records."""
    from ..artefacts import Artefact

    most = {Files.AUTO: MOST, Files.ALL: None, Files.NONE: -1}[files]
    logs = (f"{STORE}.wal", f"{STORE}.shadow")
    return (
        Artefact(STORE, _write_store, logs, _change_store),
        Artefact(PAGE, _write_page, most=most),
        Artefact(WORKBOOK, _write_workbook, most=most),
    )


def write_report(report: BuildReport) -> None:
    """Write documents, norms by modality, the actors with most duties, and what was skipped to stdout."""
    count = report.made.count
    click.echo(f"{report.out}: {count.documents} documents, {count.norms} norms")
    if report.unchanged:
        click.echo(f"read before and unchanged: {len(report.unchanged)} sources")
    if count.corrected:
        click.echo(f"corrected or added by hand: {count.corrected} norms")
    if report.removed:
        click.echo(f"gone: {printable('、'.join(report.removed))}")
    if report.left_out:
        click.echo(f"not made: {'、'.join(report.left_out)} {_instead(report.out, count.norms)}")
    click.echo()
    write_table(
        ("modality", "norms"), [(m.value, count.by_modality[m]) for m in Modality if count.by_modality[m]]
    )
    bearers = top_bearers(report.out)
    if bearers:
        click.echo()
        write_table(("top bearers", "norms"), bearers)
    if report.skipped:
        click.echo()
        write_table(("skipped", "why"), [(s.path, s.reason) for s in report.skipped])
    write_unfit(report.unfit)


def top_bearers(out: Path, limit: int = TOP) -> list[tuple[object, ...]]:
    """Return the actors that bear most norms by the store of a folder, with their number, most first."""
    from ..folder import settled
    from ..stores import open_ladybug
    from ..stores.cypher_files import statement

    if not (out / STORE).exists():
        return []
    with settled(out), closing(open_ladybug(out / STORE)) as store:
        most = statement("page", "most-borne", store.dialect).text
        return [*store.query(most, {"limit": limit}).rows]


def _instead(out: Path, norms: int) -> str:
    """Return how the files that were not made can be had."""
    why = f"of more than {MOST:,} norms" if norms > MOST else "as you said"
    return f"({why}; zeren serve {out} shows the graph, zeren view and zeren export make files; --files all)"


def _write_store(
    path: Path, graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm]
) -> None:
    from ..stores import create_ladybug

    create_ladybug(path, graph)


def _change_store(path: Path, change: Change) -> None:
    from ..stores import change_ladybug

    change_ladybug(path, change.documents, change.graph)


def _write_page(
    path: Path, graph: networkx.MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]
) -> None:
    from ..view import write_page

    write_page(path, graph, documents, norms, title="责任图谱")


def _write_workbook(
    path: Path, graph: networkx.MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]
) -> None:
    from ..export import export

    export("xlsx", graph, documents, norms, path)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give what draws a bar on stderr if that is a terminal; in a pipe only a wait for others is said."""
    if not sys.stderr.isatty():
        yield _say_waiting
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(stage: Stage, done: int, total: int) -> None:
            bar.update(task, description=stage.value.capitalize(), completed=done, total=total)

        yield show


def _say_waiting(stage: Stage, _done: int, _total: int) -> None:
    from ..build import Stage as Stages

    if stage is Stages.WAITING:
        say("zeren: waiting for another build in this folder")
