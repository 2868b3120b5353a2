"""Formats: the files that offices keep documents in, each read into one text with the places of its parts."""

from __future__ import annotations

from .content import Content
from .kinds import Format, recognise

__all__ = ["Content", "Format", "recognise"]
