"""Things 事物: the noun phrases that a verb opens and a clause speaks of, and cases before an act without a
comma.
"""

from __future__ import annotations

from ..lexicon import listed, ordered, words
from .tokens import Tokens

_LIGHT, _NOT_NAMES = words("light_verbs"), listed("not_name_verbs")
_ATTRIBUTIVE, _THINGS = listed("attributive_verbs"), ordered("spoken_things")
_MEASURED, _AMOUNTING = ordered("measured_nouns"), listed("amounting")
_GRANTS, _DISPOSING = listed("given_after_topics"), listed("disposed_of")
_SUBJECT_VERBS, _DESCRIBED = listed("subject_verbs"), listed("described_nouns")
_ORDERLY = ordered("orderly")
_ABLE, _UNDERGOING = ordered("able_openers"), listed("passive_verbs")
_SPOKEN_OF = frozenset(("在", "于", "由", "按", "按照", "向", "与", "以", "经", "报", "应", "须"))
_NOMINAL = frozenset(("noun", "sep"))
_LONGEST_CASE = 24
"""Most words of a case before its act."""


def compound_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a noun phrase that a verb opens and that something is said of
    (保存期限|不少于一年, 自评报告|于12月20日前报送, 报销资金|发放到账户), or i.
    """
    k = i
    while k < stop and (tokens.kinds[k] in _NOMINAL or _describes(tokens, k)):
        k += 1
        if k < stop and _is_thing(tokens, k - 1) and k - i > 1 and _is_said(tokens, i, k):
            return k
    if k > i or tokens.kinds[i] != "verb" or tokens.words[i] in _LIGHT | _NOT_NAMES:
        return i
    measured = i + 2 < stop and tokens.words[i + 1].endswith(_MEASURED) and tokens.words[i + 2] in _AMOUNTING
    return i + 2 if measured else i


def verbal_thing(tokens: Tokens, i: int, end: int, stop: int) -> int:
    """Return the word after a noun phrase that a verbal noun opens, or one right after an actor up to `end`,
    and that something is said of (考核|采取…, 考核工作|在…领导下进行, 企业负责人|经营业绩考核|遵循…), or i.
    """
    k = end
    while i < end <= k < stop and (tokens.kinds[k] == "noun" or _is_activity(tokens, k)):
        k += 1
    if i < end < k < stop and tokens.words[k] in _SUBJECT_VERBS and _is_activity(tokens, k - 1):
        return k
    k = i
    while k < stop and (tokens.tags[k] in ("vn", "t") or tokens.kinds[k] in ("noun", "sep")):
        if tokens.words[k] in _SUBJECT_VERBS:
            break
        k += 1
    opens = tokens.tags[i] == "vn" or (tokens.tags[i] == "t" and i + 1 < stop and tokens.tags[i + 1] == "vn")
    if not opens or k >= stop or k == i:
        return i
    if tokens.words[k] in _SUBJECT_VERBS:
        return k
    described = tokens.words[k - 1] in _DESCRIBED and k - i > 1
    return k if described and tokens.kinds[k] in ("prep", "adv") else i


def _is_activity(tokens: Tokens, k: int) -> bool:
    return tokens.tags[k] == "vn" or tokens.words[k][-2:] in _ATTRIBUTIVE


def _describes(tokens: Tokens, k: int) -> bool:
    """Say whether the verb at k may be an attribute of the noun after it."""
    return tokens.words[k] in _ATTRIBUTIVE or tokens.tags[k] == "vn"


def _is_thing(tokens: Tokens, k: int) -> bool:
    """Say whether word k names a thing that documents speak of."""
    return tokens.heads[k] is None and tokens.words[k].endswith(_THINGS)


def _is_said(tokens: Tokens, i: int, k: int) -> bool:
    """Say whether the words from k on say something of the noun phrase i..k."""
    word, kind = tokens.words[k], tokens.kinds[k]
    if tokens.words[k - 1].endswith(_MEASURED) and word in _AMOUNTING:
        return True
    return tokens.words[i] in _ATTRIBUTIVE and (word in _SPOKEN_OF or kind == "adv" or word in _UNDERGOING)


def names_thing(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words before a cue are a noun phrase for all their verbs
    (防护用品调配|要, 急救用品|应).
    """
    verbs = [k for k in range(lo, hi) if tokens.kinds[k] == "verb"]
    if not all(tokens.kinds[k] in ("noun", "sep", "verb") for k in range(lo, hi)) or len(verbs) == hi - lo:
        return False
    if lo in verbs and tokens.words[lo] not in _ATTRIBUTIVE:
        return False
    return all(_describes(tokens, k) for k in verbs)


def case_end(tokens: Tokens, i: int, hi: int) -> int:
    """Return the word after `…的` where the act on that case follows it without a comma
    (不符合要求的|退回, 能合并的|合并, 情节严重的|依法处理), or i.
    """
    if i >= hi or tokens.kinds[i] == "prep":
        return i
    for k in range(i + 1, min(hi - 1, i + _LONGEST_CASE)):
        if tokens.words[k] != "的" or tokens.inside[k]:
            continue
        after = tokens.words[k + 1]
        again = tokens.words[i].startswith(_ABLE) and tokens.words[k - 1].endswith(after) and k + 2 == hi
        disposed = (after in _GRANTS or after in _DISPOSING) and _tells_case(tokens, i, k)
        return k + 1 if again or disposed else i
    return i


def _tells_case(tokens: Tokens, i: int, k: int) -> bool:
    """Say whether the words before 的 tell what is so in a case, with a verb or an adjective of their own."""
    if tokens.heads[k - 1] is not None or tokens.words[i] in _LIGHT:
        return False
    if tokens.slice(i, k).endswith(_ORDERLY):
        return False
    return any(tokens.kinds[j] in ("verb", "adv") or tokens.tags[j][0] == "a" for j in range(i, k))
