"""Web pages .html: the main text with its tables, without navigation, and the names of the attachments.

trafilatura says what the main text is; the smallest element of the page that holds it is then read itself,
for a table's merged cells and the page's own order are lost in what trafilatura returns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..decode import decode
from ..errors import ReadError
from .content import Cell, Content, Writer
from .counting import printed

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DROPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "iframe"),
        *("svg", "del"),
    )
)
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol"),
        *("dl", "dt", "dd", "blockquote", "pre", "center", "address", "header", "footer", "body", "tr"),
        *("td", "th", "tbody", "table", "thead", "tfoot", "caption", "hr", "figure", "figcaption"),
        *("fieldset", "aside"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|zip|rar|7z|jpe?g|png|txt|rtf|ceb)(?:[?#]|$)", re.IGNORECASE
)
_MARGINS = ("header", "footer")
"""What LibreOffice calls a page's header and footer in a page that it writes."""
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"\s*(?:第|[（(]?[0-9０-９一二三四五六七八九十]+[）)、.．:：]|[①-⑳])")
_NOTE_MARK = re.compile(r"[\[［（(〔]?(?:[0-9]{1,3}|[①-⑳]|\*{1,3})[\]］）)〕]?")
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HELD = 0.9
"""Share of the main text that the element which is read must hold."""
_DEEPEST = 400
_WIDEST = 200


def read_html(data: bytes) -> Content:
    """Return the main text of a web page; raises ReadError where it has none or defines its own entities."""
    import lxml.html

    if _ENTITY.search(data):
        raise ReadError("a page that defines entities of its own", hint="save it anew from a browser")
    text = _decoded(data)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser())
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("empty: there is no text in it") from error
    main = _main(page, text)
    writer = Writer()
    title = _title(page, main)
    if title:
        writer.paragraph((title, None))
    _Flow(writer).read(main)
    return writer.content(attachments=tuple(_attachments(page)))


def _parser() -> Any:
    import lxml.html

    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)


def _decoded(data: bytes) -> str:
    """Return the page's text: undeclared GBK is found by trying, and a few broken bytes are no hindrance."""
    try:
        return decode(data)[0]
    except ReadError:
        declared = _CHARSET.search(data[:4096])
        names = [declared[1].decode("ascii")] if declared else []
        for name in (*names, "utf-8", "gb18030"):
            try:
                text = data.decode("gb18030" if name.lower().startswith("gb") else name, "replace")
            except LookupError:
                continue
            if text.strip() and text.count("\ufffd") * 200 <= len(text):
                return text
        raise


def _main(page: Any, text: str) -> Any:
    """Return the smallest element that holds nearly all of the main text; the body where none is told."""
    from trafilatura import bare_extraction

    body = page.find("body")
    body = page if body is None else body
    found = bare_extraction(text, favor_recall=True, include_comments=False, include_links=False)
    main = _squeezed(getattr(found, "text", None) or "")
    if not main:
        return body
    sizes: dict[Any, int] = {}
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _DROPPED:
            continue
        own = _squeezed("".join(_own_text(element)))
        if len(own) > 3 and own in main:
            for holder in (element, *element.iterancestors()):
                sizes[holder] = sizes.get(holder, 0) + len(own)
    total = sizes.get(body, 0)
    held = [element for element, size in sizes.items() if size >= total * _HELD]
    found = max(held, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)
    return _with_tables(body, found)


def _with_tables(body: Any, main: Any) -> Any:
    """Return the smallest element that holds `main` and the page's tables of data, whole."""
    tables = [table for table in body.iter("table") if _is_data(table) and not _is_menu(table)]
    for table in tables:
        inside = {main, *main.iterancestors()}
        if table in inside:
            main = table.getparent()
        elif main not in set(table.iterancestors()):
            main = next(holder for holder in table.iterancestors() if holder in inside)
    return main


def _is_menu(table: Any) -> bool:
    """Say whether most of a table's words are links."""
    linked = sum(len(_squeezed(link.text_content())) for link in table.iter("a"))
    return linked * 2 > len(_squeezed(table.text_content()))


