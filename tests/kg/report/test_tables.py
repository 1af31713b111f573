"""The working tables hold what the plan holds, once each, under the official headings, and say where it is from."""

import csv
from pathlib import Path

import pytest

from kg.checks import PlanView, run_checks
from kg.ids import IriMaker
from kg.model import DirectEvidence, Tier
from kg.report import TABLES, Known, Sheet
from kg.report.departments import Departments
from kg.report.ground import Ground, start_of
from kg.report.tasks import measures_by_block
from tests.kg.report.making import example, example_table, small_table
from tests.support import ROOT

HEADINGS = {
    "tasks": "序号｜目标任务（原文）｜章节｜属性｜量化目标｜完成时限｜支撑工程/项目｜牵头单位｜责任单位｜备注",
    "projects": "名称｜专栏/领域｜建设地点｜建设性质｜内容及规模｜建设年限｜总投资｜计划投资｜累计完成投资｜"
    "资金来源｜前期手续｜阶段｜项目业主｜责任单位｜项目代码",
    "consistency": "序号｜位置 A 原文｜位置 B 原文｜测算｜说明｜建议核实单位｜处理意见",
}
LADDER = {"", "储备/谋划", "前期", "签约", "开工", "在建", "竣工", "投产/投用", "停缓建", "调整", "取消"}


def sheet(table: str) -> Sheet:
    return example_table(table).sheets[0]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("table", HEADINGS)
def test_the_headings_are_the_official_ones_in_their_order(table: str) -> None:
    heads = [column.zh for column in sheet(table).columns]
    wanted = HEADINGS[table].split("｜")
    assert [head for head in heads if head in wanted] == wanted
    assert heads[0] == "序号"
    assert heads[-1] == "来源"


def test_the_table_of_indicators_has_a_column_for_each_year() -> None:
    heads = [column.zh for column in example_table("indicators").sheets[1].columns]
    years = [f"{year}年实际（预计数/反馈数/年报数）" for year in range(2021, 2026)]
    wanted = ["指标", "单位", "属性", "基期", "目标", *years]
    assert heads[1:-1] == [*wanted, "年均或累计", "进度%", "时间进度%", "后期年均需", "判断", "未达原因", "牵头单位"]


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_a_key_of_its_own_a_number_and_a_source(table: str) -> None:
    report = example_table(table)
    rows = report.rows()
    assert rows
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert row.key.startswith("http")
        assert row.cell("no").text
        assert row.cell("source").text
        assert row.name


@pytest.mark.parametrize("table", TABLES)
def test_a_suggestion_says_so_and_nothing_else_does(table: str) -> None:
    for row in example_table(table).rows():
        for cell in row.cells.values():
            assert cell.text.endswith("（建议）") is (cell.known is Known.SUGGESTED)


@pytest.mark.parametrize("table", TABLES)
def test_each_quote_of_a_cell_stands_in_the_plan(table: str) -> None:
    text = bare(example().document.text)
    for row in example_table(table).rows():
        for cell in row.cells.values():
            assert all(bare(source.quote) in text for source in cell.sources)


def test_each_row_of_tasks_is_a_task_or_measure_with_its_words() -> None:
    measures = {e.iri: e for e in example().entities if "Measure" in e.kinds}
    for row in sheet("tasks").rows:
        quotes = [e.quote for e in measures[row.key].evidence if isinstance(e, DirectEvidence)]
        assert any(bare(quote) in bare(row.cell("text").text) for quote in quotes)


def test_each_measure_stands_in_one_row_or_heads_a_section_that_has_rows() -> None:
    ground = Ground(example(), "", Departments.usual())
    blocks = ground.document.blocks
    shown = {ground.block_at(start_of(ground.entities[row.key].evidence)) for row in sheet("tasks").rows}
    stated = [e for e in example().entities if "Measure" in e.kinds and e.tier is Tier.CONFIRMED]
    assert sum(map(len, measures_by_block(ground).values())) == len(stated)
    for at in measures_by_block(ground).keys() - shown:
        assert at is not None
        number = blocks[at].section
        below = {blocks[other].section for other in shown if other is not None}
        assert any(number in _line_up(ground, section) for section in below)


