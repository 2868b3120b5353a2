"""Brackets and quotes: which characters stand inside a closed pair."""

from __future__ import annotations

import re

PAIRS = {
    "“": "”",
    "《": "》",
    "（": "）",
    "(": ")",
    "‘": "’",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
}
_OPENERS = {close: open_ for open_, close in PAIRS.items()}
_MARK = re.compile(f"[{re.escape(''.join((*PAIRS, *_OPENERS)))}]")
_LONGEST = 300
_DEPTH = 5
"""How many unclosed openers a closing mark looks back over: keeps the time linear in the text."""


def enclosed(text: str) -> bytearray:
    """Return a byte for each character: 1 inside a closed pair of quotes or brackets (the marks
    included).

    A pair that is never closed, or only after more than 300 characters, encloses nothing. Linear time.
    """
    inside = bytearray(len(text))
    stack: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text):
        char, at = mark.group(), mark.start()
        if char in PAIRS:
            stack.append((char, at))
            continue
        for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1):
            if stack[depth][0] == _OPENERS[char]:
                start = stack[depth][1]
                del stack[depth:]
                if at - start <= _LONGEST and not inside[start]:
                    inside[start : at + 1] = b"\x01" * (at + 1 - start)
                break
    return inside
