"""The engines that are compared do what their rows say: words join to the text, what is taught is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.engines import cost, segmenters, trained
from bench.engines.__main__ import rules, vetoed
from extract import SourceText, extract
from extract.norms.segment import segmenter

TEXT = "各级党组织：\n一、总体要求\n各级党组织要加强领导，不得拖延。\n各单位可以组织活动。\n"
SOURCE = SourceText("a", "a", TEXT)


@pytest.mark.parametrize("made", [segmenters.WithoutHmm, segmenters.PythonJieba])
def test_words_join_to_the_text(made: type[segmenters.WithoutHmm]) -> None:
    assert "".join(word for word, _ in made().tag(TEXT)) == TEXT


def test_jieba_gets_the_shipped_words_and_the_rules_read_by_it() -> None:
    words = segmenters.added_words()
    assert all(segmenter().has_word(word) for word, _, _ in words)  # type: ignore[attr-defined]
    assert rules(segmenters.PythonJieba())(SOURCE) == extract(SOURCE).norms


def test_another_segmenter_is_gone_after_the_reading() -> None:
    class Single:
        def tag(self, text: str) -> list[tuple[str, str]]:
            return [(char, "x") for char in text]

    before = extract(SOURCE).norms
    assert rules(Single())(SOURCE) != before
    assert extract(SOURCE).norms == before


def test_a_trained_component_reads_what_it_was_taught(tmp_path: Path) -> None:
    norms = extract(SOURCE).norms
    lessons = [trained.Labelled(SOURCE, norms)] * 10
    reader = trained.Reader(trained.train(list(trained.norm_labels(lessons)), tmp_path / "norms", 20))
    found = reader.norms(SOURCE)
    assert [(n.text, n.modality, n.bearers) for n in found] == [
        (n.text, n.modality, n.bearers) for n in norms
    ]
    assert list(vetoed(reader)(SOURCE)) == list(norms)


def test_a_closure_is_larger_than_its_parts_and_licences_are_read() -> None:
    assert cost.megabytes(["jieba"]) < cost.megabytes(["jieba", "spacy"])
    assert cost.licence("jieba") == "MIT"
