"""What works on this machine, and what to install for the rest."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from extract.errors import ZerenError

CONNECT_HINT = "start the server (docker compose up --wait) or correct NEO4J_URI and the credentials"


class State(StrEnum):
    """Whether a part works; `missing` is for parts that are not needed."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One part: what was found, and what to do where it does not work."""

    part: str
    state: State
    found: str
    hint: str = ""


def check_all(uri: str) -> Iterator[Check]:
    """Yield one check a part, those that are needed first; `uri` is the Neo4j server's."""
    yield _python()
    yield _needed("zeren", "zeren", lambda: None)
    yield _needed("language", "spacy", _tokenize)
    yield _needed("store", "ladybug", _store_and_ask)
    yield from _readers()
    yield _driver()
    yield _server(uri)
    yield _model()
    yield _fonts()


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return Check("python", State.OK, found)


def _needed(part: str, package: str, work: Callable[[], None]) -> Check:
    try:
        found = f"{package} {version(package)}"
        work()
    except (PackageNotFoundError, ImportError, RuntimeError, OSError, ZerenError) as error:
        return Check(
            part,
            State.BROKEN,
            f"{package}: {error}",
            "install zeren again: pip install --force-reinstall zeren",
        )
    return Check(part, State.OK, found)


def _tokenize() -> None:
    from extract import extract
    from extract.model import SourceText

    if not extract(SourceText("doctor", "", "各级党组织要及时向市委报告。")).norms:
        raise RuntimeError("the extractor found no norm in its test sentence")


def _store_and_ask() -> None:
    from ..graph import build_graph
    from ..stores import create_ladybug, open_ladybug

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "doctor.lbug"
        create_ladybug(path, build_graph((), ()))
        with closing(open_ladybug(path)) as store:
            store.query("RETURN 1 AS one", {})


def _readers() -> Iterator[Check]:
    """Yield one check a format of documents that needs a library, and LibreOffice for the old ones."""
    for part, package, module in (
        ("docx", "python-docx", "docx"),
        ("xlsx", "lxml", "lxml"),
        ("pdf", "pypdfium2", "pypdfium2"),
        ("html", "trafilatura", "trafilatura"),
    ):
        if find_spec(module) is None:
            yield Check(part, State.MISSING, "not installed", f"pip install 'zeren[{part}]'")
        else:
            yield Check(part, State.OK, f"{package} {version(package)}")
    from extract.formats.office import INSTALL, program

    found = program()
    hint = "" if found else f"for .doc, .wps, .xls, .et and the like: {INSTALL.format('.docx or .xlsx')}"
    yield Check("doc, wps", State.OK if found else State.MISSING, found or "no LibreOffice", hint)


def _driver() -> Check:
    if find_spec("neo4j") is None:
        return Check("neo4j driver", State.MISSING, "not installed", "for Neo4j: pip install 'zeren[neo4j]'")
    return Check("neo4j driver", State.OK, f"neo4j {version('neo4j')}")


def _server(uri: str) -> Check:
    from ..stores import open_neo4j

    part = "neo4j server"
    password = os.environ.get("NEO4J_PASSWORD")
    if find_spec("neo4j") is None or password is None:
        return Check(part, State.MISSING, f"not tried: {uri}", "to use one, set NEO4J_URI and NEO4J_PASSWORD")
    user, database = os.environ.get("NEO4J_USERNAME") or "neo4j", os.environ.get("NEO4J_DATABASE") or "neo4j"
    try:
        open_neo4j(uri, user, password, database).close()
    except ZerenError as error:
        return Check(part, State.MISSING, error.what, error.hint or CONNECT_HINT)
    return Check(part, State.OK, uri)


def _model() -> Check:
    import spacy

    found = [name for name in spacy.util.get_installed_models() if name.startswith("zh_")]
    if found:
        return Check("model", State.OK, "、".join(found))
    hint = (
        "none is needed; to consult one: python -m spacy download zh_core_web_sm, then --model zh_core_web_sm"
    )
    return Check("model", State.MISSING, "no Chinese spaCy pipeline", hint)


def _fonts() -> Check:
    program = shutil.which("fc-list")
    if program is None:
        return Check("fonts", State.OK, "those of the system")
    listed = subprocess.run(
        [program, ":lang=zh", "family"], capture_output=True, text=True, timeout=20, check=False
    ).stdout
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    if families:
        return Check("fonts", State.OK, "、".join(families[:3]))
    return Check(
        "fonts", State.MISSING, "none for Chinese", "on Debian and Ubuntu: apt install fonts-noto-cjk"
    )