def _line_up(ground: Ground, section: int | None) -> set[int]:
    found = set()
    while section is not None:
        found.add(section)
        section = ground.document.sections[section].parent
    return found


def test_each_project_stands_in_the_library_once_and_its_stage_is_on_the_ladder() -> None:
    projects = [entity for entity in example().entities if "Project" in entity.kinds]
    rows = sheet("projects").rows
    assert sorted(row.key for row in rows) == sorted(project.iri for project in projects)
    assert {row.cell("stage").text for row in rows} <= LADDER
    doubtful = {project.iri for project in projects if project.tier is Tier.CANDIDATE}
    assert {row.key for row in rows if row.cell("source").known is Known.INFERRED} == doubtful


@pytest.mark.parametrize(("at", "name", "items", "rows"), [(0, "表1-1", 13, 18), (1, "表2-1", 20, 22)])
def test_items_and_indicators_are_counted_apart(at: int, name: str, items: int, rows: int) -> None:
    found = example_table("indicators").sheets[at]
    assert (found.name, len(found.rows)) == (name, rows)
    assert len({row.cell("no").text.partition("-")[0] for row in found.rows}) == items
    assert f"{items}项{rows}小项" in found.note
    assert all(name in row.cell("source").text for row in found.rows)


def test_the_figures_of_the_tables_are_those_printed() -> None:
    with (ROOT / "tests" / "golden" / "example" / "indicators.tsv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    rows = [row for sheet in example_table("indicators").sheets[:2] for row in sheet.rows]
    for row, wanted in zip(rows, gold, strict=True):
        assert bare(row.cell("base").text) == bare(wanted["base"]).strip("-—")
        assert bare(row.cell("target").text) == bare(wanted["target"] or wanted["planned"])
        assert row.cell("unit").text == wanted["unit"]
        assert row.cell("binding").text == wanted["attribute"]


def test_each_finding_is_a_row_of_the_sheet_of_checks() -> None:
    findings = run_checks([PlanView(example())])
    iris = IriMaker(example().plan.id)
    assert [row.key for row in sheet("consistency").rows] == [iris.finding(finding.id) for finding in findings]


def test_each_strategy_has_a_row_and_one_that_is_only_named_is_not_called_unserved() -> None:
    stated = [e for e in example().entities if "Strategy" in e.kinds and e.tier is Tier.CONFIRMED]
    rows = sheet("strategies").rows
    assert {row.cell("strategy").text for row in rows} == {strategy.name for strategy in stated}
    assert {row.cell("kind").text for row in rows if not row.cell("answer").text} <= {"仅提及"}


def test_what_the_plan_does_not_state_is_blank() -> None:
    for row in sheet("projects").rows:
        assert not any(row.cell(column).text for column in ("planned", "done", "funds", "permits", "code"))


def test_a_project_shows_place_owner_stage_and_size() -> None:
    board = next(row for row in small_table("projects").rows() if row.name == "年产20万吨板材项目")
    shown = {column: board.cell(column).text for column in ("place", "owner", "stage", "content", "box")}
    assert shown == {
        "place": "松岭工业园",
        "owner": "=SUM板材有限公司",
        "stage": "储备/谋划",
        "content": "年产20万吨",
        "box": "专栏1",
    }


def test_a_task_shows_its_projects_and_the_end_of_the_plan_is_only_suggested() -> None:
    (row,) = small_table("tasks").rows()
    assert "青石湖环湖公路" in row.cell("projects").text
    assert row.cell("deadline").text == "2025年（建议）"
    assert row.cell("lead").known is Known.SUGGESTED


def test_a_table_of_units_of_ones_own_is_used_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("field\twords\tlead\twith\n建材\t建材\t区建材办\t工信\n", encoding="utf-8")
    units = Departments.read(path).of("推进建材产业", [], "柳溪区", "county")
    assert (units.lead, units.others) == ("区建材办", ("区工业和信息化局",))
