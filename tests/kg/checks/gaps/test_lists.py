"""Lists to work with are drawn up, never raised: values handed down, targets in one place, empty columns."""

from dataclasses import replace
from decimal import Decimal

from kg.checks import PlanView, answers
from kg.checks.gaps.columns import EmptyProjectColumns
from kg.checks.gaps.handed_down import TargetsHandedDown
from kg.checks.gaps.one_place import TargetsInOnePlace
from kg.model import Attribute, Inventory, SectionRole, Tier
from kg.values import Figure, TargetRole
from tests.kg.checks.plans import Draft, Paragraph

NUMBER = Figure("32.4%", Decimal("32.4"), unit="%")


def lists(draft: Draft, *checks: object) -> dict[str, list[str]]:
    told = answers([PlanView(draft.graph())], checks=tuple(checks))  # type: ignore[arg-type]
    assert told.findings == ()
    return {one.name: [item.name for item in one.items] for one in told.inventories}


def two_indicators() -> Draft:
    return Draft((Paragraph("主要目标", "单位产值能耗降幅按市下达目标。林木覆盖率达到32.4%。绿道里程达到60公里。"),))


def test_targets_handed_down_are_listed_once_and_others_are_not() -> None:
    draft = two_indicators()
    energy = draft.thing(("Indicator",), "单位产值能耗降幅", "单位产值能耗降幅")
    forest = draft.thing(("Indicator",), "林木覆盖率", "林木覆盖率达到32.4%")
    for _ in range(2):
        draft.target(energy, Figure("按市下达目标", delegated=True))
    draft.target(forest, NUMBER)
    assert lists(draft, TargetsHandedDown()) == {"targets-handed-down": ["单位产值能耗降幅"]}


def test_no_target_handed_down_is_no_list() -> None:
    draft = two_indicators()
    draft.target(draft.thing(("Indicator",), "林木覆盖率", "林木覆盖率达到32.4%"), NUMBER)
    assert lists(draft, TargetsHandedDown()) == {}


def test_rows_and_sentences_of_one_indicator_are_in_both_places() -> None:
    rows = Paragraph("", "1 林木覆盖率（%） 2 单位产值能耗降幅（%）", SectionRole.GOALS, box="主要指标")
    draft = Draft((Paragraph("主要目标", "全区林木覆盖率升高。绿道里程增加。", SectionRole.GOALS), rows))
    for name, words, table in (
        ("林木覆盖率", "林木覆盖率（%）", "2-1"),
        ("全区林木覆盖率", "全区林木覆盖率升高", None),
        ("单位产值能耗降幅", "单位产值能耗降幅（%）", "2-1"),
        ("绿道里程", "绿道里程增加", None),
    ):
        draft.target(draft.thing(("Indicator",), name, words), NUMBER, table=table)
    assert lists(draft, TargetsInOnePlace()) == {
        "rows-without-text": ["单位产值能耗降幅"],
        "text-without-row": ["绿道里程"],
    }


def test_a_row_that_a_sentence_repeats_as_one_figure_is_in_both_places() -> None:
    rows = Paragraph("", "1 林木覆盖率（%）", SectionRole.GOALS, box="主要指标")
    draft = Draft((Paragraph("主要目标", "林木覆盖率升高。", SectionRole.GOALS), rows))
    forest = draft.thing(("Indicator",), "林木覆盖率", "林木覆盖率（%）")
    row = draft.target(forest, NUMBER, table="2-1")
    told = draft.target(forest, NUMBER, words="林木覆盖率升高")
    draft.targets = [replace(row, evidence=(*row.evidence, *told.evidence))]
    assert lists(draft, TargetsInOnePlace()) == {}


def test_a_baseline_is_no_target_and_without_a_table_there_is_nothing_to_list() -> None:
    draft = two_indicators()
    forest = draft.thing(("Indicator",), "林木覆盖率", "林木覆盖率达到32.4%")
    draft.target(forest, NUMBER)
    draft.target(forest, NUMBER, role=TargetRole.BASELINE, table="2-1")
    assert lists(draft, TargetsInOnePlace()) == {}


def with_projects(count: int, *attributes: Attribute) -> Draft:
    names = [f"柳溪{number}号路" for number in range(10, 10 + count)]
    draft = Draft((Paragraph("交通", f"建设{'、'.join(names)}等项目。"),))
    for name in names:
        draft.thing(("Project",), name, name, *attributes)
    return draft


def test_columns_that_no_project_fills_are_one_note_a_document() -> None:
    assert lists(with_projects(12), EmptyProjectColumns()) == {"project-columns": ["投资", "建设年限", "责任单位"]}


def test_a_column_that_one_project_fills_is_not_noted() -> None:
    draft = with_projects(12)
    draft.entities[0] = replace(draft.entities[0], attributes=(Attribute("investment", "3亿元"),))
    assert lists(draft, EmptyProjectColumns()) == {"project-columns": ["建设年限", "责任单位"]}


def test_a_plan_with_few_projects_or_candidates_only_has_no_note() -> None:
    assert lists(with_projects(3), EmptyProjectColumns()) == {}
    draft = with_projects(12)
    draft.entities = [replace(entity, tier=Tier.CANDIDATE) for entity in draft.entities]
    assert lists(draft, EmptyProjectColumns()) == {}


def test_lists_are_drawn_up_whatever_severity_is_asked_for() -> None:
    told = answers([PlanView(with_projects(12).graph())], checks=(EmptyProjectColumns(),))
    assert [type(one) for one in told.inventories] == [Inventory]
