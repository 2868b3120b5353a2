"""The form of a name 名称形式: blanks, brackets, words of extent; nothing that depends on the document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import head_words, name_words

_SHAPES = str.maketrans("()[]〔〕,，", "（）（）（）、、")
_BRACKET = re.compile(r"（([^（）]*)）")
_COORDINATED = re.compile(r"[、和与及或]")
_BETWEEN = re.compile(r"[、/或和]")


@dataclass(frozen=True, slots=True)
class Step:
    """One reason why a written name is an actor's: the rule, and a sentence for a person."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Form:
    """A name on its way from how it is written to the actor's name, and the steps so far."""

    name: str
    steps: tuple[Step, ...] = ()

    def to(self, name: str, rule: str, reason: str) -> Form:
        """Return the form with its next name and why; itself if the name stays."""
        return self if name == self.name else Form(name, (*self.steps, Step(rule, reason)))

    def has(self, rule: str) -> bool:
        """Whether a step of this rule was taken."""
        return any(step.rule == rule for step in self.steps)


@lru_cache(maxsize=1 << 17)
def key(name: str) -> str:
    """Return what two names of one actor share: `负有监管职责的部门` → `负有监管职责部门`."""
    return name_words().silent.sub("", name) or name


def tidy(text: str) -> Form:
    """Return the name without blanks and in one width of brackets: `党委 (党组)` → `党委（党组）`."""
    name = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_SHAPES) or text
    return Form(text).to(name, "form", f"‘{text}’与‘{name}’只有空格或标点写法不同")


def without_asides(form: Form) -> Form:
    """Drop brackets that explain: `职业院校（含技工院校）` → `职业院校`."""
    asides = name_words().asides
    name = _BRACKET.sub(lambda match: "" if asides.match(match[1]) else match[0], form.name) or form.name
    return form.to(name, "aside", f"‘{form.name}’去掉括号里的说明即‘{name}’")


def without_quantifiers(form: Form) -> Form:
    """Drop words that say how many, use one word for one opening: `各相关部门` → `有关部门`."""
    words = name_words()
    name, dropped = form.name, []
    while (match := words.quantifiers.match(name)) and len(name) - match.end() >= 2:
        dropped.append(match[0])
        name = name[match.end() :]
    form = form.to(name, "quantifier", f"‘{form.name}’去掉范围词{_listed(dropped)}即‘{name}’")
    inner = [match for match in words.inner_quantifiers.finditer(name) if match.start()]
    for match in reversed(inner):
        name = name[: match.start()] + name[match.end() :]
    listed = _listed([match[0] for match in inner])
    form = form.to(name, "inner-quantifier", f"‘{form.name}’去掉范围词{listed}即‘{name}’")
    for written, usual in words.openings.items():
        if name.startswith(written):
            other = usual + name[len(written) :]
            form = form.to(other, "synonym", f"‘{written}’即‘{usual}’，‘{name}’即‘{other}’")
    return form


def _listed(words: list[str]) -> str:
    return "".join(f"‘{word}’" for word in words)


def with_full_end(form: Form) -> Form:
    """Write the end of the name in full: `县级以上地方政府` → `县级以上地方人民政府`."""
    for end, full in name_words().full_ends:
        name = end.sub(rf"\g<1>{full}", form.name)
        form = form.to(name, "full-name", f"‘{form.name}’的全称是‘{name}’")
    return form


def with_ordered_alternatives(form: Form) -> Form:
    """Put alternatives in one order: `党组（党委）` → `党委（党组）`."""
    name = form.name
    for written, usual in name_words().rewrites.items():
        name = name.replace(written, usual)
    if found := _alternation(name):
        before, units, after = found
        name = f"{before}{units[0]}（{'、'.join(units[1:])}）{after}"
    return form.to(name, "alternatives", f"‘{form.name}’与‘{name}’列举的是相同的几种")


def alternatives(name: str) -> tuple[str, ...]:
    """Return the names that a bracket stands for: `村（社区）党组织` → (`村党组织`, `社区党组织`)."""
    found = _alternation(name)
    if found is None:
        return ()
    before, units, after = found
    return tuple(before + unit + after for unit in units if unit not in name_words().not_expanded)


def is_coordinated(name: str) -> bool:
    """Whether a name, its brackets left out, joins several: `社区和企业`; `参与单位` does not."""
    return bool(_COORDINATED.search(head_words().not_coordinating.sub("", _BRACKET.sub("", name))))


def _alternation(name: str) -> tuple[str, tuple[str, ...], str] | None:
    """Return what stands before the alternatives, the alternatives in their order, and what stands after."""
    for match in _BRACKET.finditer(name):
        before, inner = name[: match.start()], _BETWEEN.split(match[1])
        for order in name_words().orders:
            last = max((unit for unit in order if before.endswith(unit)), key=len, default=None)
            if last and set(inner) <= set(order) and last not in inner:
                units = sorted({last, *inner}, key=order.index)
                return before.removesuffix(last), tuple(units), name[match.end() :]
    return None
