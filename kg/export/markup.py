"""XML text and attributes for any string, and the plain form that XML formats give a value."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from kg.export.elements import Value
from kg.export.escape import NOT_XML, escape
from kg.schema import ValueType

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

XML_TYPES = {
    ValueType.STRING: "string",
    ValueType.INTEGER: "long",
    ValueType.FLOAT: "double",
    ValueType.STRINGS: "string",
}
"""Type of an attribute, the same words in GraphML and GEXF; a list is a string."""


def plain(value: Value) -> str:
    """Return the string a value is written as: a list as JSON text, `["党员", "广大党员"]`."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def text(value: str) -> str:
    """Return element content that any XML reader gives back as `escape(value, NOT_XML)`, CR included."""
    return xml_escape(escape(value, NOT_XML), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """Return a quoted attribute value, as `text` does; line ends and tabs survive attribute normalisation."""
    return quoteattr(escape(value, NOT_XML))
