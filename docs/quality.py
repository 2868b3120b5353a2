"""Writes docs/quality.md: agreement with the hand-labelled documents, by use, by genre and for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from extract import Norm, SourceText, extract
from extract.evaluate import Facet, evaluate
from kg.records import read_norms

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
TARGET = ROOT / "docs" / "quality.md"
HEAD = """# Quality

F1 of the extractor against hand-labelled documents. `make quality` made this page; nothing in it is typed by
hand.

- *dev*: the documents that came with the definition of a norm;
- *open*: labelled blind, by one annotator, before the extractor was run on them, then read while rules were
  written;
- *held out*: labelled blind in the same way and looked at only to measure. Their errors are not read.

The facets are those of `zeren eval`; `owes` is a norm with its modality and each bearer.
"""
Labelled = tuple[str, list[Norm], tuple[Norm, ...]]


def labelled(entry: dict[str, str]) -> Labelled:
    """Return name, gold norms and extracted norms of one document of documents.yaml."""
    path = CORPUS / entry["path"]
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = read_norms(path.with_suffix(".jsonl"))
    return entry["path"], gold, extract(SourceText(path.name, entry["path"], text)).norms


def table(title: str, groups: dict[str, list[Labelled]]) -> Iterator[str]:
    """Yield the lines of one table: a row for each group of documents, scored together."""
    yield f"\n| {title} | norms | " + " | ".join(Facet) + " |\n"
    yield "|---|---:|" + "---:|" * len(Facet) + "\n"
    for name, pairs in groups.items():
        overall = evaluate(pairs).overall
        cells = (f"{overall[facet].f1:.3f}" for facet in Facet)
        yield f"| {name} | {overall[Facet.NORM].gold} | " + " | ".join(cells) + " |\n"


def main() -> None:
    """Write the page."""
    entries = yaml.safe_load((CORPUS / "documents.yaml").read_text("utf-8"))
    found = [(entry, labelled(entry)) for entry in entries]
    uses = {use: [pair for e, pair in found if e["use"] == use] for use in ("dev", "open", "held out")}
    unseen = {"open and held out": uses["open"] + uses["held out"]}
    genres: dict[str, list[Labelled]] = {}
    for entry, pair in found:
        if entry["use"] != "dev":
            genres.setdefault(entry["genre"], []).append(pair)
    documents = {f"{entry['path']} ({entry['use']})": [pair] for entry, pair in found}
    with TARGET.open("w", encoding="utf-8", newline="\n") as page:
        page.write(HEAD)
        page.writelines(table("by use", uses | unseen))
        page.writelines(table("by genre, dev left out", genres))
        page.writelines(table("by document", documents))


if __name__ == "__main__":
    main()
