"""Which documents a document cites 引用: one that was read, or one known by its title or number only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import Document, content_id

_NUMBER = re.compile(r"[〔\[（(【]\d{4}[〕\]）)】]")
_BRACKETS = str.maketrans("[（(【]）)】", "〔〔〔〔〕〕〕〕")
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named by another.

    Attributes:
        doc: id of the citing document.
        target: node id of the cited one: its document id if it was read, else a content id of its name.
        name: title or number as cited.
        read: whether the target is among the documents read.
    """

    doc: str
    target: str
    name: str
    read: bool

    @property
    def is_number(self) -> bool:
        """Whether it is cited by its number 发文字号 (`川办发〔2017〕86号`) and not by its title."""
        return bool(_NUMBER.search(self.name)) and self.name.endswith("号")


def cited_documents(documents: Iterable[Document]) -> tuple[Citation, ...]:
    """Return every citation between the documents given and to others, sorted by document and name.

    A title or number that several read documents share is not guessed at: it stays a document of its own.
    A document that names itself cites nothing.
    """
    documents = sorted(documents, key=lambda document: document.id)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        for name in _names_of(document):
            names[name].add(document.id)
    found = {
        (document.id, _key(name)): _citation(document.id, name, names)
        for document in documents
        for name in sorted(document.cites)
        if _key(name)
    }
    return tuple(found[pair] for pair in sorted(found) if found[pair].target != pair[0])


def _names_of(document: Document) -> set[str]:
    """Return what a document may be cited by: its number, and its title with and without its issuers."""
    title, issuers = _key(document.title), [_key(issuer) for issuer in document.issuers]
    bare = title
    for issuer in sorted(issuers, key=len, reverse=True):
        bare = bare.removeprefix(issuer)
    if not bare.startswith("关于"):
        bare = title
    openings = ("", *issuers, "".join(issuers))
    titles = {title, *(opening + bare for opening in openings)} if title else set()
    return titles | ({_key(document.number)} if document.number else set())


def _citation(doc: str, name: str, names: dict[str, set[str]]) -> Citation:
    targets = names.get(_key(name), set())
    if len(targets) == 1:
        return Citation(doc, next(iter(targets)), name, read=True)
    if doc in targets:
        return Citation(doc, doc, name, read=True)
    return Citation(doc, content_id("document", _key(name)), name, read=False)


def _key(name: str) -> str:
    """`《安全生产法》`, `中华人民共和国安全生产法` → one key; so `川办发[2017]86号`, `川办发〔2017〕86号`."""
    bare = re.sub(r"[\s《》]", "", name)
    if _NUMBER.search(bare):
        bare = bare.translate(_BRACKETS)
    return bare.removeprefix(_STATE)
