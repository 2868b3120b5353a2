"""What a folder holds from former builds 既有成果: its sources, and the records of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.errors import RecordError
from extract.model import Document, Identified, Norm, SourceText, content_id

from .folder import DISPLACED, DOCUMENTS, MANIFEST, NORMS, records_digest
from .index import Index, Told, read_index
from .lines import Lines, norms_in
from .manifest import Entry, read_manifest
from .records import read_documents, read_norms

_NOTHING = Lines()


@dataclass(frozen=True, slots=True)
class Holdings:
    """The sources of a folder, the names of its files, and its records by document id, as extracted.

    Attributes:
        identified: by document, the names that a person has decided, as they stand in the records.
        index: what the last build left of these very records, so that not all need be parsed.
    """

    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    norms: Mapping[str, Sequence[Norm]] = field(default_factory=dict)
    identified: Mapping[str, tuple[Identified, ...]] = field(default_factory=dict)
    index: Index | None = None

    def names_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of the documents of one source."""
        return tuple(name for name in entry.documents if name in self.documents)

    def of(self, name: str, *, norms: bool = True) -> tuple[tuple[Document, ...], tuple[Norm, ...]]:
        """Return one document and, unless told otherwise, its norms."""
        return (self.documents[name],), tuple(self.norms.get(name, ())) if norms else ()

    def lines(self, name: str) -> Lines:
        """Return the lines of a document where the index tells them."""
        return self.index.lines.get(name, _NOTHING) if self.index else _NOTHING

    def told(self, name: str) -> Told:
        """Return what the index tells of a document that is in it."""
        assert self.index is not None
        return self.index.told[name]

    def is_as_written(self, document: Document) -> bool:
        """Whether the line that the index tells is that of this very document."""
        if not self.lines(document.id).document:
            return False
        held = self.documents.get(document.id)
        plain = replace(document, identified=())
        return held == plain and self.identified.get(document.id, ()) == document.identified

    def texts(self) -> dict[str, SourceText]:
        """Return the sources whose whole text the documents still hold, by id; the digest proves it."""
        found: dict[str, SourceText] = {}
        for entry in self.entries:
            held = (self.documents[name] for name in self.names_of(entry))
            documents = sorted(held, key=lambda document: document.start)
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


class _Parsed(Mapping[str, Sequence[Norm]]):
    """Norms by document as they were extracted, parsed when they are asked for."""

    def __init__(self, out: Path, lines: Mapping[str, Lines]) -> None:
        self._out, self._lines = out, lines

    def __getitem__(self, name: str) -> Sequence[Norm]:
        here = self._lines[name]
        said = norms_in(here.norms, f"{self._out / NORMS}: {name}")
        before = norms_in(here.displaced, f"{self._out / DISPLACED}: {name}")
        return [*(norm for norm in said if norm.corrected is None), *before]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read_holdings(out: Path, *, damaged_is_empty: bool = False) -> Holdings:
    """Return what the folder holds; nothing where it is new.

    Raises RecordError if its records are damaged, unless that is to count as empty.
    """
    if not (out / DOCUMENTS).exists() and not (out / NORMS).exists():
        return Holdings()
    try:
        read = read_documents(out / DOCUMENTS)
        identified = {one.id: one.identified for one in read if one.identified}
        documents = {one.id: replace(one, identified=()) if one.identified else one for one in read}
        index = read_index(out)
        norms = _Parsed(out, index.lines) if index else _extracted(out)
        digest = index.records if index else records_digest(out)
        entries, files = read_manifest(out / MANIFEST, documents.values(), digest)
    except RecordError:
        if damaged_is_empty:
            return Holdings()
        raise
    return Holdings(entries, files, documents, norms, identified, index)


def _extracted(out: Path) -> Mapping[str, Sequence[Norm]]:
    """Return the norms as they were extracted, whatever corrections have made of them."""
    found: defaultdict[str, list[Norm]] = defaultdict(list)
    displaced = read_norms(out / DISPLACED) if (out / DISPLACED).exists() else []
    for norm in (*(one for one in read_norms(out / NORMS) if one.corrected is None), *displaced):
        found[norm.doc].append(norm)
    return dict(found)
