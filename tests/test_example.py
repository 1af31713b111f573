"""Is the example plan what it says: long enough, in the form of a copied PDF, and true to its hand-written facts?"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from extract.readers import read_source
from extract.structure import read_document
from kg.model import Document, SectionLevel

EXAMPLE = Path(__file__).parents[1] / "examples" / "yicheng-digest.txt"
GOLD = Path(__file__).parent / "golden" / "example"

PAGE_MARK = re.compile(r"—(\d+)—")
CHAPTER = re.compile(r"第[一二三四五六七八九十]+章 ")
SECTION = re.compile(r"第[一二三四五六七八九十]+节 ")
BOX = re.compile(r"专栏 (\d+-\d+)：")
TABLE = re.compile(r"表 (\d+-\d+) ")
HEADING = re.compile(r"第[一二三四五六七八九十]+[章节] |专栏 |表 \d|[一二]、")
INDENT = "\u3000\u3000"


@cache
def lines() -> tuple[str, ...]:
    return tuple(EXAMPLE.read_text(encoding="utf-8").splitlines())


@cache
def gold(name: str) -> tuple[dict[str, str], ...]:
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        kept = [line for line in file if not line.startswith("#")]
    return tuple(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def document() -> Document:
    return read_document(read_source(EXAMPLE))


def fold(text: str) -> str:
    return "".join(text.split())


@cache
def read_on() -> tuple[str, ...]:
    """The lines as a person reads on: no page marks, no heading of a box printed again over a page."""
    seen: set[str] = set()
    kept = []
    for line in lines():
        if PAGE_MARK.fullmatch(line) or (BOX.match(line) and line in seen):
            continue
        seen.add(line)
        kept.append(line)
    return tuple(kept)


@cache
def folded() -> str:
    return fold("".join(read_on()))


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def table_rows() -> set[int]:
    """Line numbers between a table's caption and the paragraph, note or heading that ends it."""
    found: set[int] = set()
    inside = False
    for n, line in enumerate(lines()):
        if TABLE.match(line):
            inside = True
        elif line.startswith((INDENT, "注：")) or not line or CHAPTER.match(line):
            inside = False
        elif inside:
            found.add(n)
    return found


def cut(before: str, after: str) -> bool:
    """Whether the page mark between two lines stands inside a sentence."""
    return not before.endswith(("。", "；")) and not after.startswith(INDENT) and not HEADING.match(after)


def page_breaks() -> list[tuple[int, str, str]]:
    return [
        (n, lines()[n - 1], lines()[n + 1])
        for n, line in enumerate(lines())
        if PAGE_MARK.fullmatch(line) and n + 1 < len(lines())
    ]


def test_it_is_as_long_as_a_short_plan() -> None:
    assert 14_000 <= len(fold(EXAMPLE.read_text(encoding="utf-8"))) <= 18_000


def test_its_title_runs_over_two_lines() -> None:
    assert fold("".join(lines()[:2])) == (
        "驻马店市驿城区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要（改写示例）"
    )


def test_it_says_that_it_is_no_official_document() -> None:
    assert "不是政府文件" in folded()[:120]


def test_no_line_outside_the_tables_is_wider_than_thirty_characters() -> None:
    assert [line for n, line in enumerate(lines()) if n not in table_rows() and width(line) > 60] == []


def test_its_lines_are_wrapped_at_the_width_of_a_page() -> None:
    full = [line for line in lines() if 56 <= width(line) <= 60]
    assert len(full) > len(lines()) / 2


def test_no_line_begins_with_a_sign_that_closes() -> None:
    assert [line for line in lines() if line[:1] in tuple("，。、；：）”")] == []


def test_every_paragraph_and_item_is_indented_by_two_wide_spaces() -> None:
    starts = [line for line in lines() if line.startswith("\u3000")]
    assert all(re.match(r"\u3000\u3000[^\u3000]", line) for line in starts)
    assert [line for line in lines() if line.startswith("——")] == []


