"""The columns of a table of records, from the dataclasses they are made of: one row a record of any kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from extract.errors import ExportError
from extract.model import Document, Norm, Skipped
from kg.actors import KeyedName
from kg.stores import storable_value

if TYPE_CHECKING:
    import pyarrow

KINDS = (Norm, Document, KeyedName, Skipped)
"""What records are made of; fields of one name have one type."""


@cache
def schema() -> pyarrow.Schema:
    """Return the columns: kind, input, then every field of every kind, null in records of other kinds.

    Raises ExportError where pyarrow is not installed.
    """
    arrow = arrow_module()
    found: dict[str, Any] = {"record": arrow.string(), "input": arrow.string()}
    for kind in KINDS:
        for name, type_ in _field_types(kind):
            column = _arrow_type(type_)
            if found.setdefault(name, column) != column:
                raise TypeError(f"{kind.__name__}.{name} is {column}, elsewhere {found[name]}")
    return arrow.schema(list(found.items()))


def table(records: Sequence[Mapping[str, object]]) -> pyarrow.Table:
    """Return the records as a table with the columns of `schema`; lone surrogates escaped (`storable`)."""
    return arrow_module().Table.from_pylist([storable_value(record) for record in records], schema())


def arrow_module() -> Any:
    """Return pyarrow with its Parquet part; ExportError says how to get it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError("pyarrow is not installed", hint="pip install 'zeren[parquet]'") from error
    return pyarrow


def _field_types(kind: type[Any]) -> Iterable[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return ((each.name, hints[each.name]) for each in fields(kind))


def _arrow_type(type_: Any) -> Any:
    arrow = arrow_module()
    if isinstance(type_, UnionType):
        return _arrow_type(next(one for one in get_args(type_) if one is not type(None)))
    if get_origin(type_) is tuple:
        return arrow.list_(_arrow_type(get_args(type_)[0]))
    if is_dataclass(type_):
        return arrow.struct([(name, _arrow_type(one)) for name, one in _field_types(type_)])  # type: ignore[arg-type]
    plain = ((bool, arrow.bool_()), (int, arrow.int64()), (float, arrow.float64()), (str, arrow.string()))
    return next(column for python, column in plain if issubclass(type_, python))
