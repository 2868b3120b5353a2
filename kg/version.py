"""What makes a graph and its store of records 成图的版本: by another version all of it is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path

import extract.model

from .stores.cypher_files import cypher_folder

LIBRARIES = ("ladybug", "networkx")
SUFFIXES = (".py", ".yaml", ".cypher")


@cache
def graph_version() -> str:
    """Return 16 hex digits of the code, rules and statements of this package and what they stand on."""
    said = hashlib.sha256()
    for top in (Path(__file__).parent, cypher_folder()):
        for name, file in sorted(_files(top), key=lambda pair: pair[0]):
            said.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    said.update(Path(str(extract.model.__file__)).read_bytes())
    for library in LIBRARIES:
        said.update(f"{library} {version(library)}\0".encode())
    return said.hexdigest()[:16]


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    for one in folder.iterdir():
        name = f"{before}/{one.name}"
        if one.is_dir():
            yield from _files(one, name)
        elif name.endswith(SUFFIXES):
            yield name, one
