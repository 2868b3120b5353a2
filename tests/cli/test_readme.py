"""The READMEs: every command is in them, their examples run, their answers are the present ones."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.cli.exits import ExitCode
from kg.cli.group import COMMANDS

from .conftest import ROOT, environment

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def blocks(path: Path, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.mark.parametrize("path", READMES, ids=lambda p: p.name)
def test_every_command_and_exit_code_is_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [
        name for name in COMMANDS if f"| `zeren {name} " not in text and f"| `zeren {name}`" not in text
    ] == []
    assert [code for code in ExitCode if f"| {code.value} |" not in text] == []


def test_both_say_the_same_in_code() -> None:
    ours, theirs = READMES
    for language in ("sh", "cypher"):
        assert blocks(ours, language) == blocks(theirs, language) != []
    assert len(blocks(ours, "console")) == len(blocks(theirs, "console"))
    headings = [len(re.findall(r"^## ", p.read_text(encoding="utf-8"), re.MULTILINE)) for p in READMES]
    assert headings[0] == headings[1]


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_examples_run(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "zeren").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg.cli "$@"\n')
    (programs / "zeren").chmod(0o755)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    for block in blocks(READMES[0], "sh"):
        done = subprocess.run(
            ["sh", "-eu", "-c", block],
            cwd=tmp_path,
            env=environment(PATH=path),
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{block}\n{done.stderr.decode()}"
        assert done.stdout
    assert (tmp_path / "party.html").stat().st_size > 100_000
    assert b"<graphml" in (tmp_path / "zeren.graphml").read_bytes()[:500]


def test_answers_are_the_present_ones() -> None:
    for path, text in answers().renewed().items():
        assert path.read_text(encoding="utf-8") == text, "run `make docs`"


def test_relative_links_lead_somewhere() -> None:
    for path in (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{path.name} → {target}"


def answers() -> ModuleType:
    """Import docs/answers.py, which is no package's."""
    spec = importlib.util.spec_from_file_location("docs_answers", ROOT / "docs" / "answers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
