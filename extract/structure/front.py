"""What stands before the body? Cover, notice and title; the body begins after the title's own lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.structure.contents import Contents
from extract.structure.grammar import bare_number, fold, numbered, unnumbered
from extract.structure.lexicon import patterns, whole
from extract.structure.lines import Line

__all__ = ["Front", "find_front"]

_SENTENCE_END = "。；！？：，、"
_WIDEST_TITLE = 90
_MOST_LINES = 5
_AREA = re.compile(
    r"^(?:中华人民共和国|国家|全国|[^，。]{1,12}?(?:省|市|自治区|自治州|州|盟|县|旗|区|镇|乡|新城|街道))"
)
_RANK_OF_ITEMS = 40
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Front:
    """Where the body begins, the document's title, and which lines before the body are left out, with the reason."""

    body: int
    title: str
    left_out: dict[int, str]


def find_front(lines: Sequence[Line], dropped: dict[int, str], contents: Contents | None) -> Front:
    """Return what stands before the body."""
    live = [at for at in range(len(lines)) if at not in dropped]
    limit = _limit(lines, live, contents)
    before = live[:limit]
    found = _title(lines, before)
    if found is None:
        title, body = _title_in_notice(lines, before), _after_signature(lines, before)
    else:
        first, last = found
        title = _join(lines, before[first:last])
        body = _after_cover(lines, before, last)
    left_out = dict.fromkeys(before[:body], "cover")
    notice = whole("markers", "title", "notice")
    if any(notice.match(fold(lines[at].text)) or "通知" in lines[at].text for at in before[:body]):
        end = found[0] if found else body
        left_out.update(dict.fromkeys(before[:end], "notice"))
    left_out.update(_repeated_title(lines, live[body:], title, contents))
    start = live[body] if body < len(live) else len(lines)
    return Front(start, title, left_out)


def _limit(lines: Sequence[Line], live: Sequence[int], contents: Contents | None) -> int:
    """Return how many lines can be cover or notice: those before the contents and before the first heading."""
    for n, at in enumerate(live):
        if contents is not None and at >= contents.start:
            return n
        found = numbered(lines[at].text)
        if _opens_decimals(lines, live[n : n + _NEAR]):
            return n
        if (
            found is not None
            and found.ordinal == 1
            and found.rank <= (_RANK_OF_ITEMS if found.title else _RANK_OF_ITEMS - 1)
        ):
            return n
        if unnumbered(lines[at].text):
            return n
    return len(live)


def _opens_decimals(lines: Sequence[Line], near: Sequence[int]) -> bool:
    """Return whether a figure alone stands first and 1.1 follows it."""
    first = bare_number(lines[near[0]].text)
    if first is None or first.ordinal != 1:
        return False
    following = (numbered(lines[at].text) for at in near[1:])
    return any(found is not None and found.ordinals == (1, 1) for found in following)


def _plain(line: Line) -> bool:
    """Return whether a line may be part of a title."""
    cover, notice = whole("markers", "title", "cover"), whole("markers", "title", "notice")
    return not (
        line.text[-1] in _SENTENCE_END
        or line.width > _WIDEST_TITLE
        or cover.match(line.text)
        or notice.match(fold(line.text))
        or "通知" in line.text
        or (line.table is not None)
    )


def _title(lines: Sequence[Line], before: Sequence[int]) -> tuple[int, int] | None:
    """Return the range of the title among the lines before the body: a report's own line, else the last title."""
    report = _report_title(lines, before)
    if report is not None:
        return report, report + 1
    end = whole("markers", "title", "end")
    tail = re.compile(rf".*{end.pattern}")
    for last in range(len(before) - 1, -1, -1):
        line = lines[before[last]]
        if not _plain(line) or not tail.match(fold(line.text)):
            continue
        first = last
        while first > 0 and last - first + 1 < _MOST_LINES and not _AREA.match(fold(lines[before[first]].text)):
            if not _plain(lines[before[first - 1]]) or lines[before[first]].gap > 2:  # noqa: PLR2004 - a cover's own space
                break
            first -= 1
        return first, last + 1
    return None


def _report_title(lines: Sequence[Line], before: Sequence[int]) -> int | None:
    """Return the place of the last line that is a work report's title by itself, one that names the area first."""
    report = whole("markers", "title", "report")
    found = [(bool(match["area"]), n) for n, at in enumerate(before) if (match := report.match(fold(lines[at].text)))]
    return max(found)[1] if found else None


def _title_in_notice(lines: Sequence[Line], before: Sequence[int]) -> str:
    text = fold("".join(lines[at].text for at in before))
    found = re.search(r"关于(?:印发|发布|公布|下达|批准|实施)《?(.{4,80}?)》?的(?:通知|决定|决议|批复|公告)", text)
    if found:
        return found[1].strip("《》")
    quoted = re.search(rf"《([^》]{{2,80}}{patterns('markers', 'title', 'end')[0]})》", text)
    return quoted[1] if quoted else ""


def _after_signature(lines: Sequence[Line], before: Sequence[int]) -> int:
    cover = whole("markers", "title", "cover")
    return max((n + 1 for n, at in enumerate(before) if cover.match(lines[at].text)), default=0)


def _after_cover(lines: Sequence[Line], before: Sequence[int], last: int) -> int:
    """Return where the lines of the cover end: at the first sentence or heading after the title."""
    cover = whole("markers", "title", "cover")
    while last < len(before):
        remark = _remark(lines, before, last)
        if remark:
            last += remark
            continue
        line = lines[before[last]]
        short = line.text[-1] not in _SENTENCE_END and line.width <= _WIDEST_TITLE // 3
        if not (cover.match(line.text) or (short and not _runs_on(lines, before, last))):
            break
        last += 1
    return last


def _remark(lines: Sequence[Line], before: Sequence[int], at: int) -> int:
    """Return how many lines a remark fills that stands in brackets as a whole, 0 when none begins here."""
    if lines[before[at]].text[0] not in "（(":
        return 0
    for count in range(1, min(_MOST_LINES, len(before) - at) + 1):
        text = "".join(lines[n].text for n in before[at : at + count])
        depth = sum((sign in "（(") - (sign in "）)") for sign in text)
        if depth <= 0:
            return count if depth == 0 and text[-1] in "）)" else 0
    return 0


def _runs_on(lines: Sequence[Line], before: Sequence[int], at: int) -> bool:
    """Return whether a short line goes on in the next one as a sentence would."""
    after = before[at + 1 : at + 3]
    return any(lines[n].text[-1] in "。；" for n in after)


def _join(lines: Sequence[Line], ats: Sequence[int]) -> str:
    return fold("".join(lines[at].text for at in ats))


def _repeated_title(
    lines: Sequence[Line], body: Sequence[int], title: str, contents: Contents | None
) -> dict[int, str]:
    """Return the lines after the contents that only print the title once more."""
    if contents is None or not title:
        return {}
    after = [at for at in body if at >= contents.end][:_MOST_LINES]
    found: dict[int, str] = {}
    text = ""
    for at in after:
        text += fold(lines[at].text)
        if not title.startswith(text):
            return {}
        found[at] = "cover"
        if text == title:
            return found
    return {}
