"""Forms: patterns that are sought in clauses, and only where a clause holds what they cannot do without."""

from __future__ import annotations

import re

from ..held import held, lacks
from ..lexicon import regex
from .tokens import Clause, Tokens


class Form:
    """A named pattern of the form files; most clauses lack a character that all its matches have."""

    __slots__ = ("held", "pattern")

    def __init__(self, name: str) -> None:
        self.pattern = regex(name)
        self.held = held(self.pattern)

    def search(self, tokens: Tokens, clause: Clause, lo: int) -> re.Match[str] | None:
        """Return the first match in the words from `lo` to the clause's end, read as a text of their own."""
        if lacks(clause.characters, self.held):
            return None
        return self.pattern.search(tokens.slice(lo, clause.hi))

    def match(self, tokens: Tokens, clause: Clause, lo: int) -> re.Match[str] | None:
        """Return the match with which the words from `lo` to the clause's end open."""
        if lacks(clause.characters, self.held):
            return None
        return self.pattern.match(tokens.slice(lo, clause.hi))

    def opens(self, tokens: Tokens, clause: Clause) -> bool:
        """Say whether a clause opens with a match, what stands before it looked at."""
        if lacks(clause.characters, self.held):
            return False
        lo, hi = tokens.starts[clause.lo], tokens.starts[clause.hi]
        return self.pattern.match(tokens.text, lo, hi) is not None

    def stands_in(self, tokens: Tokens, clause: Clause) -> bool:
        """Say whether a match stands in a clause, what stands before the clause looked at."""
        if lacks(clause.characters, self.held):
            return False
        lo, hi = tokens.starts[clause.lo], tokens.starts[clause.hi]
        return self.pattern.search(tokens.text, lo, hi) is not None
