"""WordprocessingML: the few things that are asked of its elements again and again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def name_of(element: Any) -> str:
    """Return an element's local name; `mc:` and `w:` ones differ enough for it to be plain."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any:
    """Return the first `w:` child of that name, or None; of None too."""
    return None if element is None else element.find(_W + name)


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the `w:` children of that name; none of None."""
    if element is not None:
        yield from element.iterchildren(_W + name)


def attribute(element: Any, name: str) -> str | None:
    """Return a `w:` attribute, or None; of None too."""
    return None if element is None else element.get(_W + name)


def value_of(element: Any) -> str | None:
    """Return what `w:val` says, or None; of None too."""
    return attribute(element, "val")


def is_on(element: Any) -> bool:
    """Say whether a switch such as `w:vanish` is there and not off."""
    return element is not None and (value_of(element) or "true").lower() not in ("0", "false", "off", "none")
