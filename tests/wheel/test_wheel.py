"""The wheel as a user gets it: what is in it, and that it works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICE = ROOT / "examples" / "notices" / "000_7920c096c5209dbe.txt"

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "NEO4J_"))}
    done = subprocess.run(
        command, check=False, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("zeren-*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment of its own; the folder of its programs."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_top_level_holds_the_two_packages_alone(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"extract", "kg"}


def tracked(*patterns: str) -> set[str]:
    """Return the files of the checkout that match, as they are to stand in the wheel."""
    found = {
        p.relative_to(ROOT).as_posix() for pattern in patterns for p in ROOT.glob(pattern) if p.is_file()
    }
    return {name for name in found if "__pycache__" not in name}


def test_everything_the_packages_need_is_in_it(wheel: Path) -> None:
    inside = set(names(wheel))
    assert tracked("extract/**/*", "kg/**/*") <= inside
    statements = tracked("cypher/**/*.cypher")
    assert len(statements) > 15
    assert {f"kg/{name}" for name in statements} <= inside


def test_build_and_query_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes(NOTICE.read_bytes())
    zeren = installed / "zeren"
    report = run(zeren, "build", "notice.txt", "-o", "out", cwd=tmp_path)
    assert "obligation" in report
    made = {p.name for p in (tmp_path / "out").iterdir()}
    assert {"documents.jsonl", "norms.jsonl", "graph.lbug", "graph.html", "责任清单.xlsx"} <= made
    count = "MATCH (n:Norm) RETURN count(n) AS norms"
    (row,) = json.loads(run(zeren, "query", "-c", count, "--format", "json", cwd=tmp_path))
    written = (tmp_path / "out" / "norms.jsonl").read_text(encoding="utf-8").splitlines()
    assert row["norms"] == len(written) > 50


def test_imported_packages_are_the_installed_ones(installed: Path, tmp_path: Path) -> None:
    files = run(
        installed / "python", "-c", "import extract, kg; print(extract.__file__, kg.__file__)", cwd=tmp_path
    )
    assert str(ROOT) not in files
    assert files.count("site-packages") == 2
