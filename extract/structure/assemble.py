"""How do the drafts become a Document? The text is made, with its blocks, sections and the way back to the file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.readers.base import RawText
from extract.structure.drafts import BlockDraft, Body, SectionDraft
from extract.structure.grammar import fold
from extract.structure.joining import Cut, Joined, join, join_cells
from extract.structure.leads import Lead, find_leads, stands_alone
from extract.structure.lines import Line, size
from extract.structure.roles import role_of
from extract.structure.stages import with_stages
from extract.structure.tables import cells_of
from kg.model import Block, BlockKind, LeftOut, Section, SectionLevel, SectionRole, SourceUnit, Span, Stretch

__all__ = ["Assembled", "assemble", "count_left_out"]

_LED = {BlockKind.PARAGRAPH, BlockKind.BULLET}


@dataclass(slots=True)
class Assembled:
    """The text of a document with its blocks, sections and stretches."""

    unit: SourceUnit
    text: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)


def assemble(raw: RawText, body: Body) -> Assembled:
    """Return the document's text, blocks, sections and stretches."""
    made = Assembled(raw.unit)
    first: list[int] = []
    joined = [_join(draft) for draft in body.blocks]
    leads = _settled([_leads(draft, text) for draft, text in zip(body.blocks, joined, strict=True)], joined, body)
    for draft, text, found in zip(body.blocks, joined, leads, strict=True):
        first.append(len(made.blocks))
        _add_block(made, draft, text, found)
    made.text = "\n".join(made.parts)
    last = _last_blocks(made.blocks, body.sections)
    for n, section in enumerate(body.sections):
        made.sections.append(_section(made, body, section, first, last[n]))
    made.sections = with_stages(made.text, made.blocks, made.sections)
    return made


def _join(draft: BlockDraft) -> Joined:
    if draft.kind is BlockKind.ROW:
        return Joined()
    spaced = "\t" in draft.lines[0].text and draft.kind is not BlockKind.HEADING
    return join(draft.lines, keep_spaces=spaced, keep_at=draft.title_at)


def _leads(draft: BlockDraft, joined: Joined) -> list[Lead]:
    return find_leads(joined.text) if draft.kind in _LED else []


def _settled(leads: Sequence[list[Lead]], joined: Sequence[Joined], body: Body) -> list[list[Lead]]:
    """Return the leads without those that no other paragraph of their section bears out.

    A section of one paragraph opens with a plain sentence more often than with a topic.
    """
    led: Counter[int | None] = Counter()
    for draft, found in zip(body.blocks, leads, strict=True):
        led[draft.section] += bool(found)
    settled: list[list[Lead]] = []
    for draft, found, text in zip(body.blocks, leads, joined, strict=True):
        kept = found
        alone = found and led[draft.section] == 1 and draft.kind is BlockKind.PARAGRAPH and found[0].start == 0
        if alone and len(found) == 1 and not stands_alone(text.text[: found[0].end]):
            kept = []
        settled.append(kept)
    return settled


def _add_block(made: Assembled, draft: BlockDraft, joined: Joined, leads: Sequence[Lead]) -> None:
    if draft.kind is BlockKind.ROW:
        row, cells = _row(draft.lines[0])
        _append(made, draft, row, (), cells)
        return
    by_begin = {lead.begin: lead for lead in leads}
    begins = sorted({0, *by_begin})
    for begin, end in zip(begins, [*begins[1:], len(joined.text)], strict=True):
        lead = [(by_begin[begin].start - begin, by_begin[begin].end - begin)] if begin in by_begin else []
        _append(made, draft, _slice(joined, begin, end), lead, [])


def _row(line: Line) -> tuple[Joined, list[tuple[int, int]]]:
    cells = cells_of(line.text)
    if cells is None:
        return join([line], keep_spaces=True), []
    return join_cells(line, cells)


def _slice(joined: Joined, begin: int, end: int) -> Joined:
    if begin == 0 and end == len(joined.text):
        return joined
    cuts = []
    for cut in joined.cuts:
        low, high = max(cut.at, begin), min(cut.at + cut.length, end)
        if low < high:
            cuts.append(Cut(low - begin, high - low, cut.source + low - cut.at, cut.number))
    return Joined(joined.text[begin:end], cuts)


def _append(
    made: Assembled,
    draft: BlockDraft,
    joined: Joined,
    lead: Sequence[tuple[int, int]],
    cells: Sequence[tuple[int, int]],
) -> None:
    start = made.length + (1 if made.parts else 0)
    made.parts.append(joined.text)
    made.length = start + len(joined.text)
    made.stretches.extend(Stretch(start + cut.at, cut.length, made.unit, cut.number, cut.source) for cut in joined.cuts)
    made.blocks.append(
        Block(
            kind=draft.kind,
            span=Span(start, made.length),
            section=draft.section,
            lead=Span(start + lead[0][0], start + lead[0][1]) if lead else None,
            cells=tuple(Span(start + a, start + b) for a, b in cells),
        )
    )


def _last_blocks(blocks: Sequence[Block], sections: Sequence[SectionDraft]) -> list[int]:
    """Return the index of each section's last block, its own or of a section in it."""
    last = [-1] * len(sections)
    for n, block in enumerate(blocks):
        section = block.section
        while section is not None:
            last[section] = n
            section = sections[section].parent
    return last


def _section(made: Assembled, body: Body, draft: SectionDraft, first: Sequence[int], last: int) -> Section:
    parent = made.sections[draft.parent] if draft.parent is not None else None
    number, title, heading = draft.number, "", None
    if draft.heading is None:
        own = next(block for block in made.blocks if block.section == len(made.sections))
        heading = Span(own.span.start, own.span.start)
    else:
        lines = body.blocks[draft.heading].lines
        heading = made.blocks[first[draft.heading]].span
        title = _closed_up(join(_title_lines(lines, draft.title_at)).text)
        if draft.listed and fold(draft.listed) != fold(title):
            # A footnote's number sticks to the printed heading; the contents print the title without it.
            title = join([_loose(draft.listed)]).text
    role = draft.role or role_of(
        draft.level,
        title,
        parent.role if parent else None,
        under_tasks=parent is not None and parent.role is SectionRole.TASKS and parent.level is not SectionLevel.PART,
    )
    return Section(
        draft.level, number, title, heading, Span(heading.start, made.blocks[last].span.end), draft.parent, role
    )


def _loose(text: str) -> Line:
    return Line(text, 0, 0, 0, 0, 0, None, None, None)


def _closed_up(title: str) -> str:
    """Return a title without the spaces that only stretch it: 序 言."""
    words = title.split()
    return "".join(words) if all(len(word) == 1 for word in words) else title


def _title_lines(lines: Sequence[Line], title_at: int) -> list[Line]:
    head = lines[0]
    rest = head.text[title_at:]
    kept = list(lines[1:])
    if rest.strip():
        kept.insert(0, Line(rest, head.start + title_at, head.number, 0, 0, 0, head.page, head.style, head.table))
    return kept


def count_left_out(groups: Iterable[tuple[str, Iterable[Line]]], before: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return how much was left out for each reason: what the reader left out first, then ours by name."""
    lines: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for reason, left in groups:
        for line in left:
            lines[reason] += 1
            characters[reason] += size(line.text)
    return (*before, *(LeftOut(reason, lines[reason], characters[reason]) for reason in sorted(lines)))
