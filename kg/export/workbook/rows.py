"""The workbook's rows, from the records and the graph, in a fixed order and already in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.model import ADDRESSEES, ISSUER, Counterparty, Document, Modality, Norm
from kg.export.workbook.cells import date_of
from kg.export.workbook.words import (
    BEARER_SOURCES,
    BY_HAND,
    CELL,
    FIELDS,
    KINDS,
    LEVELS,
    MODALITIES,
    NO_BEARER,
    PAGE,
    PARAGRAPH,
    ROLES,
)

if TYPE_CHECKING:
    import networkx

_TITLE_SHOWN = 24
"""Characters of a section's title that the 章节 column shows."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One norm."""

    position: int
    title: str
    number: str | None
    section: str
    bearers: str
    bearer_source: str
    modality: str
    clause: str
    predicate: str
    counterparties: str
    condition: str | None
    deadline: str | None
    due: date | str | None
    basis: str | None
    assigner: str
    sentence: str
    place: str | None
    span: str
    confidence: float
    corrected: str
    id: str


@dataclass(frozen=True, slots=True)
class BearerRow:
    """One actor that bears norms, all its names taken together."""

    name: str
    kind: str
    level: str
    obligation: int
    prohibition: int
    permission: int
    recommendation: int
    total: int
    with_deadline: int
    first_due: date | str | None
    document_count: int
    documents: str
    aliases: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document."""

    title: str
    issuers: str
    number: str | None
    kind: str | None
    date: date | str | None
    addressees: str
    copies_to: str
    total: int
    obligation: int
    prohibition: int
    permission: int
    recommendation: int
    without_bearer: int
    source: str
    id: str


def duty_rows(documents: Sequence[Document], norms: Sequence[Norm]) -> Iterator[DutyRow]:
    """Yield one row a norm, by document in the order given, then by position in the text."""
    by_id = {document.id: document for document in documents}
    sections = {document.id: section_names(document) for document in documents}
    for position, norm in enumerate(_in_order(documents, norms), 1):
        document = by_id.get(norm.doc) or Document(norm.doc, "", 0, 0, "")
        yield DutyRow(
            position=position,
            title=_title(document),
            number=document.number,
            section=sections.get(norm.doc, {}).get(norm.section or "", ""),
            bearers=_list(_bearer_names(norm, document)) or NO_BEARER,
            bearer_source=_bearer_source(norm),
            modality=MODALITIES[norm.modality],
            clause=norm.text,
            predicate=norm.predicate,
            counterparties=_list(_counterparty(each) for each in norm.counterparties),
            condition=norm.condition,
            deadline=norm.deadline,
            due=date_of(norm.due),
            basis=norm.basis,
            assigner=norm.assigner or _list(document.issuers),
            sentence=norm.sentence or norm.text,
            place=place_of(norm),
            span=f"{norm.start}–{norm.end}",
            confidence=norm.confidence,
            corrected=_list(FIELDS[name] for name in (norm.corrected or "").split()),
            id=norm.id,
        )


def bearer_rows(
    graph: networkx.MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]
) -> Iterator[BearerRow]:
    """Yield one row a bearer, those with the most norms first, then by name."""
    by_id = {norm.id: norm for norm in norms}
    titles = {document.id: _title(document) for document in documents}
    borne: dict[str, dict[str, Norm]] = {}
    for actor, norm, edge in graph.edges(data=True):
        if edge.get("type") == "BEARS" and norm in by_id:
            borne.setdefault(actor, {})[norm] = by_id[norm]
    order = sorted(borne, key=lambda actor: (-len(borne[actor]), str(graph.nodes[actor].get("name")), actor))
    for actor in order:
        yield _bearer_row(graph.nodes[actor], list(borne[actor].values()), titles)


def document_rows(documents: Sequence[Document], norms: Sequence[Norm]) -> Iterator[DocumentRow]:
    """Yield one row a document, in the order given."""
    of_document: dict[str, list[Norm]] = {}
    for norm in norms:
        of_document.setdefault(norm.doc, []).append(norm)
    for document in documents:
        own = of_document.get(document.id, [])
        counts = Counter(norm.modality for norm in own)
        yield DocumentRow(
            title=_title(document),
            issuers=_list(document.issuers),
            number=document.number,
            kind=document.kind,
            date=date_of(document.date),
            addressees=_list(document.addressees),
            copies_to=_list(document.copies_to),
            total=len(own),
            without_bearer=sum(not norm.bearers for norm in own),
            source=document.source,
            id=document.id,
            obligation=counts[Modality.OBLIGATION],
            prohibition=counts[Modality.PROHIBITION],
            permission=counts[Modality.PERMISSION],
            recommendation=counts[Modality.RECOMMENDATION],
        )


def _bearer_row(actor: Mapping[str, object], norms: Sequence[Norm], titles: Mapping[str, str]) -> BearerRow:
    dues = sorted(norm.due for norm in norms if norm.due)
    docs = {norm.doc for norm in norms}
    named = [title for doc, title in titles.items() if doc in docs]
    aliases = actor.get("aliases")
    counts = Counter(norm.modality for norm in norms)
    return BearerRow(
        name=str(actor.get("name") or "").removesuffix(f"（{actor.get('scope')}）"),
        kind=KINDS.get(str(actor.get("kind")), ""),
        level=LEVELS.get(str(actor.get("level")), ""),
        total=len(norms),
        with_deadline=sum(norm.deadline is not None for norm in norms),
        first_due=date_of(dues[0]) if dues else None,
        document_count=len(docs),
        documents="；".join(named),
        aliases=_list(map(str, aliases)) if isinstance(aliases, list | tuple) else "",
        obligation=counts[Modality.OBLIGATION],
        prohibition=counts[Modality.PROHIBITION],
        permission=counts[Modality.PERMISSION],
        recommendation=counts[Modality.RECOMMENDATION],
    )


def _in_order(documents: Sequence[Document], norms: Sequence[Norm]) -> list[Norm]:
    rank = {document.id: position for position, document in enumerate(documents)}
    return sorted(
        norms, key=lambda norm: (rank.get(norm.doc, len(rank)), norm.doc, norm.start, norm.end, norm.id)
    )


def _bearer_names(norm: Norm, document: Document) -> Iterator[str]:
    for name in norm.bearers:
        if name == ADDRESSEES:
            yield from document.addressees or (BEARER_SOURCES["addressee"],)
        elif name == ISSUER:
            yield from document.issuers or (BEARER_SOURCES["issuer"],)
        else:
            yield name


def _bearer_source(norm: Norm) -> str:
    by_hand = {"bearers", "added"} & set((norm.corrected or "").split())
    return BY_HAND if by_hand else BEARER_SOURCES[norm.bearer_source]


def _counterparty(other: Counterparty) -> str:
    return f"{other.name}（{ROLES[other.role]}）"


def place_of(norm: Norm) -> str | None:
    """Return where in its file a norm stands, in words: 第2页、第5段, 表1第3行第2列, of a sheet 任务!B3.

    None for plain text.
    """
    cell = re.fullmatch(r"T(\d+)R(\d+)C(\d+)", norm.cell or "")
    words = (
        PAGE.format(norm.page) if norm.page else "",
        PARAGRAPH.format(norm.paragraph) if norm.paragraph else "",
        CELL.format(*cell.groups()) if cell else norm.cell or "",
    )
    return _list(filter(None, words)) or None


def section_names(document: Document) -> dict[str, str]:
    """Section id → its names from the outermost: `二、工作要求 > （三）加强领导`."""
    names: dict[str, str] = {}
    for section in document.sections:
        title = section.title if len(section.title) <= _TITLE_SHOWN else section.title[:_TITLE_SHOWN] + "…"
        outer = names.get(section.parent or "", "")
        names[section.id] = " > ".join(filter(None, (outer, section.number + title)))
    return names


def _title(document: Document) -> str:
    return document.title or document.id


def _list(names: Iterable[str]) -> str:
    """Names once each, in order."""
    return "、".join(dict.fromkeys(names))
