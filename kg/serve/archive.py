"""The records behind a store, found by id without reading all of them: full texts and evidence."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.errors import RecordError
from extract.model import Document, Norm

from ..folder import DOCUMENTS, NORMS
from ..records import document_from_json, norm_from_json

_ID = re.compile(rb'"id": ?"([^"\\]+)"')


class Archive:
    """The records of one build; a later build of the folder changes nothing here."""

    def __init__(self, out: Path) -> None:
        """Open the records of `out`; without any it holds nothing.

        Raises RecordError if a file cannot be read or a line is no JSON object.
        """
        self._norms = _Lines(out / NORMS, _norm_id)
        self._documents = _Lines(out / DOCUMENTS, _any_id)

    def __len__(self) -> int:
        """Return how many norms it holds."""
        return len(self._norms)

    def norms(self, ids: Iterable[str]) -> list[Norm]:
        """Return those norms of these ids that are here, in the order of the ids."""
        return [norm_from_json(value, where=where) for value, where in self._norms.find(ids)]

    def documents(self, ids: Iterable[str]) -> list[Document]:
        """Return those documents of these ids that are here, in the order of the ids."""
        return [document_from_json(value, where=where) for value, where in self._documents.find(ids)]

    def close(self) -> None:
        """Let go of the files."""
        self._norms.close()
        self._documents.close()


class _Lines:
    """A file of JSON lines and where each id begins in it."""

    def __init__(self, path: Path, key: Callable[[bytes], str]) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._places: dict[str, int] = {}
        self._file = None
        if not path.is_file():
            return
        try:
            self._file = path.open("rb")
            offset = 0
            for number, line in enumerate(self._file, 1):
                if line.strip():
                    self._places[_told(key, line, f"{path}:{number}")] = offset
                offset += len(line)
        except OSError as error:
            raise RecordError(error.strerror or "cannot be read", where=str(path)) from error

    def __len__(self) -> int:
        return len(self._places)

    def find(self, ids: Iterable[str]) -> Iterator[tuple[object, str]]:
        """Yield the value of each id that is here, and the place to name if it is no record."""
        for key in ids:
            if self._file is not None and key in self._places:
                with self._lock:
                    self._file.seek(self._places[key])
                    line = self._file.readline()
                yield json.loads(line.decode("utf-8-sig")), f"{self._path}: {key}"

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _norm_id(line: bytes) -> str:
    """Return the id of a norm's line; a norm has no part with an id of its own."""
    found = _ID.search(line)
    return found[1].decode("utf-8") if found else _any_id(line)


def _any_id(line: bytes) -> str:
    return str(json.loads(line.decode("utf-8-sig"))["id"])


def _told(key: Callable[[bytes], str], line: bytes, where: str) -> str:
    try:
        return key(line)
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError("not a record with an id, in JSON and UTF-8", where=where) from error
