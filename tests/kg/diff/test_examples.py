"""What a person would say has changed between two drafts of a small plan, one edit at a time."""

from dataclasses import replace
from decimal import Decimal

from kg.diff import Change, ChangeKind, Part, PlanState, diff_plans
from kg.model import Attribute, Basis, Entity, Severity
from kg.values import Figure
from tests.kg.checks.plans import Draft, Paragraph
from tests.kg.diff.drafts import finding_of

GOAL, ROAD, TOWN = "建成绿色建材强区", "环湖公路", "松岭镇"


class Written:
    """A plan of two chapters: a goal with a figure, a road in a town; each part may be in other words."""

    def __init__(
        self, goal: str = GOAL, road: str = ROAD, value: str = "105", stage: str = "谋划", chapter: str = "总体目标"
    ) -> None:
        first = f"到2025年{goal}，规模工业产值达到{value}亿元。"
        self.draft = Draft((Paragraph(chapter, first), Paragraph("交通水利", f"建设{TOWN}{road}。改善出行条件。")))
        self.goal = self.draft.thing(("Goal",), goal, goal)
        self.road = self.draft.thing(("Project",), road, road, Attribute("stage", stage))
        self.town = self.draft.thing(("Place",), TOWN, TOWN)
        self.indicator = self.draft.thing(("Indicator",), "规模工业产值", "规模工业产值")
        self.draft.target(self.indicator, Figure(f"{value}亿元", Decimal(value), unit="亿元"))
        self.draft.link(self.road, "locatedIn", self.town)
        self.draft.link(self.road, "supports", self.goal)

    @property
    def state(self) -> PlanState:
        return PlanState(self.draft.graph())


def changes(before: PlanState, after: PlanState) -> list[Change]:
    return [change for change in diff_plans(before, after).changes if change.part is not Part.SENTENCE]


def one(before: PlanState, after: PlanState) -> Change:
    (change,) = changes(before, after)
    return change


def test_another_value_is_a_changed_figure_of_the_highest_gravity() -> None:
    change = one(Written().state, Written(value="120").state)
    assert (change.part, change.kind, change.of, change.gravity) == (
        Part.FIGURE, ChangeKind.CHANGED, "target", Severity.HIGH,
    )  # fmt: skip
    assert change.side.name == "规模工业产值 2025"
    assert [(one.name, one.before, one.after) for one in change.fields] == [
        ("as_written", "105亿元", "120亿元"),
        ("value", "105", "120"),
    ]


def test_a_number_printed_otherwise_is_no_other_number() -> None:
    change = one(Written().state, Written(value="105.0").state)
    assert [one.name for one in change.fields] == ["as_written"]


def test_a_goal_in_other_words_is_renamed_and_its_links_stay() -> None:
    change = one(Written().state, Written(goal="建成绿色建材大区").state)
    assert (change.part, change.kind, change.of) == (Part.THING, ChangeKind.RENAMED, "Goal")
    assert [one.name for one in change.fields] == ["name", "iri"]


def test_a_project_of_another_name_is_another_project_and_its_links_follow() -> None:
    found = changes(Written().state, Written(road="环湖大道").state)
    things = [(change.kind, change.side.name) for change in found if change.part is Part.THING]
    assert things == [(ChangeKind.REMOVED, "环湖公路"), (ChangeKind.ADDED, "环湖大道")]
    links = [change for change in found if change.part is Part.LINK]
    assert len(links) == 4
    assert all(change.follows and change.gravity is Severity.INFO for change in links)


def test_a_project_whose_other_name_is_its_name_now_is_renamed() -> None:
    before, after = Written(), Written(road="青石湖环湖公路")
    at = after.draft.entities.index(after.road)
    after.draft.entities[at] = replace(after.road, aliases=(ROAD,))
    renamed = [change for change in changes(before.state, after.state) if change.part is Part.THING]
    assert [(change.kind, change.before and change.before.name) for change in renamed] == [(ChangeKind.RENAMED, ROAD)]


def test_another_stage_is_a_changed_attribute() -> None:
    change = one(Written().state, Written(stage="在建").state)
    assert (change.part, change.kind, change.gravity) == (Part.ATTRIBUTE, ChangeKind.CHANGED, Severity.MEDIUM)
    assert [(one.name, one.before, one.after) for one in change.fields] == [("stage", "谋划", "在建")]


def test_a_link_known_in_another_way_is_changed_and_a_lost_one_removed() -> None:
    before, after = Written(), Written()
    after.draft.links[0] = replace(after.draft.links[0], basis=Basis.STATED, confidence=Decimal("0.95"))
    change = one(before.state, after.state)
    assert (change.part, change.kind, change.of) == (Part.LINK, ChangeKind.CHANGED, "locatedIn")
    assert [(one.name, one.after) for one in change.fields] == [("basis", "stated"), ("confidence", "0.95")]
    del after.draft.links[0]
    gone = one(before.state, after.state)
    assert (gone.kind, gone.side.name, gone.follows) == (ChangeKind.REMOVED, f"{ROAD} → {TOWN}", False)


def test_another_title_is_a_renamed_section_and_its_sentences_stay() -> None:
    (change,) = diff_plans(Written().state, Written(chapter="奋斗目标").state).changes
    assert (change.part, change.kind, change.of) == (Part.SECTION, ChangeKind.RENAMED, "chapter")


def test_a_sentence_in_another_chapter_has_moved() -> None:
    paragraphs = Paragraph("总体目标", "产业兴旺。"), Paragraph("交通水利", "改善出行条件。建设公路。")
    before = PlanState(Draft(paragraphs).graph())
    moved = Paragraph("总体目标", "产业兴旺。改善出行条件。"), Paragraph("交通水利", "建设公路。")
    (change,) = diff_plans(before, PlanState(Draft(moved).graph())).changes
    assert (change.part, change.kind, change.side.name) == (Part.SENTENCE, ChangeKind.MOVED, "改善出行条件。")
    assert [(one.before, one.after) for one in change.fields] == [("交通水利", "总体目标")]


def found(road: Entity, severity: Severity, message: str) -> tuple[PlanState, PlanState]:
    written = Written().state
    return written, replace(written, findings=(finding_of(road, "stage-in-two-places", severity, message),))


def test_a_finding_is_raised_gone_or_in_other_words_with_its_own_gravity() -> None:
    road = Written().road
    without, having = found(road, Severity.HIGH, "两处阶段不同")
    raised = one(without, having)
    assert (raised.part, raised.kind, raised.gravity) == (Part.FINDING, ChangeKind.ADDED, Severity.HIGH)
    assert one(having, without).kind is ChangeKind.REMOVED
    _, lighter = found(road, Severity.LOW, "两处阶段不同")
    changed = one(having, lighter)
    assert (changed.kind, changed.gravity) == (ChangeKind.CHANGED, Severity.HIGH)
    assert [(one.name, one.before, one.after) for one in changed.fields] == [("severity", "high", "low")]


def test_every_part_has_its_gravity_whatever_it_is_of() -> None:
    from kg.diff.gravity import gravity_of

    assert all(gravity_of(part, "nobody", appears=appears) for part in Part for appears in (True, False))


def test_the_gravest_come_first_and_what_follows_comes_last() -> None:
    found = diff_plans(Written().state, Written(road="环湖大道", value="120", stage="在建").state).changes
    grave = [(tuple(Severity).index(change.gravity), change.follows) for change in found]
    assert grave == sorted(grave)
    assert found[0].part is Part.FIGURE
