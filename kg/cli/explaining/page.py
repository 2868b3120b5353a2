"""An explanation as one HTML page: no script, no network, all text escaped."""

from __future__ import annotations

from extract.model import Extraction

from .passages import FIELDS, passages, reasons


def explanation_page(extraction: Extraction) -> str:
    """Return the page of all documents of one source; what no page may hold becomes `�` or `?`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.cli.explaining", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    documents = [
        (document, list(passages(document, [n for n in extraction.norms if n.doc == document.id])))
        for document in extraction.documents
    ]
    page = environment.get_template("page.html.jinja").render(
        source=extraction.source, documents=documents, fields=FIELDS, reasons=reasons
    )
    return page.translate(_UNSAFE).encode("utf-8", "replace").decode("utf-8")


_UNSAFE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), 0xFFFD)
