"""ODRL 2.2 with PROV-O sources: a policy a document, a rule a norm, as Turtle or JSON-LD.

`vocabulary` names every term, the profile's own too; `triples` makes the RDF graph; `writers` writes it;
`shapes.ttl` beside them holds SHACL shapes of what is written.
"""

from __future__ import annotations
