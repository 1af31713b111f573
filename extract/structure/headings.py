"""Which lines are headings? Lines of a heading's form, decided by the table of contents, their sequence and place."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.structure.captions import caption_of
from extract.structure.contents import Contents, Entry
from extract.structure.grammar import Numbered, bare_number, fold, numbered, report_part, unnumbered
from extract.structure.lines import Line, first_unit
from extract.structure.sequence import FIRST_ITEM_RANK, Heading, settle
from extract.structure.tables import row_places
from extract.structure.widths import Model, ends_sentence
from kg.model import SectionLevel, SectionRole

__all__ = ["find_headings", "is_full", "title_goes_on"]

_LONGEST = 90
_LONGEST_ITEM = 50
_MOST_LINES = 4
_BAD_END = "。；，、：;,!！?？"
_SLACK = 4
_AHEAD = 6
_FEWEST_DECIMALS = 2
_FIRST_ARABIC = 55
"""From this rank on numbers are figures: 1.1, 1., （1）, ①."""
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Seek:
    """How the lines of one document are read: which begin with a number, which are known headings without one."""

    number: Callable[[str], Numbered | None]
    role: Callable[[str], SectionRole | None]


def find_headings(lines: Sequence[Line], model: Model, contents: Contents | None) -> list[Heading]:
    """Return the headings among the lines of the body, in order."""
    listed = _Listed(contents.entries if contents else ())
    found: list[Heading] = []
    rows = row_places(lines, model) | _box_items(lines)
    seek = _seek(lines)
    at = 0
    while at < len(lines):
        heading = _heading_at(lines, at, model, listed, seek)
        if heading is None or (at in rows and heading.rank >= FIRST_ITEM_RANK):
            at += 1
            continue
        found.append(heading)
        at += heading.lines
    return settle(found, listed.keys, len(lines))


class _Listed:
    """The entries of the table of contents not yet met in the body."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = [entry for entry in entries if entry.folded]
        self.folded = [entry.folded for entry in self.entries]
        self.keys = Counter(entry.numbered.form.key for entry in self.entries if entry.numbered)
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for place, folded in enumerate(self.folded):
            self.places[_FIGURES.sub("", folded)].append(place)
        self.at = 0

    def find(self, text: str) -> int | None:
        """Return the place of an entry with this text at or after the last one met.

        The numbers of footnotes stick to the words of the body only.
        """
        places = self.places.get(_FIGURES.sub("", text), ())
        return next((n for n in places if n >= self.at and _same(self.folded[n], text)), None)

    def begins(self, text: str) -> bool:
        """Return whether one of the next entries begins with this text."""
        return any(folded.startswith(text) for folded in self.folded[self.at : self.at + _AHEAD])


def _same(entry: str, text: str) -> bool:
    """Return whether the figures of an entry all stand in a heading of the same words, in order."""
    figures = iter("".join(_FIGURES.findall(text)))
    return all(figure in figures for figure in "".join(_FIGURES.findall(entry)))


