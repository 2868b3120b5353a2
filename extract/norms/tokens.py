"""Words and clauses of a block, each with what the later steps ask of it, computed once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain

from ..lexicon import listed, ordered
from .brackets import enclosed
from .classes import word_class
from .heads import head_kind
from .segment import segmenter, split_word

SENTENCE_ENDS = frozenset("。！？!?")
CLAUSE_ENDS = frozenset("，,；;：:") | SENTENCE_ENDS
_SENTENCE_END = re.compile(f"[{''.join(sorted(SENTENCE_ENDS))}]")
_CLAUSE_END = re.compile(f"[{''.join(sorted(CLAUSE_ENDS))}]")
_PARTY_STEMS = listed("party_stems")
_AREAS = ordered("areas_of_charge")
_COPING, _COPED = listed("before_cope"), listed("after_cope")
_OUTBREAKS, _PLACE_ENDS = ordered("outbreaks"), ordered("place_ends")
_RECURRING = frozenset(f"每{period}" for period in listed("recurring_periods"))
_WAYS = listed("after_party")
_STAFFING, _STAFF_OF = listed("staffing_words"), listed("staff_kinds")
_CONTEXTUAL = ("应对", "日前", "方可", "方向", "人均", "主管", "系统", "理应", "需")
_BY_CONTEXT = frozenset(_CONTEXTUAL) | _WAYS | _STAFFING
_IN_CHARGE, _NEEDED, _PARTY = "主管", "所需", "方"
_MANNER = "系统"
_BEFORE_MANNER = listed("before_manner")
_AFTER_PARTY = {"方可": "v", "方向": "p"}
"""Words that take the end of a party's name (乙|方向|甲方), with the tag of what is left."""
_EVERY = "每"
_OF_AREA = f"{_IN_CHARGE}(?={'|'.join(_AREAS)})"
_OF_WAY = f"{_PARTY}[{''.join(sorted(_WAYS))}]"
_WHOLE = sorted(_BY_CONTEXT - {_IN_CHARGE, "需"} - _WAYS)
_JOINED = re.compile("|".join((_EVERY, *_WHOLE, _OF_AREA, _OF_WAY, _NEEDED)))
"""What a text has in it where a word depends on the ones around it."""
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_LONGEST = 1_500
"""Most words of a clause: what has no punctuation is cut here, so that time grows with the text's length
alone.
"""
_LONGEST_NAME = 40
"""Most characters of a name whose words are kept."""
_REMEMBERED = 200_000
"""How many of the segmenter's words are kept with what is made of them."""
Word = tuple[str, str, str, str | None]
"""A word, its tag, its class and the kind of actor that it names as a head."""


@dataclass(slots=True)
class Clause:
    """A clause of a block: words `lo` to `hi` without its closing mark, the mark, and where it stands.

    Attributes:
        sentence: index of its sentence in the block.
        first: it opens its sentence.
        part: it opens a part after ；.
        characters: those of its text.
    """

    lo: int
    hi: int
    closer: str
    sentence: int
    first: bool
    part: bool
    characters: frozenset[str]


