"""The records of a folder as lines by document 分文件的记录行: what stays as it was is copied, not parsed.

Of the lines of `norms.jsonl` only counts are told here, by words that stand outside of every text: a quote
inside of a JSON string is written `\\"`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.errors import RecordError
from extract.model import Document, Modality, Norm

from .folder import DISPLACED, DOCUMENTS, NORMS
from .records import document_to_json, norm_from_json, norm_to_json, to_line


class Lines(NamedTuple):
    """All that the record files say of one document, ends of lines included; empty where it is nothing."""

    document: bytes = b""
    norms: bytes = b""
    displaced: bytes = b""


class Count(NamedTuple):
    """How much records hold: documents, norms, those of each modality, and corrected or added ones."""

    documents: int
    norms: int
    by_modality: Mapping[Modality, int]
    corrected: int


def document_line(document: Document) -> bytes:
    """Return the line of a document in `documents.jsonl`."""
    return (to_line(document_to_json(document)) + "\n").encode()


def norm_lines(norms: Iterable[Norm]) -> bytes:
    """Return the lines of norms in the order given."""
    return "".join(to_line(norm_to_json(norm)) + "\n" for norm in norms).encode()


def norms_in(lines: bytes, where: str) -> Iterator[Norm]:
    """Yield the norms of lines that `norm_lines` made; RecordError, with `where`, if one is none."""
    for line in lines.splitlines():
        try:
            value = json.loads(line)
        except ValueError as error:
            raise RecordError("not a line of JSON in UTF-8", where=where) from error
        yield norm_from_json(value, where=where)


def is_corrected(lines: Lines) -> bool:
    """Whether a person has changed, deleted or added norms of the document."""
    return bool(lines.displaced) or _uncorrected(lines.norms) != lines.norms.count(b"\n")


def count(lines: Iterable[Lines]) -> Count:
    """Return how much the records hold."""
    documents = norms = corrected = 0
    by_modality: Counter[Modality] = Counter()
    for one in lines:
        here = one.norms.count(b"\n")
        documents += bool(one.document)
        norms += here
        corrected += here - _uncorrected(one.norms)
        for modality in Modality:
            by_modality[modality] += one.norms.count(f'"modality": "{modality}"'.encode())
    return Count(documents, norms, by_modality, corrected)


def write_records(folder: Path, lines: Mapping[str, Lines]) -> str:
    """Write the record files in the order of document ids, fsynced, and return their digest.

    `extracted.jsonl` is written only where it says something.
    """
    in_order = [lines[name] for name in sorted(lines)]
    said = hashlib.sha256()
    for at, name in enumerate((DOCUMENTS, NORMS, DISPLACED)):
        parts = [one[at] for one in in_order if one[at]]
        if parts or name != DISPLACED:
            said.update(_written(folder / name, parts))
    return said.hexdigest()


def _written(path: Path, parts: Sequence[bytes]) -> bytes:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for part in parts:
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return digest.digest()


def _uncorrected(norms: bytes) -> int:
    return norms.count(b'"corrected": null')
