"""Rule data: loads and checks the YAML files that hold the linguistic knowledge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from .errors import RuleError
from .model import Modality, Role

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        loaded = yaml.load(resources.files(__package__).joinpath(f"data/{name}.yaml").read_text("utf-8"), _Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise RuleError(f"not valid YAML: {error}", where=place) from error
    if not isinstance(loaded, dict):
        raise RuleError("must be a mapping", where=place)
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """Return one closed class of words.yaml as a set."""
    return frozenset(data("words")[name])


@cache
def actor_words(name: str) -> frozenset[str]:
    """Return one list of actors.yaml as a set."""
    return frozenset(data("actors")[name])


@cache
def prepositions() -> dict[str, str]:
    """Return each preposition with its class (place, topic, basis …)."""
    return {word: kind for kind, group in data("words")["prepositions"].items() for word in group}


@cache
def heads() -> dict[str, str]:
    """Return each actor head with its kind (organ, place, group, person, party)."""
    return {word: kind for kind, group in data("actors")["heads"].items() for word in group}


@cache
def short_heads() -> dict[str, str]:
    """Return each one-character actor ending with its kind."""
    return {word: kind for kind, group in data("actors")["short"].items() for word in group}


@cache
def cues() -> tuple[Cue, ...]:
    """Return the deontic cues in file order."""
    return tuple(
        Cue(c["id"], tuple(c["words"]), Modality(c["modality"]), c["kind"], c["example"], c["counter"])
        for c in data("cues")["cues"]
    )


@cache
def cue_of() -> dict[str, Cue]:
    """Return the cue of each cue word."""
    return {word: cue for cue in cues() for word in cue.words}


@cache
def patterns(kind: str) -> tuple[Pattern, ...]:
    """Return the patterns of one kind of qualifier: `conditions`, `deadlines` or `bases`."""
    found = []
    for entry in data("qualifiers")[kind]:
        try:
            regex = re.compile(entry["pattern"])
        except re.error as error:
            raise RuleError(f"bad pattern: {error}", where=f"qualifiers.yaml, {entry['id']}") from error
        found.append(Pattern(entry["id"], regex, entry["example"], entry["counter"]))
    return tuple(found)


@cache
def role_rules() -> tuple[RoleRule, ...]:
    """Return the counterparty rules in file order."""
    return tuple(
        RoleRule(
            r["id"], Role(r["role"]), r["shape"], frozenset(r["words"]), tuple(r["tails"]),
            (r["example"][0], r["example"][1]), r["counter"],
        )
        for r in data("counterparties")["rules"]
    )
