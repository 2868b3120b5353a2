"""Actor phrases 主体短语: where one begins and ends."""

from __future__ import annotations

from ..lexicon import actor_words, heads, listed, ordered, prepositions, words
from .heads import head_kind
from .organs import (
    is_listed_field,
    is_organisation,
    joins_other,
    leads_others,
    modify_head,
    names_inner_organ,
    names_organ_of_level,
    names_people,
    needs_field,
    suffix_head,
)
from .tokens import Tokens

SEPARATORS = listed("phrase_separators")
_NOMINAL = frozenset("nbmqrsjtafzx")
_OPENING, _CLOSING = listed("opening_brackets"), listed("closing_brackets")
_ETC, _WITH = listed("etc"), listed("with")
_ENCLOSING, _JOINING = _OPENING | {"“"}, SEPARATORS | _ETC
_HEADS, _PREPOSITIONS = heads(), prepositions()
_OWNED, _ADVERBS = words("owned_nouns"), words("adverbs")
_GOVERNING, _REPORTING = listed("governing_fields"), listed("reporting_acts")
_OFFICE_HEADS = listed("office_heads")
_LISTING = frozenset(("、", "等"))
_QUANTIFIERS, _FIELDS = actor_words("quantifiers"), actor_words("fields")
_BOUNDS, _BOUNDED = listed("bounds"), ordered("bounded_areas")
_BRACKETED_LEVELS = listed("bracketed_levels")
_MODIFIERS, _NAME_MARKS = listed("name_modifiers"), listed("name_marks")
_THEIR = "其"
"""Opens another phrase (告知|家长|其所在班级的情况)."""
_LONGEST, _LONGEST_BRACKET, _LONGEST_QUOTE = 60, 40, 16
"""Most words of a phrase, of a bracket and of a quotation in it."""


def actor_phrase(tokens: Tokens, lo: int, hi: int) -> int:
    """Return the end of the longest actor phrase that starts at word `lo`, or `lo` where none does.

    `引导|广大群众|减少外出`: from 广大 the phrase ends before 减少.
    """
    if lo >= hi or (tokens.tags[lo] == "t" and head_kind(tokens.words[lo], "n") is None):
        return lo
    if tokens.words[lo] in _OPENING:
        return lo
    end = i = lo
    after_head = False
    words, last = tokens.words, min(hi, lo + _LONGEST)
    while i < last:
        word = words[i]
        if word in _ENCLOSING and (skipped := _skip_enclosed(tokens, i, hi)) != i:
            if skipped < 0:
                break
            end = skipped if end == i and word in _OPENING else end
            i = skipped
        elif i > lo and word in _JOINING:
            if word in _WITH and not after_head:
                break
            if word == "等" and end == i and not (i + 1 < hi and tokens.kinds[i + 1] == "noun"):
                end = i + 1
            after_head = False
            i += 1
        elif i > lo and word == "的":
            after_head = False
            i += 1
        elif word == "被" and i + 2 < hi and tokens.tags[i + 1][0] == "v" and tokens.heads[i + 2]:
            i += 2
        else:
            headed = _is_head(tokens, i, lo, hi, after_head)
            if headed is None or not (headed or _continues(tokens, i, after_head, lo)):
                break
            end, after_head = (i + 1, True) if headed else (end, after_head)
            i += 1
    return end


def _skip_enclosed(tokens: Tokens, i: int, hi: int) -> int:
    """Return the word after the quotation or bracket that opens at word i, i where none does, -1 for an
    open bracket.
    """
    word = tokens.words[i]
    if word == "“":
        return next((j + 1 for j in range(i + 1, min(hi, i + _LONGEST_QUOTE)) if tokens.words[j] == "”"), i)
    if word in _OPENING:
        return next(
            (j + 1 for j in range(i + 1, min(hi, i + _LONGEST_BRACKET)) if tokens.words[j] in _CLOSING), -1
        )
    return i


