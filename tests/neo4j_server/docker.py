"""Neo4j in Docker, where a daemon answers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .server import PASSWORD, NoServerError, Server, claim, free_port

IMAGE = os.environ.get("ZEREN_NEO4J_IMAGE", "neo4j:5.26")


class DockerLauncher:
    """Runs Neo4j Community from its official image; data lives in the home folder given."""

    def __init__(self) -> None:
        docker = shutil.which("docker")
        if docker is None:
            raise NoServerError("no docker on PATH")
        self._docker = docker
        if self._run("version", "--format", "{{.Server.Version}}").returncode != 0:
            raise NoServerError("no Docker daemon answers")
        if self._run("image", "inspect", IMAGE).returncode != 0 and self._run("pull", IMAGE).returncode != 0:
            raise NoServerError(f"Docker cannot pull {IMAGE}")

    @contextmanager
    def serve(self, home: Path, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
        """Run a server on `home` until the context ends."""
        home.mkdir(parents=True, exist_ok=True)
        port = free_port()
        variables = {"NEO4J_AUTH": f"neo4j/{PASSWORD}", "NEO4J_server_memory_heap_max__size": "1g"}
        for key, value in (settings or {}).items():
            variables["NEO4J_" + key.replace("_", "__").replace(".", "_")] = value
        environment = [word for key, value in variables.items() for word in ("-e", f"{key}={value}")]
        started = self._run(
            "run",
            "--rm",
            "-d",
            "-p",
            f"127.0.0.1:{port}:7687",
            *self._mine(),
            "-v",
            f"{home}:/data",
            *environment,
            IMAGE,
        )
        if started.returncode != 0:
            raise NoServerError(f"docker run failed: {started.stderr.strip()}")
        try:
            uri = f"bolt://127.0.0.1:{port}"
            claim(uri, PASSWORD)
            yield Server(uri, "neo4j", PASSWORD)
        finally:
            self._run("stop", "-t", "60", started.stdout.strip())

    def bulk_import(self, home: Path, folder: Path, arguments: Sequence[str]) -> str:
        """Run the image's bulk importer into `home`."""
        home.mkdir(parents=True, exist_ok=True)
        done = self._run(
            "run",
            "--rm",
            *self._mine(),
            "-v",
            f"{home}:/data",
            "-v",
            f"{folder}:/import",
            "-w",
            "/import",
            IMAGE,
            "neo4j-admin",
            "database",
            "import",
            "full",
            "neo4j",
            "--overwrite-destination",
            *arguments,
        )
        assert done.returncode == 0, f"neo4j-admin import failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._docker, *words], capture_output=True, text=True, timeout=900, check=False
        )

    @staticmethod
    def _mine() -> list[str]:
        """Run as this user, so that the home folder can be removed again."""
        return ["--user", f"{os.getuid()}:{os.getgid()}"]
