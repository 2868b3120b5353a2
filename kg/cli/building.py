"""The main job: sources in, a folder out, and the short report of what it now holds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

    from ..build import Artefact, BuildReport, Progress, Stage

STORE, PAGE, WORKBOOK = "graph.lbug", "graph.html", "责任清单.xlsx"
TOP = 10


def build_folder(
    paths: Sequence[str], out: Path, *, model: str | None, jobs: int, least: float, replace: bool
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
            artefacts=artefacts(),
            roots=[path for path in paths if Path(path).is_dir()],
            replace=replace,
            min_confidence=least,
            version="" if model else reading_version(),
            each=partial(map_in_processes, jobs=jobs, lost=lost),
            progress=progress,
        )
    write_report(report)
    code = outcome(len(report.documents), len(report.skipped))
    return ExitCode.PARTIAL if report.unfit and code is ExitCode.OK else code


def artefacts() -> tuple[Artefact, ...]:
    """Return what is made of the graph beside its records."""
    from ..build import Artefact

    logs = (f"{STORE}.wal", f"{STORE}.shadow")
    return (
        Artefact(STORE, _write_store, logs),
        Artefact(PAGE, _write_page),
        Artefact(WORKBOOK, _write_workbook),
    )


def write_report(report: BuildReport) -> None:
    """Write documents, norms by modality, the actors with most duties, and what was skipped to stdout."""
    counts = Counter(norm.modality for norm in report.norms)
    click.echo(f"{report.out}: {len(report.documents)} documents, {len(report.norms)} norms")
    if report.unchanged:
        click.echo(f"read before and unchanged: {len(report.unchanged)} sources")
    corrected = sum(norm.corrected is not None for norm in report.norms)
    if corrected:
        click.echo(f"corrected or added by hand: {corrected} norms")
    if report.removed:
        click.echo(f"gone: {printable('、'.join(report.removed))}")
    click.echo()
    write_table(("modality", "norms"), [(m.value, counts[m]) for m in Modality if counts[m]])
    bearers = top_bearers(report.graph)
    if bearers:
        click.echo()
        write_table(("top bearers", "norms"), bearers)
    if report.skipped:
        click.echo()
        write_table(("skipped", "why"), [(s.path, s.reason) for s in report.skipped])
    write_unfit(report.unfit)


def top_bearers(graph: networkx.MultiDiGraph[str], limit: int = TOP) -> list[tuple[str, int]]:
    """Return the actors that bear most norms, with their number, most first, then by name."""
    edges = graph.edges(data=True)
    bears = {(actor, norm) for actor, norm, values in edges if values["type"] == "BEARS"}
    counts = Counter(str(graph.nodes[actor]["name"]) for actor, _ in bears)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _write_store(
    path: Path, graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm]
) -> None:
    from ..stores import create_ladybug

    create_ladybug(path, graph)


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
