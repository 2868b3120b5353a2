"""Values as every store keeps them: text that UTF-8 can hold, nothing else changed."""

from __future__ import annotations


def storable(text: str) -> str:
    r"""Return `text` with each lone surrogate written out as `\udXXX`; every other character stays as it is.

    No store, file or page can hold a lone surrogate, for UTF-8 has no bytes for it. The escape is visible,
    keeps two such texts apart, and names the code unit that stood there. NUL and control characters, quotes
    and line ends are untouched.

    '党\ud800员' → '党\\ud800员'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def storable_value(value: object) -> object:
    """Return `value` with `storable` done to every string in it, inside lists and dicts too."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, (list, tuple)):
        return [storable_value(item) for item in value]
    if isinstance(value, dict):
        return {storable(str(key)): storable_value(item) for key, item in value.items()}
    return value
