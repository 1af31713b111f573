"""The way back to the file: every stretch names the line, or in a PDF the page, that its words stand on."""

from dataclasses import replace

from extract.readers.base import RawText
from extract.structure import read_document
from kg.model import SourceUnit
from tests.extract.structure.forms import SENTENCES, prose
from tests.extract.structure.plans import assert_lawful, raw_text

TEXT = f"云岭县“十四五”规划纲要\n第一章 农业\n{prose(*SENTENCES)}第二章 保障\n{prose(*SENTENCES)}"


def test_a_line_of_a_text_file_is_named_by_its_number() -> None:
    raw = raw_text(TEXT)
    document = read_document(raw)
    by_number = {line.number: line for line in raw.lines}
    for stretch in document.stretches:
        line = by_number[stretch.number]
        assert line.start <= stretch.source_start
        assert stretch.source_start + stretch.length <= line.start + len(line.text)
        assert stretch.unit is SourceUnit.LINE


def test_a_line_of_a_pdf_is_named_by_its_page() -> None:
    plain = raw_text(TEXT)
    lines = tuple(replace(line, number=at % 9 + 1, page=at // 9 + 1) for at, line in enumerate(plain.lines))
    raw = RawText(plain.source, SourceUnit.PAGE, plain.text, lines, wrapped=True)
    document = read_document(raw)
    assert_lawful(raw, document)
    assert {stretch.number for stretch in document.stretches} == {line.page for line in lines}
    pages = [stretch.number for stretch in document.stretches]
    assert pages == sorted(pages)


def test_white_space_of_the_page_goes_and_that_between_words_stays_one_space() -> None:
    text = TEXT.replace("园区提质扩容", "园区 提质扩容").replace("到2025年", "到 2025 年").replace("7%以上", "7 %以上")
    document = read_document(raw_text(text))
    assert "园区 提质扩容" in document.text
    assert "到2025年" in document.text
    latin = read_document(raw_text(TEXT.replace("特色产业", "Token Factory 产业")))
    assert "Token Factory产业" in latin.text
