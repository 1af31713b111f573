"""Page marks, running heads and residue of a conversion: they go, whatever they interrupt, and are counted."""

import pytest

from extract.structure import read_document
from kg.model import Document
from tests.extract.structure.forms import SENTENCES, prose, with_marks
from tests.extract.structure.plans import assert_lawful, raw_text

TITLE = "云岭县国民经济和社会发展第十四个五年规划纲要\n"
BODY = "".join(
    f"第{number}章 {title}\n{prose(*SENTENCES, *SENTENCES)}"
    for number, title in zip("一二三四五六", ("基础", "产业", "农业", "交通", "民生", "生态"), strict=True)
)
PLAIN = TITLE + BODY


def read(text: str) -> Document:
    raw = raw_text(text)
    document = read_document(raw)
    assert_lawful(raw, document)
    return document


def left(document: Document, reason: str) -> int:
    return next((row.lines for row in document.left_out if row.reason == reason), 0)


@pytest.mark.parametrize(
    "mark", ["—{}—", "— {} —", "- {} -", "－{}－", "第 {} 页", "第{}页 共 20 页", "{}", "·{}·", "{}/20"]
)
def test_page_marks_of_any_form_are_taken_out_of_sentences(mark: str) -> None:
    lines = BODY.removesuffix("\n").split("\n")
    document = read(TITLE + "\n".join(with_marks(lines, mark.format, 17)) + "\n")
    assert document.text == read(PLAIN).text
    assert left(document, "page-mark") == len(lines) // 17


def test_a_running_head_is_taken_out_with_its_page_mark() -> None:
    lines = BODY.removesuffix("\n").split("\n")
    head = "云岭县国民经济和社会发展第十四个五年规划纲要"
    document = read(TITLE + "\n".join(with_marks(lines, lambda page: f"—{page}—\n{head}", 17)) + "\n")
    assert document.text == read(PLAIN).text
    assert left(document, "running-head") == len(lines) // 17


def test_the_row_numbers_of_a_table_one_cell_a_line_are_no_page_marks() -> None:
    cells = [cell for number in range(1, 13) for cell in (str(number), f"指标甲{number}", "亿元", str(90 + number))]
    table = "\n".join(["表1 主要指标", "序号", "指标", "单位", "2025年", *cells])
    document = read(f"{TITLE}第一章 目标\n{prose(*SENTENCES)}{table}\n第二章 任务\n{prose(*SENTENCES)}")
    assert left(document, "page-mark") == 0
    assert sum(block.kind == "row" for block in document.blocks) == 4 + len(cells)


def test_residue_lines_are_left_out_and_counted() -> None:
    document = read(PLAIN.replace("第三章", "????\n第三章"))
    assert left(document, "residue") == 1
    assert document.text == read(PLAIN).text


def test_question_marks_inside_a_sentence_stay() -> None:
    document = read(PLAIN.replace("建好云岭", "建好????云岭", 1))
    assert "建好????云岭" in document.text
