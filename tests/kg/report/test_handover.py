"""What is handed over tells all that was found, in one language, and lays it out in sheets that can be filled in."""

import csv
import io

import pytest
from docx import Document
from openpyxl import load_workbook

from kg.checks import CHECKS
from kg.model import DecisionKind, Severity
from kg.report import WRITERS
from kg.report.handover import Handover, handed_over
from kg.report.handover_sheets import handover_report
from tests.kg.report.checked import HOSTILE, PARKING, TOILETS, checked, plan_with_goals, said

RAN = [check.id for check in CHECKS]
PLAN = plan_with_goals(PARKING, TOILETS)
DISMISSED = said(PLAN, 1, DecisionKind.DISMISS, "已在专项规划中")


def handover(*goals: str, lang: str = "zh") -> Handover:
    return handed_over([checked(plan_with_goals(*goals))], RAN, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_is_told_whole(lang: str) -> None:
    held = checked(PLAN)
    told = handed_over([held], RAN, lang)
    assert [item.number for item in told.items] == [1, 2]
    for item, found in zip(told.items, held.answers.findings, strict=True):
        assert (item.id, item.severity) == (found.id, found.severity)
        assert item.question == (found.message if lang == "zh" else found.message_en)
        assert item.rule == (found.explanation if lang == "zh" else found.explanation_en)
        assert [(p.quote, p.headings) for p in item.passages] == [(e.quote, e.path) for e in found.evidence]


def test_the_counts_are_those_of_the_findings() -> None:
    told = handover(PARKING, TOILETS)
    assert {level.severity: level.count for level in told.levels} == {
        Severity.HIGH: 2,
        Severity.MEDIUM: 0,
        Severity.LOW: 0,
    }
    assert [(row.id, row.total) for row in told.checks if row.total] == [("goal-without-project", 2)]
    assert sum(row.total for row in told.checks) == len(told.items)
    titles = {row.title for row in told.checks} | set(told.quiet)
    assert len(told.checks) + len(told.quiet) == len(titles)


def test_what_was_dismissed_is_told_apart_with_who_and_why() -> None:
    told = handed_over([checked(PLAN, DISMISSED)], RAN, "zh")
    assert (len(told.items), len(told.dismissed)) == (1, 1)
    assert told.dismissed[0].said[0].startswith("排除：周明，")
    assert told.dismissed[0].said[0].endswith("已在专项规划中")
    sheets = {sheet.name: sheet for sheet in handover_report(told).sheets}
    assert [row.key for row in sheets["已排除"].rows] == [DISMISSED.about]


def test_what_was_filled_into_the_working_table_stands_here_too() -> None:
    filled = [
        said(PLAN, 0, DecisionKind.FILL, "区城管局", field="consistency.ask"),
        said(PLAN, 0, DecisionKind.FILL, "补列项目", field="consistency.answer"),
    ]
    first, second = handed_over([checked(PLAN, *filled)], RAN, "zh").items
    assert (first.ask, first.is_suggested, first.answer) == ("区城管局", False, "补列项目")
    assert second.is_suggested
    assert not second.ask or second.ask.endswith("（建议）")


def test_what_limits_the_report_is_said() -> None:
    held = checked(PLAN)
    assert handed_over([held], RAN, "zh").scope == ()
    told = handed_over([held], ["shapes"], "zh", least=Severity.HIGH, lost=3)
    assert [sentence[:6] for sentence in told.scope] == ["本报告只做了", "本报告只列出", "有 3 条人"]


def test_of_several_plans_the_numbers_run_on_and_the_sheets_have_names_of_their_own() -> None:
    told = handed_over([checked(plan_with_goals(PARKING)), checked(plan_with_goals(TOILETS))], RAN, "zh")
    assert [item.number for item in told.items] == [1, 2]
    assert told.title == "2 部规划"
    names = [sheet.name for sheet in handover_report(told).sheets]
    assert len(set(names)) == len(names)
    assert [name for name in names if name.startswith("核查问题")] == ["核查问题 1", "核查问题 2"]


def test_the_document_holds_every_question_and_a_column_to_fill() -> None:
    told = handed_over([checked(PLAN, DISMISSED)], RAN, "zh")
    paper = Document(io.BytesIO(WRITERS["docx"](handover_report(told), "zh")))
    summary, questions, *_ = paper.tables
    assert [cell.text for cell in questions.rows[0].cells][-3:] == ["核实单位", "处理意见", "编号"]
    assert [row.cells[2].text for row in questions.rows[1:]] == [item.question for item in told.items]
    words = "\n".join(cell.text for row in summary.rows for cell in row.cells)
    assert all(line in words for line in (*told.limits, *(level.meaning for level in told.levels)))
    assert told.title in paper.paragraphs[0].text


def test_the_workbook_holds_the_summary_and_the_questions() -> None:
    told = handed_over([checked(PLAN)], RAN, "en")
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](handover_report(told), "en")))
    assert book.sheetnames[:2] == ["Summary", "Questions"]
    cells = {cell.value for row in book["Questions"].iter_rows() for cell in row}
    assert all(item.question in cells for item in told.items)


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_stays_text_in_every_file(word: str) -> None:
    told = handover(f"{PARKING}{word}")
    assert told.items
    report = handover_report(told)
    Document(io.BytesIO(WRITERS["docx"](report, "zh")))
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](report, "zh")))
    assert not any(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row)
    table = WRITERS["csv"](handover_report(told, summary=False), "zh").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert rows[0][:3] == ["序号", "级别", "问题"]
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
