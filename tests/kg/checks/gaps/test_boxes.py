"""Text and boxes are held against each other: kinds that nothing speaks of, projects of the text that no box lists."""

from dataclasses import replace

import pytest

from kg.checks import PlanView
from kg.checks.gaps.box_text import BoxWithoutText
from kg.checks.gaps.boxes import project_boxes
from kg.checks.gaps.tasks import TaskWithoutProject
from kg.checks.gaps.text_box import TextProjectNotInBox
from kg.model import Finding, SectionRole, Severity, Tier
from tests.kg.checks.plans import Draft, Paragraph

BURIAL = Paragraph("", "殡葬改革。新建柳东公墓、柳西公墓等项目。", box="民生重点项目", lead="殡葬改革")
TEXT = Paragraph("增进民生福祉", "办好教育和医疗。")


def draft_of(*paragraphs: Paragraph, projects: tuple[str, ...] = ("柳东公墓", "柳西公墓")) -> Draft:
    draft = Draft(paragraphs)
    for name in projects:
        draft.thing(("Project",), name, name)
    return draft


def box_findings(draft: Draft) -> list[Finding]:
    return list(BoxWithoutText().run(PlanView(draft.graph())))


def test_a_head_whose_projects_no_sentence_speaks_of_is_asked_about() -> None:
    [found] = box_findings(draft_of(TEXT, BURIAL))
    assert found.severity is Severity.MEDIUM
    assert "殡葬设施" in found.message
    assert "burial" in found.message_en
    assert [passage.quote for passage in found.evidence] == [BURIAL.words]


@pytest.mark.parametrize("words", ["推进殡葬改革。", "建设公墓。", "修建骨灰堂。"])
def test_a_sentence_on_the_head_or_on_the_kind_answers_it(words: str) -> None:
    assert box_findings(draft_of(replace(TEXT, words=words), BURIAL)) == []


def test_a_kind_under_a_head_that_is_spoken_of_is_a_hint() -> None:
    mixed = replace(BURIAL, words="教育和民生。新建柳东公墓、柳西公墓、柳南小学等项目。", lead="教育和民生")
    [found] = box_findings(draft_of(TEXT, mixed, projects=("柳东公墓", "柳西公墓", "柳南小学")))
    assert found.severity is Severity.LOW
    assert [focus.name for focus in found.focus] == ["柳东公墓", "柳西公墓"]


def test_a_report_on_the_past_does_not_answer_a_box() -> None:
    past = Paragraph("发展基础", "建成公墓3处。", SectionRole.FOUNDATION)
    assert len(box_findings(draft_of(past, TEXT, BURIAL))) == 1


def test_one_project_alone_and_candidates_are_not_asked_about() -> None:
    assert box_findings(draft_of(TEXT, BURIAL, projects=("柳东公墓",))) == []
    draft = draft_of(TEXT, BURIAL)
    draft.entities = [replace(entity, tier=Tier.CANDIDATE) for entity in draft.entities]
    assert box_findings(draft) == []


def test_a_box_of_towns_lists_no_projects() -> None:
    towns = Paragraph("", "柳溪镇。发展农业，建设柳东公墓、柳西公墓。", box="乡镇发展布局", lead="柳溪镇")
    assert project_boxes(PlanView(draft_of(TEXT, towns).graph())) == ()


TOPIC = Paragraph("繁荣文化", "发展文化旅游。推进青石湖旅游度假区项目建设。", lead="发展文化旅游")
SHOWN = Paragraph("", "文化旅游。建设柳溪古镇等项目。", box="文化重点项目", lead="文化旅游")


def text_findings(*paragraphs: Paragraph, box_project: str = "柳溪古镇") -> list[Finding]:
    draft = draft_of(*paragraphs, projects=("青石湖旅游度假区", box_project))
    draft.thing(("WaterBody",), "青石湖", "青石湖")
    return list(TextProjectNotInBox().run(PlanView(draft.graph())))


def test_a_project_of_the_text_that_the_box_of_its_sector_leaves_out_is_a_hint() -> None:
    [found] = text_findings(TOPIC, SHOWN)
    assert found.severity is Severity.LOW
    assert [passage.quote for passage in found.evidence] == ["青石湖旅游度假区", SHOWN.words]
    assert "青石湖旅游度假区" in found.message


def test_a_project_under_a_like_name_is_listed() -> None:
    listed = replace(SHOWN, words="文化旅游。建设柳溪区青石湖旅游综合体等项目。")
    assert text_findings(TOPIC, listed, box_project="柳溪区青石湖旅游综合体") == []


def test_topics_that_no_head_answers_to_and_boxes_of_other_chapters_are_left_alone() -> None:
    other = replace(SHOWN, words="现代物流。建设柳溪古镇等项目。", lead="现代物流")
    assert text_findings(TOPIC, other) == []
    assert text_findings(TOPIC, Paragraph("完善交通", "修路。"), SHOWN) == []


def test_kinds_of_works_without_a_name_of_their_own_are_left_alone() -> None:
    kinds = replace(TOPIC, words="发展文化旅游。推进乡村旅游提升工程建设。")
    draft = draft_of(kinds, SHOWN, projects=("乡村旅游提升工程", "柳溪古镇"))
    assert list(TextProjectNotInBox().run(PlanView(draft.graph()))) == []


LIBRARY = Paragraph("", "完善文化服务。改造图书馆、文化馆，开展送戏下乡。", lead="完善文化服务")


def task_findings(library: Paragraph = LIBRARY, *more: str) -> list[Finding]:
    draft = draft_of(TOPIC, library, SHOWN, projects=("柳溪古镇", *more))
    lead = library.lead or ""
    draft.thing(("Measure", "Task"), lead, lead)
    return list(TaskWithoutProject().run(PlanView(draft.graph())))


def test_a_task_that_builds_something_without_a_project_is_a_hint() -> None:
    [found] = task_findings()
    assert (found.severity, found.focus[0].name) == (Severity.LOW, "完善文化服务")
    assert [passage.quote for passage in found.evidence] == ["完善文化服务", "改造图书馆、文化馆"]


@pytest.mark.parametrize(
    "words",
    [
        "完善文化服务。鼓励企业建设图书馆。",
        "完善文化服务。开展送戏下乡。",
        "完善文化服务。健全图书馆服务体系。",
        "完善文化服务。新建图书馆3座。",
    ],
)
def test_what_is_encouraged_or_no_building_or_counted_elsewhere_is_not_asked_about(words: str) -> None:
    assert task_findings(replace(LIBRARY, words=words)) == []


def test_a_project_of_the_kind_anywhere_answers_the_task() -> None:
    listed = replace(LIBRARY, words="完善文化服务。改造图书馆、文化馆，推进柳溪图书馆项目。")
    assert task_findings(listed, "柳溪图书馆") == []


def test_a_reform_task_and_a_plan_without_boxes_are_left_alone() -> None:
    reform = replace(LIBRARY, words="深化文化体制改革。改造图书馆。", lead="深化文化体制改革")
    assert task_findings(reform) == []
    draft = draft_of(TOPIC, LIBRARY, projects=())
    draft.thing(("Measure", "Task"), "完善文化服务", "完善文化服务")
    assert list(TaskWithoutProject().run(PlanView(draft.graph()))) == []
