"""Files that real programs wrote, and those that only LibreOffice reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract import extract
from extract.formats import office
from extract.model import Extraction, Norm, Skipped, SourceText
from extract.read import read_sources

FILES = Path(__file__).parent / "files"
"""One notice with a table of tasks, as LibreOffice 7.4 wrote it in each format."""


def read(path: Path) -> Extraction:
    (source,) = read_sources([path])
    assert isinstance(source, SourceText), source
    return extract(source)


def said(norm: Norm) -> tuple[object, ...]:
    others = tuple((other.name, other.role.value) for other in norm.counterparties)
    return ("".join(norm.text.split()), norm.bearers, others, norm.deadline, norm.due, norm.cell)


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_every_format_says_the_same(suffix: str) -> None:
    ours, theirs = read(FILES / f"tasks.{suffix}"), read(FILES / "tasks.docx")
    assert sorted(map(said, ours.norms), key=str) == sorted(map(said, theirs.norms), key=str)
    assert ours.documents[0].title == theirs.documents[0].title
    assert ours.documents[0].addressees == theirs.documents[0].addressees
    assert ours.documents[0].date == "2024-03-12"


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_offsets_refer_to_the_text_that_is_kept(suffix: str) -> None:
    found = read(FILES / f"tasks.{suffix}")
    text = found.documents[0].text
    assert len(found.norms) == 18
    for norm in found.norms:
        assert text[norm.start : norm.end] == norm.text
        assert (norm.paragraph is None) != (norm.cell is None)
        assert (norm.page is not None) == (suffix == "pdf")
        for one in norm.evidence:
            assert one.start is None or 0 <= one.start < (one.end or 0) <= len(text)


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_old_word_files_go_through_libreoffice(tmp_path: Path) -> None:
    shutil.copy(FILES / "tasks.doc", tmp_path / "tasks.wps")
    ours, theirs = read(tmp_path / "tasks.wps"), read(FILES / "tasks.docx")
    assert sorted(map(said, ours.norms), key=str) == sorted(map(said, theirs.norms), key=str)


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    (skipped,) = read_sources([FILES / "tasks.doc"])
    assert isinstance(skipped, Skipped)
    assert ".doc files are read by way of LibreOffice" in skipped.reason
    assert "install LibreOffice" in skipped.reason
    assert "save it as .docx" in skipped.reason
