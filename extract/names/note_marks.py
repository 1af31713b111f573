"""Where do the marks of a plan's notes stand in its text? “深化零基预算93改革” has that of note 93 of its glossary.

Some plans print the numbers of their glossary behind words, and the text of the file holds them as plain digits. A
mark stands behind its term and in the order of the notes, so each is known for one: 30家 and 12小时 stay. The text
keeps its marks, for it is quoted; names do without.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import DirectEvidence, Document, Entity, SectionRole, Span

__all__ = ["find_note_marks", "without_note_marks"]

_NOTE = re.compile(r"(?P<number>\d{1,3})[.．、]\s*(?P<term>[^：:\n]{1,60})[：:]")
_LEAST = 5
"""So many notes in a row are a glossary, and not the numbered items of an annex."""
_TERM_END = 3
_CLOSING = "[”’）)》]*"
_CONTEXT = 2


def _notes(document: Document) -> tuple[dict[int, str], int]:
    """Return the terms of a plan's notes by number, and where the first of them stands."""
    notes: dict[int, str] = {}
    first = len(document.text)
    for block in document.blocks:
        role = document.sections[block.section].role if block.section is not None else None
        entry = _NOTE.match(document.text, block.span.start, block.span.end) if role is SectionRole.APPENDIX else None
        if entry and int(entry["number"]) == len(notes) + 1:
            notes[int(entry["number"])] = entry["term"]
            first = min(first, block.span.start)
    return notes, first


def _behind_terms(text: str, notes: dict[int, str], end: int) -> Iterator[tuple[int, Span]]:
    """Yield the marks that stand right behind the last words of their term."""
    for number, term in notes.items():
        tail = re.sub("[“”‘’（）()《》\\s]", "", term)[-_TERM_END:]
        found = re.compile(f"{_CLOSING}".join(map(re.escape, tail)) + f"{_CLOSING}({number})(?!\\d)").search(
            text, 0, end
        )
        if found:
            yield number, Span(*found.span(1))


def _between(text: str, number: int, start: int, end: int) -> Span | None:
    """Return the only place between two marks where a number may be the mark between theirs."""
    pattern = (
        f"(?<=[\u4e00-\u9fff”’）)》A-Za-z]){number}(?![\\d.%％:：年月日个家条项万亿元米公里人次级期号届年以小时天])"
    )
    found = [Span(*hit.span()) for hit in re.compile(pattern).finditer(text, start, end)]
    return found[0] if len(found) == 1 else None


def find_note_marks(document: Document) -> tuple[Span, ...]:
    """Return where the marks of a document's notes stand, in the order of the text; none where it has no glossary."""
    notes, end = _notes(document)
    if len(notes) < _LEAST:
        return ()
    marks = dict(_behind_terms(document.text, notes, end))
    for number in notes:
        if number not in marks:
            before = max((mark.end for other, mark in marks.items() if other < number), default=0)
            after = min((mark.start for other, mark in marks.items() if other > number), default=end)
            between = _between(document.text, number, before, after)
            if between:
                marks[number] = between
    return tuple(sorted(marks.values()))


def without_note_marks(entities: Iterable[Entity], document: Document) -> tuple[Entity, ...]:
    """Return the entities of a document, their names and aliases without the marks that stand in their evidence."""
    marks = find_note_marks(document)
    return tuple(_unmarked(entity, document.text, marks) for entity in entities)


def _unmarked(entity: Entity, text: str, marks: tuple[Span, ...]) -> Entity:
    if not marks or not any(re.search(r"\d", name) for name in (entity.name, *entity.aliases)):
        return entity
    starts = [mark.start for mark in marks]
    printed = {}
    for item in entity.evidence:
        span = item.span if isinstance(item, DirectEvidence) else Span(0, 0)
        for mark in marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            before = text[mark.start - _CONTEXT : mark.start]
            printed[before + mark.of(text)] = before
    name = _cleaned(entity.name, printed)
    aliases = {_cleaned(alias, printed) for alias in entity.aliases} - {name}
    return replace(entity, name=name, aliases=tuple(sorted(aliases)))


def _cleaned(name: str, printed: dict[str, str]) -> str:
    for marked, plain in printed.items():
        name = re.sub(f"{re.escape(marked)}(?!\\d)", plain, name)
    return name
