"""Has an answer more rows than are given out? Counted in the answer as written, since the engine tells no number."""

from itertools import islice
from typing import Final

import pyoxigraph as ox

from kg.queries.formats import ROW_FORMATS

__all__ = ["has_more_rows"]

_SHORTEST: Final = {"json": 3, "xml": 17, "csv": 2, "tsv": 1}
"""Bytes of a row without a value."""


def has_more_rows(body: bytes, form: str, most: int) -> bool:
    r"""Return whether an answer in a format of ROW_FORMATS has more rows than `most`.

    >>> [has_more_rows(b"quote\r\n\"one\ntwo\"\r\nthree\r\n", "csv", most) for most in (1, 2)]
    [True, False]
    """
    if len(body) <= most * _SHORTEST[form]:
        return False
    if form == "tsv":  # a break in a value is written as a sign, so each line is a row
        return body.count(b"\n") - 1 > most
    if form == "csv":  # what stands between quotes is a value, breaks and all
        return sum(part.count(b"\n") for part in body.split(b'"')[::2]) - 1 > most
    parsed = ox.parse_query_results(body, format=ROW_FORMATS[form].engine)
    return isinstance(parsed, ox.QuerySolutions) and next(islice(parsed, most, None), None) is not None
