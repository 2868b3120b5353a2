"""Actor identity 主体归一: which written names are one actor, and what each belongs to and is a kind of."""

from __future__ import annotations

from .identity import Actor, Identity, Naming, Part, identify
from .kinds import Kind

__all__ = ["Actor", "Identity", "Kind", "Naming", "Part", "identify"]
