"""Government work reports: parts without a number, and the title among the lines of a web page."""

import pytest

from extract.structure import read_document
from kg.model import SectionLevel, SectionRole
from tests.extract.structure.forms import SENTENCES
from tests.extract.structure.plans import assert_lawful, raw_text

ONE, TWO, THREE, FOUR, *_ = SENTENCES
MEETING = "——2026年1月20日在云岭县第十七届人民代表大会第五次会议上\n县长 林远\n各位代表：\n"


def report(*, title: str = "2026年云岭县政府工作报告", first: str = "") -> str:
    return (
        f"{title}\n{MEETING}"
        f"{first}“十四五”时期工作回顾\n{ONE}\n{FOUR}\n“十五五”时期的主要目标任务\n{TWO}\n"
        f"2026年重点工作\n（一）建设现代化产业体系\n{THREE}\n（二）持续改善民生\n{FOUR}\n加强政府自身建设\n{ONE}\n"
    )


def test_the_parts_of_a_report_need_no_number() -> None:
    raw = raw_text(report())
    document = read_document(raw)
    assert_lawful(raw, document)
    parts = [(section.title, section.role) for section in document.sections if section.parent is None]
    assert parts == [
        ("“十四五”时期工作回顾", SectionRole.FOUNDATION),
        ("“十五五”时期的主要目标任务", SectionRole.GOALS),
        ("2026年重点工作", SectionRole.TASKS),
        ("加强政府自身建设", SectionRole.TASKS),
    ]
    inner = [section for section in document.sections if section.parent is not None]
    assert [section.title for section in inner] == ["建设现代化产业体系", "持续改善民生"]
    assert {section.level for section in document.sections} == {SectionLevel.ITEM}


def test_a_plan_with_chapters_has_no_such_parts() -> None:
    text = f"云岭县“十四五”规划纲要\n第一章 发展基础\n{ONE}\n“十三五”时期工作回顾\n{FOUR}\n第二章 农业\n{THREE}\n"
    document = read_document(raw_text(text))
    assert [section.title for section in document.sections if section.level is SectionLevel.CHAPTER] == [
        "发展基础",
        "农业",
    ]
    assert len(document.sections) == 2


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("首页\n>\n县情要闻\n2026年云岭县政府工作报告\n来源：云岭日报", "2026年云岭县政府工作报告"),
        ("2026年云岭县政府工作报告\n小\n中\n大\n】\n政府工作报告", "2026年云岭县政府工作报告"),
        ("云岭县2026年政府工作报告\n县长林远作政府工作报告", "云岭县2026年政府工作报告"),
        ("政府工作报告。 云岭日报记者 陈原 摄\n政府工作报告", "政府工作报告"),
    ],
)
def test_the_title_of_a_report_is_its_own_line(title: str, wanted: str) -> None:
    assert read_document(raw_text(report(title=title))).title == wanted
