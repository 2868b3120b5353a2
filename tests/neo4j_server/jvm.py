"""Neo4j in a JVM of our own: Java ≥ 17 and Maven's jars, no Docker, no root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .server import PASSWORD, SECONDS_TO_START, NoServerError, Server, claim, free_port

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("ZEREN_NEO4J_CACHE", Path.home() / ".cache" / "zeren-neo4j"))
"""Folder of the jars (about 120 MB), filled once by Maven."""
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A server of a few minutes is up and done sooner without the optimising compiler."""
OPENED = ("java.nio", "java.io", "java.lang", "java.util.concurrent", "sun.nio.ch")


class JvmLauncher:
    """Runs Neo4j Community from its jars; the first use downloads them by Maven into `CACHE`."""

    def __init__(self, flags: Sequence[str] = QUICK_START) -> None:
        self._flags = tuple(flags)
        self._java = _java()
        self._jars = _jars()

    @contextmanager
    def serve(self, home: Path, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
        """Run a server on `home` until the context ends."""
        claimed = home / "claimed"
        _write_settings(home, settings or {})
        port = free_port()
        log = home / "console.log"
        with log.open("wb") as console:
            process = subprocess.Popen(
                [*self._command(), str(HERE / "TestServer.java"), str(home), str(port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=console,
            )
        try:
            _wait_ready(process, log)
            uri = f"bolt://127.0.0.1:{port}"
            claim(uri, PASSWORD if claimed.exists() else "neo4j")
            claimed.touch()
            yield Server(uri, "neo4j", PASSWORD)
        finally:
            _stop(process)

    def bulk_import(self, home: Path, folder: Path, arguments: Sequence[str]) -> str:
        """Run the real bulk importer into `home`."""
        _write_settings(home, {})
        done = subprocess.run(
            [
                *self._command(),
                "org.neo4j.cli.AdminTool",
                "database",
                "import",
                "full",
                "neo4j",
                "--overwrite-destination",
                *arguments,
            ],
            cwd=folder,
            env={**os.environ, "NEO4J_HOME": str(home)},
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=3600,
            check=False,
        )
        assert done.returncode == 0, f"neo4j-admin import failed ({done.returncode}):\n{done.stdout}"
        return done.stdout

    def _command(self) -> list[str]:
        opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        return [self._java, "-Xmx1g", *self._flags, "-Dfile.encoding=UTF-8", *opens, "-cp", f"{self._jars}/*"]


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise NoServerError("no Java on PATH (Java 17 or later is needed)")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    if found is None or int(found[1]) < 17:
        raise NoServerError(f"Java 17 or later is needed, {java} says: {said.splitlines()[:1]}")
    return java


def _jars() -> Path:
    """Return the folder of jars of the pom's version, filling it by Maven where it is not there."""
    pom = HERE / "pom.xml"
    version = re.search(r"<neo4j.version>(.+?)<", pom.read_text("utf-8"))
    assert version is not None
    folder = CACHE / version[1]
    if (folder / "done").exists():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError("no Maven (mvn) on PATH to fetch Neo4j's jars with")
    done = subprocess.run(
        [
            maven,
            "-q",
            "-B",
            "-f",
            str(pom),
            "dependency:copy-dependencies",
            f"-DoutputDirectory={folder}",
            "-DincludeScope=runtime",
        ],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    if done.returncode != 0:
        raise NoServerError(f"Maven could not fetch Neo4j's jars: {done.stdout[-400:].strip()}")
    (folder / "done").touch()
    return folder


def _write_settings(home: Path, settings: Mapping[str, str]) -> None:
    conf = home / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}={value}\n" for key, value in sorted(settings.items())]
    (conf / "neo4j.conf").write_text("".join(lines), "utf-8")


def _wait_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server has said `ready`; raise NoServerError with its log where it dies or hangs."""
    assert process.stdout is not None
    watchdog = threading.Timer(SECONDS_TO_START, process.kill)
    watchdog.start()
    try:
        for line in process.stdout:
            if line.strip() == b"ready":
                return
    finally:
        watchdog.cancel()
    raise NoServerError(f"Neo4j did not start: {log.read_text('utf-8', 'replace')[-1000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server by ending its input, else by force."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    finally:
        process.stdout.close()
