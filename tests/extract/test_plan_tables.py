"""The indicator tables of three real plans: every row and every cell, against what a person read in the plan."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from extract.claims.indicators import claim_indicators, indicator_tables
from extract.context import Context
from extract.structure import read_document
from extract.tables.reading import IndicatorTable
from extract.tables.rows import Cell, IndicatorRow
from kg.ids import IriMaker
from kg.model import DirectEvidence, Plan
from kg.values import Comparator, Period, ValueKind
from tests.extract.structure.plans import shared_plan

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "tables"
KINDS = {"g": ValueKind.AVERAGE_GROWTH, "s": ValueKind.CUMULATIVE, "c": ValueKind.CHANGE}
OVER_TIME = frozenset(KINDS.values())
CELL = re.compile(
    r"(?:(?P<start>\d{4})-(?P<end>\d{4}) )?(?:(?P<none>-)|(?P<delegated>D)|"
    r"(?P<kind>[gsc])?(?P<comparator>[<>]=?|≈)?(?:~(?P<relative>.+)|(?P<value>[\d.]+))(?:（(?P<unit>.+)）)?)"
)


@dataclass(frozen=True)
class Sheet:
    """A table of a plan: its file, its number, the plan's years, how many rows it has in how many numbered items."""

    golden: str
    plan: str
    number: str
    period: Period
    rows: int
    items: int


SHEETS = [
    Sheet("yicheng-1-1", "yicheng-14fyp.txt", "1-1", Period(2021, 2025), 18, 13),
    Sheet("yicheng-2-1", "yicheng-14fyp.txt", "2-1", Period(2021, 2025), 22, 20),
    Sheet("suzhou-1", "suzhou-15fyp.txt", "1", Period(2026, 2030), 30, 30),
    Sheet("guangzhou-1", "guangzhou-15fyp.txt", "专栏1", Period(2026, 2030), 32, 29),
]


@cache
def context_of(plan: str, period: Period) -> Context:
    document = read_document(shared_plan(plan))
    iris = IriMaker(IriMaker.plan_id_of(document.title))
    return Context(Plan(iris.plan_id, iris.plan(), document.title, document.source, period=period), document, iris)


@cache
def table_of(sheet: Sheet) -> IndicatorTable:
    tables = {section.number: table for section, table in indicator_tables(context_of(sheet.plan, sheet.period))}
    return tables[sheet.number]


def golden(sheet: Sheet) -> tuple[list[tuple[str, int]], list[list[str]]]:
    lines = (GOLDEN / f"{sheet.golden}.tsv").read_text(encoding="utf-8").splitlines()
    roles = next(line for line in lines if line.startswith("# roles: ")).removeprefix("# roles: ")
    meant = [(role, int(year)) for role, year in (entry.split() for entry in roles.split(", "))]
    return meant, [line.split("\t") for line in lines if not line.startswith("#")]


def row_id(sheet: Sheet, at: int) -> str:
    row = golden(sheet)[1][at]
    return f"{sheet.golden}-{row[0]}-{row[1]}"


ROWS = [pytest.param(sheet, at, id=row_id(sheet, at)) for sheet in SHEETS for at in range(sheet.rows)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.golden)
def test_a_table_has_its_rows_its_items_and_nothing_unread(sheet: Sheet) -> None:
    table = table_of(sheet)
    assert (len(table.rows), table.items, table.unread) == (sheet.rows, sheet.items, ())
    assert [row.label for row in table.rows] == [wanted[0] for wanted in golden(sheet)[1]]
    assert len(golden(sheet)[1]) == sheet.rows
    assert all(cell.understood for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(("sheet", "at"), ROWS)
def test_a_row_says_its_indicator_unit_binding_and_every_cell(sheet: Sheet, at: int) -> None:
    roles, wanted = golden(sheet)[0], golden(sheet)[1][at]
    row = table_of(sheet).rows[at]
    assert {cell.indicator for cell in row.cells} == {wanted[1]}
    assert (row.unit or "", row.binding and row.binding.value) == (wanted[2], wanted[3])
    assert len(row.cells) == len(wanted) - 4
    for cell, written, (role, year) in zip(row.cells, wanted[4:], roles, strict=True):
        assert_cell(row, cell, written, role, year)


def assert_cell(row: IndicatorRow, cell: Cell, written: str, role: str, year: int) -> None:
    match = CELL.fullmatch(written)
    assert match, written
    figure, time = cell.figure, cell.time
    assert time.role.value == role
    assert cell.no_data == bool(match["none"])
    assert figure.delegated == bool(match["delegated"])
    assert time.year == (int(match["end"]) if match["end"] else year)
    if match["none"] or match["delegated"]:
        assert figure.value is None
        return
    assert (figure.kind if figure.kind in OVER_TIME else None) == KINDS.get(match["kind"])
    assert figure.comparator is Comparator(match["comparator"] or "=")
    assert figure.value == (Decimal(match["value"]) if match["value"] else None)
    assert figure.relative_to == match["relative"]
    assert figure.unit == (match["unit"] or row.unit)
    if match["start"]:
        assert time.period == Period(int(match["start"]), int(match["end"]))
    else:
        assert time.period == (Period(year - 4, year) if match["kind"] else None)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.golden)
def test_each_cell_is_one_target_whose_quote_shows_its_words(sheet: Sheet) -> None:
    context = context_of(sheet.plan, sheet.period)
    claims = claim_indicators(context, indicator_tables(context))
    own = [target for target in claims.targets if target.table == sheet.number]
    cells = [cell for row in table_of(sheet).rows for cell in row.cells if not cell.no_data]
    assert len(own) == len(cells)
    known = {entity.iri for entity in claims.entities}
    for target in own:
        evidence = target.evidence[0]
        assert isinstance(evidence, DirectEvidence)
        assert evidence.quote == evidence.span.of(context.document.text)
        assert target.figure.as_written in "".join(evidence.quote.split())
        assert target.indicator in known


def test_one_indicator_in_two_tables_is_one_and_growth_is_another() -> None:
    context = context_of("yicheng-14fyp.txt", Period(2021, 2025))
    claims = claim_indicators(context, indicator_tables(context))
    by_name = {entity.name: entity for entity in claims.entities}
    assert len(by_name) == len(claims.entities)
    tables = {
        name: {target.table for target in claims.targets if target.indicator == by_name[name].iri}
        for name in ("常住人口城镇化率", "城镇新增就业人数", "社会消费品零售总额", "社会消费品零售总额年均增长")
    }
    assert list(tables.values()) == [{"1-1", "2-1"}, {"1-1", "2-1"}, {"1-1"}, {"2-1"}]


def test_a_note_gives_the_price_basis_and_a_group_the_name_of_its_members() -> None:
    rows = {row.name: row for row in table_of(SHEETS[0]).rows}
    assert {cell.figure.price_basis for cell in rows["地区生产总值"].cells} == {"当年价格"}
    assert rows["万元生产总值能耗减少"].cells[1].figure.price_basis == "2015年价"
    assert rows["氨氮排放减少"].parent == "主要污染物排放减少"
    assert set(rows["氨氮排放减少"].aliases) == {"氨氮", "主要污染物排放减少：氨氮"}
