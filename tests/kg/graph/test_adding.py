"""A document added, changed or taken away, the others untouched: the folder is that of a rebuild."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import networkx as nx
import pytest

from extract.errors import StoreError
from extract.model import BearerSource, Document, Extraction, Modality, Norm, Section, SourceText, content_id
from kg.artefacts import Artefact
from kg.build import BuildReport, build
from kg.folder import read_records
from kg.graph import build_graph
from kg.index import INDEX
from kg.made import Change
from kg.review import CORRECTIONS
from kg.stores import change_ladybug, create_ladybug, open_ladybug
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

STORE = "graph.lbug"
ROOT = Path(__file__).parents[3]
WHO = (
    "市委", "县委组织部", "各级党组织", "党组织", "村党组织", "社区党组织", "街道（社区）党组织", "公安部门",
    "市公安局", "大同市公安局", "大同市教育局办公室", "党员", "共产党员", "企业", "参保企业", "其",
    "<addressees>", "<issuer>",
)  # fmt: skip
ISSUERS = ("中共大同市委组织部", "太原市人民政府", "国务院")
CORRECTED = (
    {"kind": "merge", "actor": "党员", "into": "党组织"},
    {"kind": "merge", "actor": "企业", "into": "用人单位"},
    {"kind": "split", "place": {"doc": "d1"},
     "name": "公安部门", "actor": "公安部门", "into": "朔州市公安局"},
    {"kind": "change", "place": {"doc": "d2", "text": "党员要报告", "sentence": "党员要报告"},
     "changes": [{"field": "bearers", "before": ["党员"], "after": ["县委组织部", "企业"]}]},
    {"kind": "delete", "place": {"doc": "d3", "text": "企业要登记", "sentence": "企业要登记"}},
    {"kind": "change", "place": {"doc": "gone", "title": "题4", "text": "村党组织要服务",
     "sentence": "村党组织要服务"},
     "changes": [{"field": "deadline", "before": None, "after": "月底前"}]},
)  # fmt: skip


def read(source: SourceText) -> Extraction:
    """Read lines `题T`, `由X`, `致Y`, `引T`, `X要Y` as title, issuer, addressee, citation and norm."""
    said = dict(re.findall(r"(?m)^(题|由|致)(\S+)$", source.text))
    section = Section(content_id(source.id), "一、", "总则", 1, 0, len(source.text))
    document = Document(
        source.id, source.path, 0, len(source.text), source.text, f"题{said['题']}",
        issuers=(said["由"],), addressees=(said["致"],), sections=(section,),
        cites=tuple(re.findall(r"(?m)^引(\S+)$", source.text)),
    )  # fmt: skip
    norms = [
        Norm(
            source.id, line.start(), line.end(), line[0], Modality.OBLIGATION, "要", (line[1],),
            BearerSource.EXPLICIT, line[2], id=content_id(source.id, line.start(), line[0]),
            section=section.id, sentence=line[0], sentence_start=line.start(), sentence_end=line.end(),
        )
        for line in re.finditer(r"(?m)^(\S+)要(\S+)$", source.text)
    ]  # fmt: skip
    return Extraction(source.id, (document,), tuple(norms))


def text(chance: random.Random, number: int) -> str:
    """Return a document of a few norms of a few of the actors."""
    lines = [f"题{number}", f"由{chance.choice(ISSUERS)}", f"致{chance.choice(WHO[:6])}"]
    lines += [f"引题{chance.randrange(12)}" for _ in range(2)]
    lines += [f"{one}要{chance.choice(('报告', '登记', '服务'))}" for one in chance.sample(WHO, 3)]
    return "\n".join((*lines, "党员要报告", "企业要登记", "村党组织要服务"))


class Office:
    """A folder that documents come into and go from, and how often its store was only changed."""

    def __init__(self, home: Path) -> None:
        self.out, self.home = home / "out", home
        self.texts: dict[int, str] = {}
        self.changes: list[frozenset[str]] = []
        self.store = Artefact(STORE, self.write, (), self.change)

    def write(self, path: Path, graph: nx.MultiDiGraph[str], *_: object) -> None:
        create_ladybug(path, graph)

    def change(self, path: Path, change: Change) -> None:
        self.changes.append(change.documents)
        change_ladybug(path, change.documents, change.graph)

    def sources(self) -> list[SourceText]:
        return [SourceText(f"d{n}", f"/nowhere/d{n}.txt", text) for n, text in self.texts.items()]

    def build(self, out: Path | None = None) -> BuildReport:
        return build(
            self.sources(), out or self.out, extract=read, artefacts=[self.store], version="1", replace=True
        )

    def check(self, report: BuildReport) -> None:
        """Compare records, index, store and graph with those of a rebuild."""
        anew = self.home / "anew"
        shutil.rmtree(anew, ignore_errors=True)
        anew.mkdir()
        if (self.out / CORRECTIONS).exists():
            shutil.copy(self.out / CORRECTIONS, anew)
        told = self.build(anew)
        assert report.unfit == told.unfit
        ours, theirs = bytes_of(self.out), bytes_of(anew)
        assert ours.keys() == theirs.keys()
        assert [name for name in ours if ours[name] != theirs[name]] == []
        graph = build_graph(*read_records(self.out))
        assert nx.utils.graphs_equal(report.graph, graph)
        assert report.made.count == told.made.count
        with closing(open_ladybug(self.out / STORE)) as store:
            assert stored_nodes(store) == expected_nodes(graph)
            assert stored_edges(store) == expected_edges(graph)


def bytes_of(out: Path) -> dict[str, bytes]:
    """Return what is the same bytes whatever runs led there: all but the store and the index's first line."""
    found = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name != STORE}
    return {**found, INDEX: found[INDEX].partition(b"\n")[2]}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made, chance = Office(tmp_path), random.Random(1)
    made.texts = {number: text(chance, number) for number in range(8)}
    made.build()
    return made


