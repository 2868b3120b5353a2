"""The spaCy pipeline: tokenizer and components, and the extractor that runs them over a source text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .blocks import Structure
from .confidence import weights, with_confidence
from .errors import ReadError
from .model import Extraction, Norm, SourceText
from .norms.charges import charged, distinct, row_norms
from .norms.finding import Finding
from .norms.records import to_norm
from .norms.tokens import Tokens, tokenize
from .norms.walk import Walker
from .structure import structure
from .tagger import Tagger

if TYPE_CHECKING:
    from spacy.vocab import Vocab

STRUCTURE = "zeren_structure"
TOKENS = "zeren_tokens"
FINDINGS = "zeren_findings"
COMPONENTS = ("zeren_clauses", "zeren_norms", "zeren_confidence", "zeren_tasks")

if not Doc.has_extension("norms"):
    Doc.set_extension("norms", default=())


def read_words(document: Structure, tagger: Tagger | None = None) -> list[Tokens]:
    """Return the words of each block; a tagger is further evidence of their classes."""
    blocks = [tokenize(block.text) for block in document.blocks]
    if tagger is not None:
        tagger.retag(blocks)
    return blocks


def stated(document: Structure, blocks: Sequence[Tokens]) -> tuple[tuple[Finding, ...], tuple[Norm, ...]]:
    """Return what the clauses of a document state: the findings, and the norm of each without confidence."""
    findings = tuple(Walker(document, blocks).findings())
    norms: list[Norm] = []
    for finding in findings:
        charge, norm = finding.block.charge, to_norm(finding, document.document)
        norms.append(charged(norm, charge, document.document) if charge else norm)
    return findings, tuple(norms)


def completed(document: Structure, findings: Sequence[Finding], norms: Sequence[Norm]) -> tuple[Norm, ...]:
    """Return the norms with those that rows of tables of tasks state without a clause.

    What is added has the confidence of a norm without signs.
    """
    if any(block.charge for block in document.blocks):
        plain = weights().confidence(())
        added = row_norms(document, [finding.block for finding in findings])
        norms = distinct((*norms, *(replace(norm, confidence=plain) for norm in added)))
    return tuple(norms)


def make_doc(vocab: Vocab, document: Structure, tagger: Tagger | None = None) -> Doc:
    """Return a Doc over the healed blocks of one document, a line end between two blocks.

    Words are the extractor's own; `tag_` holds their part of speech in jieba's tag set. The structure
    and the words block by block stay in `doc.user_data`.
    """
    blocks = read_words(document, tagger)
    words: list[str] = []
    tags: list[str] = []
    for tokens in blocks:
        words.extend((*tokens.words, "\n"))
        tags.extend((*tokens.tags, "x"))
    doc = Doc(vocab, words=words, spaces=[False] * len(words), tags=tags)
    doc.user_data[STRUCTURE] = document
    doc.user_data[TOKENS] = blocks
    return doc


class Tokenizer:
    """spaCy tokenizer: reads the document structure of a text, then its words."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text that holds one document; raise ReadError where it holds several."""
        found = structure(SourceText("text", "text", text))
        if len(found) > 1:
            raise ReadError(
                f"the text holds {len(found)} documents", hint="use extract.extract, which returns them all"
            )
        return make_doc(self.vocab, found[0])

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer has no state of its own."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> Tokenizer:
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, _: object, **__: Any) -> None:
        """Write nothing."""

    def from_disk(self, _: object, **__: Any) -> Tokenizer:
        """Return the tokenizer as it is."""
        return self


def _offset_spans(doc: Doc) -> Iterator[tuple[int, Tokens]]:
    start = 0
    for tokens in doc.user_data[TOKENS]:
        yield start, tokens
        start += len(tokens.words) + 1


@Language.component("zeren_clauses", assigns=["doc.spans"])
def zeren_clauses(doc: Doc) -> Doc:
    """Set `doc.spans["clauses"]`, each labelled with the mark that closes it."""
    spans: list[Span] = []
    for start, tokens in _offset_spans(doc):
        spans.extend(Span(doc, start + c.lo, start + c.hi, label=c.closer or "END") for c in tokens.clauses())
    doc.spans["clauses"] = spans
    return doc


@Language.component("zeren_norms", requires=["doc.spans"], assigns=["doc._.norms"])
def zeren_norms(doc: Doc) -> Doc:
    """Set `doc._.norms` and `doc.spans["norms"]`, each span labelled with the norm's modality.

    What they were found by stays in `doc.user_data`.
    """
    document: Structure = doc.user_data[STRUCTURE]
    starts = {id(tokens): start for start, tokens in _offset_spans(doc)}
    spans: list[Span] = []
    findings, norms = stated(document, doc.user_data[TOKENS])
    for finding in findings:
        start = starts[id(finding.tokens)]
        clause = finding.reading.clause
        spans.append(Span(doc, start + clause.lo, start + clause.hi, label=finding.modality.value))
    doc._.norms = norms
    doc.user_data[FINDINGS] = findings
    doc.spans["norms"] = spans
    return doc


@Language.component("zeren_confidence", requires=["doc._.norms"], assigns=["doc._.norms"])
def zeren_confidence(doc: Doc) -> Doc:
    """Give each norm of `doc._.norms` its confidence."""
    doc._.norms = with_confidence(doc.user_data[FINDINGS], doc._.norms)
    return doc


@Language.component("zeren_tasks", requires=["doc._.norms"], assigns=["doc._.norms"])
def zeren_tasks(doc: Doc) -> Doc:
    """Add to `doc._.norms` what rows of tables of tasks state without a clause."""
    doc._.norms = completed(doc.user_data[STRUCTURE], doc.user_data[FINDINGS], doc._.norms)
    return doc


def load() -> Language:
    """Return the pipeline: spaCy's blank Chinese with Zeren's tokenizer and components."""
    from spacy import blank

    nlp = blank("zh")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


class Extractor:
    """Reads source texts; one instance serves any number of them.

    It runs the stages of the pipeline's components one after the other without a Doc, which takes longer to
    make than the words in it; `load()` gives the same norms on a Doc to those who want one.
    """

    def __init__(self, *, model: str | None = None) -> None:
        self.tagger = Tagger(model) if model else None

    def extract(self, source: SourceText) -> Extraction:
        """Return the documents and norms of a source text, in text order."""
        found = structure(source)
        norms = chain.from_iterable(map(self._norms, found))
        return Extraction(source.id, tuple(d.document for d in found), tuple(norms))

    def _norms(self, document: Structure) -> tuple[Norm, ...]:
        findings, norms = stated(document, read_words(document, self.tagger))
        return completed(document, findings, with_confidence(findings, norms))


@cache
def extractor(model: str | None = None) -> Extractor:
    """Return the shared extractor for a model name."""
    return Extractor(model=model)


def extract(source: SourceText, *, model: str | None = None) -> Extraction:
    """Return the documents and norms of a source text.

    >>> extract(SourceText("a", "a.txt", "各级党组织要加强领导。")).norms[0].bearers
    ('各级党组织',)
    """
    return extractor(model).extract(source)
