"""Actor phrases 主体短语: where one begins and ends, and the actors that its coordination names."""

from __future__ import annotations

from functools import cache

from ..lexicon import actor_words, heads, prepositions, short_heads, words
from .tokens import Tokens, word_class

SEPARATORS = frozenset(("、", "和", "与", "及", "以及", "或", "或者", "及其", "同", "，", "/", "·"))
_NOMINAL = frozenset("nbmqrsjtafzx")


@cache
def head_kind(word: str, tag: str = "n") -> str | None:
    """Return the kind of actor that a word names as a head, or None.

    >>> head_kind("组织部"), head_kind("网格员"), head_kind("增长", "v")
    ('organ', 'person', None)
    """
    if word in actor_words("not_actors"):
        return None
    known = heads()
    if word in known:
        return known[word]
    for size in range(min(len(word) - 1, 6), 1, -1):
        if word[-size:] in known:
            return known[word[-size:]]
    if len(word) > 1 and tag[0] not in "vadp" and word[-1] in short_heads():
        if any(word.endswith(bad) for bad in actor_words("not_actors") if len(bad) > 1):
            return None
        return short_heads()[word[-1]]
    return None


def _bracket_end(tokens: Tokens, i: int, hi: int) -> int:
    """Return the index after the bracket that opens at word i, or i where it does not close before `hi`."""
    for j in range(i + 1, min(hi, i + 40)):
        if tokens.words[j] in ("）", ")"):
            return j + 1
    return i


def _quote_end(tokens: Tokens, i: int, hi: int) -> int:
    for j in range(i + 1, min(hi, i + 16)):
        if tokens.words[j] == "”":
            return j + 1
    return i


def _continues(tokens: Tokens, i: int, after_head: bool, lo: int) -> bool:
    word, tag = tokens.words[i], tokens.tags[i]
    kind = word_class(word, tag)
    if after_head and word in words("owned_nouns"):
        return False
    if word in actor_words("quantifiers"):
        return True
    listed = i + 1 < len(tokens.words) and tokens.words[i + 1] in ("、", "等")
    if listed and (i == lo or tokens.words[i - 1] == "、") and kind in ("verb", "adv") and tokens.words[i + 1] == "等":
        return True
    if listed and i > lo and tokens.words[i - 1] == "、" and _summed(tokens, i):
        return True
    if kind == "verb" or tag[0] == "v":
        if not after_head and _makes_people(tokens, i):
            return True
        if head_kind(word, "n") and tag[0] != "v":
            return True
        if word in actor_words("fields"):
            plain = i > lo and tokens.tags[i - 1][0] == "n" and tokens.words[i - 1] not in actor_words("fields")
            return not (after_head or plain) or _dependent_next(tokens, i)
        return tag == "vn" and not after_head
    if kind in ("adv", "conn", "cue", "post"):
        return word in ("以上", "以下", "主要", "重点", "各方", "联合", "一线", "系统", "基层", "专门", "综合")
    if kind == "prep":
        return False
    if word in ("“", "”", "·", "—", "-", "‘", "’"):
        return True
    return tag[0] in _NOMINAL and kind not in ("mark",)


_PLACED = ("组织", "安排", "通知", "派出", "抽调", "配备", "明确", "指定", "落实", "选派", "发现", "要求", "责令", "动员", "引导", "对", "使", "令", "让", "为")


def _makes_people(tokens: Tokens, i: int) -> bool:
    """Say whether a verb and the word after it name people by what they do (来往人员, 无证人员)."""
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    return after in ("人员", "者", "人群") and tokens.words[i] not in _PLACED and not tokens.words[i].endswith("好")


def _summed(tokens: Tokens, i: int) -> bool:
    """Say whether a list of single words from i is summed up by 等 and an organ (新闻、出版、广播等单位)."""
    k = i
    while k + 1 < len(tokens.words) and tokens.words[k + 1] == "、" and k - i < 24:
        k += 2
    return k + 2 < len(tokens.words) and tokens.words[k + 1] == "等" and head_kind(tokens.words[k + 2]) is not None


def names_field(tokens: Tokens, i: int) -> bool:
    """Say whether the verb-like word i opens an organ's name (监督管理部门), not an act (服务群众)."""
    if tokens.words[i] == "组织" and not _organisation(tokens, i, len(tokens.words)):
        return False
    j = i
    while j < len(tokens.words) and (tokens.words[j] in actor_words("fields") or j == i):
        j += 1
    if j < len(tokens.words) and tokens.words[j] in ("、", "和", "与"):
        directs = tokens.words[i] in ("指导", "监督", "督促", "组织", "检查", "管理", "领导", "培训", "教育", "审查")
        return tokens.words[i] in actor_words("fields") and (not directs or _summed(tokens, j - 1))
    for k in range(j, min(j + 3, len(tokens.words))):
        if tokens.words[k] in actor_words("quantifiers") or tokens.tags[k][0] not in "nabvz":
            return False
        if tokens.words[k].endswith(_DEPENDENT):
            return head_kind(tokens.words[k]) is not None
        if head_kind(tokens.words[k]):
            return tokens.words[i] in actor_words("fields") and tokens.words[k] in ("公司", "平台", "战线", "集团", "公司", "银行", "系统")
    return False


