"""Libraries that only one format needs, imported when it is written."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from extract.errors import ExportError


def needed(module: str, package: str, extra: str) -> ModuleType:
    """Return an imported module; ExportError with how to install it where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        hint = f"pip install 'zeren[{extra}]'"
        raise ExportError(f"{package} is not installed", hint=hint) from error
