"""What is drawn on a page of a PDF? Characters with their places, ruled lines and how much of it is pictures.

Places are in points from the top left corner of the page as a person sees it: the page's own rotation is undone, and a
page whose text runs sideways (a wide table on an upright page) is turned. Text at another angle than most of the page
(watermarks, labels) is counted, not kept.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # it ships no types

__all__ = ["Drawing", "Glyph", "Rule", "draw_page"]

_FINE = 100
"""The page is mapped to a device this many times finer than a point: PDFium hands back whole numbers."""
_TILT = math.radians(6)
_QUARTER = math.pi / 2
_TURNED_SHARE = 0.6
"""Share of a page's characters that must run sideways for the page to be turned."""
_THIN = 2.5
_SHORT = 5.0
_STRAIGHT = 1.0
_MOST_OBJECTS = 20_000
"""Objects of a page from which it is a map or a drawing: no table has as many lines."""
_DEEPEST = 8
_SURROGATES = range(0xD800, 0xE000)
_LOW = range(0xDC00, 0xE000)
_REPEATED = 0.2
_LARGE = 0.3

Matrix = tuple[float, float, float, float, float, float]


class Glyph(NamedTuple):
    """One printed character: its left and right edge, its base line and its size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Rule(NamedTuple):
    """One ruled line: a horizontal one at a height, or a vertical one at a distance from the left."""

    upright: bool
    at: float
    start: float
    end: float


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
        shown = _shown_matrix(page, width, height)
        inked = list(_glyphs(page, shown))
        quarter = _main_direction(inked)
        turn = _turned(quarter, width, height)
        glyphs = [_place(glyph, turn) for glyph in inked if glyph.quarter == quarter]
        rules, pictured = _rules_and_pictures(page, _combine(shown, turn), width * height)
    finally:
        pdfium.FPDF_ClosePage(page)
    if quarter % 2:
        width, height = height, width
    inside = tuple(glyph for glyph in glyphs if -1 <= glyph.left <= width and 0 <= glyph.base <= height + glyph.size)
    return Drawing(width, height, inside, tuple(rules), pictured=pictured, tilted=len(inked) - len(glyphs))


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
        if not _is_text(code) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        direction = _combine((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), (*shown[:4], 0.0, 0.0))
        yield _Inked(
            chr(code),
            _quarter(direction),
            (*_apply(shown, box.left, box.top), *_apply(shown, box.right, box.bottom)),
            _apply(shown, x.value, y.value),
            pdfium.FPDFText_GetFontSize(text, index) * math.hypot(direction[2], direction[3]),
        )
    pdfium.FPDFText_ClosePage(text)


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


def _turned(quarter: int, width: float, height: float) -> Matrix:
    """Return the matrix that turns the page so that text in this direction runs from left to right."""
    return {
        0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        1: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        2: (-1.0, 0.0, 0.0, -1.0, width, height),
        3: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }[quarter]


def _place(glyph: _Inked, turn: Matrix) -> Glyph:
    first, second = _apply(turn, *glyph.box[:2]), _apply(turn, *glyph.box[2:])
    _, base = _apply(turn, *glyph.origin)
    return Glyph(glyph.text, min(first[0], second[0]), max(first[0], second[0]), base, glyph.size)


def _shown_matrix(page: Any, width: float, height: float) -> Matrix:  # noqa: ANN401
    """Return the matrix from the page's own space to points from the top left as shown."""

    def device(x: float, y: float) -> tuple[float, float]:
        left, top = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, int(width * _FINE), int(height * _FINE), 0, x, y, left, top)
        return left.value / _FINE, top.value / _FINE

    far = 1000.0
    origin, right, up = device(0, 0), device(far, 0), device(0, far)
    return (
        (right[0] - origin[0]) / far, (right[1] - origin[1]) / far,
        (up[0] - origin[0]) / far, (up[1] - origin[1]) / far,
        *origin,
    )  # fmt: skip


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _combine(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    return (
        *_apply((*second[:4], 0.0, 0.0), a, b),
        *_apply((*second[:4], 0.0, 0.0), c, d),
        *_apply(second, e, f),
    )


def _rules_and_pictures(page: Any, shown: Matrix, area: float) -> tuple[list[Rule], bool]:  # noqa: ANN401
    count = pdfium.FPDFPage_CountObjects(page)
    rules: list[Rule] = []
    if count > _MOST_OBJECTS:
        return rules, False
    pictured = 0.0
    for item, matrix in _objects(count, lambda index: pdfium.FPDFPage_GetObject(page, index), shown, 0):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_path_rules(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += _object_area(item)
    return rules, pictured >= _LARGE * area


def _objects(count: int, get: Callable[[int], Any], matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Return the page's objects with the matrix that they are drawn under, those inside forms too."""
    for index in range(min(count, _MOST_OBJECTS)):
        item = get(index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(item)

            def get_inner(place: int, form: Any = item) -> Any:  # noqa: ANN401
                return pdfium.FPDFFormObj_GetObject(form, place)

            yield from _objects(inner, get_inner, _combine(_matrix_of(item), matrix), depth + 1)
        else:
            yield item, matrix


def _matrix_of(item: Any) -> Matrix:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _object_area(item: Any) -> float:  # noqa: ANN401
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return abs(right.value - left.value) * abs(top.value - bottom.value)


def _path_rules(item: Any, matrix: Matrix) -> Iterator[Rule]:  # noqa: ANN401
    """Return the straight lines of a path: its strokes, or the length of a bar filled so thin that it is a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    drawn = _combine(_matrix_of(item), matrix)
    for points in _outlines(item, drawn):
        if stroke.value:
            yield from (rule for pair in pairwise(points) for rule in _stroke(*pair))
        elif fill.value:
            across, down = zip(*points, strict=True)
            left, right, top, bottom = min(across), max(across), min(down), max(down)
            if bottom - top <= _THIN:
                yield from _stroke((left, (top + bottom) / 2), (right, (top + bottom) / 2))
            elif right - left <= _THIN:
                yield from _stroke(((left + right) / 2, top), ((left + right) / 2, bottom))


def _stroke(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = sorted((first, second))
    if abs(y1 - y0) <= _STRAIGHT and x1 - x0 >= _SHORT:
        yield Rule(upright=False, at=(y0 + y1) / 2, start=x0, end=x1)
    elif x1 - x0 <= _STRAIGHT and abs(y1 - y0) >= _SHORT:
        yield Rule(upright=True, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))


def _outlines(item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """Return the points of each part of a path, closed where the path closes it; curves are cut short."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
