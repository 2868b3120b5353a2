"""Evidence of a model: a spaCy pipeline's tags decide what the lexicon leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .errors import ZerenError
from .lexicon import ctb_classes, written_tags
from .norms.classes import is_settled, word_class
from .norms.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ("parser", "ner", "lemmatizer", "senter", "attribute_ruler")


class Tagger:
    """Gives words the class that a spaCy pipeline with tags of the Chinese Treebank sees in them.

    `name` is an installed pipeline or a folder; it is loaded at the first text.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._nlp: Language | None = None

    def retag(self, blocks: Sequence[Tokens]) -> None:
        """Change the tags of words that the lexicon leaves open, where the model says verb, noun, adverb."""
        from spacy.tokens import Doc

        nlp = self._load()
        docs = (Doc(nlp.vocab, words=block.words, spaces=[False] * len(block.words)) for block in blocks)
        for block, doc in zip(blocks, nlp.pipe(docs), strict=True):
            for at, token in enumerate(doc):
                word, tag = block.words[at], block.tags[at]
                seen = ctb_classes().get(token.tag_)
                open_ = not is_settled(word, tag) and block.heads[at] is None
                if seen and open_ and seen != word_class(word, tag):
                    block.tags[at] = written_tags()[seen]
            block.classify()

    def _load(self) -> Language:
        """Return the pipeline; raise ZerenError where it can't be loaded or gives no tags."""
        if self._nlp is None:
            from spacy import load

            try:
                nlp = load(self.name, exclude=_UNUSED)
            except (OSError, ValueError) as error:
                hint = f"python -m spacy download {self.name}, or give the path of a pipeline"
                what = "no such spaCy pipeline, or not one for this spaCy"
                raise ZerenError(what, where=self.name, hint=hint) from error
            if "tagger" not in nlp.pipe_names:
                hint = "use one with tags, as zh_core_web_sm"
                raise ZerenError("the pipeline has no tagger", where=self.name, hint=hint)
            self._nlp = nlp
        return self._nlp
