"""Where on the page as shown does a point of a PDF's own space stand? Affine matrices, and rotation undone."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # it ships no types

__all__ = ["Matrix", "apply", "combine", "shown_matrix", "turned"]

_FINE = 100
"""The page is mapped to a device this many times finer than a point: PDFium hands back whole numbers."""

Matrix = tuple[float, float, float, float, float, float]


def shown_matrix(page: Any, width: float, height: float) -> Matrix:  # noqa: ANN401
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


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def combine(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    return (
        *apply((*second[:4], 0.0, 0.0), a, b),
        *apply((*second[:4], 0.0, 0.0), c, d),
        *apply(second, e, f),
    )


def turned(quarter: int, width: float, height: float) -> Matrix:
    """Return the matrix that turns the page so that text in this direction runs from left to right."""
    return {
        0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
        1: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        2: (-1.0, 0.0, 0.0, -1.0, width, height),
        3: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }[quarter]
