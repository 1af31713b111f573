"""What is drawn on a page of a PDF? Characters with their places, ruled lines and how much of it is pictures.

Places are in points from the top left corner of the page as a person sees it: the page's own rotation is undone, and a
page whose text runs sideways (a wide table on an upright page) is turned. Text at another angle than most of the page
(watermarks, labels) is counted, not kept.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # it ships no types

from extract.readers.pdf_rules import Rule, rules_and_pictures
from extract.readers.pdf_space import Matrix, apply, combine, shown_matrix, turned

__all__ = ["Drawing", "Glyph", "draw_page"]

_TILT = math.radians(6)
_QUARTER = math.pi / 2
_TURNED_SHARE = 0.6
"""Share of a page's characters that must run sideways for the page to be turned."""
_LINE_END_HYPHEN, _HYPHEN = 0x2, 0x2D
"""PDFium's code for a hyphen that ends a line: whether it is part of the word is not for it to say."""
_LINKED = 1.5
"""Sizes of the narrowest sign that is several characters drawn as one."""
_SURROGATES = range(0xD800, 0xE000)
_LOW = range(0xDC00, 0xE000)


class Glyph(NamedTuple):
    """One printed character: its left and right edge, its base line and its size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page as drawn."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictured: bool
    """Whether a picture fills a good part of the page."""
    tilted: int
    """Characters at another angle than the rest."""


def draw_page(document: Any, index: int) -> Drawing:  # noqa: ANN401 - PDFium's handles have no type
    """Return what is drawn on a page, from 0."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Drawing(0, 0, (), (), pictured=False, tilted=0)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        shown = shown_matrix(page, width, height)
        inked = list(_glyphs(page, shown))
        quarter = _main_direction(inked)
        turn = turned(quarter, width, height)
        straight = [_place(glyph, turn) for glyph in inked if glyph.quarter == quarter]
        rules, pictured = rules_and_pictures(page, combine(shown, turn), width * height)
    finally:
        pdfium.FPDF_ClosePage(page)
    if quarter % 2:
        width, height = height, width
    shown_ones = (glyph for glyph in straight if -1 <= glyph.left <= width and 0 <= glyph.base <= height + glyph.size)
    tilted = len(inked) - len(straight)
    return Drawing(width, height, tuple(_unlink(shown_ones)), tuple(rules), pictured=pictured, tilted=tilted)


class _Inked(NamedTuple):
    text: str
    quarter: int
    """Quarter turns of the text's direction, -1 for any other angle."""
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float


def _glyphs(page: Any, shown: Matrix) -> Iterator[_Inked]:  # noqa: ANN401
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _SURROGATES:
            if code not in _LOW:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
            high = 0
        code = _HYPHEN if code == _LINE_END_HYPHEN else code
        if not _is_text(code) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        direction = combine((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), (*shown[:4], 0.0, 0.0))
        yield _Inked(
            chr(code),
            _quarter(direction),
            (*apply(shown, box.left, box.top), *apply(shown, box.right, box.bottom)),
            apply(shown, x.value, y.value),
            pdfium.FPDFText_GetFontSize(text, index) * math.hypot(direction[2], direction[3]),
        )
    pdfium.FPDFText_ClosePage(text)


def _unlink(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Return the characters with those that one sign stands for (——, fi) side by side; doubled ones are one."""
    for (left, right, _), group in groupby(glyphs, key=lambda glyph: (glyph.left, glyph.right, glyph.base)):
        same = list(group)
        step = (right - left) / len(same)
        if len({glyph.text for glyph in same}) == 1 and right - left < _LINKED * same[0].size:
            yield same[0]
        else:
            yield from (g._replace(left=left + step * n, right=left + step * (n + 1)) for n, g in enumerate(same))


def _is_text(code: int) -> bool:
    """Return whether a code is a character of Unicode: fonts without a map give 0, controls or private codes."""
    return code >= 0x20 and code not in {0x7F, 0xFFFD, 0xFFFE, 0xFFFF} and not 0xE000 <= code < 0xF900  # noqa: PLR2004


def _quarter(direction: Matrix) -> int:
    angle = math.atan2(direction[1], direction[0])
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) <= _TILT else -1


def _main_direction(inked: list[_Inked]) -> int:
    counts = Counter(glyph.quarter for glyph in inked)
    quarter, count = max(counts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return quarter if quarter > 0 and count >= _TURNED_SHARE * len(inked) else 0


def _place(glyph: _Inked, turn: Matrix) -> Glyph:
    first, second = apply(turn, *glyph.box[:2]), apply(turn, *glyph.box[2:])
    _, base = apply(turn, *glyph.origin)
    return Glyph(glyph.text, min(first[0], second[0]), max(first[0], second[0]), base, glyph.size)
