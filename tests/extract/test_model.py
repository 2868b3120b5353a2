"""A spaCy pipeline as evidence: loaded when it is needed, heard where the lexicon is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import SourceText, ZerenError, extract
from extract.norms.tokens import tokenize
from extract.stages import Extractor
from extract.tagger import Tagger

TEXT = "各级党组织要加强领导。"
TAUGHT = [
    (["砥砺", "群众", "立即", "报告"], ["VV", "VV", "AD", "VV"]),
    (["砥砺", "干部"], ["VV", "NN"]),
    (["各级", "党组织"], ["VV", "NN"]),
]


@pytest.fixture
def pipeline(tmp_path: Path) -> str:
    """Return the path of a pipeline that knows 砥砺 as a verb, and wrongly 群众 and 各级 as verbs."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("zh")
    tagger = nlp.add_pipe("tagger")
    for tag in ("VV", "NN", "AD"):
        tagger.add_label(tag)
    examples = [
        Example(Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words, tags=tags)) for words, tags in TAUGHT
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(tmp_path / "tiny")
    return str(tmp_path / "tiny")


def test_model_decides_what_the_lexicon_leaves_open(pipeline: str) -> None:
    tokens = tokenize("砥砺群众")
    at = tokens.words.index("砥砺")
    tokens.tags[at] = "n"
    tokens.classify()
    assert tokens.kinds[at] == "noun"
    Tagger(pipeline).retag([tokens])
    assert tokens.kinds[at] == "verb"


def test_model_does_not_overrule_a_head(pipeline: str) -> None:
    tokens = tokenize("砥砺群众")
    Tagger(pipeline).retag([tokens])
    assert tokens.heads[tokens.words.index("群众")] == "group"


def test_model_makes_no_verb_of_a_pronoun(pipeline: str) -> None:
    tokens = tokenize(TEXT)
    Tagger(pipeline).retag([tokens])
    assert tokens.kinds[tokens.words.index("各级")] == "noun"


def test_extraction_with_a_model_finds_the_norm(pipeline: str) -> None:
    source = SourceText("a", "a", TEXT)
    assert extract(source, model=pipeline).norms == extract(source).norms


def test_missing_model_says_how_to_get_it() -> None:
    with pytest.raises(ZerenError, match="python -m spacy download zh_core_web_none"):
        Extractor(model="zh_core_web_none").extract(SourceText("a", "a", TEXT))


def test_model_without_tagger_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("zh").to_disk(tmp_path / "bare")
    with pytest.raises(ZerenError, match="no tagger"):
        Tagger(str(tmp_path / "bare")).retag([tokenize(TEXT)])
