"""PDF streams: what they really hold is measured before the file is parsed."""

from __future__ import annotations

import re
import zlib

from ..errors import ReadError

MOST_UNPACKED = 128 << 20
"""Most bytes that all streams but pictures hold, unpacked: fonts of a long document take some 30 MB."""
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2_000
"""How many bytes before a stream its dictionary is looked for in."""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_CHUNK = 1 << 20


def check_streams(data: bytes) -> None:
    """Raise ReadError where a PDF's streams would unpack to more than the limit; nothing of them is kept.

    Pictures are never unpacked to read a text and do not count; a stream that is packed twice is refused.
    """
    left = MOST_UNPACKED
    position = 0
    while opening := _STREAM.search(data, position):
        position = opening.end()
        if data[opening.start() - 3 : opening.start()] == b"end":
            continue
        before = data[max(0, opening.start() - _DICTIONARY) : opening.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        packed = len(_FLATE.findall(dictionary))
        if packed > 1 and b"/Filter" in dictionary and not _PICTURE.search(dictionary):
            raise ReadError("a PDF with streams that are packed twice", hint="open it and save it anew")
        if packed and not _PICTURE.search(dictionary):
            left -= _unpacked(data, position, left)


def _unpacked(data: bytes, start: int, most: int) -> int:
    """Return how many bytes the stream at `start` unpacks to; raise ReadError if more than `most`."""
    stream = zlib.decompressobj()
    size, position = 0, start
    rest = b""
    try:
        while not stream.eof and (rest or position < len(data)):
            if not rest:
                rest, position = data[position : position + _CHUNK], position + _CHUNK
            size += len(stream.decompress(rest, _CHUNK))
            rest = stream.unconsumed_tail
            if size > most:
                what = "a PDF that would unpack to too much to be safe"
                raise ReadError(what, hint="save it anew, or split it")
    except zlib.error:
        return size
    return size
