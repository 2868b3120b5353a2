"""The terms of an ODRL file: those of ODRL, PROV-O, Dublin Core and SKOS, and the profile's own.

ODRL has no word for a recommendation, for whom an act is done to, for or with, nor for a condition in words:
the profile has, each below the ODRL term that comes nearest.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Modality, Role

ODRL = "http://www.w3.org/ns/odrl/2/"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PROFILE = "urn:zeren:odrl:"
PREFIXES = {"odrl": ODRL, "prov": PROV, "dcterms": DCTERMS, "skos": SKOS, "rdfs": RDFS, "zeren": PROFILE}

RULES = {
    Modality.OBLIGATION: (f"{ODRL}obligation", f"{ODRL}Duty"),
    Modality.PROHIBITION: (f"{ODRL}prohibition", f"{ODRL}Prohibition"),
    Modality.PERMISSION: (f"{ODRL}permission", f"{ODRL}Permission"),
    Modality.RECOMMENDATION: (f"{PROFILE}recommendation", f"{PROFILE}Recommendation"),
}
"""By modality: what joins a policy to its rule, and the rule's class."""
PARTIES = {role: f"{PROFILE}{role.value}" for role in Role}
"""By role: what joins a rule to a counterparty; each is a party function of ODRL."""
OPERANDS = {name: f"{PROFILE}{name}" for name in ("condition", "deadline", "basis")}
"""What a constraint in words is about."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the profile: what it is, what it is below, and its meaning in both languages."""

    name: str
    kind: str
    relation: str
    above: str
    zh: str
    en: str


_PARTY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
_OPERAND = f"{ODRL}LeftOperand"
_BELOW = f"{RDFS}subPropertyOf"

TERMS = (
    Term("Recommendation", f"{RDFS}Class", f"{RDFS}subClassOf", f"{ODRL}Rule", "倡导", "what is urged"),
    Term("recommendation", _PARTY, f"{RDFS}range", f"{ODRL}Rule", "倡导", "a rule that urges"),
    Term("recipient", _PARTY, _BELOW, f"{ODRL}function", "接收方", "to whom the act is done"),
    Term("beneficiary", _PARTY, _BELOW, f"{ODRL}function", "受益方", "for whom it is done"),
    Term("target", _PARTY, _BELOW, f"{ODRL}function", "对象", "on whom it is done"),
    Term("authority", _PARTY, _BELOW, f"{ODRL}function", "上级", "whose direction is followed"),
    Term("partner", _PARTY, _BELOW, f"{ODRL}function", "协同方", "with whom it is done"),
    Term("directed", _PARTY, _BELOW, f"{ODRL}function", "被组织", "whom the bearer gets to act"),
    Term("condition", _OPERAND, f"{SKOS}broader", f"{ODRL}event", "条件", "when it applies, in words"),
    Term("deadline", _OPERAND, f"{SKOS}broader", f"{ODRL}timeInterval", "时限", "by when, in words"),
    Term("basis", _OPERAND, f"{SKOS}broader", f"{ODRL}purpose", "依据", "under what, in words"),
)
