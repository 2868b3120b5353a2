"""Why each norm was found: sentences with their spans marked, and the rule behind every field."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract.errors import ReadError
from extract.model import Skipped, SourceText

from .page import explanation_page
from .passages import Passage, Piece, Reason, passages, reasons
from .text import print_explanation

__all__ = [
    "Passage",
    "Piece",
    "Reason",
    "explain",
    "explanation_page",
    "passages",
    "print_explanation",
    "reasons",
]


def explain(text_or_path: str, *, html: Path | None = None, model: str | None = None) -> None:
    """Extract one source and print its explanation, or write it as a page to `html` (`-`: stdout).

    Raises ReadError if the file named cannot be read.
    """
    from extract import extract

    for source in _sources(text_or_path):
        extraction = extract(source, model=model)
        if html is None:
            print_explanation(extraction)
        elif str(html) == "-":
            click.echo(explanation_page(extraction), nl=False)
        else:
            html.write_text(explanation_page(extraction), encoding="utf-8", newline="\n")


def _sources(text_or_path: str) -> list[SourceText]:
    from extract.read import read_sources

    if text_or_path != "-" and not _is_file(text_or_path):
        return [SourceText("text", "", text_or_path)]
    sources = []
    for item in read_sources([text_or_path], stdin=sys.stdin.buffer):
        if isinstance(item, Skipped):
            raise ReadError(item.reason, where=item.path)
        sources.append(item)
    return sources


def _is_file(text: str) -> bool:
    """Return whether `text` names a file; a text too long for a name or with NUL in it does not."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
