"""Are both indicator tables of the example read as printed: every row, every cell, its role, year and binding?"""

from functools import cache

import pytest

from extract.tables.reading import IndicatorTable, read_table
from extract.tables.rows import IndicatorRow
from extract.tables.sections import table_sections
from kg.values import Period
from tests.test_example import document, fold, gold

ROLES = {"base": "baseline", "planned": "planned", "actual": "actual", "target": "target"}
YEARS = {("表1-1", "base"): 2015, ("表2-1", "target"): 2025}


@cache
def tables() -> dict[str, IndicatorTable]:
    found = {}
    for section in table_sections(document()):
        table = read_table(section.lines, section.caption, Period(2021, 2025), section.notes)
        if table:
            found[f"表{section.number}"] = table
    return found


def rows_read(table: str) -> list[IndicatorRow]:
    return list(tables()[table].rows)


def test_the_example_has_two_indicator_tables_and_no_line_is_left_unread() -> None:
    assert {number: table.unread for number, table in tables().items()} == {"表1-1": (), "表2-1": ()}


@pytest.mark.parametrize(("table", "items", "rows"), [("表1-1", 13, 18), ("表2-1", 20, 22)])
def test_numbered_items_and_their_rows_are_counted_apart(table: str, items: int, rows: int) -> None:
    assert (tables()[table].items, len(rows_read(table))) == (items, rows)


@pytest.mark.parametrize("at", range(40), ids=[row["table"] + row["name"] for row in gold("indicators")])
def test_every_row_is_read_with_its_cells(at: int) -> None:
    wanted = gold("indicators")[at]
    row = rows_read(wanted["table"])[at if wanted["table"] == "表1-1" else at - 18]
    assert wanted["name"] in {row.name, *row.aliases} or fold(wanted["name"]) == fold(row.name)
    assert row.label == wanted["row"]
    assert (row.unit or "") == wanted["unit"]
    assert row.binding is not None
    assert row.binding.value == wanted["attribute"]
    printed = [
        (ROLES[column], YEARS.get((wanted["table"], column), 2020), wanted[column])
        for column in ROLES
        if wanted[column]
    ]
    assert [(cell.time.role.value, cell.time.year, fold(cell.figure.as_written)) for cell in row.cells] == printed


def test_a_group_stands_over_its_rows() -> None:
    for row, wanted in zip(rows_read("表1-1") + rows_read("表2-1"), gold("indicators"), strict=True):
        assert (row.parent or row.group or "") == wanted["group"]