@pytest.mark.parametrize("seed", range(3))
def test_whatever_comes_changes_and_goes_the_folder_is_that_of_a_rebuild(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    lines: list[str] = []
    for _ in range(6):
        number = chance.randrange(10)
        if chance.random() < 0.3 and len(office.texts) > 6:
            del office.texts[chance.choice(sorted(office.texts))]
        else:
            office.texts[number] = text(chance, number)
        if chance.random() < 0.5:
            lines.append(json.dumps({"at": "2026-01-02", **chance.choice(CORRECTED)}, ensure_ascii=False))
        elif lines and chance.random() < 0.5:
            lines.pop(chance.randrange(len(lines)))
        (office.out / CORRECTIONS).write_text("".join(f"{line}\n" for line in lines), "utf-8")
        office.check(office.build())
    assert office.changes, "some of it was done by changing the store"


def test_only_the_document_that_came_is_parsed_and_put_in(office: Office) -> None:
    office.texts[9] = text(random.Random(9), 9)
    report = office.build()
    assert office.changes == [frozenset({"d9"})]
    assert (report.extracted, len(report.unchanged)) == (("d9",), 8)
    office.check(report)


def test_nothing_new_changes_nothing(office: Office) -> None:
    before = {path.name: path.read_bytes() for path in office.out.iterdir()}
    office.build()
    assert office.changes == [frozenset()]
    after = {path.name: path.read_bytes() for path in office.out.iterdir()}
    assert {name for name in before if before[name] != after.get(name)} <= {STORE, INDEX}




def _written_into(out: Path) -> None:
    store = open_ladybug(out / STORE, read_only=False)
    store.query("MATCH (a:Actor) SET a.name = '改'", {}, write=True)
    store.close()


def _of_another_version(out: Path) -> None:
    head, _, rest = (out / INDEX).read_bytes().partition(b"\n")
    head = re.sub(rb'"version": "\w+"', b'"version": "0"', head)
    (out / INDEX).write_bytes(head + b"\n" + rest)


def _cut(out: Path) -> None:
    (out / INDEX).write_bytes((out / INDEX).read_bytes()[:-200])


def _records_edited(out: Path) -> None:
    path = out / "norms.jsonl"
    path.write_text(path.read_text("utf-8").replace("登记", "登録"), "utf-8")


@pytest.mark.parametrize(
    "harm", [_written_into, _of_another_version, _cut, _records_edited, lambda out: (out / INDEX).unlink(),
             lambda out: (out / STORE).unlink()],
)  # fmt: skip
def test_what_does_not_fit_any_more_is_made_anew(office: Office, harm: Callable[[Path], None]) -> None:
    harm(office.out)
    office.texts[9] = text(random.Random(9), 9)
    report = office.build()
    assert office.changes == []
    office.check(report)


def test_a_store_that_refuses_the_change_is_made_anew(office: Office) -> None:
    def refuse(path: Path, change: Change) -> None:
        path.write_bytes(b"half")
        raise StoreError("refused")

    office.store = office.store._replace(change=refuse)
    office.texts[9] = text(random.Random(9), 9)
    office.check(office.build())


def test_an_interrupt_in_the_change_leaves_all_as_it_was(office: Office) -> None:
    def interrupted(path: Path, change: Change) -> None:
        change_ladybug(path, change.documents, change.graph)
        raise KeyboardInterrupt

    before = {path.name: path.read_bytes() for path in office.out.iterdir()}
    good = office.store
    office.store = good._replace(change=interrupted)
    office.texts[9] = text(random.Random(9), 9)
    with pytest.raises(KeyboardInterrupt):
        office.build()
    assert {path.name: path.read_bytes() for path in office.out.iterdir()} == before
    office.store = good
    office.check(office.build())


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_kill_at_any_change_of_a_file_leaves_the_folder_as_it_was_or_is_to_be(office: Office) -> None:
    old = shutil.copytree(office.out, office.home / "old")
    program = Path(__file__).with_name("add_killed.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    found: list[tuple[bool, int]] = []
    for call in itertools.count(1, 8):
        shutil.rmtree(office.out)
        shutil.copytree(old, office.out)
        words = [sys.executable, str(program), str(office.home), str(call)]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        found.append((done.returncode == 0, len(stored(office))))
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    sizes = [size for _, size in found]
    assert len(found) > 3
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 2, "from one moment on it is the new state"


def stored(office: Office) -> set[object]:
    """Return the nodes of the store, which is of the records beside it."""
    graph = build_graph(*read_records(office.out))
    with closing(open_ladybug(office.out / STORE)) as store:
        assert stored_nodes(store) == expected_nodes(graph)
        assert stored_edges(store) == expected_edges(graph)
    return set(expected_nodes(graph))


def test_too_many_norms_for_a_file_leave_it_out_and_take_the_former_one_away(office: Office) -> None:
    page = Artefact("page.html", lambda path, *_: path.write_text("page"), most=20)
    (small,) = office.sources()[:1]
    for sources, made in ((([small]), True), (office.sources(), False), ([small], True)):
        report = build(
            sources, office.out, extract=read, artefacts=[office.store, page], version="1", replace=True
        )
        assert (office.out / "page.html").exists() is made
        assert report.left_out == (() if made else ("page.html",))


def _sizes(office: Office) -> Iterator[int]:
    for number in range(12):
        office.texts[9] = text(random.Random(number), 9)
        office.build()
        yield (office.out / STORE).stat().st_size


def test_a_store_that_is_changed_again_and_again_does_not_grow_without_end(office: Office) -> None:
    sizes = list(_sizes(office))
    assert len(office.changes) == 12
    assert max(sizes) < 4 * sizes[0]
    office.check(office.build())
