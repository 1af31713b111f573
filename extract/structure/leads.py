"""Which words lead a paragraph? A short phrase before “。” or “：” that names the topic of what follows.

“专用车产业集群。重点推进…” and “1. 航空。…” have one; a short sentence that states a fact has none.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.structure.lexicon import any_of, load

__all__ = ["Lead", "find_leads", "leads", "stands_alone"]

_STOPS = "。！？"
_OPEN, _CLOSE = "“‘（(《〈【〔「『", "”’）)》〉】〕」』"
_LONGER_REST = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a lead's paragraph begins, and the range of the lead without its stop."""

    begin: int
    start: int
    end: int


@cache
def _limits() -> dict[str, int]:
    return {key: value for key, value in load("leads")["lead"].items() if isinstance(value, int)}


@cache
def _starts() -> re.Pattern[str]:
    return any_of("leads", "lead", "not_start")


@cache
def _marker() -> re.Pattern[str]:
    return any_of("leads", "lead", "marker")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of a text; a stop inside quotes or brackets ends none.

    >>> sentences("一核。以“百城提质。”统揽。")
    [(0, 3), (3, 14)]
    """
    found: list[tuple[int, int]] = []
    begin = depth = 0
    for at, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _STOPS and not depth:
            found.append((begin, at + 1))
            begin = at + 1
    if begin < len(text):
        found.append((begin, len(text)))
    return found


def find_leads(text: str) -> list[Lead]:
    """Return the leads of a paragraph in order; what stands before the first has none.

    >>> text = "完善路网，联通城乡，畅通内外。高速公路网。加快甲高速建设，力争早日建成。"
    >>> text += "干线公路网。推进乙国道城南至省界段改建工程。"
    >>> [text[lead.start : lead.end] for lead in find_leads(text)]
    ['高速公路网', '干线公路网']
    """
    marker = _marker().match(text)
    start = marker.end() if marker else 0
    if "\t" in text:
        column = _column_lead(text, start if marker and "\t" in marker[0] else 0)
        return [column] if column else []
    first = _colon_lead(text, start, numbered=marker is not None) or _first_lead(text, start)
    if first is None or (
        first.end - first.start <= _limits()["longest_inside"] and "，" not in text[first.start : first.end]
    ):
        inside = _inside(text, first)
        return inside if first is None or (inside and inside[0] == first) else [first, *inside]
    return [first]


def _column_lead(text: str, start: int) -> Lead | None:
    """Return the lead of a row that holds an item: its first cell with words, or its words up to the first space."""
    cell = text.find("\t", start)
    end = cell if cell >= 0 else text.find(" ", start)
    if end <= start or any(stop in text[start:end] for stop in _STOPS):
        return None
    return Lead(0, start, end)


def _colon_lead(text: str, start: int, *, numbered: bool) -> Lead | None:
    """Return the lead before a colon; where a topic sentence follows the colon, that is the lead."""
    at = _COLON.search(text, start)
    if at is None or at.end() >= len(text):
        return None
    words = text[start : at.start()]
    if (
        not words
        or len(words) > _limits()["longest_colon"]
        or _PAUSE.search(words.replace("、", "") if numbered else words)
    ):
        return None
    if _closed().search(words) or (not numbered and _starts().match(words)):
        return None
    topic = None if numbered else _first_lead(text, at.end())
    return topic or Lead(0, start, at.start())


def _first_lead(text: str, start: int) -> Lead | None:
    parts = sentences(text[start:])
    if len(parts) < 2 or text[start + parts[0][1] - 1] != "。":  # noqa: PLR2004 - a lead has something to lead
        return None
    words = text[start : start + parts[0][1] - 1]
    bullet = start > 0 and any_of("leads", "lead", "bullet").match(text) is not None
    return Lead(0, start, start + len(words)) if leads(words, bullet=bullet) else None


def leads(words: str, *, bullet: bool = False) -> bool:
    """Return whether words before a stop can be a lead.

    >>> leads("专用车产业集群"), leads("到2025年，全区城镇化率达到78%")
    (True, False)
    """
    commas = words.count("，") + words.count("；")
    longest = _limits()["longest_bullet" if bullet else "longest_with_comma" if commas else "longest"]
    if not words or len(words) > longest or commas > 1 + bullet:
        return False
    if _starts().match(words) or (any_of("leads", "lead", "not_inside").search(words) and not bullet):
        return False
    return not _not_end().search(words)


def _inside(text: str, first: Lead | None) -> list[Lead]:
    """Return leads in the paragraph that come in pairs of one build, the first one too if it is of that build."""
    found: list[tuple[str, Lead]] = []
    parts = sentences(text)
    for n, (begin, end) in enumerate(parts[:-1]):
        start = first.start if first is not None and n == 0 else begin
        words = text[start : end - 1]
        rest = parts[n + 1][1] - parts[n + 1][0]
        if len(words) > _limits()["longest_inside"] or "，" in words or rest < len(words) + _LONGER_REST:
            continue
        build = _build(words) if leads(words) else ""
        if build:
            found.append((build, Lead(begin, start, end - 1)))
    counted = Counter(build for build, _ in found)
    paired = [lead for build, lead in found if counted[build] > 1]
    row = _row(text, parts, first)
    return row if len(row) > len(paired) else paired


def _row(text: str, parts: list[tuple[int, int]], first: Lead | None) -> list[Lead]:
    """Return a row of very short leads from the paragraph's first words on: 一环一核。…六水四轴。…七楔渗入。…."""
    if first is None or first.end - first.start > _limits()["longest_in_row"] or parts[0][1] != first.end + 1:
        return []
    row = [first]
    for (begin, end), after in pairwise(parts[1:]):
        words = text[begin : end - 1]
        short = len(words) <= _limits()["longest_in_row"] and text[end - 1] == "。"
        if short and after[1] - after[0] > len(words) + _LONGER_REST and leads(words) and not _PAUSE.search(words):
            row.append(Lead(begin, begin, end - 1))
    alike = len({lead.end - lead.start for lead in row}) == 1
    return row if alike and len(row) >= _limits()["shortest_row"] else []


def _build(words: str) -> str:
    """Return what leads of one row share: the noun that they end in, or the pattern of an outcome."""
    if _outcome().fullmatch(words):
        return "="
    end = _noun_end().search(words)
    return end[0] if end else ""


_COLON = re.compile(r"[：:]")
_PAUSE = re.compile(r"[，。；、！？]")


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('leads', 'lead', 'not_colon').pattern})\Z")


@cache
def _not_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('leads', 'lead', 'not_end').pattern})\Z")


@cache
def _noun_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('leads', 'lead', 'inside_end').pattern})\Z")


@cache
def _outcome() -> re.Pattern[str]:
    return any_of("leads", "lead", "inside_pattern")


def stands_alone(words: str) -> bool:
    """Return whether a lead is short enough to be one where no other paragraph of the section has any."""
    return len(words) <= _limits()["longest_alone"] and not _PAUSE.search(words)
