"""Ends of adjuncts and relative clauses: where a prepositional phrase stops and the rest goes on."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_words, cue_of, patterns, prepositions, words
from .actors import actor_phrase, head_kind
from .tokens import Tokens, word_class


def basis_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the phrase that 按照, 根据 … at i govern: after its noun, before the verb.

    `按照|管理权限|进行严肃问责`: the phrase ends before 进行.
    """
    nouns = words("basis_nouns")
    last = -1
    for k in range(i + 1, stop):
        word = tokens.words[k]
        follows = tokens.words[k + 1] if k + 1 < stop else ""
        if word in words("light_verbs") and k > i + 1 and tokens.words[k - 1] not in ("的", "、", "和"):
            return last if last > 0 else k
        if word in nouns or word[-2:] in nouns or (word[-1:] == "法" and word not in ("依法", "方法", "违法", "非法", "执法")):
            if not follows:
                return stop
            kind = word_class(follows, tokens.tags[k + 1])
            if follows in nouns or follows[-2:] in nouns or kind in ("sep", "de") or follows in ("》", "”", "（", "等", "的"):
                continue
            if kind in ("verb", "adv", "prep", "cue", "conn") or actor_phrase(tokens, k + 1, stop) > k + 1:
                return k + 1
            last = k + 1
        elif word == "》" and follows and word_class(follows, tokens.tags[k + 1]) in ("verb", "adv"):
            return k + 1
    if last > 0:
        return last
    if not any(tokens.words[k] in words("light_verbs") for k in range(i + 1, stop)) and (
        tokens.words[stop - 1] in ("等", "）") or word_class(tokens.words[stop - 1], tokens.tags[stop - 1]) == "noun"
    ) and "的" in tokens.words[i:stop]:
        return stop
    k = i + 1
    while k < stop and word_class(tokens.words[k], tokens.tags[k]) in ("noun", "sep", "de", "mark"):
        k += 1
    return k if k < stop or stop - i > 1 else i + 1


_TIMES = frozenset(
    ("时", "之时", "后", "之后", "以后", "前", "之前", "以前", "期间", "时期", "时刻", "关头", "阶段", "情况下", "情形下", "过程", "中途", "同时")
)


def place_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after a phrase with 在 or 于 at i: its closing word (中, 时, 上 …), else its noun phrase."""
    best = -1
    for k in range(i + 1, min(stop, i + 60)):
        word, tag = tokens.words[k], tokens.tags[k]
        if word_class(word, tag) == "post" or word in ("危急关头", "关键时刻", "紧要关头") or word[-2:] in ("期间", "关头", "时期", "之前", "之后", "时刻", "之中", "面前", "一线", "方面", "时候"):
            follows = tokens.words[k + 1] if k + 1 < stop else ""
            if follows in ("的", "、", "和"):
                continue
            best = k + 1
            break
    if best > 0:
        return best
    k = i + 1
    while k < stop and (word_class(tokens.words[k], tokens.tags[k]) in ("noun", "sep", "de", "mark") or tokens.tags[k] == "vn"):
        k += 1
    return k


def condition_rule(tokens: Tokens, lo: int, hi: int) -> str:
    """Return the id of the first condition pattern that the words lo..hi fit, or ''."""
    return _condition_rule(tokens.slice(lo, hi).strip())


@lru_cache(maxsize=20_000)
def _condition_rule(text: str) -> str:
    for pattern in patterns("conditions"):
        if pattern.regex.search(text):
            return pattern.id
    return ""


def topic_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the phrase that 对 at i governs: before the last verb phrase it leaves room for.

    `对|领导班子和领导干部实际表现|将记录`, `对|确诊病例|进行排查`.
    """
    light = words("light_verbs")
    for k in range(i + 1, stop):
        word = tokens.words[k]
        if word in light and k > i + 1 and tokens.words[k - 1] != "的" and "的" not in tokens.words[k + 1 : k + 1]:
            return k
    end = max(relative_phrase(tokens, i + 1, stop), actor_phrase(tokens, i + 1, stop))
    if end >= stop:
        return stop
    if end > i + 1 and word_class(tokens.words[end], tokens.tags[end]) in ("verb", "adv", "prep"):
        return end
    for k in range(stop - 1, i + 1, -1):
        if word_class(tokens.words[k], tokens.tags[k]) == "adv" and tokens.words[k - 1] != "的":
            return k
    k = stop
    while k > i + 1 and word_class(tokens.words[k - 1], tokens.tags[k - 1]) in ("noun", "mark", "de", "sep"):
        k -= 1
    verb = k - 1
    marks = [d for d in range(i + 1, verb) if tokens.words[d] == "的"]
    if marks and all(tokens.tags[d][0] in "nv" and word_class(tokens.words[d], tokens.tags[d]) != "adv" for d in range(marks[-1] + 1, verb)):
        if tokens.tags[verb] in ("vn", "n", "v") and k < stop:
            return stop
    if verb > i + 1 and "的" not in tokens.words[verb:stop]:
        while verb - 1 > i + 1 and word_class(tokens.words[verb - 1], tokens.tags[verb - 1]) in ("verb", "adv"):
            verb -= 1
        return verb
    return stop


