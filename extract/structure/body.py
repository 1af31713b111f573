"""How do the lines of the body fall into headings, paragraphs, rows and notes? A walk over them with the section open.

The result is drafts: which lines make which block in which section. The text itself is made in assemble.py.
"""

from collections.abc import Sequence

from extract.structure.boxes import box_length
from extract.structure.captions import Caption, caption_of, is_header_row, is_loose_caption, is_note
from extract.structure.drafts import BlockDraft, Body, SectionDraft
from extract.structure.grammar import fold
from extract.structure.lexicon import any_of
from extract.structure.lines import Line
from extract.structure.paragraphs import paragraphs
from extract.structure.repeats import caption_lines
from extract.structure.sequence import Heading
from extract.structure.tables import is_list_row, is_row, rows_end
from extract.structure.widths import Model
from kg.model import BlockKind, SectionLevel

__all__ = ["walk"]


_BOX_RANK = 1000
_TOP = 35


class _Walk:
    """The state of the walk: which structural sections and which box or table are open."""

    def __init__(self, lines: Sequence[Line], headings: Sequence[Heading], model: Model) -> None:
        self.lines = lines
        self.headings = {heading.at: heading for heading in headings}
        self.model = model
        self.body = Body()
        self.open: list[int] = []
        self.box: int | None = None
        self.table: int | None = None
        self.header: str | None = None
        self.frame: int | None = None
        """The frame that the open box is printed in: the box ends with it."""

    @property
    def section(self) -> int | None:
        """Return the innermost open section."""
        if self.table is not None:
            return self.table
        if self.box is not None:
            return self.box
        return self.open[-1] if self.open else None

    def add(self, kind: BlockKind, lines: Sequence[Line], title_at: int = 0) -> None:
        """Append a block to the open section."""
        self.body.blocks.append(BlockDraft(kind, tuple(lines), self.section, title_at))

    def close(self) -> None:
        """Close the box and the table."""
        self.box = self.table = None
        self.header = self.frame = None

    def run(self) -> Body:
        """Return the drafts of all lines."""
        at = 0
        while at < len(self.lines):
            if self.frame is not None and self.lines[at].frame != self.frame:
                self.close()
            heading = self.headings.get(at)
            if heading is not None:
                at = self.take_heading(heading)
                continue
            caption = caption_of(self.lines[at])
            if caption is not None:
                at = self.take_caption(at, caption)
                continue
            if self.starts_rows(at):
                at = self.take_rows(at)
                continue
            at = self.take_run(at)
        return self.body

    def take_heading(self, heading: Heading) -> int:
        """Open the section of a heading and return where its lines end."""
        self.close()
        sections = self.body.sections
        while self.open and self._closes(sections[self.open[-1]], heading):
            self.open.pop()
        parent = self.open[-1] if self.open and heading.form != "unnumbered" else None
        if heading.form == "unnumbered":
            self.open.clear()
        sections.append(
            SectionDraft(
                heading.level,
                heading.number,
                heading.rank,
                parent,
                heading.title_at,
                heading.role,
                _listed_title(heading),
            )
        )
        self.open.append(len(sections) - 1)
        end = heading.at + heading.lines
        sections[-1].heading = len(self.body.blocks)
        self.add(BlockKind.HEADING, self.lines[heading.at : end], heading.title_at)
        return end

    @staticmethod
    def _closes(open_: SectionDraft, heading: Heading) -> bool:
        if open_.rank == 0:
            return heading.rank <= _TOP or not heading.ordinals
        return open_.rank >= heading.rank

    def take_caption(self, at: int, caption: Caption) -> int:
        """Open a box or table and return where its caption ends."""
        line = self.lines[at]
        lines = self.lines[at : at + caption_lines(self.lines, at, caption, self.model)]
        inside = self.box if caption.level is SectionLevel.TABLE and self.box_holds_table() else None
        self.close()
        sections = self.body.sections
        parent = inside if inside is not None else self.open[-1] if self.open else None
        title_at = len(line.text) - len(caption.title) if caption.title else len(line.text)
        title_at = line.text.rfind(caption.title) if caption.title else title_at
        sections.append(SectionDraft(caption.level, caption.number, _BOX_RANK, parent, title_at))
        if caption.level is SectionLevel.BOX:
            self.box, self.frame = len(sections) - 1, line.frame
        else:
            self.box, self.table = inside, len(sections) - 1
        sections[-1].heading = len(self.body.blocks)
        self.add(BlockKind.HEADING, lines, title_at)
        return at + len(lines)

    def box_holds_table(self) -> bool:
        """Return whether a table's caption stands right under a box's heading."""
        return self.box is not None and bool(self.body.blocks) and self.body.blocks[-1].kind is BlockKind.HEADING

    def starts_rows(self, at: int) -> bool:
        """Return whether a table's rows begin at a line."""
        line = self.lines[at]
        fresh = self.body.blocks and self.body.blocks[-1].kind is BlockKind.HEADING
        if self.table is not None and fresh and not is_note(line.text):
            return True
        return is_header_row(line.text) or is_row(line)

    def take_rows(self, at: int) -> int:
        """Take the rows of a table and return where they end."""
        end = self._next_event(at)
        if self.box is not None and self.table is None and is_list_row(self.lines[at]):
            table = self.lines[at].table
            while at < end and self.lines[at].table == table and is_list_row(self.lines[at]):
                self.add(BlockKind.PARAGRAPH, [self.lines[at]])
                at += 1
            return at
        last = rows_end(self.lines, at, end, self.model)
        if last == at and not is_note(self.lines[at].text):  # prose right under a caption: no row stands there
            self.close()
            return self.take_run(at)
        captioned = self.table is not None or (self.box is not None and self._fresh())
        if not captioned:
            self.open_table()
        for line in self.lines[at:last]:
            if is_header_row(line.text):
                if self.header == fold(line.text):
                    self.body.repeated.append(line)
                    continue
                self.header = fold(line.text)
            self.add(BlockKind.ROW, [line])
        return self.take_notes(last, end)

    def _fresh(self) -> bool:
        return (
            self.body.blocks[-1].kind in {BlockKind.HEADING, BlockKind.ROW} and self.body.blocks[-1].section == self.box
        )

    def open_table(self) -> None:
        """Open a table that has no caption."""
        sections = self.body.sections
        parent = self.box if self.box is not None else self.open[-1] if self.open else None
        sections.append(SectionDraft(SectionLevel.TABLE, None, _BOX_RANK, parent, 0))
        self.table = len(sections) - 1

    def take_notes(self, at: int, end: int) -> int:
        """Take the notes under a table; the first other paragraph closes it."""
        if at >= end or not is_note(self.lines[at].text):
            if at < end and not self.starts_rows(at):
                self.close()
            return at
        taken = 0
        for lines in paragraphs(self.lines[at:end], self.model):
            first = lines[0].text
            goes_on = taken and first[:1].isdigit() and first[1:2] in "．.、"
            if not (is_note(first) or goes_on):
                break
            self.add(BlockKind.NOTE, lines)
            taken += len(lines)
        self.close()
        return at + taken

    def _next_event(self, at: int) -> int:
        """Return where the next heading or caption of another box stands."""
        end = at + 1
        while end < len(self.lines) and end not in self.headings:
            if caption_of(self.lines[end]) is not None:
                break
            end += 1
        return end

    def take_run(self, at: int) -> int:
        """Take the paragraphs up to the next event; those of an open box first."""
        end = at + 1
        run = [self.lines[at]]
        while end < len(self.lines) and end not in self.headings and self.lines[end].frame == run[0].frame:
            if caption_of(self.lines[end]) is not None:
                break
            if is_row(self.lines[end]) or is_header_row(self.lines[end].text):
                return self._take_run_before_rows(run, end)
            run.append(self.lines[end])
            end += 1
        self.take_paragraphs(run)
        return end

    def _take_run_before_rows(self, run: list[Line], end: int) -> int:
        """Take the paragraphs before a table; a last short line is the caption of a table that has no number."""
        line = run[-1]
        under_box = self.box is not None and self._fresh() and len(run) == 1
        if under_box or not (is_header_row(self.lines[end].text) and is_loose_caption(line.text)):
            self.take_paragraphs(run)
            return end
        self.take_paragraphs(run[:-1])
        return self.take_caption(end - 1, Caption(SectionLevel.TABLE, None, line.text, continued=False))

    def take_paragraphs(self, run: Sequence[Line]) -> None:
        """Take the paragraphs of a run of lines; those of an open box first."""
        if not run:
            return
        found = paragraphs(run, self.model)
        bullet = any_of("markers", "bullet", "start")
        inside = 0
        if self.box is not None:
            framed = run[0].frame is not None and (self._fresh() or run[0].frame == self.frame)
            inside = len(found) if framed else box_length(found, self.model) if self._fresh() else 0
            self.frame = run[0].frame if framed else None
        for n, lines in enumerate(found):
            if n == inside and (self.box is not None or self.table is not None):
                self.close()
            note = is_note(lines[0].text) or lines[0].style == "note"
            kind = BlockKind.BULLET if bullet.match(lines[0].text) else BlockKind.NOTE if note else BlockKind.PARAGRAPH
            self.add(kind, lines)


def _listed_title(heading: Heading) -> str | None:
    if heading.listed is None or heading.listed.numbered is None:
        return None
    return heading.listed.numbered.title


def walk(lines: Sequence[Line], headings: Sequence[Heading], model: Model) -> Body:
    """Return the drafts of the body's blocks and sections."""
    return _Walk(lines, headings, model).run()
