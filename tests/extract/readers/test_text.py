"""Which lines does a text file give, whatever its encoding and its line ends?"""

import codecs
from pathlib import Path

import pytest

from extract.readers import Limits
from extract.readers.base import RawText
from kg.errors import UnreadableDocumentError
from kg.messages import Phrase
from kg.model import LeftOut, SourceUnit

from .reading import read, texts

PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要\n第一章 发展基础\n“十三五”以来，全县地区生产总值年均增长7.6%。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PLAN.encode(), "utf-8"),
        (PLAN.encode("gbk"), "gb18030"),
        (PLAN.encode("gb18030"), "gb18030"),
        (PLAN.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-16-le"), "utf-16-le"),
        (PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-32"), "utf-32-le"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_the_same(tmp_path: Path, data: bytes, encoding: str) -> None:
    raw = read(tmp_path, "a.txt", data)
    assert raw.text == PLAN
    assert raw.source.encoding == encoding


def test_big5_is_read_with_the_last_aid(tmp_path: Path) -> None:
    text = "國民經濟和社會發展規劃綱要，推動產業結構調整，提高居民收入水準。第一章 發展基礎與環境\n" * 30
    assert read(tmp_path, "a.txt", text.encode("big5")).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_part_lines(tmp_path: Path, end: str) -> None:
    raw = read(tmp_path, "a.txt", f"第一章{end}{end}第一节{end}正文".encode())
    assert [(line.number, line.text) for line in raw.lines] == [(1, "第一章"), (2, ""), (3, "第一节"), (4, "正文")]
    assert raw.text == "第一章\n\n第一节\n正文\n"


def test_a_text_is_wrapped_counted_in_lines_and_knows_its_file(tmp_path: Path) -> None:
    raw = read(tmp_path, "规划.txt", PLAN.encode())
    assert (raw.wrapped, raw.unit, raw.source.name, raw.source.media) == (True, SourceUnit.LINE, "规划.txt", "txt")


def test_form_feeds_part_pages_and_are_no_characters(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.txt", "第一章\n— 1 —\n\f第二章\n正文\f\n".encode())
    assert [(line.page, line.number, line.text) for line in raw.lines] == [
        (1, 1, "第一章"),
        (1, 2, "— 1 —"),
        (2, 3, "第二章"),
        (2, 4, "正文"),
    ]


def test_without_form_feeds_there_are_no_pages(tmp_path: Path) -> None:
    assert {line.page for line in read(tmp_path, "a.txt", PLAN.encode()).lines} == {None}


def test_invisible_characters_go_and_are_counted(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.txt", "\ufeff云\u200b溪\u200c产\u2060业\ufeff园\x00项\u00ad目\n".encode())
    assert raw.text == "云溪产业园项目\n"
    assert raw.left_out == (LeftOut("invisible-characters", 0, 6),)


def test_spaces_stay_as_printed(tmp_path: Path) -> None:
    line = "\u3000\u3000第一章\xa0发展 基础\t表"
    assert read(tmp_path, "a.txt", line.encode()).lines[0].text == line


def test_radicals_are_read_as_the_characters_they_show(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.txt", "⽂化、⾦融、⻓江、⺠⽣、⻋站、更⾼质量\n".encode())
    assert raw.text == "文化、金融、长江、民生、车站、更高质量\n"


def test_odd_line_breaks_part_lines_of_one_number(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.txt", "第一节\v正文\u2028又一行\n末行\n".encode())
    assert [(line.number, line.text) for line in raw.lines] == [(1, "第一节"), (1, "正文"), (1, "又一行"), (2, "末行")]


def test_full_width_forms_are_not_folded(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.txt", "增长７．５％（ＧＤＰ）\n".encode())) == ["增长７．５％（ＧＤＰ）"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "errors.empty_file"),
        (b"\n \n\t\r\n", "errors.empty_file"),
        ("\ufeff\u200b".encode(), "errors.empty_file"),
        (bytes(range(256)) * 40, "errors.not_text"),
        (b"\x00\x01\x02\x03" * 500, "errors.not_text"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(600), "errors.not_text"),
        (PLAN.encode()[:-2] + b"\xe6\n" + PLAN.encode(), "errors.wrong_bytes"),
        (codecs.BOM_UTF8 + PLAN.encode() + b"\xff\xfe\n", "errors.wrong_bytes"),
    ],
)
def test_what_is_no_sound_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, key: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.txt", data)
    assert caught.value.key == key


def test_damaged_text_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.txt", (PLAN * 20).encode() + b"\xe7\xe7\n" + PLAN.encode())
    assert caught.value.values["line"] == 61
    assert "61" in caught.value.told("zh")


@pytest.mark.parametrize(
    ("limits", "what"),
    [(Limits(file_bytes=200), "file_bytes"), (Limits(characters=100), "characters"), (Limits(lines=3), "lines")],
)
def test_a_text_over_a_limit_is_refused(tmp_path: Path, limits: Limits, what: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, "a.txt", (PLAN * 3).encode(), limits)
    assert (caught.value.key, caught.value.values["what"]) == ("errors.too_large", Phrase(f"errors.limit_{what}"))


def test_lines_that_do_not_tile_the_text_are_no_raw_text(tmp_path: Path) -> None:
    raw = read(tmp_path, "a.txt", PLAN.encode())
    with pytest.raises(ValueError, match="end at"):
        RawText(raw.source, raw.unit, raw.text + "多余", raw.lines, raw.wrapped)
    with pytest.raises(ValueError, match="is not at"):
        RawText(raw.source, raw.unit, "改" + raw.text[1:], raw.lines, raw.wrapped)