_DEPENDENT = ("人员", "机构", "部门", "单位", "机关", "者", "员", "组织", "人", "委员会", "局", "企业", "领导小组", "中心", "队", "办公室", "同志", "职工", "党组织", "党组", "党委", "经理", "主任", "书记", "代表")


def _dependent_next(tokens: Tokens, i: int) -> bool:
    j = i + 1
    while j < len(tokens.words) and tokens.words[j] in actor_words("fields"):
        j += 1
    if j < len(tokens.words) and (tokens.words[j] in ("等", "、", "和") or _suffix_head(tokens, j)):
        return True
    return j < len(tokens.words) and tokens.words[j].endswith(_DEPENDENT) and head_kind(tokens.words[j]) is not None


def actor_phrase(tokens: Tokens, lo: int, hi: int) -> int:
    """Return the end of the longest actor phrase that starts at word `lo`, or `lo` where none does.

    `引导|广大群众|减少外出`: from 广大 the phrase ends before 减少.
    """
    end = lo
    i = lo
    after_head = False
    if lo < hi and tokens.tags[lo] == "t" and head_kind(tokens.words[lo], "n") is None:
        return lo
    while i < hi and i - lo < 60:
        word, tag = tokens.words[i], tokens.tags[i]
        if word == "“" and (j := _quote_end(tokens, i, hi)) > i:
            i = j
            continue
        if word in ("（", "("):
            j = _bracket_end(tokens, i, hi)
            if j == i:
                break
            if end == i:
                end = j
            i = j
            continue
        if i > lo and (word in SEPARATORS or word == "等" or word == "等等"):
            if word == "与" or word == "同":
                if not after_head:
                    break
            if word == "等" and end == i and not _noun_follows(tokens, i + 1, hi):
                end = i + 1
            after_head = False
            i += 1
            continue
        if i > lo and word == "的":
            if not after_head and end != i:
                pass
            after_head = False
            i += 1
            continue
        if word == "被" and i + 2 < hi and tokens.tags[i + 1][0] == "v" and head_kind(tokens.words[i + 2], tokens.tags[i + 2]):
            i += 2
            continue
        kind = None if word in prepositions() else head_kind(word, tag) or (_suffix_head(tokens, i) if i > lo else None)
        if kind is not None and word == "组织" and after_head and not _organisation(tokens, i, hi):
            break
        if kind is not None and (tag[0] != "v" or word in heads()):
            end, after_head = i + 1, True
            i += 1
            continue
        if not _continues(tokens, i, after_head, lo):
            break
        i += 1
    return end


def _suffix_head(tokens: Tokens, i: int) -> str | None:
    """Return the kind of a one-character head that the dictionary cut off: 信息处理|者, 专项|督导|组."""
    word, before = tokens.words[i], tokens.words[i - 1]
    if word == "委" and before in ("）", ")"):
        return "organ"
    if len(word) != 1 or word not in short_heads() or not before[-1].isalnum() or before in SEPARATORS:
        return None
    if before[-1] + word in actor_words("not_actors") or before in ("的", "等", "各", "本", "该", "其", "每", "一", "他", "两", "有", "无"):
        return None
    return short_heads()[word] if tokens.tags[i][0] not in "vpfqu" or word in "者员组" else None


def _organisation(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 组织 after a head is a noun (基层组织的, 党委组织部门), not the verb of the clause."""
    if i + 1 >= hi:
        return True
    after = tokens.words[i + 1]
    if after in ("部门", "部", "机构", "人事", "委员会", "、", "和", "的", "及", "以及"):
        return True
    return word_class(after, tokens.tags[i + 1]) == "cue"


def _noun_follows(tokens: Tokens, i: int, hi: int) -> bool:
    return i < hi and word_class(tokens.words[i], tokens.tags[i]) == "noun"


def starts_nominal(tokens: Tokens, i: int) -> bool:
    """Say whether word i can open a noun phrase: no verb, adverb, preposition or mark."""
    word, tag = tokens.words[i], tokens.tags[i]
    if word in words("adverbs") or word in prepositions():
        return False
    return _continues(tokens, i, False, i) or head_kind(word, tag) is not None or word in ("“",)
