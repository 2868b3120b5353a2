"""Names of organs 机关名称: where a word that looks like a verb is a field of work, and heads that were
cut off.
"""

from __future__ import annotations

from ..lexicon import actor_words, listed, ordered, role_rules, short_heads, words
from .heads import head_kind
from .tokens import Tokens

_FIELDS, _QUANTIFIERS = actor_words("fields"), actor_words("quantifiers")
_NOT_ACTORS = actor_words("not_actors")
_SHORT = short_heads()
_SEPARATORS = listed("phrase_separators")
_PEOPLE, _PLACING = listed("people_nouns"), listed("placing_verbs")
_DIRECTING, _JOINTS = listed("directing_fields"), listed("field_joints")
_DEPENDENT = listed("dependent_heads")
_DEPENDENT_ENDINGS = tuple(head for head in ordered("dependent_heads") if len(head) > 1)
_MODIFIED, _LIGHT = listed("modified_heads"), words("light_verbs")
_NOT_NAMES = listed("not_name_verbs")
_ACTING_ON = frozenset(word for rule in role_rules() for word in rule.words) | _NOT_NAMES
_TENDING, _TENDERS = listed("tending_verbs"), listed("tenders")
_VERB_MARKS, _INNER = listed("verb_marks"), listed("inner_organs")
_LOOSE, _FOLLOWERS = listed("loose_heads"), listed("field_followers")
_HEAD_OPENERS, _CUT_HEADS = listed("head_openers"), listed("cut_heads")
_CLOSING, _VERBAL_HEADS = listed("closing_brackets"), listed("verbal_heads")
_ORGANISATION = listed("organisation_followers")
_GUIDING, _BODIES = listed("guiding_fields"), listed("guiding_bodies")
_PARTICLES = listed("particle_heads")
_OF_PEOPLE = listed("states_of_people")
_LEVELS, _JOINING = listed("levels_after"), listed("joining_verbs")
_RELATED = ordered("related_organs")
_LONGEST_LIST, _LONGEST_NAME, _LONGEST_FIELD = 24, 60, 7


def names_people(tokens: Tokens, i: int) -> bool:
    """Say whether a verb and the word after it name people by what they do (来往人员, 无证人员)."""
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    word = tokens.words[i]
    acts = word in _PLACING or (
        (word in _NOT_NAMES or word in _LIGHT) and not (i and tokens.words[i - 1] in _QUANTIFIERS)
    )
    return after in _PEOPLE and not acts and not word.endswith("好")


def modifies_head(tokens: Tokens, i: int) -> bool:
    """Say whether a verb tells of the head right after it what it does (排污|单位, 生产|企业), not an act on
    it (督促|单位).
    """
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    word = tokens.words[i]
    if after not in _MODIFIED or len(word) != 2 or word in _LIGHT:
        return False
    return (word in _TENDING and after in _TENDERS) or (word not in _ACTING_ON and word not in _PLACING)


def modify_head(tokens: Tokens, i: int) -> bool:
    """Say whether the verbs from i on, joined by 、 or not, all tell of the head after the last of them
    (安装、改造、修理|单位, 维护|保养|单位).
    """
    k = i
    while k + 2 < len(tokens.words) and k - i < _LONGEST_LIST and _describes(tokens, k):
        if modifies_head(tokens, k):
            return True
        k += 2 if tokens.words[k + 1] in _VERB_MARKS else 1
    return False


def names_inner_organ(tokens: Tokens, i: int) -> bool:
    """Say whether a verb after an organ opens the name of an organ inside it (公安部|督察|委员会)."""
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    describes = tokens.words[i] in _JOINING or _describes(tokens, i)
    return tokens.heads[i - 1] == "organ" and after in _INNER and describes


def _describes(tokens: Tokens, k: int) -> bool:
    """Say whether word k can be one of several verbs that tell of a head: no act on it, no light verb."""
    word = tokens.words[k]
    if len(word) != 2 or word in _LIGHT or tokens.kinds[k] != "verb":
        return False
    return word in _TENDING or (word not in _ACTING_ON and word not in _PLACING)


def names_organ_of_level(tokens: Tokens, i: int, lo: int) -> bool:
    """Say whether word i stands in the name of an organ that a level opens (市|督查|考核|办公室)."""
    if i == lo or tokens.words[lo] not in _LEVELS or tokens.heads[lo]:
        return False
    for k in range(lo + 1, min(lo + _LONGEST_FIELD, len(tokens.words))):
        if tokens.heads[k]:
            return k > i and tokens.heads[k] == "organ"
        if tokens.kinds[k] not in ("noun", "verb") or tokens.words[k] in _NOT_NAMES:
            return False
    return False


def is_listed_field(tokens: Tokens, i: int, lo: int) -> bool:
    """Say whether word i stands in a list of fields that 等 and an organ sum up
    (新闻、|出版|、广播等单位).
    """
    follows = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    if follows not in ("、", "等"):
        return False
    after_mark = i > lo and tokens.words[i - 1] == "、"
    if follows == "等" and (i == lo or after_mark) and tokens.kinds[i] in ("verb", "adv"):
        return True
    if follows == "等" and i + 2 < len(tokens.words) and tokens.heads[i + 2] == "organ":
        return True
    return after_mark and is_summed_up(tokens, i)


