"""Words of a block: jieba's dictionary in Rust, with the lexicon's own words added and fused words cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from ..lexicon import actor_words, cue_of, data, heads, prepositions, words


class Segmenter(Protocol):
    """Anything that cuts a text into (word, part-of-speech) pairs that join to the text again."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Return the words of `text` with their tags."""


@dataclass(slots=True)
class Tokens:
    """Words of one text: `starts[i]` is the offset of word i, `starts[len(words)]` the length of the text."""

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]

    def slice(self, lo: int, hi: int) -> str:
        """Return the text from word `lo` up to word `hi`."""
        return self.text[self.starts[lo] : self.starts[hi]]


@cache
def segmenter() -> Segmenter:
    """Return the shared segmenter: jieba's words plus those of the lexicon."""
    import rjieba

    jieba = rjieba.Jieba()
    for word in heads():
        if len(word) > 1:
            jieba.add_word(word, 3_000 if len(word) > 2 else None, "n")
    for word in words("verbs_extra"):
        if len(word) > 1:
            jieba.add_word(word, None, "v")
    for word in cue_of():
        if len(word) > 1:
            jieba.add_word(word, 100_000, "v")
    for word in words("nouns_here"):
        jieba.add_word(word, None, "n")
    for word in data("words")["postpositions"]:
        if len(word) > 2:
            jieba.add_word(word, None, "f")
    return jieba  # type: ignore[no-any-return]


@cache
def _cuts() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    cue_data = data("cues")
    return (
        frozenset(cue_data["pseudo"]),
        frozenset(cue_data["fused_heads"]),
        frozenset(cue_data["fused_cues"]),
        frozenset(cue_data["after_cues"]),
    )


def _tag(word: str) -> str:
    """Return the tag of a piece that a fused word was cut into."""
    if word in prepositions():
        return "p"
    if word in ("和", "与"):
        return "c"
    return "v" if word in words("verbs_extra") else "f" if word in words("postpositions") else "n"


_OWN_YAO = re.compile(r"^要(?!求|么|素|点|塞|领|闻|害|紧|件|约|挟|地|职|务|义|道|案|犯|旨|目|价|强|好|命|账).{1,2}$")


