"""What reads 读法: two texts that are the same are read alike by the same code, rules and libraries."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("rjieba", "spacy")
"""Those whose words and tokens the rules are given."""


@cache
def reading_version() -> str:
    """Return 16 hex digits of the code and rules of this package and the versions of what they stand on."""
    place = Path(__file__).parent
    said = hashlib.sha256()
    for file in sorted((*place.rglob("*.py"), *place.rglob("*.yaml"))):
        said.update(file.relative_to(place).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for library in LIBRARIES:
        said.update(f"{library} {version(library)}\0".encode())
    return said.hexdigest()[:16]
