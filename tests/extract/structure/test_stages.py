"""A part of a report that looks back, sets goals and names work is read paragraph by paragraph."""

from extract.structure import read_document
from extract.structure.stages import block_roles
from kg.model import Document, SectionRole
from tests.extract.structure.plans import raw_text

HEAD = "2026年云岭县政府工作报告\n——2026年1月20日在云岭县第十七届人民代表大会第五次会议上\n各位代表：\n"
LOOK_BACK = (
    "初步统计，全县生产总值增长百分之五。\n（一）着力推进产业升级，工业经济稳步回升\n新建园区厂房三座，完善企业服务机制。\n"
    "一年来，各级干部奋力拼搏。这些成绩的取得来之不易。我们也清醒认识到，发展中还有不少困难，产业结构有待优化。\n"
)
WORK = (
    "今年是“十五五”开局之年。全县发展的主要预期目标是：生产总值增长百分之六，城镇居民收入稳步增加。\n"
    "（一）提升农业质效\n推进良种培育，加强农田建设，健全服务体系。\n"
)


def read(text: str) -> Document:
    return read_document(raw_text(HEAD + text))


def roles(document: Document) -> list[tuple[str, SectionRole | None]]:
    found = block_roles(document.text, document.blocks, document.sections)
    pairs = zip(document.blocks, found, strict=True)
    return [(block.span.of(document.text)[:6], role) for block, role in pairs if block.section is not None]


def test_a_part_that_tells_of_the_year_gone_is_a_look_back_whatever_its_title() -> None:
    document = read(f"一、同心同向共奋斗，云岭面貌焕然一新\n{LOOK_BACK}二、乘势而上开新局\n{WORK}")
    first = [section for section in document.sections if section.span.end <= document.sections[0].span.end]
    assert len(first) > 1
    assert {section.role for section in first} == {SectionRole.FOUNDATION}
    assert document.sections[len(first)].role is SectionRole.TASKS


def test_a_part_of_goals_and_of_the_year_s_work_goes_from_one_to_the_other() -> None:
    document = read(
        "一、2025年工作回顾\n一年来，全县建设稳步推进。\n二、“十五五”时期目标任务和2026年工作安排\n"
        "未来五年，云岭要在发展中走在前列。\n（一）城乡面貌更加优化。加快城市更新，完善乡村设施。\n"
        "今年是“十五五”开局之年。做好政府工作的总体要求是：坚持稳中求进。\n"
        "全县发展的主要预期目标是：生产总值增长百分之六。\n重点做好以下工作。\n推进良种培育，健全服务体系。\n"
    )
    told = roles(document)[2:]
    assert [role for _, role in told] == [
        SectionRole.GOALS,
        SectionRole.GOALS,
        SectionRole.TASKS,
        SectionRole.PRINCIPLE,
        SectionRole.GOALS,
        SectionRole.TASKS,
        SectionRole.TASKS,
    ]


def test_a_part_of_what_was_reached_and_of_the_goals_turns_where_it_speaks_of_the_years_ahead() -> None:
    document = read(
        "一、2025年工作回顾\n一年来，全县建设稳步推进。\n二、“十四五”时期发展成就和“十五五”时期主要目标任务\n"
        "这五年，我们完善交通网络，建设水利工程。\n今后五年，云岭要建设生态强县。\n"
        "（一）推进产业升级。加快园区建设，培育企业。\n三、2026年重点工作\n“十四五”时期，我们完善了服务体系。\n"
        "推进良种培育，健全服务体系。\n"
    )
    assert [role for _, role in roles(document)[2:]] == [
        SectionRole.FOUNDATION,
        SectionRole.FOUNDATION,
        SectionRole.GOALS,
        SectionRole.TASKS,
        SectionRole.TASKS,
        SectionRole.FOUNDATION,
        SectionRole.TASKS,
    ]


def test_headings_of_their_own_go_before_first_words() -> None:
    document = read(
        "一、总体要求和主要目标\n（一）指导思想\n今年是关键之年，坚持新发展理念，推进改革创新。\n（二）主要目标\n"
        "加快建设生态强县，提升治理能力。\n二、推进产业升级\n加快园区建设，完善服务。\n"
    )
    by_title = {section.title: section.role for section in document.sections}
    assert by_title["指导思想"] is SectionRole.PRINCIPLE
    assert by_title["主要目标"] is SectionRole.GOALS
    assert dict(roles(document))["今年是关键之"] is SectionRole.PRINCIPLE
    assert dict(roles(document))["加快建设生态"] is SectionRole.GOALS


def test_an_account_of_the_plan_looks_back_in_the_paragraph_of_the_years_gone() -> None:
    document = read(
        "一、2025年工作回顾\n一年来，全县建设稳步推进。\n二、关于《云岭县第十五个五年规划纲要（草案）》的说明\n"
        "“十四五”时期，我们完善服务体系，建设水利工程。\n今后要推进产业升级，培育企业。\n三、2026年重点工作\n健全服务体系。\n"
    )
    told = dict(roles(document))
    assert told["“十四五”时"] is SectionRole.FOUNDATION
    assert told["今后要推进产"] is SectionRole.TASKS
