"""What a folder holds from former builds 既有成果: its sources, and the records of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extract.errors import RecordError
from extract.model import Document, Norm, SourceText, content_id

from .folder import DISPLACED, DOCUMENTS, MANIFEST, NORMS, records_digest
from .manifest import Entry, read_manifest
from .records import read_documents, read_norms


@dataclass(frozen=True, slots=True)
class Holdings:
    """The sources of a folder, the names of its files, and its records by document id, as extracted."""

    entries: tuple[Entry, ...]
    files: tuple[str, ...]
    documents: dict[str, Document]
    norms: dict[str, list[Norm]]

    def of(self, entry: Entry) -> tuple[tuple[Document, ...], tuple[Norm, ...]]:
        """Return the documents and norms of one source."""
        names = [name for name in entry.documents if name in self.documents]
        return (
            tuple(self.documents[name] for name in names),
            tuple(norm for name in names for norm in self.norms.get(name, ())),
        )

    def texts(self) -> dict[str, SourceText]:
        """Return the sources whose whole text the documents still hold, by id; the digest proves it."""
        found: dict[str, SourceText] = {}
        for entry in self.entries:
            documents = sorted(self.of(entry)[0], key=lambda document: document.start)
            text = "".join(document.text for document in documents)
            if documents and content_id(text) == entry.digest:
                first = documents[0]
                found[entry.id] = SourceText(
                    entry.id,
                    first.source,
                    text,
                    places=tuple(place for document in documents for place in document.places),
                    margins=first.margins,
                    attachments=first.attachments,
                    also=first.also,
                )
        return found


def read_holdings(out: Path, *, damaged_is_empty: bool = False) -> Holdings:
    """Return what the folder holds; nothing where it is new.

    Raises RecordError if its records are damaged, unless that is to count as empty.
    """
    if not (out / DOCUMENTS).exists() and not (out / NORMS).exists():
        return Holdings((), (), {}, {})
    try:
        read = (replace(document, identified=()) for document in read_documents(out / DOCUMENTS))
        documents = {document.id: document for document in read}
        norms: defaultdict[str, list[Norm]] = defaultdict(list)
        for norm in _extracted(out):
            norms[norm.doc].append(norm)
        entries, files = read_manifest(out / MANIFEST, documents.values(), records_digest(out))
    except RecordError:
        if damaged_is_empty:
            return Holdings((), (), {}, {})
        raise
    return Holdings(entries, files, documents, dict(norms))


def _extracted(out: Path) -> Iterator[Norm]:
    """Yield the norms as they were extracted, whatever corrections have made of them."""
    yield from (norm for norm in read_norms(out / NORMS) if norm.corrected is None)
    if (out / DISPLACED).exists():
        yield from read_norms(out / DISPLACED)
