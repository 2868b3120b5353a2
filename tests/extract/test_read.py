"""Reading of files, folders and standard input."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.model import Skipped, SourceText, content_id
from extract.read import decode, merge_same, read_sources

TEXT = "各单位要做好防控工作。\r\n二、重要情况及时报告。\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_each_encoding_gives_the_same_text(encoding: str, name: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, name)


def test_big_endian_with_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, "utf-16")


def test_gb18030_beyond_gbk() -> None:
    text = "张𠮷同志要及时报告。" * 3
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("inside", ["\x00", "\x07\x1b", "\ud800", "\x85\u2028"])
def test_odd_characters_come_through_as_data(inside: str) -> None:
    text = f"各单位要{inside}做好防控工作，及时报告。"
    assert decode(text.encode("utf-8", "surrogatepass"))[0] == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"PK\x03\x04rest", "docx"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        (bytes(range(32)) * 40, "binary"),
        (b"\xff\x80\x81" * 30, "encoding"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        decode(data)


def test_unsupported_data_names_what_is_supported() -> None:
    with pytest.raises(ReadError, match=r"\.txt.*UTF-8.*UTF-16.*GB18030"):
        decode(b"%PDF-1.7")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4))
def test_chinese_text_survives_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding))[0] == text


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def ids(found: list[SourceText | Skipped]) -> list[str]:
    return [item.id for item in found if isinstance(item, SourceText)]


def reasons(found: list[SourceText | Skipped]) -> dict[str, str]:
    return {Path(item.path).name: item.reason for item in found if isinstance(item, Skipped)}


def test_a_folder_in_order_with_what_was_skipped(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "甲方应付款。")
    write(tmp_path / "a" / "通知.TXT", "各单位要报告。", "gb18030")
    write(tmp_path / "c.docx", "PK")
    write(tmp_path / "empty.txt", " \n")
    write(tmp_path / ".hidden.txt", "各单位要报告。")
    write(tmp_path / ".git" / "x.txt", "各单位要报告。")
    write(tmp_path / "code.py", "print()")
    found = list(read_sources([tmp_path]))
    assert ids(found) == ["a/通知", "b"]
    assert sorted(reasons(found)) == ["c.docx", "empty.txt"]
    assert "not a .docx file" in reasons(found)["c.docx"]
    assert reasons(found)["empty.txt"].startswith("empty")


def test_bad_inputs_are_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt", "各单位要报告。")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "none").mkdir()
    found = list(read_sources([tmp_path / "missing.txt", bad, good, tmp_path / "none"]))
    assert ids(found) == ["good"]
    assert reasons(found)["missing.txt"] == "no such file or folder"
    assert "binary" in reasons(found)["bad.txt"]
    assert "no text in this folder" in reasons(found)["none"]


def test_reasons_are_one_line(tmp_path: Path) -> None:
    write(tmp_path / "x.pdf", "%PDF")
    write(tmp_path / "y.txt", "%PDF")
    assert all("\n" not in reason for reason in reasons(list(read_sources([tmp_path]))).values())


def test_stdin_is_read_once() -> None:
    pipe = io.BytesIO("各单位要报告。".encode("gb18030"))
    found = list(read_sources(["-", "-"], stdin=pipe))
    assert ids(found) == ["stdin"]


def test_one_id_for_two_texts(tmp_path: Path) -> None:
    first = write(tmp_path / "1" / "通知.txt", "各单位要报告。")
    second = write(tmp_path / "2" / "通知.txt", "各单位不得瞒报。")
    third = write(tmp_path / "3" / "通知.txt", "各单位要报告。", "utf-16")
    expected = [f"通知~{content_id(text)[:8]}" for text in ("各单位要报告。", "各单位不得瞒报。")]
    assert ids(list(merge_same(read_sources([first, second, third])))) == expected


def test_one_text_under_two_names_comes_once_with_both(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, "各单位要报告。") for name in ("乙.txt", "甲.txt", "丙.txt")]
    (merged,) = merge_same(read_sources(paths))
    assert isinstance(merged, SourceText)
    first, *others = sorted(map(str, paths))
    assert (merged.path, merged.also) == (first, tuple(others))


def test_the_same_path_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "通知.txt", "各单位要报告。")
    assert ids(list(read_sources([path, str(path)]))) == ["通知"]


def test_ids_do_not_depend_on_the_order_of_paths(tmp_path: Path) -> None:
    paths = [write(tmp_path / name / "x.txt", f"各单位要报告{name}。") for name in "abc"]
    forth = {item.path: item.id for item in read_sources(paths) if isinstance(item, SourceText)}
    back = {item.path: item.id for item in read_sources(paths[::-1]) if isinstance(item, SourceText)}
    assert forth == back