@dataclass(slots=True)
class Tokens:
    """Words of one text: `starts[i]` is the offset of word i, `starts[len(words)]` the length of the
    text.

    Attributes:
        kinds: the class of each word.
        heads: the kind of actor that each word names as a head, or None.
        inside: 1 for each word that opens inside quotes or brackets.
    """

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]
    kinds: list[str]
    heads: list[str | None]
    inside: bytearray = field(init=False)
    _clauses: list[Clause] | None = field(init=False, default=None)
    _marks: list[int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        mask = enclosed(self.text)
        inside = map(mask.__getitem__, self.starts[:-1]) if 1 in mask else len(self.words)
        self.inside = bytearray(inside)

    def classify(self) -> None:
        """Set the classes and heads by the words and tags as they are now."""
        self.kinds = list(map(word_class, self.words, self.tags))
        self.heads = list(map(head_kind, self.words, self.tags))

    def slice(self, lo: int, hi: int) -> str:
        """Return the text from word `lo` up to word `hi`."""
        return self.text[self.starts[lo] : self.starts[hi]]

    def clauses(self) -> list[Clause]:
        """Return the clauses, cut once."""
        if self._clauses is None:
            self._clauses = list(_cut(self))
        return self._clauses

    def sentence_marks(self) -> list[int]:
        """Return where marks that end sentences stand in the text, found once."""
        if self._marks is None:
            self._marks = [mark.start() for mark in _SENTENCE_END.finditer(self.text)]
        return self._marks


class _Known(dict[tuple[str, str], tuple[Word, ...]]):
    """The words that each word of the segmenter is cut into; begun anew where they would be too many."""

    def __missing__(self, cut: tuple[str, str]) -> tuple[Word, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[cut] = tuple(
            _described(piece, "t" if piece in _RECURRING else tag) for piece, tag in split_word(*cut)
        )
        return found


_KNOWN = _Known()
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _described(word: str, tag: str) -> Word:
    return word, tag, word_class(word, tag), head_kind(word, tag)


def tokenize(text: str) -> Tokens:
    """Return the words of `text`; they join to `text` again, but for lone surrogates, read as U+FFFD.

    >>> tokenize("各级党组织要冲在前面").words
    ['各级', '党组织', '要', '冲', '在', '前面']
    """
    cuts = segmenter().tag(_SURROGATE.sub("\ufffd", text))
    if _JOINED.search(text) is None:
        found = list(chain.from_iterable(map(_KNOWN.__getitem__, cuts)))
    else:
        found = _joined(cuts)
    if not found:
        return Tokens(text, [], [], [0], [], [])
    words, tags, kinds, heads = map(list, zip(*found, strict=True))
    return Tokens(text, words, tags, [0, *accumulate(map(len, words))], kinds, heads)


def words_of(name: str) -> Tokens:
    """Return the words of a name, not to be changed: several rules ask for them one after the other."""
    return _kept(name) if len(name) <= _LONGEST_NAME else tokenize(name)


@lru_cache(maxsize=4_000)
def _kept(name: str) -> Tokens:
    return tokenize(name)


def _joined(cuts: Sequence[tuple[str, str]]) -> list[Word]:
    """Return the words where some of them depend on the ones around them: 每|年 is one, 方可 may be two."""
    out: list[str] = []
    tags: list[str] = []
    for at, (word, tag) in enumerate(cuts):
        if tag == "t" and out and out[-1] == _EVERY:
            out[-1], tags[-1] = out[-1] + word, "t"
            continue
        pieces: Sequence[tuple[str, str]] = ()
        if word in _BY_CONTEXT and (out or word == _MANNER):
            after = cuts[at + 1] if at + 1 < len(cuts) else ("", "x")
            pieces = _in_context(word, after, out, tags)
        for piece, piece_tag in pieces or split_word(word, tag):
            out.append(piece)
            tags.append("t" if piece in _RECURRING else piece_tag)
    return list(map(_described, out, tags))


def _in_context(
    word: str, follows: tuple[str, str], out: list[str], tags: list[str]
) -> tuple[tuple[str, str], ...]:
    """Return the words that the ones around it make of a word, () where they leave it as it is; the last word
    of `out` may take a part of it (经|理应 → 经理|应) or leave one to it (管理所|需|经费 → 管理|所需|经费).
    """
    after, tag_after = follows
    if word == _MANNER:
        opens = not out or out[-1] in _BEFORE_MANNER or not out[-1][-1].isalnum()
        return ((word, "d"),) if opens and tag_after == "v" else ()
    copes = word == "应对" and (out[-1] in _COPING or after in _COPED or _of_place(out[-1], after))
    if copes or (word == _IN_CHARGE and after.startswith(_AREAS)):
        return ((word, "v"),)
    if word == "日前" and out[-1][-1] in _NUMERALS:
        return (("日", "m"), *split_word("前", "f"))
    if word in _AFTER_PARTY and out[-1] in _PARTY_STEMS:
        out[-1] += word[0]
        return split_word(word[1], _AFTER_PARTY[word])
    if word == "人均" and out[-1].endswith("个"):
        out[-1] += "人"
        tags[-1] = "n"
        return split_word("均", "d")
    return _taken_apart(word, tag_after, out, tags)


def _taken_apart(word: str, tag_after: str, out: list[str], tags: list[str]) -> tuple[tuple[str, str], ...]:
    """Return 应 of 经|理应, 方法 of 施工方|法, 所需 of 管理所|需, 人员 of 从业|人员配备; the word before
    takes or leaves the other character.
    """
    if word in _WAYS and len(out[-1]) > 2 and out[-1][-1] == _PARTY:
        out[-1], tags[-1] = out[-1][:-1], "vn"
        return ((_PARTY + word, "n"),)
    if word == "理应" and out[-1] == "经":
        out[-1], tags[-1] = "经理", "n"
        return (("应", "v"),)
    if word == "需" and out[-1].endswith("所") and tag_after.startswith(("n", "vn")):
        out[-1] = out[-1][:-1]
        if not out[-1]:
            del out[-1], tags[-1]
        return ((_NEEDED, "n"),)
    staffed = word in _STAFFING and out[-1] in _STAFF_OF
    return ((word[:2], "n"), (word[2:], "v")) if staffed else ()


def _of_place(before: str, after: str) -> bool:
    """Say whether 应对 stands in the name of a place's body for an outbreak (全省|应对|新冠疫情指挥部)."""
    return before.endswith(_PLACE_ENDS) and after.startswith(_OUTBREAKS)


def clauses(tokens: Tokens) -> Iterator[Clause]:
    """Cut at ， ； 。 ！ ？ ： and their ASCII forms, never at 、 and never inside quotes or brackets."""
    return iter(tokens.clauses())


def _cut(tokens: Tokens) -> Iterator[Clause]:
    lo, sentence, first, part = 0, 0, True, False
    for i, mark in _ends(tokens):
        while i - lo > _LONGEST:
            cut = frozenset(tokens.slice(lo, lo + _LONGEST))
            yield Clause(lo, lo + _LONGEST, "", sentence, first, part, cut)
            lo, first, part = lo + _LONGEST, False, False
        if lo < i and not (text := tokens.slice(lo, i)).isspace():
            yield Clause(lo, i, mark, sentence, first, part, frozenset(text))
            first = part = False
        if mark in SENTENCE_ENDS:
            sentence, first, part = sentence + 1, True, False
        elif mark in ("；", ";"):
            part = True
        lo = i + 1


def _ends(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield each word that ends a clause with its mark, and at last the end of the block."""
    text, starts = tokens.text, tokens.starts
    for found in _CLAUSE_END.finditer(text):
        mark, at = found.group(), found.start()
        i = bisect_left(starts, at)
        if starts[i] != at or tokens.inside[i]:
            continue
        if mark in ",:：" and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit():
            continue
        yield i, mark
    yield len(tokens.words), ""
