r"""Cypher literals: one line of visible text that says exactly the value, and that nothing inside can end.

The reader here does what Neo4j does with `\uXXXX`, `\'` and the like; a backslash that is itself escaped
starts nothing.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from extract.errors import ExportError
from kg.export.literals import literal, rows_literal
from tests.export.samples import texts

ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
PLAIN = {"n": "\n", "r": "\r", "t": "\t", "'": "'", "\\": "\\"}


def meant(written: str) -> str:
    """Return the text of a string literal; fails where a quote ends it early."""
    assert written[0] == written[-1] == "'"
    assert not ESCAPE.sub("", written[1:-1]).count("'")
    units = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else PLAIN[m[2]], written[1:-1])
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        (0.5, "0.5"),
        (1e-07, "1e-07"),
        ("市委", "'市委'"),
        ("市'委", "'市\\'委'"),
        ("\\u0060", "'\\\\u0060'"),
        ("`", "'`'"),
        ("\x00\n\u2028", "'\\u0000\\n\\u2028'"),
        ("\U000e0041", "'\\udb40\\udc41'"),
        ("'}) DETACH DELETE n //", "'\\'}) DETACH DELETE n //'"),
        (["党员", 1, None], "['党员', 1, null]"),
        ({"a": "b", "c": []}, "{a: 'b', c: []}"),
    ],
)
def test_literal(value: object, written: str) -> None:
    assert literal(value) == written


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "党\ud800员", {"a b": 1}, {"`": 1}, {1: 1}, object()]
)
def test_what_has_no_literal_is_refused(value: object) -> None:
    with pytest.raises(ExportError):
        literal(value)


@given(text=texts().filter(lambda text: not re.search("[\ud800-\udfff]", text)))
def test_any_text_is_one_line_that_says_it(text: str) -> None:
    written = literal(text)
    assert written.isprintable()
    assert meant(written) == text


def test_rows_are_lists_a_line_made_maps_by_position() -> None:
    rows = [{"id": "a", "name": "市委"}, {"id": "b", "name": None}]
    assert rows_literal(rows) == "[r IN [\n['a', '市委'],\n['b', null]\n] | {id: r[0], name: r[1]}]"