def _is_head(tokens: Tokens, i: int, lo: int, hi: int, after_head: bool) -> bool | None:
    """Say whether word i is a head of the phrase; None where it is the verb 组织, which ends the phrase."""
    word = tokens.words[i]
    if word in _PREPOSITIONS or tokens.words[i + 1 : i + 2] == ["化"]:  # 电商|化
        return False
    kind = tokens.heads[i] or (suffix_head(tokens, i) if i > lo and len(word) == 1 else None)
    if word == "领导" and after_head and leads_others(tokens, i, hi):
        return None
    if word in _BRACKETED_LEVELS and tokens.words[i + 1 : i + 2] == ["（"]:
        return True
    if word == "组织" and i > 0 and tokens.words[i - 1] == "的" and tokens.kinds[i + 1 : i + 2] == ["verb"]:
        return None  # 考核工作的|组织|实施
    if kind and word == "组织" and after_head:
        plain = i > lo and tokens.kinds[i - 1] == "noun" and not tokens.heads[i - 1]
        plain = plain and not suffix_head(tokens, i - 1)
        if not plain and not is_organisation(tokens, i, hi):
            return None
    return kind is not None and (tokens.tags[i][0] != "v" or word in _HEADS)


def _continues(tokens: Tokens, i: int, after_head: bool, lo: int) -> bool:
    """Say whether word i, no head itself, can stand inside an actor phrase that began at `lo`."""
    word, tag, kind = tokens.words[i], tokens.tags[i], tokens.kinds[i]
    if after_head and (word in _OWNED or word == _THEIR or joins_other(tokens, i)):
        return False
    goes_on = i + 1 < len(tokens.words) and tokens.words[i + 1] in _LISTING
    if word in _QUANTIFIERS or (goes_on and is_listed_field(tokens, i, lo)):
        return True
    if kind == "verb" or tag[0] == "v":
        return _verb_continues(tokens, i, after_head, lo)
    if kind in ("adv", "conn", "cue", "post"):
        return word in _MODIFIERS or (kind == "post" and _bounds(tokens, i, lo))
    if kind == "prep":
        return False
    return word in _NAME_MARKS or kind == "noun" or (tag[0] in _NOMINAL and kind != "mark")


def _bounds(tokens: Tokens, i: int, lo: int) -> bool:
    """Say whether 内 or 外 at i tells of which area the actors after it are (对|辖区内|企业)."""
    after = i + 1 < len(tokens.words) and tokens.kinds[i + 1] == "noun"
    return i > lo and after and tokens.words[i] in _BOUNDS and tokens.words[i - 1].endswith(_BOUNDED)


def _verb_continues(tokens: Tokens, i: int, after_head: bool, lo: int) -> bool:
    word, tag = tokens.words[i], tokens.tags[i]
    if not after_head and names_people(tokens, i):
        return True
    if tag[0] != "v" and head_kind(word, "n"):
        return True
    if not after_head and (modify_head(tokens, i) or names_organ_of_level(tokens, i, lo)):
        return True
    if after_head and ((tag == "vn" and _goes_on(tokens, i)) or names_inner_organ(tokens, i)):
        return True
    if word in _FIELDS:
        acted = tag == "v" and tokens.heads[i - 1] == "person" and tokens.words[i - 1][-1] != "方"
        plain = i > lo and tokens.tags[i - 1][0] == "n" and tokens.words[i - 1] not in _FIELDS
        named = not acted and word not in _REPORTING  # 总经理|处理|公司日常工作
        return not (after_head or plain) or (named and needs_field(tokens, i))
    return tag == "vn" and not after_head


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Say whether a verbal noun goes on the name of an organ or place (人民政府|劳动|行政部门,
    各县（区）|应急|管理局, 教育部教师|工作|司).
    """
    after = i + 1 if i + 1 < len(tokens.words) else i
    if tokens.words[after] in _GOVERNING:
        return needs_field(tokens, i)
    if tokens.words[after] in _OFFICE_HEADS and suffix_head(tokens, after):
        return True
    placed = tokens.heads[i - 1] == "place" or tokens.words[i - 1] in _CLOSING
    return placed and tokens.heads[after] == "organ" and tokens.words[after] != "组织"


def starts_nominal(tokens: Tokens, i: int) -> bool:
    """Say whether word i can open a noun phrase: no verb, adverb, preposition or mark."""
    word = tokens.words[i]
    if word in _ADVERBS or word in _PREPOSITIONS:
        return False
    return _continues(tokens, i, False, i) or tokens.heads[i] is not None or word == "“"
