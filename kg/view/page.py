"""The page: template, style, scripts and data put into one file that needs and admits nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from .content import Content
from .network import full_network, network_data, overview_network

SCRIPTS = (
    "types.js",
    "dom.js",
    "words.js",
    "model.js",
    "filter.js",
    "state.js",
    "palette.js",
    "place.js",
    "scene.js",
    "draw.js",
    "paint.js",
    "pointer.js",
    "legend.js",
    "marked.js",
    "evidence.js",
    "table.js",
    "take.js",
    "duties.js",
    "reading.js",
    "paths.js",
    "compare.js",
    "cypher.js",
    "picture.js",
    "served.js",
    "asking.js",
    "search.js",
    "filters.js",
    "frame.js",
    "main.js",
)
"""Our scripts in the order they are joined; they share one scope."""
STYLES = (
    "colours.css",
    "frame.css",
    "filters.css",
    "drawing.css",
    "lists.css",
    "duties.css",
    "compare.css",
    "evidence.css",
    "asking.css",
    "narrow.css",
)
LIBRARY = "vendor/vis-network/vis-network.min.js"
LIBRARY_STYLE = re.compile(r"""([;}]A\()("|')(?:div)?\.vis.*?\2\)""")
"""A style sheet that the drawing library would add to the page; the page uses none of what they style."""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
    "connect-src {connect}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A script or style sheet as it stands in the page, with the hash that the page's policy admits it by."""

    text: str

    @property
    def source(self) -> str:
        digest = hashlib.sha256(self.text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@dataclass(frozen=True, slots=True)
class Whole:
    """How much there is where a server sends parts of it; `documents` are positions in the content."""

    actors: int
    norms: int
    documents: tuple[int, ...]
    complete: bool


def page(content: Content, title: str, served: Whole | None = None) -> str:
    """Return the HTML of the page; the same content gives the same text.

    With `served` the page may ask the server it came from for more, and nobody else.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    scripts, style = (_library(), _scripts()), _style()
    policy = POLICY.format(
        scripts=" ".join(part.source for part in scripts),
        styles=style.source,
        connect="'self'" if served else "'none'",
    )
    words = json.loads(_asset("words.json"))
    data = {"title": well_formed(title), **page_data(content, served), "words": words}
    text = environment.get_template("page.html").render(
        title=well_formed(title),
        policy=policy,
        style=style.text,
        scripts=[part.text for part in scripts],
        data=script_json(data),
    )
    return well_formed(text)


def page_data(content: Content, served: Whole | None = None) -> dict[str, object]:
    """Return what the page's script draws, lists and reads, to be written by `script_json`."""
    data: dict[str, object] = {
        "content": replace(content, ties=()),
        "overview": network_data(overview_network(content)),
        "full": network_data(full_network(content)),
    }
    return {**data, "served": served} if served else data


def script_json(value: object) -> str:
    """Return JSON that stays data inside a script element and survives UTF-8, whatever strings it holds.

    `</script>` and `<!--` lose their `<`; lone surrogates, line and paragraph separators become escapes.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return re.sub(
        "[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        text,
    )


def well_formed(text: str) -> str:
    """Return `text` with the replacement character for what a UTF-8 file can't hold or HTML forbids."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", text)


def _fields(value: Any) -> dict[str, object]:
    """Return a record's fields, without those that are None."""
    pairs = ((name, getattr(value, name)) for name in value.__slots__)
    return {name: item for name, item in pairs if item is not None}


@cache
def _asset(name: str) -> str:
    return (resources.files("kg.view") / "assets" / name).read_text(encoding="utf-8")


@cache
def _library() -> Part:
    return Part(LIBRARY_STYLE.sub(r'\1"")', _asset(LIBRARY)))


@cache
def _scripts() -> Part:
    joined = "\n".join(_asset(name) for name in SCRIPTS)
    return Part(f'(() => {{\n"use strict";\n{joined}\n}})();')


@cache
def _style() -> Part:
    return Part("\n".join(_asset(name) for name in STYLES))
