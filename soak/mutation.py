"""Mutation testing: small faults put into rules and exporters, one at a time; the tests should see each.

Each mutant runs in a process forked from this one, which has loaded the libraries and forgets what it has of
Zeren, so that a mutant costs what its tests cost; an interpreter for each would spend more on
importing spaCy than on the tests.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

from .outcome import Outcome

ROOT = Path(__file__).parents[1]
SECONDS = 180.0
"""A mutant whose tests take longer hangs, which is seen."""
TARGETS = {
    "kg.export.escape": ("tests/export/test_escape.py",),
    "kg.export.literals": ("tests/export/test_literals.py",),
    "kg.export.tables": ("tests/soak/test_hostile.py::test_no_cell_of_the_csv_is_a_formula",
                         "tests/soak/test_hostile.py::test_a_graph_format_gives_every_text_back"),
    "kg.export.workbook.cells": ("tests/export/test_workbook.py",),
    "kg.export.atomic": ("tests/export/test_atomic.py",),
    "extract.norms.coordination": ("tests/extract/test_cases.py", "tests/extract/test_rules.py"),
    "extract.norms.limits": ("tests/extract/test_cases.py", "tests/extract/test_rules.py"),
    "extract.norms.force": ("tests/extract/test_cases.py", "tests/extract/test_rules.py"),
    "extract.norms.qualifiers": ("tests/extract/test_cases.py", "tests/extract/test_rules.py"),
}
"""Module → the tests that are to see its faults; the whole suite would see more of them."""
LIBRARIES = ("spacy", "networkx", "openpyxl", "xlsxwriter", "yaml", "rjieba", "pydantic")
OURS = ("kg", "extract", "tests")
COMPARED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
CALCULATED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: the module and line it is in, what was there and what is, and the whole module's tree."""

    module: str
    line: int
    was: str
    now: str
    tree: ast.Module


def run_mutation(most: int, minutes: float = 60, seed: int = 0) -> Outcome:
    """Try at most so many mutants, chosen at random from all, until the time is over."""
    for library in LIBRARIES:
        importlib.import_module(library)
    everything = [mutant for module in TARGETS for mutant in mutants_of(module)]
    chosen = random.Random(seed).sample(everything, min(most, len(everything)))
    blind = [module for module in TARGETS if not _passes(module, None)]
    end = time.monotonic() + 60 * minutes
    tried: dict[str, list[bool]] = {module: [] for module in TARGETS}
    survivors: list[str] = []
    for mutant in chosen:
        if time.monotonic() > end or mutant.module in blind:
            continue
        seen = not _passes(mutant.module, mutant.tree)
        tried[mutant.module].append(seen)
        if not seen:
            survivors.append(f"{mutant.module}:{mutant.line}: {mutant.was} → {mutant.now}")
    count, seen_in_all = sum(map(len, tried.values())), sum(map(sum, tried.values()))
    measured = (
        f"{seen_in_all} of {count} mutants seen by the tests named for their module "
        f"({seen_in_all / max(1, count):.0%}); "
        f"{count} tried of {len(everything)} that these {len(TARGETS)} modules have",
        *(f"{module}: {sum(seen)} of {len(seen)}" for module, seen in tried.items()),
    )
    wrong = [f"the tests of {module} fail without a mutant" for module in blind]
    return Outcome("mutation", not wrong and bool(count), measured, (*wrong, *survivors))


def mutants_of(module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module: one operator, constant, condition or result changed at a time."""
    tree = ast.parse(_file(module).read_text("utf-8"))
    for index, node in enumerate(ast.walk(tree)):
        if changed := _changed(node):
            mutated = copy.deepcopy(tree)
            _Replacing(list(ast.walk(mutated))[index], changed).visit(mutated)
            line = getattr(node, "lineno", 0)
            yield Mutant(
                module, line, ast.unparse(node), ast.unparse(changed), ast.fix_missing_locations(mutated)
            )


class _Replacing(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the new node for the old one, every other as it is."""
        if node is self._old:
            return ast.copy_location(self._new, node)
        return super().generic_visit(node)


def _changed(node: ast.AST) -> ast.AST | None:  # noqa: PLR0911 (a table of forms)
    """Return the faulty form of `node`, None where it has none: `a < b` → `a <= b`, `return x` → None."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in COMPARED:
            return ast.Compare(left, [COMPARED[type(op)]()], right)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in CALCULATED:
            return ast.BinOp(left, CALCULATED[type(op)](), right)
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Constant(value=bool() as value):
            return ast.Constant(not value)
        case ast.Constant(value=int() as value):
            return ast.Constant(value + 1)
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            return ast.Return(ast.Constant(None))
        case ast.IfExp(test=test, body=body, orelse=other):
            return ast.IfExp(test, other, body)
        case ast.Break():
            return ast.Continue()
        case ast.Continue():
            return ast.Break()
    return None


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _passes(module: str, tree: ast.Module | None) -> bool:
    """Run the module's tests in a fork, with `tree` as its code if given; whether all pass in time."""
    child = os.fork()
    if child:
        return _ended_well(child)
    try:
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        os.chdir(ROOT)
        sys.path.insert(0, str(ROOT))
        for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
            del sys.modules[name]
        if tree:
            sys.meta_path.insert(0, _Faulty(module, tree))
        import pytest

        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", "not neo4j", *TARGETS[module]]))
    except BaseException:
        code = 1
    os._exit(code)


def _ended_well(child: int) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


class _Faulty(importlib.abc.MetaPathFinder):
    """Finds one module and gives it another tree than that of its file."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self._module, self._tree = module, tree

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return where the faulty module is to be loaded from; None for every other."""
        if fullname != self._module:
            return None
        place = str(_file(fullname))
        return importlib.util.spec_from_file_location(
            fullname, place, loader=_Loader(fullname, place, self._tree)
        )


class _Loader(SourceFileLoader):
    """Compiles a tree in the place of the file's text, past every cache."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self._tree = tree

    def get_code(self, _fullname: str) -> CodeType:
        """Return the code of the tree."""
        return compile(self._tree, self.path, "exec")


def _file(module: str) -> Path:
    return ROOT / (module.replace(".", "/") + ".py")
