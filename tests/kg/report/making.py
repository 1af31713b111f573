"""Tables of the project's own example and of the small plan, made once; and a workbook edited as a person does."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from extract.pipeline import extract_plan
from kg.ids import DEFAULT_BASE
from kg.model import Decision, PlanGraph
from kg.report import WRITERS, Report, made
from kg.report.heading import KEY, official
from tests.kg.small_plan import small_plan
from tests.support import ROOT

__all__ = ["MOMENT", "edited", "example", "example_table", "heads_at", "saved", "small_table", "square"]

MOMENT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@cache
def example() -> PlanGraph:
    """Return the example as it is read from its file."""
    path = ROOT / "examples" / "yicheng-digest.txt"
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)


@cache
def example_table(table: str) -> Report:
    return made(table, example(), DEFAULT_BASE)


def small_table(table: str, decisions: Iterable[Decision] = ()) -> Report:
    return made(table, small_plan(), DEFAULT_BASE, decisions)


def saved(folder: Path, report: Report) -> Path:
    """Return where a table was written to as a workbook."""
    path = folder / f"{report.table}.xlsx"
    path.write_bytes(WRITERS["xlsx"](report, "zh"))
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """Open a workbook, let a person edit it, and save it."""
    book = load_workbook(BytesIO(path.read_bytes()))
    edit(book)
    book.save(path)
    return path


def heads_at(page: Any) -> int:  # noqa: ANN401 - the library has no types
    """Return the number of the row of the headings."""
    return int(next(row[0].row for row in page.iter_rows() if KEY in [official(cell.value) for cell in row]))


def square(page: Any, key: str, column: str) -> Any:  # noqa: ANN401
    """Return the cell of a row by its key and of a column by its heading."""
    heads = [official(cell.value) for cell in page[heads_at(page)]]
    at = heads.index(KEY)
    row = next(row for row in page.iter_rows(min_row=heads_at(page) + 1) if row[at].value == key)
    return row[heads.index(column)]
