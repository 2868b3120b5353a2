"""Decoding: the bytes of a plain text in whatever encoding Chinese offices use."""

from __future__ import annotations

import codecs
import re

from .errors import ReadError
from .formats.kinds import CONTAINERS, REFUSED, SUPPORTED

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_COMMON = re.compile(r"[\t\n\r\f -~\u00a0-\u00ff\u2000-\u206f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_SAMPLE = 1 << 16


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data`, line ends as they are and without byte order mark, and its encoding.

    Tried in order: byte order mark, UTF-16 without one where unmistakable, strict UTF-8, strict GB18030.
    NUL, control characters and lone surrogates inside a text are kept. Raises `ReadError` for binary,
    empty and undecodable data.
    """
    for magic, what in (*CONTAINERS, *((magic, what) for magic, what, _ in REFUSED)):
        if data.startswith(magic):
            raise ReadError(f"not a text but {what}", hint=f"supported: {SUPPORTED}")
    text, encoding = _decoded(data)
    if not text.strip():
        raise ReadError("empty: there is no text in it")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 10 > len(text):
        raise ReadError("binary data, not a text", hint=f"supported: {SUPPORTED}")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            name = encoding.removesuffix("-sig")
            return _strict(data, encoding, name), name
    wide = _utf16_without_mark(data)
    if wide:
        return _strict(data, wide, wide), wide
    for encoding in ("utf-8", "gb18030"):
        try:
            return _strict(data, encoding, encoding), encoding
        except ReadError:
            continue
    raise ReadError("unknown encoding or not a text", hint=f"supported: {SUPPORTED}")


def _strict(data: bytes, encoding: str, name: str) -> str:
    errors = "strict" if encoding == "gb18030" else "surrogatepass"
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, ValueError):
        raise ReadError(f"damaged {name} text", hint=f"supported: {SUPPORTED}") from None


def _utf16_without_mark(data: bytes) -> str:
    """Name the UTF-16 whose characters are nearly all common ones of Chinese text, if just one is."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return ""
    shares = {name: _common_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < 0.95 or shares[best] - min(shares.values()) < 0.2:
        return ""
    return best if _common_share(sample, "utf-8") < 0.95 else ""


def _common_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(_COMMON.findall(text)) / len(text)
