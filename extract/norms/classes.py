"""Classes of words: what part a word plays where the norm stage reads a clause."""

from __future__ import annotations

from ..lexicon import cue_of, heads, listed, ordered, prepositions, words

_CUES = cue_of()
_SEPARATORS = listed("separators")
_ATTRIBUTIVE = listed("attributive")
_PREPOSITIONS = prepositions()
_POSTPOSITIONS = words("postpositions")
_ADVERBS = words("adverbs")
_CONNECTIVES = words("connectives")
_VERBS = words("verbs_extra")
_NOUNS = words("nouns_here")
_HEADS = heads()
_NOUN_ENDINGS = words("noun_endings")
_VERB_ENDINGS = listed("verb_endings")
_COMPOUNDING, _COMPOUNDED = words("compounding_verbs"), words("compounded_nouns")
_PEOPLE = ordered("people_endings")
_GRAMMATICAL = frozenset("rmqucpyt")


def word_class(word: str, tag: str) -> str:
    """Return the class the norm stage reads a word as.

    `cue`, `prep`, `conn`, `adv`, `verb`, `noun`, `de` (的), `sep` (、 和 与 及 …), `post` (时 后 中 …),
    `mark`.

    >>> word_class("应当", "v"), word_class("落实好", "x"), word_class("劳动合同", "l")
    ('cue', 'verb', 'noun')
    """
    return _closed_class(word) or _listed_class(word, tag) or _tagged_class(tag)


def is_settled(word: str, tag: str) -> bool:
    """Say whether the lexicon alone decides the class of a word, whatever a tagger says.

    Pronouns, numerals, measures, particles and times (各级, 三, 名, 了, 今年) are no open class: no tagger
    makes verbs of them.
    """
    return tag[0] in _GRAMMATICAL or bool(_closed_class(word) or _listed_class(word, tag))


def _closed_class(word: str) -> str:  # noqa: PLR0911
    if word in _CUES:
        return "cue"
    if word in _SEPARATORS:
        return "sep"
    if word in _ATTRIBUTIVE:
        return "de"
    if word in _PREPOSITIONS:
        return "prep"
    if word in _POSTPOSITIONS:
        return "post"
    if word in _ADVERBS:
        return "adv"
    if word in _CONNECTIVES:
        return "conn"
    return "" if word[0].isalnum() else "mark"


def _listed_class(word: str, tag: str) -> str:
    if word in _VERBS or (
        len(word) > 2 and tag[0] not in "m" and word[:2] in _VERBS and _is_verb_phrase(word)
    ):
        return "verb"
    if word in _NOUNS or (word in _HEADS and tag != "d") or word.endswith(_PEOPLE):
        return "noun"
    return "noun" if len(word) > 2 and tag[0] in "li" and word[-2:] in _NOUN_ENDINGS else ""


def _tagged_class(tag: str) -> str:
    if tag[0] in "vi" or tag == "l":
        return "verb"
    return "adv" if tag in ("d", "ad") else "noun"


def _is_verb_phrase(word: str) -> bool:
    """Say whether a long word that begins with a verb is a verb phrase, not a noun such as 管理局 or
    服务队.
    """
    if len(word) == 3:
        return word[-1] in _VERB_ENDINGS
    if word[:2] in _COMPOUNDING and word[2:] in _COMPOUNDED:
        return False
    return word not in _HEADS and word[-2:] not in _HEADS
