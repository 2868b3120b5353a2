"""Statements 陈述: sentences that tell what is, what was, or what a document is for."""

from __future__ import annotations

from .forms import Form
from .tokens import Clause, Tokens

_TOLD, _PREAMBLE, _BEING = Form("told"), Form("preamble"), Form("being")


def statements(tokens: Tokens, found: list[Clause]) -> set[int]:
    """Return the clauses of sentences that state what is, was, or what the document is for.

    `与病魔作斗争，是对干部的考验`, `近年来，各地积极探索`, `为规范管理，制定本办法`.
    """
    out: set[int] = set()
    start = filled = 0
    past = False
    for at, clause in enumerate(found):
        if clause.first:
            start = filled = at
            past = _TOLD.opens(tokens, clause)
        if past:
            out.add(at)
        if _PREAMBLE.stands_in(tokens, clause):
            out.update(range(filled, at))
            filled = at
        if at > start and _BEING.opens(tokens, clause):
            out.update(range(filled, at + 1))
            filled = at
    return out
