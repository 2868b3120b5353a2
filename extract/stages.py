"""The stages of reading one after the other, from a source text to records, without a Doc.

spaCy is not loaded here: a Doc takes longer to make than the words in it, and spaCy longer than all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from .blocks import Structure
from .confidence import weights, with_confidence
from .model import Extraction, Norm, SourceText
from .norms.charges import charged, distinct, row_norms
from .norms.finding import Finding
from .norms.records import to_norm
from .norms.tokens import Tokens, tokenize
from .norms.walk import Walker
from .structure import structure
from .tagger import Tagger


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


class Extractor:
    """Reads source texts; one instance serves any number of them.

    `extract.pipeline.load()` gives the same norms on a Doc to those who want one.
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
