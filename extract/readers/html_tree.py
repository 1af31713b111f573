"""How does a page's markup become a tree that is safe to walk? Bounded in bytes, elements and depth; no network."""

import re

from lxml import etree

from extract.readers.base import Limits, RawFile
from extract.readers.encoding import decode_markup
from extract.readers.refusals import over_limit, refusal

__all__ = ["BLOCKS", "is_hidden", "names_of", "parse_page", "tag_of"]

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
))
# fmt: on
"""Elements whose start and end part lines."""
_INLINE_DATA = re.compile(r"data:[a-z]+/[^\"'\s>)]{200,}", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)


def parse_page(file: RawFile, limits: Limits) -> tuple[etree._Element, str]:
    """Return the root element of a page and the encoding it was read in.

    Raises:
        UnreadableDocumentError: if the page is over a limit or holds no element.
    """
    if len(file.data) > limits.part_bytes:
        raise over_limit(file.path, "part_bytes", len(file.data), limits.part_bytes)
    decoded = decode_markup(file.data)
    markup = _INLINE_DATA.sub("", decoded.text.replace("\0", ""))  # pictures saved inside the page
    nodes = markup.count("<") - markup.count("</")
    if nodes > limits.nodes:
        raise over_limit(file.path, "nodes", nodes, limits.nodes)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise refusal(file.path, "errors.broken_file", format="HTML") from error
    if root is None:
        raise refusal(file.path, "errors.no_body")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise over_limit(file.path, "depth", limits.depth + 1, limits.depth)  # the parser stopped there
    _check_depth(root, file.path, limits.depth)
    return root, decoded.encoding


def tag_of(element: etree._Element) -> str:
    """Return the element's tag without a namespace prefix of Word (`o:p`), in lower case."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def names_of(element: etree._Element) -> str:
    """Return the element's class and id, as written."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def is_hidden(element: etree._Element) -> bool:
    """Return whether a browser would not show the element."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _check_depth(root: etree._Element, path: str, limit: int) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            raise over_limit(path, "depth", depth, limit)
