"""The calendar date that a deadline names, at the edges of months and years."""

from __future__ import annotations

import pytest

from extract.norms.qualifiers import due_date


@pytest.mark.parametrize(
    ("deadline", "issued", "due"),
    [
        ("1月31日前", "2024-03-02", "2024-01-31"),
        ("1月31日前", "2024-03-03", "2025-01-31"),
        ("12月31日前", "2024-12-31", "2024-12-31"),
        ("2月底前", "2024-01-01", "2024-02-29"),
        ("2月底前", "2025-01-01", "2025-02-28"),
        ("2月底前", "2023-11-01", "2024-02-29"),
        ("4月底前", "2024-01-01", "2024-04-30"),
        ("2024年底前", None, "2024-12-31"),
        ("2月29日前", "2024-01-01", "2024-02-29"),
        ("2月29日前", "2024-12-01", None),
        ("2月29日前", "2023-12-01", None),
        ("4月31日前", "2024-01-01", None),
        ("13月底前", "2024-01-01", None),
        ("4月8日前", None, None),
        ("4月8日起", "2024-01-01", None),
        ("4月8日至5月1日", "2024-01-01", None),
        (None, "2024-01-01", None),
    ],
)
def test_due_date(deadline: str | None, issued: str | None, due: str | None) -> None:
    assert due_date(deadline, issued) == due
