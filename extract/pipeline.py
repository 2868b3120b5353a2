"""The spaCy pipeline: tokenizer and components, which run the stages of reading on a Doc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .blocks import Structure
from .confidence import with_confidence
from .errors import ReadError
from .model import SourceText
from .norms.tokens import Tokens
from .stages import completed, read_words, stated
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