@cache
def split_word(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Cut a dictionary word that fuses function words with their neighbours.

    `要冲` → 要 + 冲, `应由` → 应 + 由, `切实做好` → 切实 + 做好, `广大党员` → 广大 + 党员.
    """
    pseudo, fused, cue_words, after = _cuts()
    if word in data("cues")["cuts"]:
        return tuple((part, _tag(part)) for part in data("cues")["cuts"][word])
    if len(word) < 2 or word in pseudo or word in cue_of() or word in heads():
        return ((word, tag),)
    if len(word) == 2 and word[0] in "及和与或" and word[1] in "省市县区乡镇":
        return ((word[0], "c"), (word[1], "n"))
    if len(word) == 2 and word[1] in "要应须需可将" and word[0] in "省市县区乡镇村校局厂园院":
        return ((word[0], "n"), (word[1], "v"))
    if len(word) == 2 and word[0] == "地" and word[1] in "站去走做抓干投推":
        return (("地", "uv"), (word[1], "v"))
    if len(word) == 2 and word[0] in "对向由经自同以为按报从就与给把" and word[1] in "本该其原省市县国各":
        return ((word[0], "p"), (word[1], "r"))
    if word[0] in fused and word[1:] in cue_words:
        return ((word[0], "d"), (word[1:], "v"))
    if word[0] in cue_words and word[1:] in after:
        return ((word[0], "v"), (word[1:], "p"))
    if _OWN_YAO.match(word):
        return (("要", "v"), (word[1:], "d" if word[1:] in words("adverbs") else "v"))
    if len(word) >= 4:
        for size in (2, 3):
            head, rest = word[:size], word[size:]
            if head in actor_words("quantifiers") and len(rest) > 1:
                return ((head, "b"), (rest, "n"))
            if head in words("adverbs") and head not in words("not_verbs_here") and len(rest) > 1 and tag != "ns":
                return ((head, "d"), (rest, "v"))
    return ((word, tag),)


def tokenize(text: str) -> Tokens:
    """Return the words of `text`; they join to `text` again.

    >>> tokenize("各级党组织要冲在前面").words
    ['各级', '党组织', '要', '冲', '在', '前面']
    """
    out: list[str] = []
    tags: list[str] = []
    starts: list[int] = []
    at = 0
    for word, tag in segmenter().tag(text):
        if word == "方可" and out and out[-1] in ("甲", "乙", "丙", "双", "一", "对", "丁"):
            out[-1] += "方"
            at += 1
            out.append("可")
            tags.append("v")
            starts.append(at)
            at += 1
            continue
        if word == "人均" and out and out[-1].endswith("个"):
            out[-1] += "人"
            tags[-1] = "n"
            at += 1
            word, tag = "均", "d"
        for piece, piece_tag in split_word(word, tag):
            out.append(piece)
            tags.append(piece_tag)
            starts.append(at)
            at += len(piece)
    starts.append(at)
    return Tokens(text, out, tags, starts)


PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "〈": "〉", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_CLOSERS = {close: open_ for open_, close in PAIRS.items()}
_LONGEST = 300


def enclosed(text: str) -> bytearray:
    """Return a byte for each character: 1 inside a closed pair of quotes or brackets (the marks included).

    A pair that is never closed, or only after more than 300 characters, encloses nothing. Linear time.
    """
    inside = bytearray(len(text))
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in PAIRS:
            stack.append((char, at))
        elif char in _CLOSERS:
            for depth in range(len(stack) - 1, max(-1, len(stack) - 6), -1):
                if stack[depth][0] == _CLOSERS[char]:
                    start = stack[depth][1]
                    del stack[depth:]
                    if at - start <= _LONGEST and not inside[start]:
                        inside[start : at + 1] = b"\x01" * (at + 1 - start)
                    break
    return inside


SENTENCE_ENDS = frozenset("。！？!?")
CLAUSE_ENDS = frozenset("，,；;：:") | SENTENCE_ENDS


@dataclass(slots=True)
class Clause:
    """A clause of a block: words `lo` to `hi` without its closing mark, the mark, and where it stands.

    Attributes:
        sentence: index of its sentence in the block.
        first: it opens its sentence.
        part: it opens a part after ；.
    """

    lo: int
    hi: int
    closer: str
    sentence: int
    first: bool
    part: bool


def clauses(tokens: Tokens) -> Iterator[Clause]:
    """Cut at ， ； 。 ！ ？ ： and their ASCII forms, never at 、 and never inside quotes or brackets."""
    inside = enclosed(tokens.text)
    lo, sentence, first, part = 0, 0, True, False
    count = len(tokens.words)
    for i in range(count + 1):
        mark = tokens.words[i] if i < count else ""
        if i < count and not _ends_clause(tokens, inside, i):
            continue
        if any(not word.isspace() for word in tokens.words[lo:i]):
            yield Clause(lo, i, mark[:1], sentence, first, part)
            first = part = False
        if mark[:1] in SENTENCE_ENDS:
            sentence, first, part = sentence + 1, True, False
        elif mark[:1] in ("；", ";"):
            part = True
        lo = i + 1


def _ends_clause(tokens: Tokens, inside: bytearray, i: int) -> bool:
    word, at = tokens.words[i], tokens.starts[i]
    if word[0] not in CLAUSE_ENDS or inside[at]:
        return False
    if word[0] in ",:：" and 0 < at < len(tokens.text) - 1:
        return not (tokens.text[at - 1].isdigit() and tokens.text[at + 1].isdigit())
    return True


def _phrase(word: str) -> bool:
    """Say whether a long word that begins with a verb is a verb phrase, not a noun such as 管理局 or 服务队."""
    if len(word) == 3:
        return word[-1] in "起好到成入出上下住给为于至了"
    return word not in heads() and word[-2:] not in heads()


_PEOPLE = ("人员", "机构", "部门", "单位", "机关", "党组织", "干部", "职工", "群众", "负责人", "企业", "公司", "处理者")


@cache
def word_class(word: str, tag: str) -> str:
    """Return the class the norm stage reads a word as.

    `cue`, `prep`, `conn`, `adv`, `verb`, `noun`, `de` (的), `sep` (、 和 与 及 …), `post` (时 后 中 …), `mark`.
    """
    if word in cue_of():
        return "cue"
    if word in ("、", "和", "与", "及", "以及", "或", "或者", "并", "及其", "同"):
        return "sep"
    if word in ("的", "之"):
        return "de"
    if word in prepositions():
        return "prep"
    if word in words("postpositions"):
        return "post"
    if word in words("adverbs"):
        return "adv"
    if word in words("connectives"):
        return "conn"
    if not word[0].isalnum():
        return "mark"
    if word in words("verbs_extra") or (len(word) > 2 and tag[0] not in "m" and word[:2] in words("verbs_extra") and _phrase(word)):
        return "verb"
    if word in words("nouns_here") or word in heads() or word.endswith(_PEOPLE):
        return "noun"
    if len(word) > 2 and tag[0] in "li" and word[-2:] in words("noun_endings"):
        return "noun"
    if tag[0] in "vi" or tag == "l":
        return "verb"
    if tag in ("d", "ad"):
        return "adv"
    return "noun"
