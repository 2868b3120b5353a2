"""The explorer on this machine: the page of a graph too large for one file, asking for more as one looks."""

from __future__ import annotations

from .answers import Limits, Served
from .archive import Archive
from .server import PageServer

__all__ = ["Archive", "Limits", "PageServer", "Served"]
