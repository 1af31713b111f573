"""Where is the table of contents, and what does it list? Its entries are evidence for the headings of the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.structure.grammar import Numbered, fold, numbered
from extract.structure.lexicon import any_of, patterns, whole
from extract.structure.lines import Line

__all__ = ["Contents", "Entry", "find_contents"]

_FEWEST = 3
_NEAR = 60
_LONGEST = 200
"""No entry is longer; a longer line is not searched for leaders."""
_LEAST_TITLE = 3
"""A line of fewer characters (序, 一、) alone tells no entry from another."""
_SENTENCE = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a table of contents without leader and page number."""

    text: str
    numbered: Numbered | None

    @property
    def folded(self) -> str:
        """Return the entry without white space, to compare with a heading."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a table of contents (half-open range of indices) and its entries in order."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def find_contents(lines: Sequence[Line], dropped: dict[int, str]) -> Contents | None:
    """Return the table of contents, or None when the file has none.

    It begins at 目录, or at the first run of headings that all come again later; it ends before its first entry's
    second appearance.
    """
    live = [at for at in range(len(lines)) if at not in dropped]
    head = whole("markers", "contents", "head")
    start = next((n for n, at in enumerate(live) if head.match(lines[at].text)), None)
    first = start + 1 if start is not None else _unheaded(lines, live)
    if first is None or first >= len(live):
        return None
    texts = [_without_page(lines[at].text) for at in live]
    folded = [fold(text) for text in texts]
    body = _body_start(folded, first)
    if body is None:
        return None
    end = _last_entry(lines, live, texts, range(first, body), set(folded[body:]))
    if end - first < _FEWEST:
        return None
    entries = tuple(_entries(texts[first:end], _paged(lines, live[first:end]), folded[body:]))
    return Contents(live[start if start is not None else first], live[end - 1] + 1, entries)


def _unheaded(lines: Sequence[Line], live: Sequence[int]) -> int | None:
    """Return where a run of numbered entries without the word 目录 begins."""
    leader = any_of("markers", "contents", "strong_leader")
    listed = [
        _has_leader(leader, lines[at].text)
        or (numbered(lines[at].text) is not None and not _SENTENCE.search(lines[at].text))
        for at in live[: max(_NEAR, len(live) // 4)]
    ]
    entries, start = 0, 0
    for n, is_entry in enumerate(listed):
        rest = entries and listed[n - 1] and any(listed[n + 1 : n + 2]) and not _SENTENCE.search(lines[live[n]].text)
        if not is_entry and not rest:
            entries, start = 0, n + 1
        entries += is_entry
        if entries > _FEWEST:
            return start
    return None


def _has_leader(leader: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and leader.search(text) is not None


def _without_page(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    strong = any_of("markers", "contents", "strong_leader")
    found = re.search(patterns("markers", "contents", "leader")[0], text)
    if found and (strong.search(text) or re.search(r"\d", found[0])):
        return text[: found.start()].rstrip(" .·…\t\u3000")
    return text


def _body_start(folded: Sequence[str], first: int) -> int | None:
    """Return where the body repeats one of the first entries."""
    starts = []
    for n in range(first, min(first + 4, len(folded))):
        again = _again(folded, n)
        if again is not None:
            starts.append(again)
    return min(starts, default=None)


def _again(folded: Sequence[str], n: int) -> int | None:
    """Return where the entry stands again, whole or broken over lines."""
    entry = folded[n]
    if len(entry) < _LEAST_TITLE:
        return None
    for later in range(n + 1, len(folded)):
        line = folded[later]
        begins = line.startswith(entry) or (len(line) >= _LEAST_TITLE and entry.startswith(line))
        if begins and _joined(folded, later, entry).startswith(entry):
            return later
    return None


def _joined(folded: Sequence[str], at: int, entry: str) -> str:
    text = ""
    while at < len(folded) and len(text) < len(entry):
        text += folded[at]
        at += 1
    return text


def _last_entry(
    lines: Sequence[Line], live: Sequence[int], texts: Sequence[str], region: range, later: set[str]
) -> int:
    """Return the end of the entries in the region: what follows them before the body's headings is body text."""
    leader = any_of("markers", "contents", "strong_leader")
    end = region.start
    for n in region:
        text = lines[live[n]].text
        entry = numbered(text) is not None and not text.endswith("。")
        if entry or _has_leader(leader, text) or (n == end and not _SENTENCE.search(text) and fold(texts[n]) in later):
            end = n + 1
    return end


def _paged(lines: Sequence[Line], ats: Sequence[int]) -> bool:
    leader = any_of("markers", "contents", "leader")
    return sum(_has_leader(leader, lines[at].text) for at in ats) * 2 > len(ats)


def _entries(texts: Sequence[str], paged: bool, body: Sequence[str]) -> list[Entry]:  # noqa: FBT001 - one fact
    """Return the entries, those broken over lines joined."""
    later = set(body)
    joined = {a + b for a, b in pairwise(body)}
    found: list[str] = []
    for text in texts:
        if found and numbered(text) is None:
            whole_entry = fold(found[-1] + text)
            if whole_entry in later or whole_entry in joined or (paged and fold(text) not in later):
                found[-1] += text
                continue
        found.append(text)
    return [Entry(text, numbered(text)) for text in found if text]
