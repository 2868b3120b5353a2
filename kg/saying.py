"""What a folder is to say 成果内容: documents read now, others as they stand, the corrections applied.

Where the folder has an index, a document that was read before is neither parsed nor written anew, unless a
correction can mean it: its lines are copied. The result is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Document, Norm

from .actors import KeyedName, keyed_names
from .holdings import Holdings
from .index import Told, told_of
from .lines import Lines, document_line, is_corrected, norm_lines
from .review import Correction, Unfit, apply_corrections

Contents = tuple[tuple[Document, ...], tuple[Norm, ...]]
Names = Mapping[str, tuple[KeyedName, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a folder is to say.

    Attributes:
        documents: all of them by id, with the names that a person has decided.
        norms: those that had to be parsed, by document and place; all of them where there was no index.
        lines, told: of every document, as they are to stand in the records and the index.
        changed: ids of the documents that say something else than the folder did, those that went included.
        unfit: corrections that do not fit.
    """

    documents: tuple[Document, ...]
    norms: tuple[Norm, ...]
    lines: Mapping[str, Lines]
    told: Mapping[str, Told]
    changed: frozenset[str]
    unfit: tuple[Unfit, ...]


def say(
    held: Holdings,
    fresh: Contents,
    kept: Sequence[str],
    corrections: Sequence[Correction],
    min_confidence: float = 0.0,
) -> Said:
    """Return what the folder is to say.

    Args:
        fresh: documents and norms read now.
        kept: ids of the documents that stay as they were extracted.
        min_confidence: norms below it are left out.
    """
    closed = _closed(held, kept, corrections) if min_confidence <= 0 else frozenset()
    documents, norms = in_order([fresh, *(held.of(name, norms=name not in closed) for name in kept)])
    before = {name: held.told(name).names for name in closed}

    def as_read(parsed: Iterable[Norm]) -> Names:
        return {**before, **_names([one for one in documents if one.id not in closed], parsed)}

    applied = apply_corrections(
        corrections, documents, norms, lambda kept: [n for of in as_read(kept).values() for n in of]
    )
    documents, norms = in_order([(applied.documents, applied.norms)], min_confidence)
    names = as_read(norms)
    lines = {**_lines(held, documents, norms, applied.displaced, closed)}
    told = {name: _told(held, name, lines[name], names.get(name, ())) for name in lines}
    former = held.index.lines if held.index else {}
    changed = {name for name in {*lines, *former} if lines.get(name) != former.get(name)}
    return Said(documents, norms, lines, told, frozenset(changed), applied.unfit)


def in_order(contents: Iterable[Contents], min_confidence: float = 0.0) -> Contents:
    """Return all documents by id and all norms by document and place."""
    contents = tuple(contents)
    documents = sorted((one for part, _ in contents for one in part), key=lambda one: one.id)
    norms = sorted(
        (one for _, part in contents for one in part if one.confidence >= min_confidence),
        key=lambda one: (one.doc, one.start, one.end, one.id),
    )
    return tuple(documents), tuple(norms)


def decided(documents: Iterable[Document], names: Mapping[str, Told]) -> Names:
    """Return the names of all documents as they count: as a person has decided, else as they were read."""
    found = {name: told.names for name, told in names.items()}
    for document in documents:
        if document.identified:
            texts = [one.text for one in found[document.id]]
            found[document.id] = keyed_names([document], (), [(document.id, text) for text in texts])
    return found


def _closed(held: Holdings, kept: Iterable[str], corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the documents whose norms stay as their lines are: no correction means them or ever did."""
    if held.index is None:
        return frozenset()
    places = [one.place for one in corrections if one.place is not None]
    ids, titles = {place.doc for place in places}, {place.title for place in places if place.title}
    return frozenset(
        name
        for name in kept
        if name not in ids
        and held.documents[name].title not in titles
        and not is_corrected(held.index.lines[name])
    )


def _names(documents: Sequence[Document], norms: Iterable[Norm]) -> Names:
    """Return the names of the documents as each gives them itself, by document."""
    norms = tuple(norms)
    plain = {one.id: replace(one, identified=()) for one in documents}
    for name in {norm.doc for norm in norms} - plain.keys():
        plain[name] = Document(name, "", 0, 0, "")
    found: defaultdict[str, list[KeyedName]] = defaultdict(list)
    for one in keyed_names(plain.values(), norms):
        found[one.doc].append(one)
    return {doc: tuple(of) for doc, of in found.items()}


def _lines(
    held: Holdings,
    documents: Sequence[Document],
    norms: Iterable[Norm],
    displaced: Iterable[Norm],
    closed: Collection[str],
) -> dict[str, Lines]:
    by_id = {one.id: one for one in documents}
    said, as_extracted = _by_doc(norms), _by_doc(in_order([((), tuple(displaced))])[1])
    found: dict[str, Lines] = {}
    for name in {*by_id, *said, *as_extracted}:
        former = held.lines(name)
        document = by_id.get(name)
        line = b"" if document is None else former.document
        if document is not None and not held.is_as_written(document):
            line = document_line(document)
        if name in closed:
            found[name] = former if line == former.document else former._replace(document=line)
        else:
            found[name] = Lines(line, norm_lines(said[name]), norm_lines(as_extracted[name]))
    return found


def _told(held: Holdings, name: str, lines: Lines, names: tuple[KeyedName, ...]) -> Told:
    if held.index is not None and held.index.lines.get(name) == lines:
        return held.told(name)._replace(names=names)
    return told_of(name, lines, names)


def _by_doc(norms: Iterable[Norm]) -> defaultdict[str, list[Norm]]:
    found: defaultdict[str, list[Norm]] = defaultdict(list)
    for norm in norms:
        found[norm.doc].append(norm)
    return found
