"""Which words lead a paragraph? A short phrase before “。” or “：” that names the topic of what follows.

“专用车产业集群。重点推进…” and “1. 航空。…” have one; a short sentence that states a fact has none.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.structure.lexicon import any_of, load

__all__ = ["Lead", "find_leads"]

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
    """Return the leads of a paragraph in order; the first begins the paragraph if it has one.

    >>> text = "高速公路网。加快推进甲高速建设，力争早日建成。干线公路网。推进乙国道蚁蜂至南界段改建。"
    >>> [text[lead.start : lead.end] for lead in find_leads(text)]
    ['高速公路网', '干线公路网']
    """
    marker = _marker().match(text)
    start = marker.end() if marker else 0
    column = _column_lead(text, start) if marker and "\t" in marker[0] else None
    if column:
        return [column]
    first = _colon_lead(text, start) or _first_lead(text, start)
    if first is None:
        return []
    return [first, *_inside(text, first)]


def _column_lead(text: str, start: int) -> Lead | None:
    """Return the lead of “01<TAB>汽车 重点发展…”: the words up to the first space."""
    end = text.find(" ", start)
    if end <= start or any(stop in text[start:end] for stop in _STOPS):
        return None
    return Lead(0, start, end)


def _colon_lead(text: str, start: int) -> Lead | None:
    at = re.compile(r"[：:]").search(text, start)
    if at is None or at.end() >= len(text):
        return None
    words = text[start : at.start()]
    if not words or len(words) > _limits()["longest_colon"] or re.search(r"[，。；、！？]", words):
        return None
    closed = any_of("leads", "lead", "not_colon")
    if re.search(rf"(?:{closed.pattern})\Z", words) or _starts().match(words):
        return None
    return Lead(0, start, at.start())


def _first_lead(text: str, start: int) -> Lead | None:
    parts = sentences(text[start:])
    if len(parts) < 2 or text[start + parts[0][1] - 1] != "。":  # noqa: PLR2004 - a lead has something to lead
        return None
    words = text[start : start + parts[0][1] - 1]
    return Lead(0, start, start + len(words)) if _leads(words) else None


def _leads(words: str) -> bool:
    commas = words.count("，") + words.count("；")
    longest = _limits()["longest_with_comma" if commas else "longest"]
    if not words or len(words) > longest or commas > 1:
        return False
    if _starts().match(words) or any_of("leads", "lead", "not_inside").search(words):
        return False
    return not re.search(rf"(?:{any_of('leads', 'lead', 'not_end').pattern})\Z", words)


def _inside(text: str, first: Lead) -> list[Lead]:
    """Return further leads in the paragraph: short sentences of the first one's build."""
    words = text[first.start : first.end]
    if "，" in words or len(words) > _limits()["longest_inside"]:
        return []
    found = []
    parts = sentences(text)
    for n, (begin, end) in enumerate(parts[1:-1], 1):
        sentence = text[begin : end - 1]
        rest = parts[n + 1][1] - parts[n + 1][0]
        if len(sentence) > _limits()["longest_inside"] or "，" in sentence or rest < len(sentence) + _LONGER_REST:
            continue
        if begin > first.end + 1 and _leads(sentence) and sentence[-1] == words[-1]:
            found.append(Lead(begin, begin, end - 1))
    return found