def _box_items(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of Arabic numbers below a box's heading: they count the items of the box, they head nothing."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        caption = caption_of(line)
        if caption is not None:
            inside = caption.level is SectionLevel.BOX
            continue
        number = numbered(line.text) if inside else None
        if number is None:
            continue
        if number.rank < _FIRST_ARABIC:
            inside = False
        else:
            found.add(at)
    return frozenset(found)


def _seek(lines: Sequence[Line]) -> _Seek:
    """Return how the lines are read: figures alone count where headings go on in decimals.

    The parts of a work report are known by their words, where the document numbers no chapters.
    """
    found = [number for line in lines if (number := numbered(line.text)) is not None]
    decimals = sum(number.form.key == "decimal" for number in found)
    seek = numbered if decimals < _FEWEST_DECIMALS else lambda text: numbered(text) or bare_number(text)
    if any(number.rank < FIRST_ITEM_RANK for number in found):
        return _Seek(seek, unnumbered)
    return _Seek(seek, lambda text: unnumbered(text) or (report_part(text) if numbered(text) is None else None))


def _heading_at(lines: Sequence[Line], at: int, model: Model, listed: _Listed, seek: _Seek) -> Heading | None:
    line = lines[at]
    if line.table is not None or "\t" in line.text.strip() or caption_of(line):
        return None
    found = seek.number(line.text)
    by_contents = _from_contents(lines, at, found, listed)
    if by_contents is not None:
        return by_contents
    if found is not None and found.rank < FIRST_ITEM_RANK:
        return _strong(lines, at, found, model)
    role = seek.role(line.text)
    if role is not None and _stands_alone(lines, at):
        return Heading(at, 1, SectionLevel.ITEM, 0, None, 0, "unnumbered", role=role)
    if line.style and line.style.startswith("heading"):
        return _styled(line, at, found)
    return _item(lines, at, found, model) if found is not None else None


def _make(at: int, count: int, line: Line, found: Numbered) -> Heading:
    title_at = len(line.text) - len(found.title) if found.title else len(line.text)
    return Heading(at, count, found.form.level, found.rank, found.number, title_at, found.form.key, found.ordinals)


def _from_contents(lines: Sequence[Line], at: int, found: Numbered | None, listed: _Listed) -> Heading | None:
    """Return the heading that the contents list, over as many lines as its entry takes."""
    text = ""
    for count in range(1, _MOST_LINES + 1):
        if at + count > len(lines):
            return None
        text += fold(lines[at + count - 1].text)
        place = listed.find(text)
        if place is not None:
            listed.at = place + 1
            if found is not None:
                return replace(_make(at, count, lines[at], found), listed=listed.entries[place])
            role = unnumbered(lines[at].text)
            return Heading(
                at, count, SectionLevel.ITEM, 0, None, 0, "unnumbered", role=role, listed=listed.entries[place]
            )
        if not listed.begins(text):
            return None
    return None


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Return whether what is before a line has ended: a heading never begins inside a sentence."""
    if at == 0:
        return True
    before = lines[at - 1]
    return (
        ends_sentence(before.text)
        or _heading_like(before)
        or lines[at].gap > before.gap
        or before.text[-1] not in "，、"
    )


def _heading_like(line: Line) -> bool:
    return numbered(line.text) is not None or caption_of(line) is not None or line.table is not None


def _strong(lines: Sequence[Line], at: int, found: Numbered, model: Model) -> Heading | None:
    line = lines[at]
    if line.text[-1] in _BAD_END or "。" in line.text or len(line.text) > _LONGEST:
        return None
    if not _stands_alone(lines, at):
        return None
    if not found.separated and found.title and not _ended_before(lines, at):
        return None
    count = 1
    if not found.title:
        if at + 1 >= len(lines) or not _is_rest(lines, at + 1):
            return None
        count = 2
    if model.wrapped and at + count < len(lines) and title_goes_on(lines, at + count, model):
        count += 1
    return _make(at, count, line, found)


def _ended_before(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or ends_sentence(lines[at - 1].text) or _heading_like(lines[at - 1]) or lines[at].gap > 0


def _is_rest(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line may be a title, or the rest of one, that stands under its number."""
    line = lines[at]
    plain = line.text[-1] not in _BAD_END and "。" not in line.text and len(line.text) <= _LONGEST
    return plain and not _heading_like(line) and "\t" not in line.text


def title_goes_on(lines: Sequence[Line], at: int, model: Model) -> bool:
    """Return whether a title runs over on the next line.

    After a full line its rest ends early without a stop, as no line of a paragraph does; a title broken on purpose goes
    on in a line no wider.
    """
    line, before = lines[at], lines[at - 1]
    if not _is_rest(lines, at) or unnumbered(line.text):
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    if is_full(before, line, model):
        room = model.body - model.indent - line.columns
        return after is None or _heading_like(after) or room > first_unit(after.text) + _SLACK
    if line.width > before.width + _SLACK or line.columns + _SLACK > model.body * 2 // 3:
        return False
    return after is None or _heading_like(after) or after.columns > line.columns + _SLACK


def is_full(line: Line, after: Line, model: Model) -> bool:
    """Return whether what begins the next line would not have fitted on a line."""
    return model.wrapped and model.body - line.columns < first_unit(after.text) + 1


def _styled(line: Line, at: int, found: Numbered | None) -> Heading | None:
    rank = 10 * int((line.style or "heading-9")[-1])
    if found is not None:
        return _make(at, 1, line, found)
    if len(line.text) > _LONGEST or line.text[-1] in "。；":
        return None
    return Heading(at, 1, SectionLevel.ITEM, rank, None, 0, line.style or "")


def _item(lines: Sequence[Line], at: int, found: Numbered, model: Model) -> Heading | None:
    """Return an item's heading: a short line of its own that the next line does not continue."""
    line = lines[at]
    if not found.title or line.text[-1] in _BAD_END or "。" in line.text or len(line.text) > _LONGEST_ITEM:
        return None
    if not _stands_alone(lines, at) or at + 1 >= len(lines):
        return None
    if model.wrapped:
        after = lines[at + 1]
        room = model.body - line.columns - first_unit(after.text)
        fresh = _heading_like(after) or (model.shown_indent and after.indent > 1)
        if room < _SLACK and not fresh:
            return None
    return _make(at, 1, line, found)
