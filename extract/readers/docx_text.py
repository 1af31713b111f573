"""Which characters does a paragraph of a DOCX print? Insertions stay; deletions, moves away and hidden text do not.

Line breaks inside a paragraph part lines. Text boxes anchored in it are handed back, to be read as blocks of their own.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.docx_package import attribute, local_name

__all__ = ["Printed", "print_paragraph"]

_SKIPPED = frozenset({
    "pPr", "rPr", "instrText", "delInstrText", "footnoteReference", "endnoteReference", "commentReference",
    "annotationRef", "footnoteRef", "endnoteRef", "rt", "rubyPr", "sdtPr", "sdtEndPr", "fldData", "proofErr",
})  # fmt: skip
_DELETED = frozenset({"del", "moveFrom", "delText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset({"blip", "imagedata"})
_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Printed:
    """What one paragraph prints, and what it holds beside its text."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    boxes_first: bool = False
    """Whether the first box is anchored before any character."""
    deleted: int = 0
    hidden: int = 0
    pictures: int = 0

    @property
    def text(self) -> str:
        """Return the characters in order; a line break is a line feed."""
        return "".join(self.parts)


def print_paragraph(paragraph: etree._Element) -> Printed:
    """Return what a paragraph element prints."""
    printed = Printed()
    for child in paragraph:
        _visit(child, printed)
    return printed


def _visit(element: etree._Element, printed: Printed) -> None:
    name = local_name(element)
    if name in _SIGNS:
        printed.parts.append(_SIGNS[name])
    elif name == "t":
        printed.parts.append(element.text or "")
    elif name == "sym":
        printed.parts.append(_symbol(attribute(element, "char") or ""))
    elif name in _DELETED:
        printed.deleted += _size(element)
    elif name not in _SKIPPED:
        _visit_holder(element, name, printed)


def _visit_holder(element: etree._Element, name: str, printed: Printed) -> None:
    """Read an element that holds others: a run, a link, a field, a drawing."""
    if name == "r" and _is_hidden(element):
        printed.hidden += _size(element)
    elif name == "txbxContent":
        printed.boxes_first = printed.boxes_first or not (printed.boxes or printed.text.strip())
        printed.boxes.append(element)
    elif name == "AlternateContent":
        _visit_alternate(element, printed)
    else:
        printed.pictures += name in _PICTURES
        for child in element:
            _visit(child, printed)


def _visit_alternate(element: etree._Element, printed: Printed) -> None:
    """Read one of the forms that a drawing is stored in: the newer one, else the one for older programs."""
    choices = [child for child in element if local_name(child) in {"Choice", "Fallback"}]
    for choice in choices:
        before = len(printed.parts), len(printed.boxes), printed.pictures
        for child in choice:
            _visit(child, printed)
        if (len(printed.parts), len(printed.boxes), printed.pictures) != before:
            return


def _symbol(code: str) -> str:
    """Return the sign of a hexadecimal code, nothing for one that only a symbol font knows."""
    sign = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    return sign if sign.isprintable() else ""


def _is_hidden(run: etree._Element) -> bool:
    properties = next((child for child in run if local_name(child) == "rPr"), None)
    marks = () if properties is None else (child for child in properties if local_name(child) == "vanish")
    return any(attribute(mark, "val") not in _OFF for mark in marks)


def _size(element: etree._Element) -> int:
    return sum(len(part.text or "") for part in element.iter() if local_name(part) in {"t", "delText"})
