"""Records on their way from process to process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any


class Carried:
    """A frozen record that is pickled as its fields in order.

    What dataclasses do for those with slots looks up each field of each record by its name.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return the class and the values that make the record again."""
        kind: Any = self.__class__
        return kind, _values(kind)(self)


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))
