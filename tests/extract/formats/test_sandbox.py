"""What is refused, in how much time and memory: bombs, foreign XML, wrong names, broken parsers."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.formats import sandbox as sandboxes
from extract.formats.sandbox import Sandbox
from extract.model import Skipped, SourceText
from extract.place import column_letters
from extract.read import read_sources
from tests.extract.formats.making import docx_of, package, paragraph, replaced, sheet_xml, workbook

SMALL = docx_of(paragraph("各单位要报告。"))
_OPEN = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
MEGABYTES = 200


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        box.read(SMALL, ".docx")
        yield box


def with_body(xml: bytes) -> bytes:
    return replaced(SMALL, word__document_dot_xml=_OPEN + xml + b"</w:body></w:document>")


def entity_bomb() -> bytes:
    lines = b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (at + 1, at, at) for at in range(40))
    return b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "x">' + lines + b"]>" + _OPEN + b"&a40;"


def pdf_bomb(*, twice: bool = False) -> bytes:
    packed = zlib.compress(b"BT /F1 9 Tf (x) Tj ET " * ((150 << 20) // 22), 1)
    filters = b"/FlateDecode"
    if twice:
        packed, filters = zlib.compress(packed), b"[/FlateDecode /FlateDecode]"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter %s >>\nstream\n" % (len(packed), filters) + packed + b"\nendstream",
    )
    body = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def cells(columns: Iterable[str]) -> str:
    """Return the XML of rows with one cell each, in these columns."""
    rows = enumerate(columns, 1)
    return "".join(f"<row r='{row}'><c r='{column}{row}'><v>1</v></c></row>" for row, column in rows)


BOMBS: dict[str, Callable[[], bytes]] = {
    "two million paragraphs": lambda: with_body(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 2_000_000),
    "a million empty tags": lambda: with_body(b"<w:p/>" * 1_000_000),
    "one long text": lambda: with_body(b"<w:p><w:r><w:t>" + b"x" * (60 << 20) + b"</w:t></w:r></w:p>"),
    "bombs in styles": lambda: replaced(SMALL, word__styles_dot_xml=b"<a/>" * 5_000_000),
    "many members": lambda: package((f"word/{number}.xml", b"") for number in range(6_000)),
    "entities": lambda: replaced(SMALL, word__document_dot_xml=entity_bomb()),
    "entities in UTF-16": lambda: replaced(
        SMALL, word__document_dot_xml=entity_bomb().decode().encode("utf-16")
    ),
    "outer entity": lambda: replaced(
        SMALL, word__document_dot_xml=b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    ),
    "deep nesting": lambda: with_body(b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000),
}


SHEET_BOMBS: dict[str, Callable[[], bytes]] = {
    "a million cells": lambda: workbook(sheet_xml("<row><c><v>1</v></c></row>" * 1_000_000)),
    "one string in every cell": lambda: workbook(
        sheet_xml("<row><c t='s'><v>0</v></c></row>" * 50_000), strings=f"<si><t>{'x' * 32_000}</t></si>"
    ),
    "cells far apart": lambda: workbook(sheet_xml(cells(column_letters(at) for at in range(1, 16_000)))),
    "merged without end": lambda: workbook(
        sheet_xml(
            cells("A" * 10_000), "".join(f"<mergeCell ref='A{at}:XFD1048576'/>" for at in range(1, 10_000))
        )
    ),
    "entities in strings": lambda: replaced(workbook(sheet_xml("")), xl__strings_dot_xml=entity_bomb()),
}


@pytest.mark.parametrize("name", [*BOMBS, *SHEET_BOMBS])
def test_bombs_are_refused_at_once(sandbox: Sandbox, name: str) -> None:
    bomb, suffix = (BOMBS[name](), ".docx") if name in BOMBS else (SHEET_BOMBS[name](), ".xlsx")
    before = work(sandbox)
    with pytest.raises(ReadError) as error:
        sandbox.read(bomb, suffix)
    took = work(sandbox) - before
    assert str(error.value).count("\n") == 0
    assert took < 1, f"{took:.2f} s"
    assert peak(sandbox) < MEGABYTES


def test_a_sheet_that_is_named_ten_thousand_times_is_read_once(sandbox: Sandbox) -> None:
    rows = "<row><c t='inlineStr'><is><t>各单位要报告。</t></is></c></row>"
    before = work(sandbox)
    assert sandbox.read(workbook(sheet_xml(rows), entries=10_000), ".xlsx")[0].text == "各单位要报告。\n"
    assert work(sandbox) - before < 1


def work(sandbox: Sandbox) -> float:
    """Return how many seconds the child has worked so far, however busy the machine is."""
    stat = Path(f"/proc/{sandbox.pid}/stat")
    if not stat.exists():
        pytest.skip("this system does not say how long a process has worked")
    fields = stat.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(sandbox: Sandbox) -> int:
    """Return the most memory that the child has ever had, in megabytes."""
    assert sandbox.pid is not None
    status = Path(f"/proc/{sandbox.pid}/status")
    if not status.exists():
        pytest.skip("this system does not say how much memory a process took")
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) >> 10


def test_a_picture_bomb_is_never_unpacked(sandbox: Sandbox) -> None:
    data = replaced(SMALL, word__media__image1_dot_png=b"\0" * (150 << 20))
    assert sandbox.read(data, ".docx")[0].text == "各单位要报告。\n"
    assert peak(sandbox) < MEGABYTES


def test_names_that_climb_out_are_names_only(sandbox: Sandbox, tmp_path: Path) -> None:
    made = io.BytesIO(SMALL)
    with zipfile.ZipFile(made, "a") as data:
        data.writestr("../../climbed.xml", "<x/>")
        data.writestr("/tmp/absolute.xml", "<x/>")
    assert sandbox.read(made.getvalue(), ".docx")[0].text == "各单位要报告。\n"
    assert not (tmp_path.parent / "climbed.xml").exists()


@pytest.mark.parametrize("twice", [False, True])
def test_a_pdf_bomb_is_refused_at_once_and_the_next_file_is_read(sandbox: Sandbox, twice: bool) -> None:
    bomb = pdf_bomb(twice=twice)
    before = work(sandbox)
    with pytest.raises(ReadError, match=r"unpack|packed twice"):
        sandbox.read(bomb, ".pdf")
    assert work(sandbox) - before < 1
    assert peak(sandbox) < MEGABYTES
    assert sandbox.read(SMALL, ".docx")[0].text == "各单位要报告。\n"


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandboxes, "SECONDS", 0.0)
    monkeypatch.setattr(sandboxes, "SECONDS_A_MEGABYTE", 0.0)
    with Sandbox() as box, pytest.raises(ReadError, match="takes longer"):
        box.read(SMALL, ".docx")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.docx", SMALL[:400], "damaged"),
        ("a.docx", b"", "damaged"),
        ("a.docx", b"\0" * 500, "damaged"),
        ("a.pdf", b"hello", "damaged"),
        ("a.ofd", package([("OFD.xml", b"<x/>")]), "OFD.*版式文件.*pdf or .docx"),
        ("a.pdf", package([("Doc_0/OFD.xml", b"<x/>")]), "OFD"),
        ("a.ofd", b"x", "not supported"),
        ("a.xlsx", package([("[Content_Types].xml", b""), ("xl/workbook.xml", b"")]), "damaged workbook"),
        ("a.xlsx", package([("[Content_Types].xml", b""), ("xl/workbook.bin", b"")]), r"\.xlsb.*as \.xlsx"),
        ("a.pptx", package([("[Content_Types].xml", b""), ("ppt/x.xml", b"")]), "presentation"),
        ("a.docx", package([("readme.txt", b"x")]), "zip"),
        ("a.docx", b"\x89PNG\r\n", "OCR"),
        ("a.html", b"%PDF-1.4", "damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("各单位要报告。", encoding="utf-8")
    bad, good = sorted(read_sources([tmp_path]), key=lambda item: isinstance(item, SourceText))
    assert isinstance(good, SourceText)
    assert isinstance(bad, Skipped)
    assert re.search(says, bad.reason), bad.reason
    assert "\n" not in bad.reason
