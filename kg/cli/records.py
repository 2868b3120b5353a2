"""Writes what was extracted to stdout, and says on stderr what was skipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from extract.model import Extraction, Skipped

from .exits import ExitCode
from .extraction import Result
from .terminal import say


def write_records(results: Iterable[Result], *, documents: bool, least_confidence: float) -> ExitCode:
    """Write norms (or documents) as JSON lines as they come; return the code that tells whether all did."""
    from ..records import to_line

    done = skipped = 0
    for result in results:
        if isinstance(result, Skipped):
            skipped += 1
            report_skipped(result)
            continue
        done += 1
        for record in _records(result, documents, least_confidence):
            click.echo(to_line(record))
    return outcome(done, skipped)


def report_skipped(skipped: Skipped) -> None:
    """Write one line on stderr: what was skipped and why."""
    say(f"zeren: skipped {skipped.path}: {skipped.reason}")


def outcome(done: int, skipped: int) -> ExitCode:
    """Return OK if nothing was skipped, PARTIAL if something was done besides, else FAILURE."""
    if not skipped:
        return ExitCode.OK
    return ExitCode.PARTIAL if done else ExitCode.FAILURE


def _records(
    extraction: Extraction, documents: bool, least_confidence: float
) -> Iterable[Mapping[str, object]]:
    from ..records import document_to_json, norm_to_json

    if documents:
        return map(document_to_json, extraction.documents)
    return (norm_to_json(norm) for norm in extraction.norms if norm.confidence >= least_confidence)
