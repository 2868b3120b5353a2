"""Names of things as IRIs, the same in every format that has such."""

from __future__ import annotations

from urllib.parse import quote

from kg.export.escape import NOT_XML, escape


def iri(kind: str, name: str) -> str:
    """Return a name's IRI, whatever is in the name: `document`, `a b` → `urn:zeren:document:a%20b`."""
    return f"urn:zeren:{kind}:{quote(escape(name, NOT_XML), safe='')}"
