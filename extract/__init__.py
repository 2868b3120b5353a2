"""Text → norms: reads Chinese official documents and finds who must, must not or may do what.

`extract(source)` is the whole of it; `read_sources` brings files in. Nothing heavy is loaded on import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .batch import extract_batch
from .errors import ReadError, RecordError, RuleError, ZerenError
from .model import Document, Extraction, Norm, Section, Skipped, SourceText

if TYPE_CHECKING:
    from .stages import Extractor

__all__ = [
    "Document",
    "Extraction",
    "Norm",
    "ReadError",
    "RecordError",
    "RuleError",
    "Section",
    "Skipped",
    "SourceText",
    "ZerenError",
    "extract",
    "extract_batch",
    "extractor",
]


def extractor(model: str | None = None) -> Extractor:
    """Return the shared extractor; `model` names a spaCy pipeline to take as further evidence."""
    from .stages import extractor as shared

    return shared(model)


def extract(source: SourceText, *, model: str | None = None) -> Extraction:
    """Return the documents and norms of one source text, in text order."""
    return extractor(model).extract(source)
