"""LegalRuleML 1.0 in its compact form: each norm a prescriptive statement with its deontic operator.

The bearer and every counterparty stand in slots (Bearer, AuxiliaryParty with the role as its IRI). The act is
an atom: the verb as its relation, then the clause, the deadline in words and as a date where there are such.
Condition and basis are atoms of the rule's body. LegalRuleML knows no recommendation: it is a Permission of
the type `urn:zeren:lrml:Recommendation`. What XML cannot hold is escaped visibly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Modality, Norm, content_id
from kg.export.markup import DECLARATION, attribute, text
from kg.export.names import iri
from kg.export.rules import Rule, Rules, rules_of, text_of

if TYPE_CHECKING:
    import networkx

_ROOT = (
    '<lrml:LegalRuleML xmlns="urn:zeren:lrml:" xmlns:lrml="http://docs.oasis-open.org/legalruleml/ns/v1.0/"'
    ' xmlns:ruleml="http://ruleml.org/spec" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_OPERATORS = {
    Modality.OBLIGATION: ("Obligation", ""),
    Modality.PROHIBITION: ("Prohibition", ""),
    Modality.PERMISSION: ("Permission", ""),
    Modality.RECOMMENDATION: ("Permission", ' type="urn:zeren:lrml:Recommendation"'),
}
_PLAIN = re.compile(r"[0-9A-Za-z]+")


def write_legalruleml(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the norms; the same graph gives the same bytes."""
    found = rules_of(graph)
    by_document: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in found.rules:
        by_document[rule.document].append(rule)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(DECLARATION + _ROOT)
        file.writelines(_sources(found, by_document))
        file.writelines(_people(found))
        file.writelines(_associations(by_document, found))
        for document, rules in by_document.items():
            file.write(f'  <lrml:Statements key="{_key("statements", document)}">\n')
            for rule in rules:
                file.writelines(_statement(rule, found))
            file.write("  </lrml:Statements>\n")
        file.write("</lrml:LegalRuleML>\n")


def _key(kind: str, name: str) -> str:
    """Return a key of the file, an NCName whatever the name is: `norm`, `4842c9` → `norm-4842c9`."""
    return f"{kind}-{name if _PLAIN.fullmatch(name) else content_id(name)}"


def _sources(found: Rules, used: defaultdict[str, list[Rule]]) -> Iterator[str]:
    """Yield references, with the documents' titles and numbers, and sources; none without a document."""
    documents = [found.documents[one] for one in used if one in found.documents]
    if not documents:
        return
    yield "  <lrml:LegalReferences>\n"
    for document in documents:
        cited = " ".join(filter(None, (document.name, text_of(document.node, "number"))))
        key = _key("reference", document.id)
        yield f'    <lrml:LegalReference refersTo="{key}" refID={attribute(cited)}/>\n'
    yield "  </lrml:LegalReferences>\n  <lrml:LegalSources>\n"
    for document in documents:
        same = attribute(iri("document", document.id))
        yield f'    <lrml:LegalSource key="{_key("source", document.id)}" sameAs={same}/>\n'
    yield "  </lrml:LegalSources>\n"


def _people(found: Rules) -> Iterator[str]:
    """Yield all actors as agents, and those on whose word a norm is as authorities."""
    words = (one for rule in found.rules for one in rule.imposers)
    imposers = list(dict.fromkeys(one for one in words if one in found.actors))
    for plural, single, people in (
        ("Agents", "Agent", list(found.actors)),
        ("Authorities", "Authority", imposers),
    ):
        if people:
            yield f"  <lrml:{plural}>\n"
            for one in people:
                key, same = _key(single.lower(), one), attribute(iri("actor", one))
                yield f'    <lrml:{single} key="{key}" sameAs={same}>'
                yield f"<lrml:Comment>{text(found.actors[one].name)}</lrml:Comment></lrml:{single}>\n"
            yield f"  </lrml:{plural}>\n"


def _associations(by_document: defaultdict[str, list[Rule]], found: Rules) -> Iterator[str]:
    """Yield which statements are of which source, on whose word."""
    groups: defaultdict[tuple[str, tuple[str, ...]], list[Rule]] = defaultdict(list)
    for document, rules in by_document.items():
        for rule in rules:
            imposers = tuple(one for one in rule.imposers if one in found.actors)
            if document or imposers:
                groups[document, imposers].append(rule)
    if not groups:
        return
    yield "  <lrml:Associations>\n"
    for (document, imposers), rules in groups.items():
        yield "    <lrml:Association>\n"
        if document:
            for kind in ("reference", "source"):
                yield f'      <lrml:appliesSource keyref="#{_key(kind, document)}"/>\n'
        for one in imposers:
            yield f'      <lrml:appliesAuthority keyref="#{_key("authority", one)}"/>\n'
        for rule in rules:
            yield f'      <lrml:toTarget keyref="#{_key("norm", rule.id)}"/>\n'
        yield "    </lrml:Association>\n"
    yield "  </lrml:Associations>\n"


def _statement(rule: Rule, found: Rules) -> Iterator[str]:
    modality = Modality(rule.modality) if rule.modality in tuple(Modality) else Modality.OBLIGATION
    name, kind = _OPERATORS[modality]
    note = f"{rule.sentence} [corrected: {rule.corrected}]" if rule.corrected else rule.sentence
    key = _key("norm", rule.id)
    yield f'    <lrml:PrescriptiveStatement key="{key}">\n'
    yield f"      <lrml:Comment>{text(note)}</lrml:Comment>\n"
    yield f'      <ruleml:Rule key=":{key}-rule" closure="universal">\n'
    yield "        <ruleml:if><ruleml:And>"
    for relation, said in (("condition", rule.condition), ("basis", rule.basis)):
        if said:
            yield f'<ruleml:Atom><ruleml:Rel iri="urn:zeren:lrml:{relation}"/>{_data(said)}</ruleml:Atom>'
    yield f"</ruleml:And></ruleml:if>\n        <ruleml:then>\n          <lrml:{name}{kind}>\n"
    yield f"            <lrml:Paraphrase>{text(rule.clause)}</lrml:Paraphrase>\n"
    for bearer in rule.bearers:
        yield _slot("<lrml:Bearer/>", bearer, found)
    for party, role in rule.parties:
        yield _slot(f"<lrml:AuxiliaryParty iri={attribute(iri('role', role))}/>", party, found)
    yield "            " + _act(rule)
    yield f"          </lrml:{name}>\n        </ruleml:then>\n      </ruleml:Rule>\n"
    yield "    </lrml:PrescriptiveStatement>\n"


def _slot(role: str, actor: str, found: Rules) -> str:
    name = found.actors[actor].name if actor in found.actors else actor
    same = attribute(iri("actor", actor))
    return f"            <ruleml:slot>{role}<ruleml:Ind iri={same}>{text(name)}</ruleml:Ind></ruleml:slot>\n"


def _act(rule: Rule) -> str:
    action = attribute(f"urn:zeren:action:{content_id(rule.predicate)}")
    deadline = _data(rule.deadline) if rule.deadline else ""
    due = f'<ruleml:Data xsi:type="xs:date">{rule.due.isoformat()}</ruleml:Data>' if rule.due else ""
    relation = f"<ruleml:Rel iri={action}>{text(rule.predicate)}</ruleml:Rel>"
    return f"<ruleml:Atom>{relation}{_data(rule.clause)}{deadline}{due}</ruleml:Atom>\n"


def _data(said: str) -> str:
    return f'<ruleml:Data xsi:type="xs:string">{text(said)}</ruleml:Data>'