def test_page_marks_count_without_a_gap() -> None:
    numbers = [int(found[1]) for line in lines() if (found := PAGE_MARK.fullmatch(line))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 20


def test_page_marks_stand_inside_sentences_and_inside_paragraphs() -> None:
    assert sum(cut(before, after) for _, before, after in page_breaks()) >= 5
    assert any(before.startswith(INDENT) and cut(before, after) for _, before, after in page_breaks())


def test_a_box_heading_is_printed_again_where_a_page_ends_inside_an_item() -> None:
    again = [(n, before) for n, before, after in page_breaks() if BOX.match(after) and after in lines()[:n]]
    assert len(again) >= 2
    assert any(before[-1] not in "。；、" and not lines()[n + 2].startswith(INDENT) for n, before in again)


@pytest.mark.parametrize(
    ("level", "pattern", "count"),
    [("chapter", CHAPTER, 12), ("section", SECTION, 41), ("box", BOX, 8), ("table", TABLE, 2)],
)
def test_the_golden_headings_are_those_printed(level: str, pattern: re.Pattern[str], count: int) -> None:
    printed = [line for line in read_on() if pattern.match(line)]
    assert len(printed) == count
    assert sum(row["level"] == level for row in gold("structure")) == count


def test_the_tables_hold_eighteen_and_twenty_two_indicators() -> None:
    numbers = [row["table"] for row in gold("indicators")]
    assert (numbers.count("表1-1"), numbers.count("表2-1")) == (18, 22)


def test_every_indicator_row_is_printed_with_its_cells_in_order() -> None:
    for row in gold("indicators"):
        unit = f"（{row['unit']}）" if row["table"] == "表2-1" and row["unit"] else row["unit"]
        cells = [row["name"], unit, row["base"], row["planned"], row["actual"], row["target"], row["attribute"]]
        assert "".join(cells) in folded()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("structure", "title"),
        ("leads", "lead"),
        ("projects", "name"),
        ("projects", "head"),
        ("indicators", "group"),
        ("goals", "quote"),
        ("strategies", "surface"),
        ("strategies", "quote"),
        ("places", "surfaces"),
        ("places", "focus"),
        ("waters", "surfaces"),
        ("waters", "reach"),
        ("organisations", "surfaces"),
        ("prose_targets", "quote"),
    ],
)
def test_every_golden_quote_and_name_is_printed(name: str, column: str) -> None:
    wanted = {part for row in gold(name) for part in row[column].split("|")}
    assert {part for part in wanted if part not in folded()} == set()


def test_the_parts_of_a_project_stand_in_its_name() -> None:
    for row in gold("projects"):
        for column in ("places", "organisations", "waters", "capacity"):
            assert all(part in row["name"] for part in row[column].split("|")), row


def test_the_figure_of_a_prose_target_stands_in_its_quote() -> None:
    for row in gold("prose_targets"):
        said = row["quote"].replace("零增长", "0")
        assert all(row[column] in said for column in ("value", "value_max", "unit")), row


def test_an_organisation_to_be_kept_apart_is_listed_on_its_own() -> None:
    names = {row["name"] for row in gold("organisations")}
    assert {row["apart_from"] for row in gold("organisations")} - {""} <= names


def test_both_roads_numbered_328_and_both_reaches_of_the_river_are_named() -> None:
    for phrase in ("国道328", "省道328", "汝河治理（诸市镇至宿鸭湖段）", "汝河治理（板桥水库至诸市镇段）"):
        assert phrase in folded()


def test_the_pumped_storage_station_is_worded_twice() -> None:
    assert "响水潭抽水蓄能电站前期论证" in folded()
    assert "建设驻马店响水潭抽水蓄能电站" in folded()


def test_the_headings_read_are_the_golden_headings() -> None:
    wanted = [
        (row["level"], row["number"], row["title"], int(row["parent"]) - 1 if row["parent"] else None)
        for row in gold("structure")
    ]
    read = [(part.level.value, fold(part.number or ""), part.title, part.parent) for part in document().sections]
    assert read == wanted


def test_the_roles_of_sections_are_the_golden_roles() -> None:
    read = [part.role.value for part in document().sections]
    judged = [(n, row["role"]) for n, row in enumerate(gold("structure")) if row["role"]]
    assert [(n, read[n]) for n, _ in judged] == judged


def test_the_text_read_is_the_file_without_its_page_furniture() -> None:
    body = folded()[folded().index("第一章发展基础") : folded().index("原规划由")]
    assert body in fold(document().text)


def test_the_title_read_is_the_title_printed() -> None:
    assert fold(document().title) == fold("".join(lines()[:2]))


def test_every_lead_that_opens_a_paragraph_is_read() -> None:
    read = [block.lead.of(document().text) for block in document().blocks if block.lead]
    wanted = [row["lead"] for row in gold("leads") if row["place"] == "first"]
    missing = list(wanted)
    for lead in read:
        if lead in missing:
            missing.remove(lead)
    assert missing == []


def test_every_listed_project_stands_under_its_head_in_its_box() -> None:
    text = document().text
    under: dict[tuple[str, str], str] = {}
    for block in document().blocks:
        part = document().sections[block.section] if block.section is not None else None
        if part and part.level is SectionLevel.BOX and block.lead:
            under[fold(part.number or ""), block.lead.of(text)] = fold(block.span.of(text))
    for row in gold("projects"):
        if row["box"]:
            assert row["name"] in under[row["box"], row["head"]]


def test_every_organisation_and_water_inside_a_project_is_listed_on_its_own() -> None:
    for column, name in (("organisations", "organisations"), ("waters", "waters")):
        listed = {part for row in gold(name) for part in row["surfaces"].split("|")}
        inside = {part for row in gold("projects") for part in row[column].split("|")} - {""}
        assert inside - listed == set()
