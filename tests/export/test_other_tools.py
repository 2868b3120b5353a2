"""ODRL, LegalRuleML and iCalendar: read back by readers that are not ours, checked by shapes and grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import networkx
import pyshacl
import pytest
import rdflib
from lxml import etree

from extract.errors import ExportError
from extract.model import BearerSource, Counterparty, Document, Modality, Norm, Role
from kg.export import export
from kg.export.escape import unescape
from kg.export.odrl.vocabulary import ODRL, PROFILE, PROV
from kg.graph import build_graph
from tests.export.samples import HOSTILE, corpus_graph, hostile_graph, notices, parallel_graph

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning",
    "ignore:Dataset:DeprecationWarning",
)
"""What rdflib's own JSON-LD reader, and pyshacl, call of rdflib's."""
HERE = Path(__file__).parent
SHAPES = HERE.parents[1] / "kg" / "export" / "odrl" / "shapes.ttl"
L, R = "{http://docs.oasis-open.org/legalruleml/ns/v1.0/}", "{http://ruleml.org/spec}"
@cache
def of_each() -> networkx.MultiDiGraph[str]:
    """Return the graph of a document with a norm of each modality, all fields filled in."""
    text = "各单位按照规定，如有灾情，应在2024年5月1日前向市委报告。"
    others = tuple(Counterparty("市委", role) for role in Role)
    norms = [
        Norm(
            "d", 0, len(text), text, modality, "应", ("各单位",), BearerSource.EXPLICIT, "报告",
            others, "如有灾情", "在2024年5月1日前", "按照规定", "省委",
            id=f"{at:016x}", sentence=text, sentence_end=len(text), due="2024-05-01", corrected="bearers",
        )
        for at, modality in enumerate(Modality)
    ]  # fmt: skip
    head = ("通知", "〔2024〕1号", "通知", ("市委",), "2024-03-01")
    document = Document("d", "d.txt", 0, len(text), text, *head)
    return build_graph([document], norms)


GRAPHS: dict[str, Callable[[], networkx.MultiDiGraph[str]]] = {
    "empty": networkx.MultiDiGraph,
    "parallel edges": parallel_graph,
    "hostile texts": hostile_graph,
    "one of each": of_each,
}


@pytest.fixture(scope="module", params=GRAPHS)
def sample(request: pytest.FixtureRequest) -> networkx.MultiDiGraph[str]:
    return GRAPHS[request.param]()


def read_rdf(graph: networkx.MultiDiGraph[str], folder: Path, name: str) -> rdflib.Graph:
    export(name, graph, [], [], folder / name)
    form = {"odrl": "turtle", "odrl-jsonld": "json-ld"}[name]
    return rdflib.Graph().parse(folder / name, format=form)


def norm_nodes(graph: networkx.MultiDiGraph[str]) -> dict[str, dict[str, Any]]:
    return {key: said for key, said in graph.nodes(data=True) if said["label"] == "Norm"}


def test_turtle_and_jsonld_say_the_same_and_all_of_it(
    sample: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    turtle, jsonld = (set(read_rdf(sample, tmp_path, name)) for name in ("odrl", "odrl-jsonld"))
    assert turtle == jsonld
    clauses = sorted(
        unescape(str(text))
        for subject, predicate, text in turtle
        if str(subject).endswith(":asset") and str(predicate).endswith("label")
    )
    assert clauses == sorted(said["text"] for said in norm_nodes(sample).values() if said.get("text"))


def test_each_modality_role_and_limit_has_its_term(tmp_path: Path) -> None:
    found = read_rdf(of_each(), tmp_path, "odrl")
    policy = rdflib.URIRef("urn:zeren:policy:d")
    joins = {str(predicate) for _, predicate, _ in found.triples((policy, None, None))}
    known = {f"{ODRL}{name}" for name in ("obligation", "prohibition", "permission")}
    assert known | {f"{PROFILE}recommendation"} <= joins
    duty = rdflib.URIRef(f"urn:zeren:norm:{0:016x}")
    said = {str(predicate) for _, predicate, _ in found.triples((duty, None, None))}
    assert {f"{PROFILE}{role}" for role in Role} <= said
    assert {f"{ODRL}{name}" for name in ("assignee", "assigner", "action", "target", "constraint")} <= said
    limits = {
        str(found.value(limit, rdflib.URIRef(f"{ODRL}leftOperand"))):
            (str(found.value(limit, rdflib.URIRef(f"{ODRL}operator"))),
             found.value(limit, rdflib.URIRef(f"{ODRL}rightOperand")).toPython())  # type: ignore[union-attr]
        for limit in found.objects(duty, rdflib.URIRef(f"{ODRL}constraint"))
    }  # fmt: skip
    assert limits == {
        f"{ODRL}dateTime": (f"{ODRL}lteq", date(2024, 5, 1)),
        f"{PROFILE}condition": (f"{ODRL}eq", "如有灾情"),
        f"{PROFILE}deadline": (f"{ODRL}eq", "在2024年5月1日前"),
        f"{PROFILE}basis": (f"{ODRL}eq", "按照规定"),
    }
    sentence = found.value(duty, rdflib.URIRef(f"{PROV}wasDerivedFrom"))
    source = found.value(sentence, rdflib.URIRef(f"{PROV}wasQuotedFrom"))
    assert str(source) == "urn:zeren:document:d"


def conforms(found: rdflib.Graph) -> tuple[bool, str]:
    ok, _, report = pyshacl.validate(found, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    return ok, report


def test_what_is_written_conforms_to_the_shapes(
    sample: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    ok, report = conforms(read_rdf(sample, tmp_path, "odrl"))
    assert ok, report


@pytest.mark.parametrize(
    ("predicate", "why"),
    [
        (f"{ODRL}action", "odrl:action"),
        (f"{ODRL}target", "odrl:target"),
        (f"{ODRL}leftOperand", "odrl:leftOperand"),
        (f"{ODRL}rightOperand", "odrl:rightOperand"),
        (f"{ODRL}uid", "odrl:uid"),
        (f"{PROV}wasDerivedFrom", "prov:wasDerivedFrom"),
    ],
)
def test_the_shapes_see_what_is_missing(predicate: str, why: str, tmp_path: Path) -> None:
    found = read_rdf(of_each(), tmp_path, "odrl")
    found.remove((None, rdflib.URIRef(predicate), None))
    ok, report = conforms(found)
    assert not ok
    assert why in report


def test_legalruleml_keeps_to_its_grammar_and_every_reference_leads_somewhere(
    sample: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    export("legalruleml", sample, [], [], tmp_path / "l.xml")
    tree = etree.parse(tmp_path / "l.xml")
    grammar = etree.RelaxNG(etree.parse(HERE / "legalruleml.rng"))
    assert grammar.validate(tree), grammar.error_log
    keys = tree.xpath("//@key | //@refersTo")
    assert len(keys) == len(set(keys))
    assert {ref.removeprefix("#") for ref in tree.xpath("//@keyref")} <= set(keys)
    clauses = [unescape(one.text or "") for one in tree.iter(f"{L}Paraphrase")]
    assert sorted(clauses) == sorted(said.get("text") or "" for said in norm_nodes(sample).values())
    bears = sum(data["type"] == "BEARS" for *_, data in sample.edges(data=True))
    assert len(list(tree.iter(f"{L}Bearer"))) <= bears


def test_the_notices_and_the_labelled_documents_keep_to_the_grammar(tmp_path: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(HERE / "legalruleml.rng"))
    for graph in (notices()[0], corpus_graph()):
        export("legalruleml", graph, [], [], tmp_path / "l.xml")
        assert grammar.validate(etree.parse(tmp_path / "l.xml")), grammar.error_log


def test_legalruleml_says_operator_parties_and_act(tmp_path: Path) -> None:
    export("legalruleml", of_each(), [], [], tmp_path / "l.xml")
    tree = etree.parse(tmp_path / "l.xml")
    operators = [one[0] for one in tree.iter(f"{R}then")]
    assert [(etree.QName(one).localname, one.get("type")) for one in operators] == [
        ("Obligation", None),
        ("Prohibition", None),
        ("Permission", None),
        ("Permission", "urn:zeren:lrml:Recommendation"),
    ]
    slots = [(slot[0].get("iri"), slot[1].text) for slot in operators[0].iter(f"{R}slot")]
    assert slots[0] == (None, "单位")
    assert {iri for iri, _ in slots[1:]} == {f"urn:zeren:role:{role}" for role in Role}
    atom = operators[0].find(f"{R}Atom")
    assert [one.text for one in atom] == [
        "报告", "各单位按照规定，如有灾情，应在2024年5月1日前向市委报告。", "在2024年5月1日前", "2024-05-01",
    ]  # fmt: skip
    body = next(tree.iter(f"{R}And"))
    assert [(one[0].get("iri"), one[1].text) for one in body] == [
        ("urn:zeren:lrml:condition", "如有灾情"),
        ("urn:zeren:lrml:basis", "按照规定"),
    ]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda xml: xml.replace("<lrml:Bearer/>", "<lrml:Bearer>x</lrml:Bearer>"), "text in a slot's key"),
        (lambda xml: xml.replace('key="norm-', 'key="1 norm-'), "a key that is no NCName"),
        (lambda xml: xml.replace("ruleml:if>", "ruleml:iff>"), "another element"),
        (lambda xml: xml.replace(">2024-05-01<", ">5月1日<"), "a date that is none"),
    ],
)
def test_the_grammar_sees_what_is_wrong(spoil: Callable[[str], str], why: str, tmp_path: Path) -> None:
    export("legalruleml", of_each(), [], [], tmp_path / "l.xml")
    xml = spoil((tmp_path / "l.xml").read_text("utf-8"))
    grammar = etree.RelaxNG(etree.parse(HERE / "legalruleml.rng"))
    assert not grammar.validate(etree.fromstring(xml.encode())), why


def entries(path: Path) -> list[Any]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_a_calendar_for_all_and_one_for_each_bearer(tmp_path: Path) -> None:
    export("ics", of_each(), [], [], tmp_path / "c")
    files = sorted(tmp_path.glob("c/*"))
    assert [re.sub("-[0-9a-f]{16}", "-…", one.name) for one in files] == ["全部.ics", "单位-….ics"]
    for file in files:
        found = entries(file)
        assert {one.decoded("dtstart") for one in found} == {date(2024, 5, 1)}
        assert {one.decoded("dtend") for one in found} == {date(2024, 5, 2)}
        assert [str(one["uid"]) for one in found] == [f"{at:016x}@zeren" for at in range(len(Modality))]
        assert str(found[1]["summary"]).startswith("〔禁止〕各单位按照规定")
        assert "责任主体：单位\n时限：在2024年5月1日前\n" in str(found[0]["description"])
        assert "人工核改：bearers" in str(found[0]["description"])


def test_hostile_names_stay_text_and_their_files_in_the_folder(tmp_path: Path) -> None:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    names = [*HOSTILE, "../../etc/passwd", "a\r\nEND:VCALENDAR", "CON", "党" * 300, "/", "a:b;c,d"]
    for at, name in enumerate(names):
        said = dict.fromkeys(("text", "deadline", "sentence", "predicate"), name)
        graph.add_node(f"n{at}", label="Norm", id=f"n{at}", modality="obligation", due="2024-05-01", **said)
        graph.add_node(f"a{at}", label="Actor", id=f"a{at}", name=name)
        graph.add_edge(f"a{at}", f"n{at}", key="BEARS", type="BEARS", source="explicit", name=name)
    export("ics", graph, [], [], tmp_path / "c")
    files = [one for one in (tmp_path / "c").iterdir() if one.name != "全部.ics"]
    assert len(files) == len(names)
    assert all(re.fullmatch(r"\w*-a\d+\.ics", one.name) for one in files), files
    assert [one.name for one in tmp_path.iterdir()] == ["c"]
    assert len(entries(tmp_path / "c/全部.ics")) == len(names)
    assert all(len(entries(file)) == 1 for file in files)


def test_a_graph_without_dates_makes_a_calendar_without_entries(tmp_path: Path) -> None:
    export("ics", parallel_graph(), [], [], tmp_path / "c")
    assert entries(tmp_path / "c/全部.ics") == []
    export("ics", of_each(), [], [], tmp_path / "c")
    assert len(list((tmp_path / "c").iterdir())) == 2, "the folder is ours to replace"
    (tmp_path / "c/mine.txt").write_text("the user's")
    with pytest.raises(ExportError, match=r"mine\.txt"):
        export("ics", of_each(), [], [], tmp_path / "c")


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("odrl", "rdflib", "rdf"),
        ("odrl-jsonld", "rdflib", "rdf"),
        ("ics", "icalendar", "ics"),
        ("parquet", "pyarrow", "parquet"),
    ],
)
def test_a_library_that_is_not_there_is_named_with_its_extra(
    name: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(ExportError, match=rf"{module} is not installed \(pip install 'zeren\[{extra}\]'\)"):
        export(name, of_each(), [], [], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