def _own_text(element: Any) -> Iterator[str]:
    """Yield an element's own text and that of the inline elements in it, not of blocks."""
    yield element.text or ""
    for child in element.iterchildren():
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag not in _DROPPED:
            yield "".join(child.itertext())
        yield child.tail or ""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _title(page: Any, main: Any) -> str:
    """Return the page's headline where the main text lacks it: government sites put it above and apart."""
    inside = _squeezed("".join(main.itertext()))
    for name in ("h1", "h2"):
        for heading in page.iter(name):
            text = _SPACES.sub(" ", heading.text_content()).strip()
            if 6 <= len(text) <= 120:
                return "" if _squeezed(text) in inside else text
    metas = (meta.get("content") or "" for meta in page.iter("meta") if meta.get("name") == "ArticleTitle")
    found = next((meta.strip() for meta in metas if meta.strip()), "")
    return "" if _squeezed(found) in inside else found


def _attachments(page: Any) -> Iterator[str]:
    """Yield the names of linked files: the link's words, each once."""
    seen = set()
    for link in page.iter("a"):
        if _ATTACHED.search(link.get("href") or ""):
            file = (link.get("href") or "").rpartition("/")[2]
            name = _SPACES.sub(" ", link.text_content()).strip() or file
            if name and name not in seen:
                seen.add(name)
                yield name


class _Flow:
    """Writes the blocks of an element in their order."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._line: list[str] = []
        self._number = ""
        self._counts: dict[Any, int] = {}

    def read(self, element: Any) -> None:
        self._walk(element, 0)
        self._end()

    def _end(self) -> None:
        text = _tidy("".join(self._line))
        self._line = []
        if text:
            text, self._number = self._number + text, ""
        self._writer.paragraph((text, None))

    def _walk(self, element: Any, depth: int) -> None:
        if depth > _DEEPEST:
            raise ReadError("nested too deep", hint="save it anew from a browser")
        self._line.append(element.text or "")
        for child in element.iterchildren():
            self._child(child, depth)
            self._line.append(child.tail or "")

    def _number_of(self, item: Any) -> str:
        """Return the number that a browser puts before an item of <ol>; `` where it has one of its own."""
        numbered = item.getparent()
        if numbered.tag != "ol" or _UNNUMBERED.search(numbered.get("style") or ""):
            return ""
        start = numbered.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 5 else 1
        value = self._counts[numbered] = self._counts.get(numbered, first - 1) + 1
        if _OWN_NUMBER.match(item.text_content()):
            return ""
        return f"{printed(value, _LIST_FORMATS.get(numbered.get('type') or '1', 'decimal'))}. "

    def _child(self, child: Any, depth: int) -> None:
        tag = child.tag
        if tag == "div" and child.get("title") in _MARGINS:
            return
        if tag == "a" and _is_note_mark(child):
            return
        if not isinstance(tag, str) or tag in _DROPPED or _HIDDEN.search(child.get("style") or ""):
            return
        if tag == "br":
            self._line.append("\x00")
        elif tag == "table" and _is_data(child):
            self._end()
            self._writer.table(list(_cells(child)))
        elif tag in _BLOCKS:
            self._end()
            if tag == "li":
                self._number = self._number_of(child)
            self._walk(child, depth + 1)
            self._end()
        else:
            self._walk(child, depth + 1)


def _is_note_mark(link: Any) -> bool:
    """Say whether a link is the mark of a footnote, in the text or before the note: 1, [2], ③."""
    href = link.get("href") or ""
    return href.startswith("#") and _NOTE_MARK.fullmatch(link.text_content().strip()) is not None


def _tidy(text: str) -> str:
    """Return text as a browser shows it: blanks and line ends as one blank, <br> as a line end."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\x00"))
    return "\n".join(line for line in lines if line.strip())


def _is_data(table: Any) -> bool:
    """Say whether a table holds data: two rows and columns at least, no table inside; else it is layout."""
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    return sum(bool(row) for row in rows) > 1 and any(len(row) > 1 for row in rows)


def _cells(table: Any) -> Iterator[Cell]:
    """Yield the cells of a table where rowspan and colspan put them."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.iter("tr"), 1):
        column = 1
        for cell in row.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            taken.update((number + down, column + right) for down in range(rows) for right in range(columns))
            yield Cell(number, column, tuple(_cell_paragraphs(cell)), rows, columns)
            column += columns


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() and len(value) < 5 else 1


def _cell_paragraphs(cell: Any) -> list[str]:
    inner = Writer()
    _Flow(inner).read(cell)
    return [line for line in inner.content().text.split("\n") if line.strip()]
