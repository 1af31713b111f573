"""Which project is a row of a table of projects, and which cell says what of it? By the words of the header row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.claims.project_box_forms import BoxPlace
from extract.claims.project_item import ProjectItem
from extract.claims.project_names import project_name
from extract.lexicon import rows, words
from extract.punctuation import trimmed
from kg.model import Attribute, Block, Span

__all__ = ["Columns", "columns_of", "row_items"]

_UNIT = re.compile("[（(](?:单位[:：])?([^（）()]{1,4}元)[）)]")
_TERMS = (("years", "buildYears"), ("investment", "investment"), ("nature", "constructionNature"), ("stage", "stage"))
_LONGEST = 80
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table of projects says (name, content, years …), and the unit of its figures."""

    kinds: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def name(self) -> int:
        """Return the index of the column of names."""
        return self.kinds.index("name")


def _kind(cell: str) -> str:
    plain = "".join(cell.split())
    found = (row for row in rows("project-columns") if plain.startswith(row["word"]))
    return next((row["kind"] for row in sorted(found, key=lambda row: -len(row["word"]))), "")


def columns_of(text: str, block: Block) -> Columns | None:
    """Return the columns that a row heads, or None if the row is no header of a table of projects."""
    cells = [cell.of(text) for cell in block.cells]
    kinds = tuple(_kind(cell) for cell in cells)
    units = tuple(unit[1] if (unit := _UNIT.search(cell)) else "" for cell in cells)
    known = [kind for kind in kinds if kind]
    return Columns(kinds, units) if "name" in known and len(known) > 1 else None


def row_items(text: str, block: Block, columns: Columns, place: BoxPlace) -> Iterator[ProjectItem]:
    """Yield the project of a row; a row with fewer cells goes on under the group of the one before it."""
    shift = len(columns.kinds) - len(block.cells)
    at = columns.name - shift
    if not 0 <= at < len(block.cells):
        return
    span = trimmed(text, block.cells[at])
    name = project_name(span.of(text))
    if not _SHORTEST <= len(name) <= _LONGEST or name.startswith(words("item-vetoes", place="total")):
        return
    told = {
        columns.kinds[i + shift]: (block.cells[i], columns.units[i + shift]) for i in range(at + 1, len(block.cells))
    }
    about = told["content"][0] if "content" in told else None
    said = tuple(_said(text, told))
    yield ProjectItem(name, span, place.box, place.block, place.head, place.stage, about=about, said=said)


def _said(text: str, told: Mapping[str, tuple[Span, str]]) -> Iterator[Attribute]:
    for kind, term in _TERMS:
        cell, unit = told.get(kind, (None, ""))
        words_of = "".join(cell.of(text).split()) if cell else ""
        if words_of.strip("-—/"):
            yield Attribute(term, words_of + unit if words_of[-1].isdigit() else words_of)
