"""Gathers gold norms and predictions, has them scored, and writes the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

import click

from extract.errors import ReadError
from extract.evaluate import Difference, DocumentReport, Facet, Report, Score, Value, evaluate
from extract.model import Norm, Skipped

from .tables import write_json, write_table
from .terminal import printable


class ReportFormat(StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"


def score(gold: Sequence[Path], *, against: Path | None = None, model: str | None = None) -> Report:
    """Score the norms of `against`, or those extracted from the .txt beside each gold file.

    Of a folder's corrections.jsonl the corrected clauses are gold, against what its texts are extracted to.
    Raises ReadError if a gold file has no text or no prediction beside it.
    """
    from ..records import read_norms
    from ..review import CORRECTIONS

    corrected = [path for path in gold if path.name == CORRECTIONS]
    if corrected and against:
        what, hint = "corrections are scored on their folder's texts", "leave out --against"
        raise ReadError(what, where=str(corrected[0]), hint=hint)
    files = list(_gold_files([path for path in gold if path not in corrected]))
    if against and not against.is_dir() and len(files) > 1:
        raise ReadError(
            "one prediction file for several gold files", where=str(against), hint="give a folder"
        )
    stems = Counter(path.stem for path in files)
    pairs = []
    for path in files:
        predicted = read_norms(_counterpart(path, against)) if against else _extracted(path, model)
        name = path.stem if stems[path.stem] == 1 else path.with_suffix("").as_posix()
        pairs.append((name, read_norms(path), predicted))
    pairs += [pair for path in corrected for pair in _corrected(path.parent, model)]
    return evaluate(pairs)


def write_report(report: Report, form: ReportFormat, *, errors: bool) -> None:
    """Write all scores to stdout, with every difference if `errors`."""
    if form is ReportFormat.JSON:
        write_json(_json(report, errors))
        return
    if errors:
        for document in report.documents:
            _write_differences(document)
    columns = ("document", "gold", "pred", *(f"{facet} F1" for facet in Facet))
    write_table(columns, [_row(d) for d in report.documents])
    rows = [
        (facet.value, *(f"{x:.3f}" for x in (s.precision, s.recall, s.f1)), s.gold, s.predicted)
        for facet, s in report.overall.items()
    ]
    click.echo()
    write_table(("all", "P", "R", "F1", "gold", "pred"), rows)


def _gold_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
        if not files:
            raise ReadError("no .jsonl files in this folder", where=str(path))
        yield from files


def _counterpart(gold: Path, against: Path) -> Path:
    if not against.is_dir():
        return against
    path = against / gold.name
    if not path.exists():
        raise ReadError("no prediction for this gold file", where=str(gold), hint=f"expected {path}")
    return path


def _extracted(gold: Path, model: str | None) -> list[Norm]:
    """Return all norms of the text beside the gold file, its documents' norms pooled."""
    from extract import extract
    from extract.read import read_sources

    norms: list[Norm] = []
    for source in read_sources([gold.with_suffix(".txt")]):
        if isinstance(source, Skipped):
            raise ReadError(source.reason, where=source.path, hint="a gold file needs its text beside it")
        norms.extend(extract(source, model=model).norms)
    return norms


def _corrected(directory: Path, model: str | None) -> list[tuple[str, list[Norm], list[Norm]]]:
    from ..amending import read_state
    from ..review.gold import judged
    from .extraction import extract_text

    found = [
        (one.doc, list(one.gold), list(one.predicted))
        for one in judged(read_state(directory), partial(extract_text, model=model))
    ]
    if not found:
        where = str(directory / "corrections.jsonl")
        raise ReadError("holds no correction of a norm that is there", where=where)
    return found


def _row(document: DocumentReport) -> tuple[object, ...]:
    norms = document.scores[Facet.NORM]
    return document.name, norms.gold, norms.predicted, *(f"{s.f1:.3f}" for s in document.scores.values())


def _write_differences(document: DocumentReport) -> None:
    for d in document.differences:
        click.echo(f"{document.name}:{d.start} {d.kind}: {printable(d.text)}")
        if d.gold or d.predicted:
            click.echo(f"    gold {_values(d.gold)}\n    pred {_values(d.predicted)}")


def _values(values: Sequence[Value]) -> str:
    return printable("; ".join(" ".join(value) for value in values)) or "-"


def _json(report: Report, errors: bool) -> dict[str, object]:
    documents = {d.name: _scores(d.scores.items()) for d in report.documents}
    found: dict[str, object] = {"documents": documents, "all": _scores(report.overall.items())}
    if errors:
        found["differences"] = {d.name: [_difference(x) for x in d.differences] for d in report.documents}
    return found


def _scores(scores: Iterable[tuple[Facet, Score]]) -> dict[str, dict[str, float]]:
    return {
        facet.value: {"p": s.precision, "r": s.recall, "f1": s.f1, "gold": s.gold, "pred": s.predicted}
        for facet, s in scores
    }


def _difference(d: Difference) -> dict[str, object]:
    return {"kind": d.kind, "start": d.start, "text": d.text, "gold": d.gold, "pred": d.predicted}
