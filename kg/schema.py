"""The graph's schema, declared once: constraints, table definitions, documentation and style derive from it.

(:Actor)-[:BEARS]->(:Norm)-[:TOWARDS]->(:Actor)              who owes what to whom
(:Norm)-[:IMPOSED_BY]->(:Actor)                              on whose word (assigner, else issuer)
(:Norm)-[:STATED_IN]->(:Section|:Document)
(:Section)-[:PART_OF]->(:Section|:Document)
(:Document)-[:ISSUED_BY|ADDRESSED_TO]->(:Actor)
(:Document)-[:CITES]->(:Document)
(:Actor)-[:PART_OF]->(:Actor)                                市委组织部 → 市委
(:Actor)-[:KIND_OF]->(:Actor)                                公安部门基层党组织 → 基层党组织 → 党组织
(:Name)-[:NAMES]->(:Actor)                                   every written form, and why it is this actor
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """Type of a property, the same in every store."""

    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    STRINGS = "strings"
    """A list of strings; never None, empty instead."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, type, and what it says."""

    name: str
    type: ValueType
    doc: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """One node label; every node has the key property `id`, a content hash."""

    label: str
    doc: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """One relationship type with the label pairs it joins."""

    type: str
    doc: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()


S, I, F, L = ValueType.STRING, ValueType.INTEGER, ValueType.FLOAT, ValueType.STRINGS  # noqa: E741

ID = Property("id", S, "content hash, 16 hex digits; the key (a Document's id is its name)")

EDGE_ID = Property("id", S, "content hash of type, both ends and properties; the stores add it to every edge")
"""Key of a relationship in the stores: tells parallel edges apart, so that loading twice changes nothing."""

NODES: tuple[NodeType, ...] = (
    NodeType(
        "Actor",
        "organ, office, person or group of people 主体",
        (
            ID,
            Property("name", S, "canonical name: resolved, without leading quantifiers (各级 全体 广大)"),
            Property("kind", S, "organ | office | group | person | place | party (to a contract) | unknown"),
            Property("level", S, "central | province | city | county | town | village; null where unsaid"),
            Property("scope", S, "document or place its name is relative to; null where it says who it is"),
            Property("aliases", L, "every written form, sorted; empty for a wider actor that no text names"),
        ),
    ),
    NodeType(
        "Norm",
        "one thing somebody must, must not, may, or is urged to do 规范",
        (
            ID,
            Property("doc", S, "id of the document"),
            Property("start", I, "offset of the clause in the source text"),
            Property("end", I, "end of the clause, half-open"),
            Property("text", S, "the clause as it stands in the source"),
            Property("modality", S, "obligation | prohibition | permission | recommendation"),
            Property("trigger", S, "word that makes it a norm, or null"),
            Property("bearer_source", S, "explicit | inherited | addressee | issuer | unspecified"),
            Property("predicate", S, "head verb(s)"),
            Property("condition", S, "when it applies, or null"),
            Property("deadline", S, "time limit as written, or null"),
            Property("due", S, "the deadline as ISO date where it is a calendar date, or null"),
            Property("basis", S, "rule or authority it is done under, or null"),
            Property("assigner", S, "who imposes it where not the issuer, or null"),
            Property("sentence", S, "the whole sentence"),
            Property("confidence", F, "0 to 1"),
            Property("corrected", S, "fields a person changed, by blanks, or `added`; null as extracted"),
            Property("page", I, "page of a PDF it stands on, from 1, or null"),
            Property("paragraph", I, "number of its paragraph in the file, from 1, or null"),
            Property("cell", S, "table cell it stands in: T1R3C2 (first table), 任务!B3 (sheet), or null"),
        ),
    ),
    NodeType(
        "Section",
        "numbered or titled part of a document 条款",
        (
            ID,
            Property("doc", S, "id of the document"),
            Property("number", S, "as printed: 一、 （一） 第十条"),
            Property("title", S, "heading without its number"),
            Property("path", S, "numbers from the outermost: 二、 > （三）"),
            Property("level", I, "1 for the outermost"),
            Property("start", I, "offset in the source text"),
            Property("end", I, "end, half-open"),
        ),
    ),
    NodeType(
        "Document",
        "a document read, or one that a document read cites 文件",
        (
            ID,
            Property("title", S, "full title"),
            Property("number", S, "document number 发文字号, or null"),
            Property("kind", S, "通知, 意见, 法 …, or null"),
            Property("date", S, "ISO date of issue, or null"),
            Property("source", S, "path it was read from; null for a document only cited"),
            Property("status", S, "read | cited"),
        ),
    ),
    NodeType(
        "Name",
        "a written form of an actor in one document 称谓",
        (
            ID,
            Property("text", S, "as written, or <addressees>, <issuer>"),
            Property("doc", S, "id of the document"),
        ),
    ),
)

EDGES: tuple[EdgeType, ...] = (
    EdgeType("BEARS", "bears the norm", (("Actor", "Norm"),),
             (Property("source", S, "explicit | inherited | addressee | issuer"),
              Property("name", S, "the bearer as the norm writes it"))),
    EdgeType("TOWARDS", "whom the act is for, to, on or with", (("Norm", "Actor"),),
             (Property("role", S, "recipient | beneficiary | target | authority | partner | directed"),
              Property("name", S, "the counterparty as the norm writes it"))),
    EdgeType("IMPOSED_BY", "on whose word", (("Norm", "Actor"),),
             (Property("source", S, "assigner | issuer"),)),
    EdgeType("STATED_IN", "where it is written", (("Norm", "Section"), ("Norm", "Document"))),
    EdgeType("PART_OF", "belongs to", (("Section", "Section"), ("Section", "Document"), ("Actor", "Actor"))),
    EdgeType("ISSUED_BY", "issued by", (("Document", "Actor"),)),
    EdgeType("ADDRESSED_TO", "addressed to", (("Document", "Actor"),)),
    EdgeType("CITES", "names", (("Document", "Document"),)),
    EdgeType("KIND_OF", "is a kind of: a duty of the wider holds for the narrower", (("Actor", "Actor"),),
             (Property("rule", S, "what in the two names says so"),)),
    EdgeType("NAMES", "is a name of", (("Name", "Actor"),),
             (Property("rule", S, "what makes this name this actor"),
              Property("reason", S, "the same, as a sentence for a person"))),
)
