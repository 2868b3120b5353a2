"""Commands on a disk that is full, read-only, or whose folder is gone: the old files stay whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.cli.exits import ExitCode
from kg.export import FORMATS

from .commands import NEW, NOTICES, Content, environment, make_folders, zeren
from .outcome import Outcome

SIZE = 48 << 20
"""Bytes of the disk that gets full."""
REFUSED = (ExitCode.FAILURE, ExitCode.STORE)


@dataclass(frozen=True, slots=True)
class Writing:
    """A command that writes `target`, an existing path on the disk."""

    name: str
    args: tuple[str, ...]
    target: Path


class NoDiskError(Exception):
    """This system lets nobody mount a disk."""


def run_disks() -> Outcome:
    """Run every command on every bad disk."""
    failures: list[str] = []
    cases = 0
    with TemporaryDirectory(prefix="zeren-soak-") as made:
        old, new = make_folders(Path(made))
        for trouble in (full, read_only, gone):
            with disk(Path(made) / "disk") as root:
                jobs = writings(root, old, new, tuple(FORMATS))
                cases += len(jobs)
                for job in jobs:
                    failures += [f"{trouble.__name__}: {job.name}: {wrong}" for wrong in trouble(root, job)]
    measured = (
        f"{cases} cases, {cases - len(failures)} of them with the old files whole, an exit code of "
        f"{' or '.join(str(int(code)) for code in REFUSED)} and one line that names the path",
        f"build, view and export as {', '.join(FORMATS)}, each on a full disk, a read-only one, "
        "and with the folder that it writes to gone",
    )
    return Outcome("disks", not failures, measured, tuple(failures))


@contextmanager
def disk(place: Path) -> Iterator[Path]:
    """Mount a small disk at `place`; NoDiskError where this user may not."""
    place.mkdir(exist_ok=True)
    size = f"size={SIZE}"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoDiskError(done.stderr.strip())
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def writings(root: Path, old: Path, new: Path, formats: Sequence[str]) -> list[Writing]:
    """Return the commands, what each wrote before on the disk at `root`."""
    shutil.copytree(old, root / "built" / "out")
    jobs = [
        Writing(
            "build",
            ("build", *(str(NOTICES / name) for name in NEW), "-o", str(root / "built" / "out")),
            root / "built" / "out",
        )
    ]
    for name in (*formats, "view"):
        target = root / f"as-{name}" / f"made{FORMATS[name].suffix if name in FORMATS else '.html'}"
        target.parent.mkdir()
        how = ("view", str(new)) if name == "view" else ("export", str(new), "--format", name)
        job = Writing(name, (*how, "-o", str(target)), target)
        former = zeren(how[0], str(old), *how[2:], "-o", str(target))
        assert former.returncode == ExitCode.OK, former.stderr
        jobs.append(job)
    return jobs


def full(root: Path, job: Writing) -> list[str]:
    """Fill the disk up, run, and say what is wrong."""
    filler = root / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    os.truncate(filler, max(0, filler.stat().st_size - 4096))
    try:
        return _refused(job)
    finally:
        filler.unlink()


def read_only(root: Path, job: Writing) -> list[str]:
    """Make the disk read-only, run, and say what is wrong."""
    subprocess.run(["mount", "-o", "remount,ro", str(root)], check=True)
    try:
        return _refused(job)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(root)], check=True)


def gone(_root: Path, job: Writing) -> list[str]:
    """Put a file in the place of the folder that is written to, run, and say what is wrong."""
    aside = job.target.parent.with_name("aside")
    job.target.parent.rename(aside)
    job.target.parent.write_text("no folder any more", "utf-8")
    try:
        return _refused(job)
    finally:
        job.target.parent.unlink()
        aside.rename(job.target.parent)


def _refused(job: Writing) -> list[str]:
    before = _everything(job.target.parent)
    done = zeren(*job.args, environment=environment())
    lines = done.stderr.splitlines()
    wrong = []
    if done.returncode not in REFUSED:
        wrong.append(f"exit code {done.returncode}")
    if len(lines) != 1 or str(job.target.parent) not in lines[0]:
        wrong.append(f"not one line that names the path: {lines}")
    if _everything(job.target.parent) != before:
        wrong.append("the old files are not as they were")
    return ["; ".join(wrong)] if wrong else []


def _everything(path: Path) -> Content:
    """Return all files at and below `path` with their digests, locks left out."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    return tuple(
        (str(file), hashlib.sha256(file.read_bytes()).hexdigest()) for file in files if file.suffix != ".lock"
    )
