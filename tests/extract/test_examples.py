"""examples/norms/ holds what the extractor makes of the notices now; `make docs` renews it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_examples_are_the_present_ones() -> None:
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = dict(module.pages())
    assert sorted(found) == sorted((ROOT / "examples" / "norms").glob("*.txt"))
    for path, page in found.items():
        assert path.read_text(encoding="utf-8") == page, f"{path.name}: read the difference, then `make docs`"
