"""The visible escape: what it writes, and that it is undone exactly."""

from __future__ import annotations

from re import Pattern

import pytest
from hypothesis import given

from kg.export.escape import NOT_IN_CELLS, NOT_XML, escape, unescape
from tests.export.samples import texts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("会议", "会议"),
        ("会\x07议", "会\\u0007议"),
        ("党\ud800员", "党\\ud800员"),
        ("\\", "\\"),
        ("\\u", "\\u"),
        ("\\u0007", "\\u005cu0007"),
        ("\\\x07", "\\\\u0007"),
        ("\\u000\x07", "\\u000\\u0007"),
        ("\t\r\n", "\t\r\n"),
    ],
)
def test_escape_and_back(text: str, written: str) -> None:
    assert escape(text, NOT_XML) == written
    assert unescape(written) == text


@pytest.mark.parametrize("refused", [NOT_XML, NOT_IN_CELLS])
@given(text=texts())
def test_any_text_comes_back(refused: Pattern[str], text: str) -> None:
    written = escape(text, refused)
    assert not refused.search(written)
    assert unescape(written) == text
