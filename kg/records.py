"""Documents and norms as JSON lines: the truth that every store, export and page is built from.

One JSON object a line, UTF-8, fields in the order of the dataclasses of `extract.model`. What comes back in
is validated; a record with only the thirteen fields of the definition is completed (`id`, `sentence`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extract.errors import RecordError
from extract.model import Document, Norm, content_id, plain

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Record = TypeVar("Record", Document, Norm)

_SURROGATE = re.compile("[\ud800-\udfff]")


def norm_to_json(norm: Norm) -> dict[str, object]:
    """Return the norm as plain JSON values, tuples as lists, fields in the order of `Norm`."""
    return plain(norm)


def document_to_json(document: Document) -> dict[str, object]:
    """Return the document as plain JSON values, tuples as lists, fields in the order of `Document`."""
    return plain(document)


def norm_from_json(value: object, *, where: str = "") -> Norm:
    """Return the norm that a JSON object describes; unknown fields are ignored, missing late ones completed.

    Raises RecordError, with `where` in it, if a field is missing, has a wrong type or contradicts another.
    """
    norm: Norm = _validated(_norm_type(), value, where)
    if not 0 <= norm.start <= norm.end or len(norm.text) != norm.end - norm.start:
        raise RecordError("the text is not as long as its span", where=where)
    if not 0 <= norm.confidence <= 1:
        raise RecordError("confidence is not between 0 and 1", where=where)
    if not norm.sentence:
        norm = replace(norm, sentence=norm.text, sentence_start=norm.start, sentence_end=norm.end)
    return norm if norm.id else replace(norm, id=norm_id(norm))


def document_from_json(value: object, *, where: str = "") -> Document:
    """Return the document that a JSON object describes; unknown fields are ignored.

    Raises RecordError, with `where` in it, if a field is missing, has a wrong type or contradicts another.
    """
    document: Document = _validated(_document_type(), value, where)
    if not 0 <= document.start <= document.end or len(document.text) != document.end - document.start:
        raise RecordError("the text is not as long as its span", where=where)
    return document


def norm_id(norm: Norm) -> str:
    """Return the content id that a norm without one is given: document, span, modality and predicate."""
    return content_id("norm", norm.doc, norm.start, norm.end, norm.modality, norm.predicate)


def write_documents(path: Path, documents: Iterable[Document]) -> None:
    """Write one document a line in the order given, fsynced; OSError if it cannot be written."""
    _write_lines(path, map(document_to_json, documents))


def write_norms(path: Path, norms: Iterable[Norm]) -> None:
    """Write one norm a line in the order given, fsynced; OSError if it cannot be written."""
    _write_lines(path, map(norm_to_json, norms))


def read_documents(path: Path) -> list[Document]:
    """Return the documents of a file in its order; RecordError names file and line."""
    return _read_lines(path, document_from_json)


def read_norms(path: Path) -> list[Norm]:
    """Return the norms of a file in its order; RecordError names file and line."""
    return _read_lines(path, norm_from_json)


def to_line(value: Mapping[str, object]) -> str:
    """Return one line of JSON without its end; lone surrogates are escaped, so that it encodes as UTF-8."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _write_lines(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    import os

    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(to_line(record) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_lines(path: Path, parse: Callable[..., Record]) -> list[Record]:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise RecordError(error.strerror or "cannot be read", where=str(path)) from error
    return [
        parse(_json(line, f"{path}:{number}"), where=f"{path}:{number}")
        for number, line in enumerate(data.split(b"\n"), 1)
        if line.strip()
    ]


def _json(line: bytes, where: str) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise RecordError("not a line of JSON in UTF-8", where=where) from error


def _validated(adapter: TypeAdapter[Record], value: object, where: str) -> Record:
    from pydantic import ValidationError

    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RecordError(f"{place or 'record'}: {first['msg']}", where=where) from error


@cache
def _norm_type() -> TypeAdapter[Norm]:
    from pydantic import TypeAdapter

    return TypeAdapter(Norm)


@cache
def _document_type() -> TypeAdapter[Document]:
    from pydantic import TypeAdapter

    return TypeAdapter(Document)
