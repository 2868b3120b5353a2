"""Office packages: what a zip really holds is measured before any of it is parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from ..errors import ReadError

MOST_MEMBERS = 5_000
MOST_XML = 48 << 20
"""Most bytes of XML in one package, unpacked."""
MOST_TAGS = 600_000
"""Most tags in one package: a notice of 100 pages has some 60,000; each takes many times its length."""
MOST_DEPTH = 256
"""Deepest nesting of elements that the XML parser takes."""
_CHUNK = 1 << 18
_XML = (".xml", ".rels")
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C\0T|\0<\0!\0D\0O\0C\0T", re.IGNORECASE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


@dataclass(slots=True)
class _Meter:
    """What was unpacked so far."""

    bytes: int = 0
    tags: int = 0


def lean_package(data: bytes) -> bytes:
    """Return the package with its XML members as they are and all others (pictures, fonts) empty.

    No member is ever written to disk, so a name like `../../x` is a name and nothing else. Raises ReadError
    if it is damaged, encrypted, holds a DOCTYPE, or would unpack to more than the limits above; memory stays
    within a few times the limit on XML, and no more is unpacked than that.
    """
    lean = io.BytesIO()
    meter = _Meter()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(lean, "w") as copy:
            members = package.infolist()
            if len(members) > MOST_MEMBERS:
                raise _too_large(f"{len(members)} members")
            if len({member.filename for member in members}) < len(members):
                raise ReadError("a package with two members of one name", hint="open it and save it anew")
            if any(member.flag_bits & 1 for member in members):
                raise ReadError("protected by a password", hint="save it without one first")
            for member in members:
                kept = _unpacked(package, member, meter) if member.filename.lower().endswith(_XML) else b""
                copy.writestr(zipfile.ZipInfo(member.filename), kept)
    except _DAMAGED as error:
        raise ReadError("a damaged Office file", hint="open it and save it anew") from error
    return lean.getvalue()


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, meter: _Meter) -> bytes:
    if meter.bytes + member.file_size > MOST_XML:
        raise _too_large(f"{member.file_size:,} bytes of XML")
    parts: list[bytes] = []
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            meter.bytes += len(chunk)
            meter.tags += chunk.count(b"<")
            if meter.bytes > MOST_XML or meter.tags > MOST_TAGS:
                raise _too_large("more XML than a document has")
            parts.append(chunk)
    xml = b"".join(parts)
    if _DTD.search(xml):
        raise ReadError("XML with a DOCTYPE, which no office program writes", hint="open it and save it anew")
    return xml


def _too_large(what: str) -> ReadError:
    return ReadError(f"would unpack to {what}: too much to be safe", hint="split the document")
