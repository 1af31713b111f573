"""Which lines are page furniture? Page marks, running heads and residue of a conversion, each with its reason.

A bare number is a page mark only when such numbers run on over the whole file: the row numbers of a table, one cell a
line, run on as well, but close together.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.structure.captions import caption_of, is_header_row
from extract.structure.grammar import fold, ordinal
from extract.structure.lexicon import whole
from extract.structure.lines import Line

__all__ = ["page_furniture"]

_FEWEST = 3
_LEAST_PAGE = 10
_STOPS = frozenset("，。；！？")
"""Signs of running text: a line with one is no running head."""
_DIGITS = re.compile(r"[\d\s—–―－-]+")


def page_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the reason for each line that is page furniture, by its index."""
    found: dict[int, str] = {}
    sure, residue = whole("markers", "page", "sure"), whole("markers", "page", "residue")
    for at, line in enumerate(lines):
        if line.table is not None:
            continue
        if sure.match(line.text):
            found[at] = "page-mark"
        elif residue.match(line.text):
            found[at] = "residue"
    found.update(dict.fromkeys(_bare_numbers(lines), "page-mark"))
    found.update(dict.fromkeys(_roman(lines), "page-mark"))
    found.update(dict.fromkeys(_running_heads(lines, found), "running-head"))
    return found


def _bare_numbers(lines: Sequence[Line]) -> list[int]:
    """Return the lines that hold a bare page number: the longest run that counts up by one, a page apart."""
    bare = whole("markers", "page", "bare")
    numbers = [(at, int(line.text)) for at, line in enumerate(lines) if line.table is None and bare.match(line.text)]
    last: dict[int, tuple[int, int]] = {}
    before: dict[int, int] = {}
    end, longest = -1, 0
    for at, value in numbers:
        place, length = last.get(value - 1, (at, 0))
        if length and at - place >= _LEAST_PAGE:
            before[at] = place
            last[value] = (at, length + 1)
        else:
            last.setdefault(value, (at, 1))
        if last[value][0] == at and last[value][1] > longest:
            end, longest = at, last[value][1]
    best = [end] if longest else []
    while best and best[-1] in before:
        best.append(before[best[-1]])
    best.reverse()
    if len(best) < _FEWEST or best[-1] - best[0] < len(lines) // 2:
        return []
    gaps = sorted(after - before for before, after in pairwise(best))
    # Pages of one file are of like length; a stray chain is not.
    return best if gaps[-1] <= 6 * gaps[len(gaps) // 2] else []


def _roman(lines: Sequence[Line]) -> list[int]:
    """Return the lines that hold a Roman page number, as before a table of contents ends."""
    pattern = whole("markers", "page", "roman")
    found = [at for at, line in enumerate(lines) if line.table is None and pattern.match(line.text)]
    values = [ordinal(lines[at].text.upper()) if lines[at].text.isascii() else at for at in found]
    rising = all(a < b for a, b in pairwise(values))
    return found if found and rising else []


def _running_heads(lines: Sequence[Line], marks: dict[int, str]) -> list[int]:
    """Return the lines that stand beside page marks or page changes on most pages with the same words."""
    edges = _page_edges(lines, marks)
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for place, at in enumerate(edges):
        words = _DIGITS.sub("", fold(lines[at].text))
        if words and not _STOPS.intersection(words) and not _is_repeated_on_purpose(lines[at]):
            seen[words].append(place)
    heads = [places for places in seen.values() if len(places) >= _FEWEST and _on_most_pages(places)]
    return sorted(edges[place] for places in heads for place in places)


def _on_most_pages(places: Sequence[int]) -> bool:
    """Return whether an edge of pages, of two edges each, has a line at two in three pages of its stretch."""
    pages = (places[-1] - places[0]) / 2 + 1
    return len(places) * 3 >= pages * 2


def _is_repeated_on_purpose(line: Line) -> bool:
    """Return whether a line is printed anew on each page for its own sake: a box's heading, a row of a table."""
    return line.table is not None or caption_of(line) is not None or is_header_row(line.text)


def _page_edges(lines: Sequence[Line], marks: dict[int, str]) -> list[int]:
    edges: set[int] = set()
    last = len(lines) - 1
    for at, reason in marks.items():
        if reason == "page-mark":
            edges.update(near for near in (at - 1, at + 1) if 0 <= near <= last and near not in marks)
    for at, (line, after) in enumerate(pairwise(lines)):
        if line.page is not None and line.page != after.page:
            edges.update(near for near in (at, at + 1) if near not in marks)
    return sorted(edges)
