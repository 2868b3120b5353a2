"""Posts 岗位: whose duties a heading or label names, in the many ways that company rules print it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..blocks import Block, BlockKind
from ..lexicon import actor_words, listed, ordered, regex
from ..model import BearerSource, Section
from .actors import actor_phrase
from .coordination import expand
from .finding import Bearing
from .members import actor_kind, last_kind
from .organs import names_field
from .setting import Setting
from .tokens import words_of

_CHARGE_TITLE = regex("charge_title")
_FRAME, _LABEL, _SIDE_POST = regex("title_frame"), regex("post_label"), regex("side_post")
_JOINT, _NO_POST = regex("post_joint"), regex("no_post")
_OWN_CHARGE, _RIGHTS_ALONE = regex("own_charge"), regex("rights_alone")
_CHAPTERS, _DUTIES = ordered("chapter_marks"), ordered("duties_of_chapters")
_SURE_POSTS = ordered("sure_posts")
_POSTS, _SHORT = ordered("posts"), listed("post_suffixes")
_NOT_ACTORS = actor_words("not_actors")
_URGING = listed("not_name_verbs")
_DIGITS = re.compile("[0-9０-９]+|[一二三四五六七八九十]+|[①-⑳]|[⑴-⒇]")
_ONE = re.compile("^[（(]?(?:[1１一]|①|⑴)[^0-9０-９一二三四五六七八九十]*$")
_LONGEST_LABEL = 20
"""Most characters of a numbered paragraph that names a post and nothing else (一、项目经理。)."""
_FEWEST_POSTS = 3
"""Fewest headings that name posts beside one that is taken for a post."""
_LONGEST_NAME, _LONGEST_POST, _LONGEST_VERBAL = 30, 14, 4


@lru_cache(maxsize=2_000)
def title_bearing(text: str) -> Bearing | None:
    """Return whose duties a heading says that its section lists.

    `主要负责人安全生产职责`, `主要负责人`, `【主要负责人】`, `岗位：主要负责人` → 主要负责人.
    """
    framed = _FRAME.sub("", text)
    label = _LABEL.match(framed)
    framed = framed[label.end() :] if label else framed
    match = _CHARGE_TITLE.match(framed)
    named = (match.group(1) if match else framed).strip("：:。 ")
    sure = match is not None or label is not None
    names = _names(named, sure=sure)
    if not names and _SIDE_POST.search(named):
        names = _names(_SIDE_POST.sub("", named), sure=sure)
        names = () if any(last_kind(name) == "place" for name in names) else names
    return _titled(names, text) if names else None


def heading_bearing(block: Block, setting: Setting) -> Bearing | None:
    """Return whose duties a heading tells; the chapter of a statute on rights and duties (第二章 业主的权利和
    义务) names what its articles are about, each of which has a subject of its own.
    """
    section = setting.sections.get(block.section or "")
    chapter = section is not None and section.number.endswith(_CHAPTERS)
    if setting.statute and chapter and block.text.endswith(_DUTIES):
        return None
    return title_bearing(block.text)


def own_charge(text: str, told: tuple[str, ...]) -> Bearing | None:
    """Return whose duties a clause announces by 其 (厂长是负责人，|其主要职责是：): those told of before."""
    return _titled(told, text) if told and _OWN_CHARGE.search(text) else None


def _titled(names: tuple[str, ...], text: str) -> Bearing:
    return Bearing(
        names, BearerSource.INHERITED, "bearer.title", entitled=_RIGHTS_ALONE.search(text) is not None
    )


@lru_cache(maxsize=20_000)
def _names(named: str, *, sure: bool) -> tuple[str, ...]:
    """Return the actors that a heading consists of; `sure` says that it speaks of their duties."""
    if len(named) < 2 or _NO_POST.search(named) or _opens_with_act(named, sure=sure):
        return ()
    if not (sure or _is_actor(named) or _are_posts(named)):
        return ()
    names = expand(named).names
    if names and all(actor_kind(name) for name in names):
        return names
    return tuple(_JOINT.split(named)) if _are_posts(named) else ()


def _opens_with_act(text: str, *, sure: bool) -> bool:
    """Say whether a heading opens with a verb (强化网络平台|责任): it names no bearer.

    A verb may open the name of a post (爆破工), a long one only where the heading speaks of duties.
    """
    tokens = words_of(text)
    acts = tokens.kinds[0] in ("verb", "cue", "adv", "prep")
    if (sure or len(text) <= _LONGEST_VERBAL or text.endswith(_SURE_POSTS)) and _are_posts(text):
        return False
    return acts and not tokens.heads[0] and not names_field(tokens, 0)


def _is_actor(text: str) -> bool:
    """Say whether a heading is an actor's name and nothing else: 综合办公室, 车间主任."""
    tokens = words_of(text)
    if len(text) > _LONGEST_NAME or tokens.words[0] in _URGING:
        return False
    return actor_phrase(tokens, 0, len(tokens.words)) == len(tokens.words)


def posts_beside(blocks: Sequence[Block], sections: Mapping[str, Section]) -> dict[str, Bearing]:
    """Return, by section, the posts that headings name whose siblings name posts for the most part, though
    they open with what may be a verb (劳务班组长 beside 项目经理, 专职安全员, 施工员).
    """
    beside: dict[str | None, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.section and block.section in sections:
            beside[sections[block.section].parent].append(block)
    found: dict[str, Bearing] = {}
    for group in beside.values():
        others = [block for block in group if not title_bearing(block.text)]
        if len(group) - len(others) >= max(_FEWEST_POSTS, len(others)):
            for block in others:
                if block.section and _may_be_post(block.text):
                    found[block.section] = _titled((block.text,), block.text)
    return found


def _may_be_post(text: str) -> bool:
    """Say whether a heading ends in the name of an actor and is as short as a post."""
    return len(text) <= _LONGEST_POST and not _NO_POST.search(text) and last_kind(text) is not None


def _are_posts(text: str) -> bool:
    """Say whether a heading lists posts by the make of their names alone: 采煤工、爆破工; 综合科."""
    return all(_is_post(name) for name in _JOINT.split(text))


def posts_alone(block: Block) -> Bearing | None:
    """Return whose duties stand below a paragraph that names posts and nothing else (安全员职责：)."""
    numbered = block.number and len(block.text) <= _LONGEST_LABEL
    return title_bearing(block.text) if numbered or block.text[-1] in "：:" else None


def items_of_post(above: Block, block: Block) -> Bearing | None:
    """Return the post above a first item that is numbered as it is (1.项目经理 … 1.组织编制)."""
    if block.kind is not BlockKind.BODY or not above.number or above.section == block.section:
        return None
    if not _ONE.search(block.number) or _DIGITS.sub("#", above.number) != _DIGITS.sub("#", block.number):
        return None
    return title_bearing(above.text)


def _is_post(name: str) -> bool:
    if not 2 <= len(name) <= _LONGEST_POST or _NO_POST.search(name) or name[-2:] in _NOT_ACTORS:
        return False
    if name.endswith(_POSTS):
        return True
    return len(name) > 2 and name[-1] in _SHORT and words_of(name).words[0] not in _URGING
