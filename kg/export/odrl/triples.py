"""The RDF graph of norms: policies, rules, parties, actions, constraints, and where they were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extract.model import Modality, Role, content_id
from kg.export.escape import NOT_XML, escape
from kg.export.extras import needed
from kg.export.names import iri
from kg.export.rules import Rule, Rules, Thing, text_of

from .vocabulary import DCTERMS, ODRL, OPERANDS, PARTIES, PREFIXES, PROFILE, PROV, RDFS, RULES, SKOS, TERMS

if TYPE_CHECKING:
    from rdflib import Graph

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LABEL = f"{RDFS}label"


def rdf_graph(found: Rules) -> Graph:
    """Return the triples of all norms, without blank nodes, so that two graphs compare."""
    return _Triples().of(found)


class _Triples:
    """An RDF graph being filled."""

    def __init__(self) -> None:
        self.rdf: Any = needed("rdflib", "rdflib", "rdf")
        self.graph: Any = self.rdf.Graph()
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace, override=True)

    def of(self, found: Rules) -> Graph:
        self._profile()
        for actor in found.actors.values():
            self._actor(actor)
        for narrow, wide in found.wider:
            self.link(iri("actor", narrow), f"{SKOS}broader", iri("actor", wide))
        for part, whole in found.wholes:
            self.link(iri("actor", part), f"{DCTERMS}isPartOf", iri("actor", whole))
        for document in found.documents.values():
            self._document(document, found.issuers[document.id])
        for rule in found.rules:
            self._rule(rule)
        graph: Graph = self.graph
        return graph

    def link(self, subject: str, predicate: str, target: str) -> None:
        self.graph.add((self.rdf.URIRef(subject), self.rdf.URIRef(predicate), self.rdf.URIRef(target)))

    def say(self, subject: str, predicate: str, text: str, *, lang: str = "zh", kind: str = "") -> None:
        """Add a literal: in a language, a plain string or of a datatype; none for an empty text."""
        if text:
            shown = escape(text, NOT_XML)
            typed = {"datatype": self.rdf.URIRef(f"{_XSD}{kind}")} if kind else {"lang": lang}
            # a reader of JSON-LD knows strings without a datatype only, and RDF says that it is the same
            literal = self.rdf.Literal(shown, **({} if kind == "string" else typed), normalize=False)
            self.graph.add((self.rdf.URIRef(subject), self.rdf.URIRef(predicate), literal))

    def _profile(self) -> None:
        self.link(PROFILE, _TYPE, f"{ODRL}Profile")
        for term in TERMS:
            name = f"{PROFILE}{term.name}"
            self.link(name, _TYPE, term.kind)
            self.link(name, term.relation, term.above)
            self.say(name, _LABEL, term.zh)
            self.say(name, _LABEL, term.en, lang="en")

    def _actor(self, actor: Thing) -> None:
        name = iri("actor", actor.id)
        self.link(name, _TYPE, f"{ODRL}Party")
        self.link(name, _TYPE, f"{PROV}Agent")
        self.say(name, _LABEL, actor.name)
        self.say(name, f"{PROFILE}kind", text_of(actor.node, "kind"), kind="string")

    def _document(self, document: Thing, issuers: tuple[str, ...]) -> None:
        name = iri("document", document.id)
        self.link(name, _TYPE, f"{PROV}Entity")
        self.say(name, f"{DCTERMS}title", document.name)
        self.say(name, f"{DCTERMS}identifier", text_of(document.node, "number"), kind="string")
        self.say(name, f"{DCTERMS}issued", text_of(document.node, "date"), kind="string")
        for issuer in issuers:
            self.link(name, f"{PROV}wasAttributedTo", iri("actor", issuer))
            self.link(name, f"{DCTERMS}publisher", iri("actor", issuer))

    def _rule(self, rule: Rule) -> None:
        name, policy = iri("norm", rule.id), iri("policy", rule.document)
        self.link(policy, _TYPE, f"{ODRL}Set")
        self.link(policy, f"{ODRL}uid", policy)
        self.link(policy, f"{ODRL}profile", PROFILE)
        joins, kind = RULES.get(_modality(rule.modality), RULES[Modality.OBLIGATION])
        self.link(policy, joins, name)
        self.link(name, _TYPE, kind)
        self.link(name, _TYPE, f"{PROV}Entity")
        self.link(name, f"{ODRL}uid", name)
        for bearer in rule.bearers:
            self.link(name, f"{ODRL}assignee", iri("actor", bearer))
        for imposer in rule.imposers:
            self.link(name, f"{ODRL}assigner", iri("actor", imposer))
        for party, role in rule.parties:
            if role in tuple(Role):
                self.link(name, PARTIES[Role(role)], iri("actor", party))
        self._act(rule, name)
        for limit in self._constraints(rule, name):
            self.link(name, f"{ODRL}constraint", limit)
        self._origin(rule, name)

    def _act(self, rule: Rule, name: str) -> None:
        """Add the action, one for each verb, and the clause as the asset that it is about."""
        action, asset = f"urn:zeren:action:{content_id(rule.predicate)}", f"{name}:asset"
        self.link(name, f"{ODRL}action", action)
        self.link(action, _TYPE, f"{ODRL}Action")
        self.link(action, f"{ODRL}includedIn", f"{ODRL}use")
        self.say(action, _LABEL, rule.predicate)
        self.link(name, f"{ODRL}target", asset)
        self.link(asset, _TYPE, f"{ODRL}Asset")
        self.say(asset, _LABEL, rule.clause)

    def _constraints(self, rule: Rule, name: str) -> Iterator[str]:
        """Add and yield the constraints: the day by which, and what the text says in words."""
        if rule.due:
            day = rule.due.isoformat()
            yield self._constraint(f"{name}:due", f"{ODRL}dateTime", f"{ODRL}lteq", day, "date")
        said = {"condition": rule.condition, "deadline": rule.deadline, "basis": rule.basis}
        for field, text in said.items():
            if text:
                yield self._constraint(f"{name}:{field}", OPERANDS[field], f"{ODRL}eq", text)

    def _constraint(self, name: str, operand: str, operator: str, text: str, kind: str = "") -> str:
        self.link(name, _TYPE, f"{ODRL}Constraint")
        self.link(name, f"{ODRL}leftOperand", operand)
        self.link(name, f"{ODRL}operator", operator)
        self.say(name, f"{ODRL}rightOperand", text, kind=kind)
        return name

    def _origin(self, rule: Rule, name: str) -> None:
        """Add where the norm was read: the sentence, quoted from its document, and the clause's offsets."""
        quoted = f"{name}:sentence"
        self.link(name, f"{PROV}wasDerivedFrom", quoted)
        self.link(quoted, _TYPE, f"{PROV}Entity")
        self.say(quoted, f"{PROV}value", rule.sentence)
        if rule.document:
            self.link(quoted, f"{PROV}wasQuotedFrom", iri("document", rule.document))
            self.link(name, f"{PROV}hadPrimarySource", iri("document", rule.document))
        self.say(name, f"{PROFILE}start", str(rule.start), kind="integer")
        self.say(name, f"{PROFILE}end", str(rule.end), kind="integer")
        self.say(name, f"{PROFILE}corrected", rule.corrected, kind="string")


def _modality(text: str) -> Modality:
    return Modality(text) if text in tuple(Modality) else Modality.OBLIGATION
