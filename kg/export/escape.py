r"""The one visible escape for characters that a format cannot hold, and the way back.

A character that the format refuses is written `\uXXXX`, four lower-case hexadecimal digits. A backslash
that happens to stand before `uXXXX` in the text is written `\u005c`. All else stays as it is, so
`unescape(escape(text, refused))` is `text` for every text, and a text without refused characters and
without such a backslash is not changed at all.
"""

from __future__ import annotations

import re
from re import Pattern

LONE_SURROGATES = re.compile("[\ud800-\udfff]")
"""What UTF-8 cannot hold: JSON, Cypher script, Neo4j."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold, by character reference neither: GraphML, GEXF; CSV readers choke on them too."""
NOT_IN_CELLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What a person cannot see in a spreadsheet's cell; tab and line feed may stay."""

_LOOKS_ESCAPED = re.compile(r"\\(?=u[0-9a-f]{4})")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def escape(text: str, refused: Pattern[str]) -> str:
    r"""Return `text` with each `refused` character as `\uXXXX`: `会\x07议` → `会\u0007议`."""
    if "\\" in text:
        text = _LOOKS_ESCAPED.sub(r"\\u005c", text)
    return refused.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def unescape(text: str) -> str:
    r"""Return the text that `escape` was given: `会\u0007议` → `会\x07议`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
