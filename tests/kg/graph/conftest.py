"""A tiny extractor that the build tests use: no Chinese is understood, every line that says 要 is a norm."""

from __future__ import annotations

import re

import pytest

from extract.errors import ReadError
from extract.model import BearerSource, Document, Extraction, Modality, Norm, SourceText, content_id


def extract_lines(source: SourceText) -> Extraction:
    """Make one document of each part between lines `----`, one norm of each `X要Y` line; 坏 fails."""
    if "坏" in source.text:
        raise ReadError("坏 cannot be read")
    documents, norms = [], []
    for number, part in enumerate(re.finditer(r"(?:[^-]|-(?!---))+(?:----)?", source.text), 1):
        doc = source.id if number == 1 else f"{source.id}#{number}"
        documents.append(Document(doc, source.path, part.start(), part.end(), part[0], title=source.id))
        norms += [
            _norm(doc, part.start() + line.start(), line) for line in re.finditer(r"(\w+)要(\w+)", part[0])
        ]
    return Extraction(source.id, tuple(documents), tuple(norms))


def _norm(doc: str, start: int, line: re.Match[str]) -> Norm:
    return Norm(
        doc=doc,
        start=start,
        end=start + len(line[0]),
        text=line[0],
        modality=Modality.OBLIGATION,
        trigger="要",
        bearers=(line[1],),
        bearer_source=BearerSource.EXPLICIT,
        predicate=line[2],
        id=content_id("norm", doc, start, line[0]),
        sentence=line[0],
        sentence_start=start,
        sentence_end=start + len(line[0]),
        confidence=0.3 if "也许" in line[0] else 1.0,
    )


@pytest.fixture(name="extract_lines")
def _extract_lines() -> object:
    return extract_lines
