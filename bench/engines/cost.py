"""What an engine costs: CPU time beside jieba's, megabytes of what has to be installed, and its licence."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_MEGABYTE = 1_000_000


def install(package: str, folder: Path) -> str | None:
    """Install a package from the index into a folder of its own and make it importable after everything else;
    return why it could not be had, or None.
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), package]
    if not (folder / package).exists():
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["pip failed"])[-1]
        (folder / package).touch()
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return None


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work, all threads together: other work on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes(packages: Iterable[str], *folders: Path) -> float:
    """Return the size of packages with all that they require, and of the folders of models."""
    found: dict[str, Distribution] = {}
    todo = list(packages)
    while todo:
        name = re.sub(r"[-_.]+", "-", todo.pop()).lower()
        if name not in found:
            try:
                found[name] = distribution(name)
            except PackageNotFoundError:
                continue  # required on another system or Python only
            todo += [_name(r) for r in found[name].requires or () if "extra ==" not in r]
    files = [Path(str(one.locate_file(f))) for one in found.values() for f in one.files or ()]
    files += [file for folder in folders for file in folder.rglob("*")]
    return sum(file.stat().st_size for file in set(files) if file.is_file()) / _MEGABYTE


def licence(package: str) -> str:
    """Return the licence that a package's metadata states."""
    stated = distribution(package).metadata
    named = stated.get("License-Expression") or stated.get("License") or ""
    listed = [c.rpartition(" :: ")[2] for c in stated.get_all("Classifier") or () if c.startswith("License")]
    return named if 0 < len(named) < 40 else ", ".join(listed) or "not stated"


def _name(requirement: str) -> str:
    match = _NAME.match(requirement)
    return match.group() if match else requirement
