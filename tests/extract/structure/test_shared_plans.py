"""The three shared plans: every heading of their own contents, every box and table, and no other."""

import re
from collections import Counter

import pytest

from extract.structure import read_document
from kg.model import Document, SectionLevel
from tests.extract.structure.forms import wrap
from tests.extract.structure.plans import assert_lawful, raw_text, shared_plan

pytestmark = pytest.mark.slow

_ENTRY = re.compile(r"\s*(第[一二三四五六七八九十百]+[篇章节].*?)[\s.]*\d*\s*\Z")
_COUNTED = {SectionLevel.PART, SectionLevel.CHAPTER, SectionLevel.SECTION}


def _levels(document: Document) -> Counter[str]:
    return Counter(section.level.value for section in document.sections)


def _numbers(document: Document, level: SectionLevel) -> list[str | None]:
    return [section.number for section in document.sections if section.level is level]


def _listed(text: str) -> list[str]:
    """Return the entries of a file's own table of contents, read without our reader."""
    lines = text.split("\n")
    start = next(at for at, line in enumerate(lines) if "".join(line.split()) == "目录")
    found: list[str] = []
    for line in lines[start + 1 :]:
        entry = _ENTRY.match(line)
        if entry is None:
            continue
        folded = "".join(entry[1].split())
        if folded in found[:1]:
            break
        found.append(folded)
    return found


def test_yicheng_has_its_chapters_sections_boxes_and_tables() -> None:
    raw = shared_plan("yicheng-14fyp.txt")
    document = read_document(raw)
    assert document.title == "驻马店市驿城区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    assert _levels(document) == {"chapter": 12, "section": 51, "box": 8, "table": 2, "item": 2}
    assert _numbers(document, SectionLevel.BOX) == ["3-1", "3-2", "5-1", "5-2", "5-3", "6-1", "9-1", "10-1"]
    assert _numbers(document, SectionLevel.TABLE) == ["表1-1", "表2-1"]
    left = {row.reason: row.lines for row in document.left_out}
    assert left["repeated-heading"] == 4
    assert "驿城区人民政府办公室" in document.preamble
    assert_lawful(raw, document)


@pytest.mark.parametrize("name", ["suzhou-15fyp.txt", "guangzhou-15fyp.txt"])
def test_every_heading_of_the_contents_is_found_in_order_and_no_other(name: str) -> None:
    raw = shared_plan(name)
    document = read_document(raw)
    found = [
        "".join(f"{section.number}{section.title}".split())
        for section in document.sections
        if section.level in _COUNTED
    ]
    assert found == _listed(raw.text)
    assert_lawful(raw, document)


def test_suzhou_has_eighteen_boxes_and_one_table() -> None:
    document = read_document(shared_plan("suzhou-15fyp.txt"))
    assert _numbers(document, SectionLevel.BOX) == [str(number) for number in range(1, 19)]
    assert _numbers(document, SectionLevel.TABLE) == ["表1"]
    assert document.title == "苏州市国民经济和社会发展第十五个五年规划纲要"
    assert document.sections[0].title == "序言"


def test_guangzhou_has_twelve_boxes_the_first_with_the_indicators() -> None:
    document = read_document(shared_plan("guangzhou-15fyp.txt"))
    assert _numbers(document, SectionLevel.BOX) == [str(number) for number in range(1, 13)]
    assert document.title == "广州市国民经济和社会发展第十五个五年规划纲要"
    assert "穗府〔2026〕4号" in document.preamble
    first = next(at for at, section in enumerate(document.sections) if section.number == "1")
    rows = [block for block in document.blocks if block.section == first and block.cells]
    assert len(rows) == 31
    assert document.sections[-1].title == "名词解释"


def _reprinted(document: Document, width: int, box_width: int, every: int) -> str:
    """Return a document as printed to other widths, first lines short by two signs, with page marks."""
    lines: list[tuple[str, str | None]] = []
    caption = None
    for block in document.blocks:
        text = block.span.of(document.text)
        level = document.sections[block.section].level if block.section is not None else None
        framed = level in {SectionLevel.BOX, SectionLevel.TABLE}
        if block.kind == "heading":
            caption = text if framed else None
            lines += [(line, None) for line in wrap(text, width)]
        elif block.kind == "row":
            lines.append((text, None))
        else:
            lines += [(line, caption) for line in wrap(text, box_width if framed else width, hidden=4)]
    printed = [document.title]
    for at, (line, inside) in enumerate(lines, 1):
        printed.append(line)
        if at % every == 0 and at < len(lines):
            printed.append(f"— {at // every} —")
            printed += [inside] if inside and lines[at][1] == inside else []
    return "\n".join(printed) + "\n"


@pytest.mark.parametrize(("width", "box_width", "every"), [(56, 84, 25), (48, 64, 21), (60, 70, 33), (56, 50, 25)])
@pytest.mark.parametrize("name", ["yicheng-14fyp.txt", "suzhou-15fyp.txt"])
def test_a_plan_printed_to_other_widths_has_the_same_blocks(name: str, width: int, box_width: int, every: int) -> None:
    document = read_document(shared_plan(name))
    raw = raw_text(_reprinted(document, width, box_width, every))
    again = read_document(raw)
    assert_lawful(raw, again)
    assert [section.title for section in again.sections] == [section.title for section in document.sections]
    found = Counter("".join(block.span.of(again.text).split()) for block in again.blocks)
    wanted = Counter("".join(block.span.of(document.text).split()) for block in document.blocks)
    assert sum((wanted - found).values()) <= (1 if box_width < width else 0)
