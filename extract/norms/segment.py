"""Segmentation: jieba's dictionary in Rust with the lexicon's own words added, and the cutting of fused
words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from ..lexicon import (
    actor_words,
    cue_of,
    cue_words,
    cuts,
    heads,
    listed,
    prepositions,
    regex,
    word_list,
    words,
)

if TYPE_CHECKING:
    import rjieba

_CUTS = cuts()
_PSEUDO, _FUSED = cue_words("pseudo"), cue_words("fused_heads")
_FUSED_CUES, _AFTER_CUES = cue_words("fused_cues"), cue_words("after_cues")
_QUANTIFIERS = actor_words("quantifiers")
_ADVERBS, _NOT_VERBS, _VERBS = words("adverbs"), words("not_verbs_here"), words("verbs_extra")
_JOINING, _LEVELS = listed("joining"), listed("levels_after")
_NO_SURNAMES, _FUNCTION = listed("no_surnames"), listed("function_characters")
_CUES_OF_ONE = listed("fused_one_cues")
_GOING = listed("going")
_OWN_YAO = regex("own_yao")
_TWO_CHARACTERS = (
    (listed("fused_conjunctions"), listed("levels_after"), "c", "n"),
    (listed("bodies_before"), listed("fused_one_cues"), "n", "v"),
    (frozenset("地"), listed("verbs_after_de"), "uv", "v"),
    (listed("fused_prepositions"), listed("determiners_after"), "p", "r"),
)
"""Fused pairs: what the first and the second character may be, and the tags of the two words made of
them.
"""


class Segmenter(Protocol):
    """Anything that cuts a text into (word, part-of-speech) pairs that join to the text again."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words of `text` with their tags."""


@cache
def segmenter() -> Segmenter:
    """Return the shared segmenter: jieba's words plus those of the lexicon, added in file order."""
    return _dictionary()


@cache
def _dictionary() -> rjieba.Jieba:
    import rjieba

    jieba = rjieba.Jieba()
    for word in heads():
        if len(word) > 1:
            jieba.add_word(word, 3_000 if len(word) > 2 else None, "n")
    for word in word_list("verbs_extra"):
        if len(word) > 1:
            jieba.add_word(word, None, "v")
    for word in cue_of():
        if len(word) > 1:
            jieba.add_word(word, 100_000, "v")
    for word in word_list("nouns_here"):
        jieba.add_word(word, None, "n")
    for word in word_list("postpositions"):
        if len(word) > 2:
            jieba.add_word(word, None, "f")
    return jieba


def _piece_tag(word: str) -> str:
    """Return the tag of a piece that a fused word was cut into."""
    if word in prepositions():
        return "p"
    if word in _JOINING:
        return "c"
    return "v" if word in words("verbs_extra") else "f" if word in words("postpositions") else "n"


def split_word(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Cut a dictionary word that fuses function words with their neighbours.

    `要冲` → 要 + 冲, `应由` → 应 + 由, `切实做好` → 切实 + 做好, `广大党员` → 广大 + 党员, `市和区` → 市 +
    和 + 区.
    """
    if word in _CUTS:
        return tuple((part, _piece_tag(part)) for part in _CUTS[word])
    if len(word) < 2 or word in _PSEUDO or word in cue_of() or word in heads():
        return ((word, tag),)
    return _split_fused(word) or _split_guessed(word, tag) or _split_unknown(word) or _split_long(word, tag)


def _split_fused(word: str) -> tuple[tuple[str, str], ...]:  # noqa: PLR0911
    """Cut a cue off its neighbour, or two levels at their conjunction; () where there is nothing to cut."""
    if len(word) == 2:
        for firsts, seconds, first_tag, second_tag in _TWO_CHARACTERS:
            if word[0] in firsts and word[1] in seconds:
                return ((word[0], first_tag), (word[1], second_tag))
    if len(word) == 3 and word[1] in _JOINING and word[0] in _LEVELS and word[2] in _LEVELS:
        return ((word[0], "n"), (word[1], "c"), (word[2], "n"))
    rest_tag = "d" if word[1:] in _ADVERBS else "v"
    if word[0] in _FUSED and word[1:] in _FUSED_CUES:
        return ((word[0], "d"), (word[1:], "v"))
    if word[0] == "可" and (word[1:] in _VERBS or word[1:] in _ADVERBS):
        return (("可", "v"), (word[1:], rest_tag))
    if word[0] in _FUSED_CUES and len(word) > 2 and word[1:] in _ADVERBS:
        return ((word[0], "v"), (word[1:], "d"))
    if word[0] in _FUSED_CUES and word[1:] in _AFTER_CUES:
        return ((word[0], "v"), (word[1:], "p"))
    return (("要", "v"), (word[1:], rest_tag)) if _OWN_YAO.match(word) else ()


def _split_guessed(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Cut what the segmenter guesses to be a person's name: two verbs (加强监督), a preposition and a noun
    (为小微).
    """
    if tag == "nr" and len(word) == 4 and word[:2] in _VERBS and word[2:] in _VERBS:
        return ((word[:2], "v"), (word[2:], "v"))
    if tag == "nr" and word[0] in _NO_SURNAMES:
        return ((word[0], "p"), (word[1:], "n"))
    return ()


def _split_unknown(word: str) -> tuple[tuple[str, str], ...]:
    """Cut a function word off what the segmenter glued to it, guessing a word that no dictionary has
    (由|水|行政主管部门, 应|经|省|人民政府; 返汴|要); () where the dictionary has the word.
    """
    jieba = _dictionary()
    if not word.isalpha() or jieba.has_word(word):
        return ()
    if word[-1] in _CUES_OF_ONE and word[0] not in _FUNCTION:
        return ((word[:-1], "v" if word[0] in _GOING else "n"), (word[-1], "v"))
    if word[0] not in _FUNCTION:
        return ()
    return tuple(
        (piece, mended if (mended := _piece_tag(piece)) != "n" else tag)
        for piece, tag in jieba.tag(word, False)
    )


def _split_long(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Cut a quantifier or an adverb off a word of four characters and more."""
    for size in (2, 3) if len(word) >= 4 else ():
        head, rest = word[:size], word[size:]
        if head in _QUANTIFIERS and len(rest) > 1:
            return ((head, "b"), (rest, "n"))
        if head in _ADVERBS and head not in _NOT_VERBS and len(rest) > 1 and tag != "ns":
            return ((head, "d"), (rest, "v"))
    return ((word, tag),)
