"""spaCy components trained here: a tagger of word classes, and one that reads norms by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engines.segmenters import Lac
from extract.blocks import Block
from extract.model import ADDRESSEES, BearerSource, Modality, Norm, SourceText
from extract.norms.coordination import expand
from extract.norms.evidence import source_span
from extract.norms.tokens import Clause, Tokens, tokenize
from extract.structure import structure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NOT, BEARER = "O", "B"
_CTB = dict.fromkeys(("v", "vd"), "VV") | {"a": "VA", "d": "AD", "ad": "AD", "t": "NT"}
_CTB |= dict.fromkeys(("n", "nz", "nr", "ns", "nt", "vn", "an"), "NN")
_BATCH, _DROPOUT = 16, 0.2
Taught = tuple[list[str], list[str]]
"""Words of one block, and the tag of each; an empty one teaches nothing."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with norms to learn from, by hand or by the extractor."""

    source: SourceText
    norms: Sequence[Norm]


def blocks(source: SourceText) -> Iterator[tuple[Block, Tokens, bool]]:
    """Yield each block of a text with its words, and whether its document has addressees."""
    for found in structure(source):
        for block in found.blocks:
            if block.text:
                yield block, tokenize(block.text), bool(found.document.addressees)


def word_classes(sources: Iterable[SourceText], lac: Lac) -> Iterator[Taught]:
    """Yield the extractor's words with the classes that LAC gives those that it cuts alike."""
    for source in sources:
        for block, tokens, _ in blocks(source):
            at, tags = 0, {}
            for word, tag in lac.tag(block.text):
                tags[at, word] = _CTB.get(tag, "X")
                at += len(word)
            starts = tokens.starts[:-1]
            yield tokens.words, [tags.get(pair, "") for pair in zip(starts, tokens.words, strict=True)]


def norm_labels(labelled: Iterable[Labelled]) -> Iterator[Taught]:
    """Yield words tagged with the modality of the norm whose clause they stand in, B for its bearer."""
    for one in labelled:
        by_start = {norm.start: norm for norm in one.norms}
        for block, tokens, _ in blocks(one.source):
            tags = [NOT] * len(tokens.words)
            for clause in tokens.clauses():
                norm = by_start.get(source_span(block, tokens, clause.lo, clause.hi)[0])
                if norm is not None:
                    tags[clause.lo : clause.hi] = [norm.modality.value] * (clause.hi - clause.lo)
                    _mark_bearer(tokens, clause, norm, tags)
            yield tokens.words, tags


def _mark_bearer(tokens: Tokens, clause: Clause, norm: Norm, tags: list[str]) -> None:
    """Tag the words from where the first bearer begins to where the last one ends."""
    if norm.bearer_source is not BearerSource.EXPLICIT or not norm.bearers:
        return
    text, first = tokens.slice(clause.lo, clause.hi), tokens.starts[clause.lo]
    begin, end = text.find(norm.bearers[0][:2]), text.find(norm.bearers[-1][-2:]) + 2
    if 0 <= begin < end:
        for i in range(clause.lo, clause.hi):
            if begin <= tokens.starts[i] - first < end:
                tags[i] = BEARER


def train(taught: Sequence[Taught], folder: Path, rounds: int) -> Path:
    """Train a spaCy tagger from nothing, the same one each time on one machine; return its folder."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.util import minibatch

    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("zh")
    tagger = nlp.add_pipe("tagger")
    for tag in sorted({tag for _, tags in taught for tag in tags if tag}):
        tagger.add_label(tag)  # type: ignore[attr-defined]
    examples = [
        Example(Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words, tags=tags))
        for words, tags in taught
        if any(tags)
    ]
    optimizer = nlp.initialize(lambda: examples[:200])
    for _ in range(rounds):
        for batch in minibatch(examples, _BATCH):
            nlp.update(batch, sgd=optimizer, drop=_DROPOUT)
    nlp.to_disk(folder)
    return folder


class Reader:
    """Reads norms with a trained tagger alone: a clause is one where most of its words are tagged so."""

    def __init__(self, folder: Path) -> None:
        import spacy

        self.nlp: Language = spacy.load(folder)

    def norms(self, source: SourceText) -> tuple[Norm, ...]:
        """Return the norms of a text, without predicates, counterparties and qualifiers."""
        found = list(blocks(source))
        return tuple(self._read(source, found))

    def _read(self, source: SourceText, found: list[tuple[Block, Tokens, bool]]) -> Iterator[Norm]:
        from spacy.tokens import Doc

        docs = (Doc(self.nlp.vocab, words=tokens.words) for _, tokens, _ in found)
        bearers: tuple[str, ...] = ()
        for (block, tokens, addressed), doc in zip(found, self.nlp.pipe(docs), strict=True):
            for clause in tokens.clauses():
                modality, own = _decode(tokens, doc, clause)
                bearers = own or bearers
                if modality is not None:
                    start, end = source_span(block, tokens, clause.lo, clause.hi)
                    named = bearers or ((ADDRESSEES,) if addressed else ())
                    where = BearerSource.EXPLICIT if own else BearerSource.INHERITED
                    text = source.text[start:end]
                    yield Norm(source.id, start, end, text, modality, None, named, where, "")


def _decode(tokens: Tokens, doc: Doc, clause: Clause) -> tuple[Modality | None, tuple[str, ...]]:
    """Return modality and own bearers of a clause: no modality where most of its words are in no norm."""
    tags = [doc[i].tag_ for i in range(clause.lo, clause.hi)]
    named = [clause.lo + i for i, tag in enumerate(tags) if tag == BEARER]
    bearers = expand(tokens.slice(named[0], named[-1] + 1)).names if named else ()
    counts = Counter(tag for tag in tags if tag not in (NOT, BEARER))
    if not counts or 2 * tags.count(NOT) > len(tags):
        return None, bearers
    return Modality(max(sorted(counts), key=lambda tag: counts[tag])), bearers
