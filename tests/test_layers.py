"""The rules that hold the layers apart, read from the syntax trees; each rule is shown one violation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    p.relative_to(ROOT).as_posix() for top in ("extract", "kg") for p in ROOT.glob(f"{top}/**/*.py")
)

MAX_LINES = 300
MAX_FUNCTION_LINES = 40
HEAVY = {
    "jinja2",
    "ladybug",
    "neo4j",
    "networkx",
    "pandas",
    "pyarrow",
    "pydantic",
    "pyspark",
    "pyvis",
    "ray",
    "rich",
    "rjieba",
    "spacy",
    "icalendar",
    "openpyxl",
    "rdflib",
    "xlsxwriter",
}
NOT_FOR_EXTRACT = {"kg", "networkx", "neo4j", "ladybug", "pyvis", "click"}
BORDER = {"extract.model", "extract.errors", "extract.attempt"}
SHAPELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
CYPHER = re.compile(
    r"\b(MATCH|MERGE|CREATE)\s*\(|\bUNWIND\s+\S+\s+AS\b|\bDETACH\s+DELETE\b"
    r"|\bCREATE\s+(NODE|REL)\s+TABLE\b|\bCOPY\s+\S+\s+FROM\b"
)


def imports(path: str, tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the absolute name of every module imported anywhere in the file, with its line."""
    package = PurePosixPath(path).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            split = module in ("extract", "kg")
            names = [f"{module}.{alias.name}" for alias in node.names] if split else [module]
            yield from ((name, node.lineno) for name in names)


def wrong_direction(path: str, tree: ast.AST) -> Iterator[str]:
    for name, line in imports(path, tree):
        top = name.split(".")[0]
        if path.startswith("extract/") and top in NOT_FOR_EXTRACT:
            yield f"{path}:{line}: extract imports {name}"
        if path.startswith("kg/") and not path.startswith("kg/cli/"):
            if top == "extract" and name not in BORDER:
                yield f"{path}:{line}: kg imports {name}; only the record and its failures are shared"
            if name == "kg.cli" or name.startswith("kg.cli."):
                yield f"{path}:{line}: the library imports its own command line"


def loaded_early(path: str, tree: ast.Module) -> Iterator[str]:
    """Yield heavy modules that are imported when the module is, outside functions and TYPE_CHECKING."""
    for statement in _executed_at_import(tree.body):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            for name, line in imports(path, statement):
                if path.startswith("kg/cli/") and name.split(".")[0] in HEAVY:
                    yield f"{path}:{line}: {name} is loaded before a command needs it"


def _executed_at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            continue
        yield statement
        if isinstance(statement, ast.If | ast.Try | ast.With):
            yield from _executed_at_import(statement.body)


def cypher_text(path: str, tree: ast.AST) -> Iterator[str]:
    documentation = {id(d) for d in _docstrings(tree)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in documentation and CYPHER.search(node.value):
            yield f"{path}:{node.lineno}: Cypher in Python; it lives in cypher/"


def _docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        for statement in getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def too_long(path: str, tree: ast.AST, lines: int) -> Iterator[str]:
    if lines > MAX_LINES:
        yield f"{path}: {lines} lines, at most {MAX_LINES}"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {MAX_FUNCTION_LINES}"


def shapeless(path: str) -> Iterator[str]:
    if set(PurePosixPath(path).with_suffix("").parts) & SHAPELESS:
        yield f"{path}: a module is named by what it does"


def violations(path: str, text: str) -> list[str]:
    tree = ast.parse(text)
    lines = text.count("\n")
    found = [wrong_direction(path, tree), loaded_early(path, tree), cypher_text(path, tree)]
    return [v for rule in (*found, too_long(path, tree, lines), shapeless(path)) for v in rule]


@pytest.mark.parametrize("path", MODULES)
def test_module_keeps_to_its_layer(path: str) -> None:
    assert violations(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("extract/model.py", "import networkx as nx"),
        ("extract/norms/scope.py", "def f():\n    from kg.schema import NODES"),
        ("extract/norms/scope.py", "from ...kg import schema"),
        ("kg/graph.py", "from extract.read import read_sources"),
        ("kg/graph.py", "from extract import extract"),
        ("kg/graph.py", "def f():\n    import extract.structure"),
        ("kg/stores/neo4j.py", "from ..cli import main"),
        ("kg/cli/commands/build.py", "import networkx"),
        ("kg/cli/commands/build.py", "try:\n    import spacy\nexcept ImportError:\n    pass"),
        ("kg/stores/neo4j.py", "QUERY = 'MATCH (n) RETURN n'"),
        ("kg/stores/neo4j.py", "def f(label):\n    return f'MERGE (n:{label})'"),
        ("kg/stores/neo4j.py", "Q = 'UNWIND $rows AS row'"),
        ("kg/graph.py", "\n" * (MAX_LINES + 1)),
        ("kg/graph.py", "def f():\n" + "    x = 1\n" * MAX_FUNCTION_LINES),
        ("extract/utils.py", ""),
        ("kg/helpers/names.py", ""),
    ],
)
def test_checker_sees_the_violation(path: str, text: str) -> None:
    assert len(violations(path, text)) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kg/graph.py", "from extract.model import Norm\nimport extract.errors\nimport networkx"),
        ("kg/graph.py", "from extract import model"),
        ("kg/cli/extraction.py", "def f():\n    from extract import extract\n    import spacy"),
        ("kg/cli/x.py", "import typing\nif typing.TYPE_CHECKING:\n    from rich.text import Text"),
        ("kg/schema.py", '"""(:Actor)\n\nMATCH (n)"""'),
        ("kg/schema.py", "MERGE = 'merge (of names)'"),
        ("extract/norms/scope.py", "from ..model import Norm\nimport spacy"),
    ],
)
def test_checker_lets_right_code_pass(path: str, text: str) -> None:
    assert violations(path, text) == []


def test_there_is_something_to_check() -> None:
    assert {"extract/model.py", "kg/schema.py", "kg/cli/__init__.py"} <= set(MODULES)
