"""Endings: which of many words a text ends with, found without trying each."""

from __future__ import annotations

from collections.abc import Iterable

_OPENERS = {"）": "（", ")": "(", "〕": "〔"}


class Endings:
    """Words that texts can end with, a bracket of at most `bracket` characters after them allowed."""

    __slots__ = ("_bracket", "_by_size", "_strip")

    def __init__(self, words: Iterable[str], *, bracket: int = 0, strip: str = "") -> None:
        by_size: dict[int, set[str]] = {}
        for word in words:
            by_size.setdefault(len(word), set()).add(word)
        self._by_size = sorted(((size, frozenset(found)) for size, found in by_size.items()), reverse=True)
        self._bracket = bracket
        self._strip = strip

    def find(self, text: str) -> str:
        """Return the longest word that `text` ends with, empty if none: `市财政厅（局）` → 厅."""
        if self._strip:
            text = text.rstrip(self._strip)
        found = self._ending(text)
        if found or not self._bracket:
            return found
        opener = _OPENERS.get(text[-1:])
        at = text.rfind(opener, max(0, len(text) - self._bracket - 2)) if opener else -1
        return self._ending(text[:at]) if at > 0 else ""

    def _ending(self, text: str) -> str:
        for size, words in self._by_size:
            if text[-size:] in words:
                return text[-size:]
        return ""
