"""Rule data: loads and checks the YAML files that hold the linguistic knowledge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import yaml

from .errors import RuleError
from .model import Modality, Role

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORMS = ("segmentation", "phrases", "clauses", "scope")
"""The files whose top level is `words` (named lists) and `patterns` (named regular expressions)."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Cue:
    """A deontic cue 规范词 with its force, its kind and the texts that test it."""

    id: str
    words: tuple[str, ...]
    modality: Modality
    kind: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for one qualifier, with the texts that test it."""

    id: str
    regex: re.Pattern[str]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Words before an actor that give it a part in the act; `tails` are the nouns an owner must own."""

    id: str
    role: Role
    shape: str
    words: frozenset[str]
    tails: tuple[str, ...]
    example: tuple[str, str]
    counter: str


@cache
def data(name: str) -> dict[str, Any]:
    """Return the content of `extract/data/<name>.yaml`; raise RuleError where it is no mapping."""
    place = f"extract/data/{name}.yaml"
    try:
        loaded = yaml.load(
            resources.files(__package__).joinpath(f"data/{name}.yaml").read_text("utf-8"), _Loader
        )
    except yaml.YAMLError as error:
        raise RuleError(f"not valid YAML: {error}", where=place) from error
    if not isinstance(loaded, dict):
        raise RuleError("must be a mapping", where=place)
    return loaded


def check_words(value: object, where: str) -> tuple[str, ...]:
    """Return a list of words as it stands; raise RuleError where it is no list of different words
    without blanks.
    """
    if not isinstance(value, list) or not value:
        raise RuleError("must be a list of words", where=where)
    for word in value:
        if not isinstance(word, str) or not word or any(char.isspace() for char in word):
            raise RuleError(
                f"{word!r} is not a word", where=where, hint="quote it, or put each word on a line of its own"
            )
    if (
        twice := sorted({word for word in value if value.count(word) > 1})
        if len(set(value)) < len(value)
        else []
    ):
        raise RuleError(f"{twice[0]} stands there twice", where=where)
    return tuple(value)


def check_pattern(value: object, where: str) -> re.Pattern[str]:
    """Return a regular expression compiled; raise RuleError where it is none."""
    try:
        return re.compile(str(value))
    except re.error as error:
        raise RuleError(f"bad pattern: {error}", where=where) from error


def _entry(name: str, *keys: str) -> tuple[object, str]:
    """Return an entry of a file by its path of keys, and its place for an error."""
    value: object = data(name)
    where = f"{name}.yaml, {'.'.join(keys)}"
    for key in keys:
        if not isinstance(value, Mapping) or key not in value:
            raise RuleError("no such entry", where=where)
        value = value[key]
    return value, where


@cache
def words(name: str) -> frozenset[str]:
    """Return one closed class of words.yaml as a set."""
    return frozenset(word_list(name))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return one closed class of words.yaml in file order."""
    return check_words(*_entry("words", name))


@cache
def actor_words(name: str) -> frozenset[str]:
    """Return one list of actors.yaml as a set."""
    return frozenset(actor_list(name))


@cache
def actor_list(name: str) -> tuple[str, ...]:
    """Return one list of actors.yaml in file order."""
    return check_words(*_entry("actors", name))


@cache
def ordered(name: str) -> tuple[str, ...]:
    """Return one named word list of the form files (segmentation, phrases, clauses, scope) in file
    order.
    """
    file = next((file for file in FORMS if name in data(file).get("words", {})), FORMS[0])
    return check_words(*_entry(file, "words", name))


@cache
def listed(name: str) -> frozenset[str]:
    """Return one named word list of the form files as a set."""
    return frozenset(ordered(name))


@cache
def regex(name: str) -> re.Pattern[str]:
    """Return one named pattern of the form files, compiled."""
    file = next((file for file in FORMS if name in data(file).get("patterns", {})), FORMS[0])
    return check_pattern(*_entry(file, "patterns", name))


def _grouped(file: str, name: str) -> dict[str, str]:
    """Return for each word of a mapping of lists the key of its list; the last one where it stands in
    two.
    """
    groups, where = _entry(file, name)
    if not isinstance(groups, Mapping):
        raise RuleError("must be a mapping of lists", where=where)
    return {word: kind for kind, group in groups.items() for word in check_words(group, f"{where}.{kind}")}


@cache
def prepositions() -> dict[str, str]:
    """Return each preposition with its class (place, topic, basis …)."""
    return _grouped("words", "prepositions")


@cache
def heads() -> dict[str, str]:
    """Return each actor head with its kind (organ, place, group, person, party)."""
    return _grouped("actors", "heads")


@cache
def short_heads() -> dict[str, str]:
    """Return each one-character actor ending with its kind."""
    return _grouped("actors", "short")


@cache
def ctb_classes() -> dict[str, str]:
    """Return the class (verb, noun, adv) that each tag of the Chinese Treebank stands for."""
    return _grouped("model", "tags")


@cache
def written_tags() -> dict[str, str]:
    """Return jieba's tag for each class that a model may see in a word."""
    groups, where = _entry("model", "written")
    if not isinstance(groups, Mapping):
        raise RuleError("must be a mapping", where=where)
    return {str(kind): str(tag) for kind, tag in groups.items()}


