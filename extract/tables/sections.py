"""Which tables of a document may hold indicators? Tables and boxes with rows, as lines with their notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.tables.grid import TableLine, line_of_block
from kg.model import BlockKind, Document, SectionLevel

__all__ = ["TableSection", "table_sections"]

_LEVELS = (SectionLevel.TABLE, SectionLevel.BOX)


@dataclass(frozen=True, slots=True)
class TableSection:
    """The lines and notes of a table or box with its caption; `section` is its index in the document."""

    section: int
    caption: str
    number: str | None
    lines: tuple[TableLine, ...]
    notes: tuple[str, ...]


def table_sections(document: Document) -> Iterator[TableSection]:
    """Yield every table of a document, and every other section that holds rows.

    In a table any block may be a row: a row that was taken for prose is still found by its cells.
    """
    rows: dict[int, list[TableLine]] = {}
    notes: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.section is None or block.kind is BlockKind.HEADING:
            continue
        level = document.sections[block.section].level
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.section, []).append(block.span.of(document.text))
        elif block.kind is BlockKind.ROW or level is SectionLevel.TABLE:
            rows.setdefault(block.section, []).append(line_of_block(document, block))
    for at, lines in sorted(rows.items()):
        section = document.sections[at]
        yield TableSection(
            section=at,
            caption=section.title,
            number=_number(section.level, section.number),
            lines=tuple(lines),
            notes=tuple(notes.get(at, ())),
        )


def _number(level: SectionLevel, printed: str | None) -> str | None:
    """Return the number of a table as records give it: 2-1 for 表2-1, 专栏1 for a box that holds a table."""
    if level not in _LEVELS or not printed:
        return None
    bare = printed.removeprefix("续").removeprefix("附").removeprefix("表").removeprefix("专栏").strip()
    return f"专栏{bare}" if level is SectionLevel.BOX else bare
