"""LibreOffice: turns old and foreign files into .docx and .xlsx ones where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from ..errors import ReadError
from .kinds import Format

PROGRAMS = ("soffice", "libreoffice")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
SECONDS = 90.0
"""How long one conversion may take; the first of a machine takes longest."""
INSTALL = (
    "install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer libreoffice-calc), "
    "or save it as {} first"
)
_GIVEN = {".wps": ".doc", ".et": ".xls"}
"""Suffixes of WPS, whose files have the form of the old Office ones."""
_FILTERS = {Format.OFFICE: "docx:MS Word 2007 XML", Format.SHEETS: "xlsx:Calc MS Excel 2007 XML"}


def program() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or (_MAC if sys.platform == "darwin" and Path(_MAC).exists() else None)


def convert(data: bytes, suffix: str, found: Format) -> tuple[bytes, str]:
    """Return an office file as .docx, of sheets as .xlsx, made by LibreOffice in a folder of its own.

    The second value is the suffix of what was made.

    Raises ReadError where LibreOffice is not installed, cannot read the file or takes more than 90 s.
    """
    soffice = program()
    made_as = f".{_FILTERS[found].partition(':')[0]}"
    if soffice is None:
        named = suffix or "old Office"
        raise ReadError(f"{named} files are read by way of LibreOffice", hint=INSTALL.format(made_as))
    with tempfile.TemporaryDirectory(prefix="zeren-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        given = place / f"given{_GIVEN.get(suffix, suffix) or ('.xls' if found is Format.SHEETS else '.doc')}"
        given.write_bytes(data)
        _run(soffice, given, place, _FILTERS[found])
        made = place / "made" / f"given{made_as}"
        if not made.exists():
            raise ReadError("LibreOffice cannot read it: damaged", hint=f"open it and save it as {made_as}")
        return made.read_bytes(), made_as


def _run(soffice: str, given: Path, place: Path, made_as: str) -> None:
    command = [
        *(soffice, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore"),
        *("--convert-to", made_as, "--outdir", str(place / "made"), str(given)),
    ]
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"LibreOffice takes longer than {SECONDS:.0f} s to read it") from error
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and all that it started."""
    if child.poll() is None:
        with suppress(OSError):
            if os.name == "nt":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
        child.wait()
