"""Which sources a folder's documents came from 来源清单, so that a later build knows what it replaces.

`manifest.json` lists every source: its id, its path relative to the folder and as it was given, a digest of
its text, its documents, and what they were read from and by, so that what is the same is not read again. Of
sources with the very same text the first by path has the documents, the others none.
Ids are settled over all sources of the folder, whichever run brought them: one text has the plain
id, different texts that would share an id have `~` and eight digits of their digest after it.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from extract.errors import RecordError
from extract.model import Document, Skipped, SourceText, content_id

_STDIN = "-"
_PART = re.compile(r"#\d+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a folder.

    Attributes:
        id: the source's id; its documents' ids are it, or it and `#2` ….
        path: path relative to the folder, `-` for standard input.
        digest: content id of the text.
        documents: ids of its documents, sorted; none where another source has the same text.
        source: path as it was given; empty where an older manifest does not say it.
        reading: content id of all that was read and of what read it; empty where that is not known.
    """

    id: str
    path: str
    digest: str
    documents: tuple[str, ...] = ()
    source: str = ""
    reading: str = ""

    @property
    def base(self) -> str:
        """The id without what tells it from other texts of the same name."""
        return self.id.removesuffix(f"~{self.digest[:8]}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do.

    Attributes:
        extract: texts to extract, under the ids they have in the folder, by id.
        keep: entries whose documents and norms stay as they are.
        same: entries of further sources with the text of one of those, which have no documents.
        removed: ids of the entries that go.
    """

    extract: tuple[SourceText, ...]
    keep: tuple[Entry, ...]
    same: tuple[Entry, ...]
    removed: tuple[str, ...]


def entry_of(source: SourceText, out: Path, documents: Iterable[str] = (), reading: str = "") -> Entry:
    """Return the entry of a source text in the folder `out`."""
    path, digest = relative(source.path, out), content_id(source.text)
    return Entry(source.id, path, digest, tuple(sorted(documents)), source.path, reading)


def reading_of(source: SourceText, version: str) -> str:
    """Return what a source's documents were read from and by; empty where nobody says the version."""
    if not version:
        return ""
    same = replace(source, encoding="")  # a text that a folder held does not say its encoding any more
    return content_id(version, repr(same))


def relative(path: str, out: Path) -> str:
    """Return a path as seen from the folder, so that both may move together; absolute on another drive."""
    if path == _STDIN:
        return path
    absolute = os.path.abspath(path)  # noqa: PTH100 (resolve() would follow links)
    try:
        return Path(os.path.relpath(absolute, os.path.abspath(out))).as_posix()  # noqa: PTH100
    except ValueError:
        return Path(absolute).as_posix()


def write_manifest(path: Path, entries: Iterable[Entry], files: Sequence[str], records: str) -> None:
    """Write the sources of a folder, sorted, the files made from them, and the digest of their records."""
    sources = [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.id)]
    value = {"version": 1, "files": sorted(files), "records": records, "sources": sources}
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def read_manifest(
    path: Path, documents: Iterable[Document], records: str
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the sources of a folder and its files; what no manifest lists is told by the documents.

    Where `records`, the digest of the records there are, is not the manifest's, somebody has changed them:
    what they were read from is then not known. Raises RecordError if the manifest is damaged.
    """
    entries, files, written = _listed(path) if path.exists() else ((), (), "")
    if records != written:
        entries = tuple(replace(entry, reading="") for entry in entries)
    listed = {name for entry in entries for name in entry.documents}
    rest = [document for document in documents if document.id not in listed]
    return (*entries, *_from_documents(rest, path.parent)), files


def _listed(path: Path) -> tuple[tuple[Entry, ...], tuple[str, ...], str]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(
            Entry(
                str(one["id"]),
                str(one["path"]),
                str(one["digest"]),
                tuple(map(str, one["documents"])),
                str(one.get("source", "")),
                str(one.get("reading", "")),
            )
            for one in value["sources"]
        )
        return entries, tuple(map(str, value["files"])), str(value.get("records", ""))
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "delete it; the next build makes it anew from documents.jsonl"
        raise RecordError("not a manifest of sources", where=str(path), hint=hint) from error


def plan(
    former: Sequence[Entry],
    given: Sequence[SourceText],
    *,
    texts: Mapping[str, SourceText],
    skipped: Sequence[Skipped],
    roots: Sequence[str | Path],
    out: Path,
    only_given: bool,
    version: str = "",
) -> Plan:
    """Return what to extract, to keep and to remove so that the folder holds former and given sources as one.

    Args:
        former: entries of the folder.
        texts: those former sources whose whole text is still known, by id.
        skipped: sources that could not be read: their former documents stay.
        roots: folders given: a former source inside one that is there no more goes.
        only_given: former sources that are not given go, unless they were skipped.
        version: of what would read them; what it has read already, and would read the same, is kept.
    """
    fresh = _by_path(given, former, out)
    bad = {relative(item.path, out) for item in skipped}
    stay = [
        entry
        for entry in former
        if entry.path in bad
        or not (entry.path in fresh or only_given or _left(entry, roots, bad, out))
    ]
    known = {entry.digest: texts[entry.id] for entry in former if entry.id in texts}
    chosen, same = _chosen(stay, fresh, known, out)
    read = {(entry.path, entry.reading): entry for entry in former if entry.reading and entry.documents}
    chosen = {name: _read_before(one, read, version, out) for name, one in chosen.items()}
    return Plan(
        extract=tuple(one for _, one in sorted(chosen.items()) if isinstance(one, SourceText)),
        keep=tuple(one for _, one in sorted(chosen.items()) if isinstance(one, Entry)),
        same=tuple(sorted(same, key=lambda entry: entry.path)),
        removed=tuple(sorted({entry.id for entry in former if entry.documents} - chosen.keys())),
    )


def _chosen(
    stay: Sequence[Entry], fresh: Mapping[str, SourceText], known: Mapping[str, SourceText], out: Path
) -> tuple[dict[str, Entry | SourceText], list[Entry]]:
    """Return what the folder is to hold under each id, a text to extract or an entry to keep, and the entries
    of further sources with the same text.
    """
    ids = _settled([*stay, *(entry_of(source, out) for source in fresh.values())])
    chosen: dict[str, Entry | SourceText] = {}
    same: list[Entry] = []
    for entry, *others in _alike(ids):
        name, text = ids[entry], fresh.get(entry.path) or known.get(entry.digest)
        also = tuple(other.source or other.path for other in others)
        as_it_was = bool(entry.documents) and name == entry.id and text is not None and text.also == also
        if entry.path not in fresh and (text is None or as_it_was):
            chosen[entry.id] = entry
        elif text is not None:
            chosen[name] = replace(text, id=name, path=entry.source or text.path, also=also)
        same += [replace(other, id=ids[other], documents=()) for other in others]
    return chosen, same


def _read_before(
    one: Entry | SourceText, read: Mapping[tuple[str, str], Entry], version: str, out: Path
) -> Entry | SourceText:
    """Return the entry of a text that the same version has read before, its name and path the same."""
    if isinstance(one, Entry):
        return one
    return read.get((relative(one.path, out), reading_of(one, version)), one)


def _alike(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries whose texts are the very same, each group and the groups in the order of paths."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.id)):
        groups.setdefault(entry.digest or f"{entry.id} {entry.path}", []).append(entry)
    yield from groups.values()


def _by_path(given: Iterable[SourceText], former: Iterable[Entry], out: Path) -> dict[str, SourceText]:
    """Return the texts by path; a file known by its place in a folder keeps that id when given by itself."""
    known = {entry.path: entry.base for entry in former if entry.path != _STDIN}
    found: dict[str, SourceText] = {}
    for source in given:
        entry = entry_of(source, out)
        base = max(known.get(entry.path, ""), entry.base, key=len)
        found.setdefault(entry.path, _renamed(source, base))
    return found


def _left(entry: Entry, roots: Iterable[str | Path], bad: set[str], out: Path) -> bool:
    """Whether the source lay in one of the folders given, unless that was skipped, and is there no more."""
    base = os.path.abspath(out)  # noqa: PTH100
    path = Path(os.path.normpath(Path(base, entry.path)))
    good = (os.path.abspath(root) for root in roots if relative(str(root), out) not in bad)  # noqa: PTH100
    return entry.path != _STDIN and any(map(path.is_relative_to, good)) and not path.exists()


def _settled(entries: Iterable[Entry]) -> dict[Entry, str]:
    """Return each entry's id: the plain one unless different texts would share it."""
    digests: defaultdict[str, set[str]] = defaultdict(set)
    entries = list(entries)
    for entry in entries:
        digests[entry.base].add(entry.digest)
    return {
        entry: entry.base if len(digests[entry.base]) == 1 else f"{entry.base}~{entry.digest[:8]}"
        for entry in entries
    }


def _renamed(source: SourceText, name: str) -> SourceText:
    return source if source.id == name else replace(source, id=name)


def _from_documents(documents: Iterable[Document], out: Path) -> tuple[Entry, ...]:
    grouped: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for document in documents:
        grouped[_PART.sub("", document.id), relative(document.source, out)].append(document.id)
    return tuple(Entry(name, path, "", tuple(sorted(ids))) for (name, path), ids in sorted(grouped.items()))
