"""What a person fills into a table is read back, outlives a rebuild, and stands beside what the plan states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from kg.decisions import decided
from kg.errors import ReportError
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Attribute, Decision, DecisionKind, Iri, PlanGraph
from kg.report import Known, changes_in, decisions_of, made
from kg.report.heading import KEY, official
from kg.report.writers.xlsx import HIDDEN
from tests.kg.report.making import MOMENT, edited, example, example_table, heads_at, saved, small_table, square
from tests.kg.small_plan import BOARD, MEASURE, PARK, PLAN, PLAN_ID, ROAD, small_plan

Edit = Callable[[Any], None]


def put(key: Iri, column: str, value: object, at: int = 0) -> Edit:
    """Return the edit that writes a value into a cell."""

    def edit(book: Any) -> None:  # noqa: ANN401 - the library has no types
        square(book.worksheets[at], key, column).value = value

    return edit


def filled(folder: Path, *edits: Edit, table: str = "projects") -> list[Decision]:
    """Return the decisions that edits of a fresh table come to."""
    report = small_table(table)
    path = saved(folder, report)
    for edit in edits:
        edited(path, edit)
    return list(decisions_of(changes_in(path, report).filled, report, (), by="张三", at=MOMENT))


def test_a_table_that_nobody_edited_says_nothing_new(tmp_path: Path) -> None:
    for table in ("tasks", "projects", "indicators", "strategies"):
        report = small_table(table)
        changes = changes_in(saved(tmp_path, report), report)
        assert (changes.filled, changes.unread) == ((), ())


def test_blank_and_suggested_cells_are_filled_and_shown_again(tmp_path: Path) -> None:
    fills = filled(
        tmp_path,
        put(ROAD.iri, "总投资", 12.5),
        put(ROAD.iri, "建设年限", date(2026, 3, 1)),
        put(ROAD.iri, "责任单位", "区交通运输局、区水利局（建议）"),
    )
    assert {(fill.about, fill.field, fill.text) for fill in fills} == {
        (ROAD.iri, "projects.total", "12.5"),
        (ROAD.iri, "projects.years", "2026-03-01"),
        (ROAD.iri, "projects.responsible", "区交通运输局、区水利局"),
    }
    assert {(fill.plan, fill.words, fill.by, fill.at) for fill in fills} == {(PLAN_ID, ROAD.name, "张三", MOMENT)}
    row = next(row for row in small_table("projects", fills).rows() if row.key == ROAD.iri)
    for column, text in (("total", "12.5"), ("responsible", "区交通运输局、区水利局")):
        assert (row.cell(column).text, row.cell(column).known) == (text, Known.FILLED)


def test_what_was_read_once_is_not_decided_again(tmp_path: Path) -> None:
    fills = filled(tmp_path, put(ROAD.iri, "总投资", "3亿元"))
    report = small_table("projects", fills)
    assert changes_in(saved(tmp_path, report), report).filled == ()
    old = changes_in(edited(saved(tmp_path, small_table("projects")), put(ROAD.iri, "总投资", "3亿元")), report)
    assert list(decisions_of(old.filled, report, fills, by="李四", at=MOMENT + timedelta(days=1))) == []


def test_a_plan_that_now_states_something_else_is_shown_beside_it(tmp_path: Path) -> None:
    fills = filled(tmp_path, put(ROAD.iri, "总投资", "3亿元"))
    plan = small_plan()
    stated = replace(ROAD, attributes=(*ROAD.attributes, Attribute("investment", "5亿元")))
    later = replace(plan, entities=tuple(stated if e is ROAD else e for e in plan.entities))
    cell = _cell(later, fills, ROAD.iri, "total")
    assert (cell.text, cell.known) == ("5亿元\n【填报】3亿元", Known.DIFFERS)
    agreed = replace(ROAD, attributes=(*ROAD.attributes, Attribute("investment", "3亿元")))
    same = replace(plan, entities=tuple(agreed if e is ROAD else e for e in plan.entities))
    assert _cell(same, fills, ROAD.iri, "total").known is Known.STATED


def _cell(graph: PlanGraph, fills: list[Decision], key: Iri, column: str) -> Any:  # noqa: ANN401
    rows = made("projects", graph, DEFAULT_BASE, fills).rows()
    return next(row for row in rows if row.key == key).cell(column)


def test_a_target_that_is_handed_down_is_completed_by_what_is_filled_in() -> None:
    row = next(row for row in example_table("indicators").rows() if row.cell("target").text == "按市下达目标")
    fill = decided(
        DecisionKind.FILL,
        row.key,
        by="张三",
        at=MOMENT,
        text="下降3%",
        field="indicators.target",
        plan=example().plan.id,
    )
    rows = made("indicators", example(), DEFAULT_BASE, [fill]).rows()
    cell = next(other for other in rows if other.key == row.key).cell("target")
    assert (cell.text, cell.known) == ("按市下达目标\n【填报】下降3%", Known.FILLED)


def test_a_conflict_is_settled_by_editing_what_stands_behind_the_mark(tmp_path: Path) -> None:
    fills = filled(tmp_path, put(BOARD.iri, "建设地点", "松岭镇"))
    report = small_table("projects", fills)
    path = saved(tmp_path, report)
    assert square_text(path, BOARD.iri, "建设地点") == "松岭工业园\n【填报】松岭镇"
    edited(path, put(BOARD.iri, "建设地点", "松岭工业园\n【填报】松岭镇北"))
    (change,) = changes_in(path, report).filled
    assert change.text == "松岭镇北"
    edited(path, put(BOARD.iri, "建设地点", "松岭工业园"))
    settled = list(
        decisions_of(changes_in(path, report).filled, report, fills, by="张三", at=MOMENT + timedelta(days=1))
    )
    row = next(row for row in small_table("projects", [*fills, *settled]).rows() if row.key == BOARD.iri)
    assert (row.cell("place").text, row.cell("place").known) == ("松岭工业园", Known.STATED)


def square_text(path: Path, key: Iri, column: str) -> str:
    found = []
    edited(path, lambda book: found.append(str(square(book.worksheets[0], key, column).value)))
    return found[0]


def test_a_row_that_the_plan_no_longer_has_keeps_what_was_filled_in(tmp_path: Path) -> None:
    fills = filled(tmp_path, put(ROAD.iri, "总投资", "3亿元"))
    plan = small_plan()
    gone = replace(
        plan,
        entities=tuple(e for e in plan.entities if e is not ROAD),
        statements=tuple(link for link in plan.statements if ROAD.iri not in (link.subject, link.object)),
    )
    report = made("projects", gone, DEFAULT_BASE, fills)
    (row,) = (row for row in report.rows() if row.gone)
    assert (row.key, row.cell("total").text) == (ROAD.iri, "3亿元")
    assert ROAD.name in row.cell("name").text
    path = edited(saved(tmp_path, report), put(ROAD.iri, "总投资", "4亿元"))
    assert [change.text for change in changes_in(path, report).filled] == ["4亿元"]


def test_a_cleared_cell_stays_blank(tmp_path: Path) -> None:
    fills = filled(tmp_path, put(MEASURE.iri, "牵头单位", None), table="tasks")
    (row,) = small_table("tasks", fills).rows()
    assert (row.cell("lead").text, row.cell("lead").known) == ("", Known.FILLED)


def test_sorted_filtered_and_shortened_tables_are_read(tmp_path: Path) -> None:
    report = small_table("projects")
    path = saved(tmp_path, report)

    def only_one_row(book: Any) -> None:  # noqa: ANN401
        page = book.worksheets[0]
        square(page, BOARD.iri, "总投资").value = "2亿元"
        for other in (ROAD.iri, PARK.iri):
            page.delete_rows(square(page, other, KEY).row)
        page.delete_rows(1, 2)
        page.insert_cols(3)

    (change,) = changes_in(edited(path, only_one_row), report).filled
    assert (change.key, change.text) == (BOARD.iri, "2亿元")


def test_a_change_of_what_the_plan_states_is_told_and_not_read(tmp_path: Path) -> None:
    report = small_table("projects")
    path = edited(saved(tmp_path, report), put(ROAD.iri, "名称", "改了的名称"))
    changes = changes_in(path, report)
    assert changes.filled == ()
    (spot,) = changes.unread
    assert spot.told("zh").startswith("工作表“重大项目库”第")
    assert spot.told("en").endswith("column “名称” of the sheet “重大项目库”")


def test_a_verdict_on_a_finding_stands_in_the_column_of_decisions() -> None:
    from kg.report.human import with_decisions
    from kg.report.sheet import Report, Row, Sheet

    key = IriMaker(PLAN_ID).finding("0123456789abcdef")
    report = Report("consistency", PLAN, (Sheet("单", "单", (), (Row(key, "问", {}),)),))
    elsewhere = Iri("https://example.org/finding/0123456789abcdef")
    ruled = [
        decided(DecisionKind.DISMISS, elsewhere, by="李四", at=MOMENT, text="口径不同"),
        decided(DecisionKind.COMMENT, key, by="张三", at=MOMENT, text="已与统计局核对"),
    ]
    (row,) = with_decisions(report, ruled).rows()
    assert row.cell("answer").text == "不采纳（李四）：口径不同\n意见（张三）：已与统计局核对"


def rename(book: Any) -> None:  # noqa: ANN401
    page = book.worksheets[0]
    next(cell for cell in page[heads_at(page)] if official(cell.value) == "总投资").value = "投资"


def no_keys(book: Any) -> None:  # noqa: ANN401
    page = book.worksheets[0]
    next(cell for cell in page[heads_at(page)] if cell.value == KEY).value = None


def new_row(book: Any) -> None:  # noqa: ANN401
    book.worksheets[0].append([None, "手工添加的项目"])


def copied_row(book: Any) -> None:  # noqa: ANN401
    page = book.worksheets[0]
    page.append([cell.value for cell in page[heads_at(page) + 1]])


def strange_key(book: Any) -> None:  # noqa: ANN401
    square(book.worksheets[0], ROAD.iri, KEY).value = "urn:strange"


def no_memory(book: Any) -> None:  # noqa: ANN401
    del book[HIDDEN]


@pytest.mark.parametrize(
    ("edit", "key", "told"),
    [
        (rename, "report.no_columns", "总投资"),
        (no_keys, "report.no_keys", "行标识"),
        (new_row, "report.strange_row", "第8行"),
        (copied_row, "report.twice", "第8行"),
        (strange_key, "report.strange_row", "第"),
        (no_memory, "report.not_ours", "plankg"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_one_line_with_the_place(
    tmp_path: Path, edit: Edit, key: str, told: str
) -> None:
    report = small_table("projects")
    path = edited(saved(tmp_path, report), edit)
    with pytest.raises(ReportError) as caught:
        changes_in(path, report)
    assert caught.value.key == key
    assert told in caught.value.told("zh")
    for lang in ("zh", "en"):
        assert str(path) in caught.value.told(lang)
        assert "\n" not in caught.value.told(lang)


def test_other_files_are_refused(tmp_path: Path) -> None:
    report = small_table("projects")
    text = tmp_path / "a.xlsx"
    text.write_text("名称,总投资", encoding="utf-8")
    paper = tmp_path / "b.xlsx"
    Document().save(str(paper))
    whole = saved(tmp_path, report)
    cut = tmp_path / "c.xlsx"
    cut.write_bytes(whole.read_bytes()[:-200])
    for path in (text, paper, cut):
        with pytest.raises(ReportError) as caught:
            changes_in(path, report)
        assert caught.value.key == "report.not_xlsx"
    with pytest.raises(FileNotFoundError):
        changes_in(tmp_path / "nothing.xlsx", report)


def test_a_table_of_another_kind_or_plan_is_refused(tmp_path: Path) -> None:
    report = small_table("projects")
    path = saved(tmp_path, report)
    for other, key in (
        (small_table("tasks"), "report.other_table"),
        (replace(report, plan=replace(PLAN, id="another")), "report.other_plan"),
    ):
        with pytest.raises(ReportError) as caught:
            changes_in(path, other)
        assert caught.value.key == key
