"""Confidence: how sure a norm is, from how it was found."""

from __future__ import annotations

from dataclasses import replace

from .model import BearerSource, Norm

_BY_SOURCE = {
    BearerSource.EXPLICIT: 0.95,
    BearerSource.INHERITED: 0.88,
    BearerSource.ISSUER: 0.7,
    BearerSource.ADDRESSEE: 0.7,
    BearerSource.UNSPECIFIED: 0.6,
}
_BY_FORCE = {"force.imperative": 0.85, "force.indicative": 0.85, "force.passive": 0.6, "scope.run": 0.95}


def confidence(norm: Norm) -> Norm:
    """Return the norm with its confidence: the product of what its bearer's and its force's sources are
    worth.
    """
    value = _BY_SOURCE[norm.bearer_source]
    rules = {evidence.rule for evidence in norm.evidence if evidence.field == "modality"}
    for rule in rules:
        value *= _BY_FORCE.get(rule, 1.0)
    if any(len(name) > 20 for name in norm.bearers):
        value *= 0.8
    return replace(norm, confidence=round(value, 3))
