"""Corrections that last 人工核改: what a person says of norms and actors, kept apart and applied each time.

`read_corrections` and `apply_corrections` are what a build does; `kg.review.sheet` is the workbook that
people fill in, `kg.review.taking` turns it into corrections, and `kg.review.stats` counts them by rule.
"""

from __future__ import annotations

from .applying import Applied, apply_corrections
from .file import CORRECTIONS, read_corrections, write_corrections
from .model import Change, Correction, Kind, Place, RuleUsed, Unfit

__all__ = [
    "CORRECTIONS",
    "Applied",
    "Change",
    "Correction",
    "Kind",
    "Place",
    "RuleUsed",
    "Unfit",
    "apply_corrections",
    "read_corrections",
    "write_corrections",
]
