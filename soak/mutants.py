"""Inputs broken in every way that offices, mail and disks break them, the same for the same seed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHARACTERS = 240
"""Length of the texts that are broken: enough for a few norms, short enough for ten thousand."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
SUFFIXES = (".txt", ".docx", ".pdf", ".html", ".md", ".doc", ".wps", ".ofd")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32")
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u200e\u200f\u061c\u00ad"
SURROGATES = "\ud800\udbff\udc00\udfff"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken input: its file name, its bytes, and what was done to it."""

    name: str
    data: bytes
    done: str


def mutants(count: int, seed: int = 0) -> list[Mutant]:
    """Return so many broken inputs, of every kind of document; a third are texts with strange signs alone."""
    chance = random.Random(seed)
    texts = [_slice(path, chance) for path in sorted((ROOT / "examples" / "notices").glob("*.txt")) * 8]
    return [_mutant(number, chance, chance.choice(texts)) for number in range(count)]


def docx(document: str, **more: str) -> bytes:
    """Return a docx whose word/document.xml is `document`; `more` are parts below word/ by stem."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for stem, text in more.items():
            archive.writestr(f"word/{stem}.xml", text)
    return buffer.getvalue()


def paragraphs(*texts: str) -> str:
    """Return a word/document.xml of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    return f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def pdf(*objects: str, trailer: str = "") -> bytes:
    """Return a PDF of numbered objects; the first is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()


def page(content: str) -> tuple[str, ...]:
    """Return the objects of a PDF of one page that draws `content`."""
    return (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    )


def _mutant(number: int, chance: random.Random, text: str) -> Mutant:
    times = chance.choice((0, 0, 1, 1, 2, 3))
    suffix, data = (chance.choice(_KINDS) if times else _text)(text, chance)
    done = []
    for _ in range(times):
        change = chance.choice(_CHANGES)
        suffix, data = change(suffix, data, chance)
        done.append(change.__name__.strip("_"))
    return Mutant(f"{number:05}{suffix}", data, ", ".join(done) or "strange signs alone")


def _slice(path: Path, chance: random.Random) -> str:
    text = path.read_text("utf-8")
    first = chance.randrange(max(1, len(text) - CHARACTERS))
    return text[first : first + CHARACTERS]


def _text(text: str, chance: random.Random) -> tuple[str, bytes]:
    encoding = chance.choice(ENCODINGS)
    strange = INVISIBLE + "\x00" + ("" if encoding == "gb18030" else SURROGATES)
    for _ in range(chance.randint(0, 12)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(strange) + text[place:]
    return ".txt", text.encode(encoding, "strict" if encoding == "gb18030" else "surrogatepass")


def _docx(text: str, _chance: random.Random) -> tuple[str, bytes]:
    return ".docx", docx(paragraphs(*text.replace("&", "").replace("<", "").splitlines()))


def _pdf(_text: str, _chance: random.Random) -> tuple[str, bytes]:
    return ".pdf", pdf(*page("BT /F 12 Tf 50 700 Td (must report at once) Tj ET"))


def _encrypted(_text: str, _chance: random.Random) -> tuple[str, bytes]:
    key = "00" * 32
    lock = f"<</Filter/Standard/V 2/R 3/Length 128/P -3904/O<{key}>/U<{key}>>>"
    return ".pdf", pdf(*page("BT ET"), lock, trailer="/Encrypt 5 0 R/ID[<00><00>]")


def _html(text: str, chance: random.Random) -> tuple[str, bytes]:
    encoding = chance.choice(("utf-8", "gb18030"))
    head = f"<html><head><meta charset={chance.choice(('utf-8', 'gbk', 'big5'))}></head><body><p>"
    return chance.choice((".html", ".md")), (head + text.replace("\n", "</p><p>")).encode(encoding)


def _old_office(text: str, chance: random.Random) -> tuple[str, bytes]:
    return chance.choice((".doc", ".docx", ".wps")), OLE + text.encode("utf-16-le")


_KINDS: tuple[Callable[[str, random.Random], tuple[str, bytes]], ...] = (
    *(_text, _text, _text, _text, _docx, _docx, _pdf, _encrypted, _html, _old_office),
)
Change = Callable[[str, bytes, random.Random], tuple[str, bytes]]


def _cut(suffix: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    return suffix, data[: chance.randrange(len(data) + 1)]


def _flipped(suffix: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return suffix, bytes(changed)


def _renamed(_suffix: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    return chance.choice(SUFFIXES), data


def _emptied(suffix: str, _data: bytes, chance: random.Random) -> tuple[str, bytes]:
    return suffix, chance.choice((b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00" * 64))


def _marked(suffix: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    return suffix, chance.choice(MARKS) + data


def _spotted(suffix: str, data: bytes, chance: random.Random) -> tuple[str, bytes]:
    spots = (b"\x00", *(sign.encode("utf-8", "surrogatepass") for sign in INVISIBLE + SURROGATES))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(spots) + data[place:]
    return suffix, data


def _doubled(suffix: str, data: bytes, _chance: random.Random) -> tuple[str, bytes]:
    return suffix, data[len(data) // 2 :] + data


_CHANGES: tuple[Change, ...] = (_cut, _cut, _flipped, _renamed, _emptied, _marked, _spotted, _doubled)