def _rules(file: str, key: str, make: Callable[[Mapping[str, Any], str], _Made]) -> tuple[_Made, ...]:
    """Make a record of each mapping of a list; raise RuleError naming the entry where a field is missing
    or wrong.
    """
    entries, where = _entry(file, key)
    made: list[_Made] = []
    for entry in entries if isinstance(entries, list) else ():
        place = f"{where}, {entry.get('id', '?') if isinstance(entry, Mapping) else entry}"
        try:
            made.append(make(entry, place))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise RuleError(f"bad rule: {error}", where=place) from error
    return tuple(made)


def _cue(entry: Mapping[str, Any], place: str) -> Cue:
    return Cue(
        entry["id"],
        check_words(entry["words"], place),
        Modality(entry["modality"]),
        entry["kind"],
        entry["example"],
        entry["counter"],
    )


@cache
def cues() -> tuple[Cue, ...]:
    """Return the deontic cues in file order."""
    return _rules("cues", "cues", _cue)


@cache
def cue_of() -> dict[str, Cue]:
    """Return the cue of each cue word."""
    return {word: cue for cue in cues() for word in cue.words}


def _pattern(entry: Mapping[str, Any], place: str) -> Pattern:
    return Pattern(entry["id"], check_pattern(entry["pattern"], place), entry["example"], entry["counter"])


@cache
def patterns(kind: str) -> tuple[Pattern, ...]:
    """Return the patterns of one kind of qualifier: `conditions`, `deadlines` or `bases`."""
    return _rules("qualifiers", kind, _pattern)


def _role_rule(entry: Mapping[str, Any], place: str) -> RoleRule:
    return RoleRule(
        entry["id"],
        Role(entry["role"]),
        entry["shape"],
        frozenset(check_words(entry["words"], place)),
        tuple(entry["tails"]),
        (entry["example"][0], entry["example"][1]),
        entry["counter"],
    )


@cache
def role_rules() -> tuple[RoleRule, ...]:
    """Return the counterparty rules in file order."""
    return _rules("counterparties", "rules", _role_rule)


@cache
def acts() -> dict[Role, frozenset[str]]:
    """Return the words of the acts that give 对 X a role of its own, in file order."""
    groups, where = _entry("counterparties", "acts")
    if not isinstance(groups, Mapping):
        raise RuleError("must be a mapping of lists", where=where)
    return {Role(role): frozenset(check_words(group, f"{where}.{role}")) for role, group in groups.items()}


@cache
def act_nouns() -> frozenset[str]:
    """Return the nouns of acts: 对 X 的 监督 names X as well."""
    return frozenset(check_words(*_entry("counterparties", "act_nouns")))


@cache
def cue_words(name: str) -> frozenset[str]:
    """Return one word list of cues.yaml (pseudo, fused_heads, fused_cues, after_cues) as a set."""
    return frozenset(check_words(*_entry("cues", name)))


@cache
def cuts() -> dict[str, tuple[str, ...]]:
    """Return the words to cut and the pieces that each is cut into; raise RuleError where they don't
    join to it.
    """
    found, where = _entry("cues", "cuts")
    if not isinstance(found, Mapping):
        raise RuleError("must be a mapping of lists", where=where)
    for word, pieces in found.items():
        if "".join(check_words(pieces, f"{where}.{word}")) != word:
            raise RuleError("the pieces do not join to the word", where=f"{where}.{word}")
    return {word: tuple(pieces) for word, pieces in found.items()}
