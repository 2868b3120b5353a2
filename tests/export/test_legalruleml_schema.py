"""LegalRuleML beside the schema of OASIS itself, which is not shipped; `ZEREN_LEGALRULEML` says where it is.

The variable names `compact/lrml-compact.xsd` in `xsd-schema/` of the standard (LegalRuleML Core Specification
1.0, 30 August 2021). Nothing is fetched: what the schema imports from elsewhere is given here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
from lxml import etree

from kg.export import export
from tests.export.samples import corpus_graph, hostile_graph, notices
from tests.export.test_other_tools import of_each

SCHEMA = os.environ.get("ZEREN_LEGALRULEML", "")
pytestmark = pytest.mark.skipif(not SCHEMA, reason="ZEREN_LEGALRULEML names no lrml-compact.xsd of OASIS")
XML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space" type="xs:NCName"/>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attribute name="id" type="xs:ID"/>
</xs:schema>"""
"""The attributes of XML itself, which the schema imports from the W3C."""
GRAPHS: dict[str, Callable[[], networkx.MultiDiGraph[str]]] = {
    "notices": lambda: notices()[0],
    "labelled documents": corpus_graph,
    "hostile texts": hostile_graph,
    "one of each": of_each,
    "empty": networkx.MultiDiGraph,
}


class Given(etree.Resolver):
    """Gives `XML` where the schema would fetch it."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        if system_url.endswith("/xml.xsd"):
            return self.resolve_string(XML, context)
        return None


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Given())
    return etree.XMLSchema(etree.parse(SCHEMA, parser))


def written(graph: networkx.MultiDiGraph[str], folder: Path) -> str:
    export("legalruleml", graph, [], [], folder / "l.xml")
    return (folder / "l.xml").read_text("utf-8")


@pytest.mark.parametrize("name", GRAPHS)
def test_it_is_valid(name: str, schema: etree.XMLSchema, tmp_path: Path) -> None:
    assert schema.validate(etree.fromstring(written(GRAPHS[name](), tmp_path).encode())), schema.error_log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<lrml:Bearer/>", "<lrml:Bearer>x</lrml:Bearer>"),
        ('key="norm-', 'key="1 norm-'),
        ("ruleml:if>", "ruleml:iff>"),
        (">2024-05-01<", ">5月1日<"),
        ("refersTo=", "refersFrom="),
        ("lrml:toTarget", "lrml:toTargets"),
    ],
)
def test_the_schema_sees_what_is_wrong(
    right: str, wrong: str, schema: etree.XMLSchema, tmp_path: Path
) -> None:
    xml = written(of_each(), tmp_path)
    assert right in xml
    assert not schema.validate(etree.fromstring(xml.replace(right, wrong).encode()))
