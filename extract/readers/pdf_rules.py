"""Which straight lines are drawn on a page, and does a picture fill it? Lines rule tables; a picture may be a scan."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # it ships no types

from extract.readers.pdf_space import Matrix, apply, combine

__all__ = ["Rule", "rules_and_pictures"]

_THIN = 2.5
_SHORT = 5.0
_STRAIGHT = 1.0
_MOST_OBJECTS = 20_000
"""Objects of a page from which it is a map or a drawing: no table has as many lines."""
_DEEPEST = 8
_LARGE = 0.3


class Rule(NamedTuple):
    """One ruled line: a horizontal one at a height, or a vertical one at a distance from the left."""

    upright: bool
    at: float
    start: float
    end: float


def rules_and_pictures(page: Any, shown: Matrix, area: float) -> tuple[list[Rule], bool]:  # noqa: ANN401
    """Return the ruled lines of a page, and whether pictures fill a good part of it."""
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

            yield from _objects(inner, get_inner, combine(_matrix_of(item), matrix), depth + 1)
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
    drawn = combine(_matrix_of(item), matrix)
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
        points.append(apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
