"""What a page asks for, and how much of it one answer may hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import QueryError

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Focus:
    """Ids that the page is about.

    Attributes:
        actors: with what they bear, are owed, impose, and what holds for them.
        among: with one norm of each modality that one of them owes another.
        norms: by themselves.
        documents: with their norms.
        pairs: bearer and counterparty, with all that the one owes the other.
    """

    actors: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one answer holds at most, so that it is made, sent and drawn in a few seconds.

    Attributes:
        whole: a graph of at most so many norms is sent at once.
        busiest: actors that a page of a larger graph opens on.
        ties: pairs of actors and modality, the strongest first.
        per_item: norms of each kind for an actor or pair that the focus names.
        per_document: norms of a document that the focus names.
        items: things of each kind that a focus may name.
        listed: documents to choose from.
        rows: rows of a query's answer.
    """

    whole: int = 1500
    busiest: int = 60
    ties: int = 600
    per_item: int = 400
    per_document: int = 2000
    items: int = 400
    listed: int = 3000
    rows: int = 1000


def read_focus(value: object, limits: Limits) -> Focus:
    """Return the focus that a page's JSON describes; QueryError where it is none or names too much."""
    from pydantic import ValidationError

    try:
        focus = _focus_type().validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise QueryError(f"{place or 'focus'}: {first['msg']}") from error
    named = (focus.actors, focus.among, focus.norms, focus.documents, focus.pairs)
    if max(map(len, named)) > limits.items:
        raise QueryError(f"names more than {limits.items} things", hint="ask for fewer")
    return focus


@cache
def _focus_type() -> TypeAdapter[Focus]:
    from pydantic import TypeAdapter

    return TypeAdapter(Focus)