def is_summed_up(tokens: Tokens, i: int) -> bool:
    """Say whether a list of single words from i is summed up by 等 and an organ
    (新闻、出版、广播等单位).
    """
    k = i
    while k + 1 < len(tokens.words) and tokens.words[k + 1] == "、" and k - i < _LONGEST_LIST:
        k += 2
    return (
        k + 2 < len(tokens.words)
        and tokens.words[k + 1] == "等"
        and head_kind(tokens.words[k + 2]) is not None
    )


def names_field(tokens: Tokens, i: int) -> bool:  # noqa: PLR0911
    """Say whether the verb-like word i opens an organ's name (监督管理部门), not an act (服务群众)."""
    word, j = tokens.words[i], _after_fields(tokens, i)
    guides = word in _GUIDING and (j >= len(tokens.words) or tokens.words[j] not in _BODIES)
    acts = word in _NOT_NAMES and word not in _FIELDS
    if j - i > 1 and word not in _OF_PEOPLE and not _OF_PEOPLE.isdisjoint(tokens.words[i + 1 : j]):
        return False  # 安置受灾人员
    if guides or acts or (word == "组织" and not is_organisation(tokens, i, len(tokens.words))):
        return False
    if j < len(tokens.words) and tokens.words[j] in _JOINTS:
        return word in _FIELDS and (word not in _DIRECTING or is_summed_up(tokens, j - 1))
    for k in range(j, min(j + 3, len(tokens.words))):
        if tokens.words[k] in _QUANTIFIERS or tokens.tags[k][0] not in "nabvz":
            return False
        if _depends(tokens.words[k]):
            return head_kind(tokens.words[k]) is not None
        if head_kind(tokens.words[k]):
            return word in _FIELDS and tokens.words[k] in _LOOSE
    return False


def _depends(word: str) -> bool:
    """Say whether a word is a head that a field of work depends on: 管理|人员, 管理|员, but not
    派出|保安员.
    """
    return word in _DEPENDENT or word.endswith(_DEPENDENT_ENDINGS)


def _after_fields(tokens: Tokens, i: int) -> int:
    j, stop = i + 1, min(len(tokens.words), i + _LONGEST_NAME)
    while j < stop and tokens.words[j] in _FIELDS:
        j += 1
    return j


def needs_field(tokens: Tokens, i: int) -> bool:
    """Say whether the field of work at i goes on to a head that depends on it, or to a list
    (专项|督导|组).
    """
    j = _after_fields(tokens, i)
    if j < len(tokens.words) and (
        tokens.words[j] in _FOLLOWERS or tokens.words[j] in _LOOSE or suffix_head(tokens, j)
    ):
        return True
    if j >= len(tokens.words) or head_kind(tokens.words[j]) is None:
        return False
    compound = len(tokens.words[j]) > 2 and tokens.words[j][:2] in _FIELDS
    return _depends(tokens.words[j]) or (compound and head_kind(tokens.words[j]) == "organ")


def suffix_head(tokens: Tokens, i: int) -> str | None:
    """Return the kind of a one-character head that the dictionary cut off: 信息处理|者, 专项|督导|组,
    but not the verb of 管理部门|处|警告.
    """
    word = tokens.words[i]
    before = tokens.words[i - 1]
    if word == "委" and before in _CLOSING:
        return "organ"
    if len(word) != 1 or word not in _SHORT or not before[-1].isalnum() or before in _SEPARATORS:
        return None
    if before[-1] + word in _NOT_ACTORS or before in _HEAD_OPENERS:
        return None
    verbal = word in _VERBAL_HEADS and tokens.heads[i - 1] in ("organ", "group", "person")
    if verbal or tokens.tags[i - 1][0] == "m":
        return None
    particle = word in _PARTICLES and tokens.kinds[i + 1 : i + 2] == ["verb"]
    cut_off = word in _CUT_HEADS or (tokens.tags[i][0] not in "vpfqu" and not particle)
    return _SHORT[word] if cut_off else None


def joins_other(tokens: Tokens, i: int) -> bool:
    """Say whether a verb after an organ joins it with another (流域管理机构|商|有关省人民政府,
    省教育厅|会|省卫生健康委), no part of its name (公安机关联合指挥部).
    """
    if tokens.words[i] not in _JOINING or i + 1 >= len(tokens.words):
        return False
    after = tokens.words[i + 1]
    related = after.startswith(_RELATED)
    return related or after in _QUANTIFIERS or after in _LEVELS or tokens.tags[i + 1] in ("ns", "nt")


def leads_others(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 领导 right after an organ is its act (督察委员会|领导|全国公安机关的工作), no title."""
    after = i + 1
    return (
        after < hi
        and tokens.heads[i - 1] == "organ"
        and tokens.kinds[after] == "noun"
        and tokens.heads[after] != "person"
    )


def is_organisation(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether 组织 after a head is a noun (基层组织的, 党委组织部门), not the verb of the clause."""
    if i + 1 >= hi:
        return True
    return tokens.words[i + 1] in _ORGANISATION or tokens.kinds[i + 1] == "cue"
