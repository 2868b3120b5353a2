"""One source that cannot be read never stops the others: what it says, or in one line why not."""

from __future__ import annotations

from collections.abc import Callable

from .errors import RuleError, ZerenError
from .model import Extraction, Skipped, SourceText


def attempt(extract: Callable[[SourceText], Extraction], source: SourceText) -> Extraction | Skipped:
    """Return what a source says, or why it could not be told: one source never stops the others.

    Raises RuleError: wrong rules or a missing model are no fault of the source.
    """
    try:
        found = extract(source)
    except RuleError:
        raise
    except ZerenError as error:
        return Skipped(source.path, error.what)
    except Exception as error:
        return Skipped(source.path, f"extraction failed: {type(error).__name__}: {error}")
    trouble = _contradiction(found, source)
    return Skipped(source.path, f"extraction failed: {trouble}") if trouble else found


def _contradiction(found: Extraction, source: SourceText) -> str:
    documents = [document.id for document in found.documents]
    norms = [norm.id for norm in found.norms]
    if len(documents) != len(set(documents)) or len(norms) != len(set(norms)) or "" in norms:
        return "two records share an id"
    if any(name != source.id and not name.startswith(f"{source.id}#") for name in documents):
        return "a document has another source's id"
    if not {norm.doc for norm in found.norms} <= set(documents):
        return "a norm is of no document"
    return ""