def relative_phrase(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of an actor phrase that opens with a relative clause (VERB … 的 ACTOR), or i.

    `负有安全生产监督管理职责的部门|报告`.
    """
    if i >= stop:
        return i
    opener = word_class(tokens.words[i], tokens.tags[i])
    if opener not in ("verb", "adv", "noun", "prep", "cue", "mark") or tokens.words[i] in ("做", "当", "成为", "作为", "争做", "当好", "是", "到", "让"):
        return i
    for k in range(i + 1, min(stop, i + 40)):
        word = tokens.words[k]
        if word == "的" and k + 1 < stop:
            end = actor_phrase(tokens, k + 1, stop)
            if end > k + 1 and _verb_between(tokens, i, k):
                return end
            continue
        if word in cue_of() and word not in ("要", "需", "应", "可", "由", "将", "负责", "应当", "需要", "请", "支持"):
            return i
    return i


def _verb_between(tokens: Tokens, lo: int, hi: int) -> bool:
    return any(
        word_class(tokens.words[k], tokens.tags[k]) in ("verb", "adv", "cue") or tokens.tags[k][0] in "va" for k in range(lo, hi)
    )


def has_verb(tokens: Tokens, lo: int, hi: int) -> bool:
    """Say whether the words lo..hi hold a verb, 有 and 无 included."""
    return any(word_class(tokens.words[k], tokens.tags[k]) in ("verb", "cue") or tokens.words[k] in ("有", "无") for k in range(lo, hi))


def phrase_from(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of the actor phrase at i, plain or with a relative clause before it; i where there is none."""
    plain = actor_phrase(tokens, i, stop)
    if plain > i:
        relative = relative_phrase(tokens, i, stop)
        if relative > plain and tokens.words[plain] not in ("的",) and word_class(tokens.words[plain], tokens.tags[plain]) in ("verb", "adv", "prep"):
            return plain
        return max(plain, relative)
    return relative_phrase(tokens, i, stop)


def predicate_of(tokens: Tokens, i: int, stop: int) -> tuple[int, int]:
    """Return the span of the head verb from word i: adverbs and prepositional phrases before it are skipped."""
    k = i
    while k < stop:
        word, tag = tokens.words[k], tokens.tags[k]
        kind = prepositions().get(word)
        if kind == "basis":
            k = max(k + 1, basis_end(tokens, k, stop))
        elif kind == "place":
            k = max(k + 1, place_end(tokens, k, stop))
        elif kind == "topic":
            k = max(k + 1, topic_end(tokens, k, stop))
        elif kind is not None:
            end = phrase_from(tokens, k + 1, stop)
            k = end if end > k + 1 else _next_verb(tokens, k + 1, stop)
        elif word_class(word, tag) == "verb" and not (word in actor_words("fields") and head_kind(word)):
            end = k + 1
            while end + 1 < stop and tokens.words[end] in ("和", "、", "并", "或者", "或") and word_class(tokens.words[end + 1], tokens.tags[end + 1]) == "verb":
                end += 2
            return k, end
        else:
            k += 1
    return i, min(i + 1, stop)


def _next_verb(tokens: Tokens, k: int, stop: int) -> int:
    while k < stop and word_class(tokens.words[k], tokens.tags[k]) != "verb":
        k += 1
    return k
