"""LibreOffice: turns .doc, .wps, .rtf and .odt files into .docx where it is installed."""

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

PROGRAMS = ("soffice", "libreoffice")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
SECONDS = 90.0
"""How long one conversion may take; the first of a machine takes longest."""
INSTALL = "install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer), or save it as .docx first"


def program() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or (_MAC if sys.platform == "darwin" and Path(_MAC).exists() else None)


def to_docx(data: bytes, suffix: str) -> bytes:
    """Return an office file as .docx, made by LibreOffice in a folder and with a profile of its own.

    Raises ReadError where LibreOffice is not installed, cannot read the file or takes more than 90 s.
    """
    soffice = program()
    if soffice is None:
        raise ReadError(f"{suffix or 'old Office'} files are read by way of LibreOffice", hint=INSTALL)
    with tempfile.TemporaryDirectory(prefix="zeren-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        given = place / f"given{'.doc' if suffix in ('', '.wps') else suffix}"
        given.write_bytes(data)
        _convert(soffice, given, place)
        made = place / "made" / "given.docx"
        if not made.exists():
            raise ReadError("LibreOffice cannot read it: damaged", hint="open it and save it as .docx")
        return made.read_bytes()


def _convert(soffice: str, given: Path, place: Path) -> None:
    command = [
        *(soffice, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "made"), str(given)),
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
