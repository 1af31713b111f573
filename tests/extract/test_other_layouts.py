"""Short plans of other layouts, copied as from a web page: what is found in them by reading, with invented names."""

from pathlib import Path

import pytest

from kg.model import PlanGraph, SectionLevel, SectionRole, Tier
from kg.values import TargetRole
from tests.extract.sample import plan_graph

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    """Return the plan of a county: 一、（一）1．, no chapters, boxes as 专栏一, a table with tabs."""
    text = (DATA / "county-plan.txt").read_text(encoding="utf-8")
    return plan_graph(tmp_path_factory.mktemp("county") / "plan.txt", text)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    """Return the plan of a district: 第一部分 and 一、, a box and a table between its parts."""
    text = (DATA / "district-plan.txt").read_text(encoding="utf-8")
    return plan_graph(tmp_path_factory.mktemp("district") / "plan.txt", text)


def outline(graph: PlanGraph, level: SectionLevel) -> list[tuple[str, str]]:
    return [(part.title, part.role.value) for part in graph.document.sections if part.level is level]


def names(graph: PlanGraph, kind: str) -> set[str]:
    return {each.name for each in graph.entities if kind in each.kinds and each.tier is Tier.CONFIRMED}


def figures(graph: PlanGraph) -> set[tuple[str, str, int | None, TargetRole]]:
    named = {each.iri: each.name for each in graph.entities}
    return {(named[each.indicator], str(each.figure.value), each.year, each.role) for each in graph.targets}


def links(graph: PlanGraph, predicate: str) -> set[tuple[str, str]]:
    named = {each.iri: each.name for each in graph.entities}
    return {
        (named[each.subject], named[each.object])
        for each in graph.statements
        if each.predicate == predicate and {each.subject, each.object} <= set(named)
    }


def test_the_outline_of_a_plan_without_chapters(county: PlanGraph) -> None:
    assert county.plan.area == "云岭县"
    assert county.plan.period is not None
    assert (county.plan.period.start, county.plan.period.end) == (2026, 2030)
    assert outline(county, SectionLevel.ITEM) == [
        ("发展基础和总体要求", "foundation"),
        ("发展基础", "foundation"),
        ("指导思想", "principle"),
        ("发展目标", "goals"),
        ("建设特色产业强县", "tasks"),
        ("做强竹木加工产业", "tasks"),
        ("发展高山茶产业", "tasks"),
        ("完善基础设施网络", "tasks"),
        ("畅通对外交通", "tasks"),
        ("加强水利建设", "tasks"),
    ]
    assert [title for title, _ in outline(county, SectionLevel.BOX)] == [
        "云岭县“十五五”时期主要指标",
        "产业发展重点项目",
    ]


def test_what_a_county_seeks_and_does(county: PlanGraph) -> None:
    assert {"经济实力持续增强", "生态环境更加优美", "建设特色产业强县"} <= names(county, "Goal")
    assert {"做强竹木加工产业", "延伸加工链条", "推广竹基新材料", "发展高山茶产业", "畅通对外交通"} <= names(
        county, "Measure"
    )
    said = [name for each in county.entities if "Measure" in each.kinds for name in (each.name, *each.aliases)]
    assert any("推进茶旅融合" in name for name in said)
    assert not {each for each in names(county, "Measure") if "高铁站" in each or "320公里" in each}
    assert ("做强竹木加工产业", "建设特色产业强县") in links(county, "serves")


def test_the_projects_and_places_of_a_county(county: PlanGraph) -> None:
    assert {
        "恒竹科技年产6万吨竹板材项目",
        "青溪镇竹笋精深加工项目",
        "石门古寨修缮项目",
        "清溪河漂流基地建设项目",
        "云岭至江口高速公路",
        "云岭通用机场",
        "清溪河综合治理工程",
    } <= names(county, "Project")
    assert not {name for name in names(county, "Project") if "高铁站" in name}
    assert {"青溪镇", "白沙乡", "云岭县"} <= names(county, "Place")
    assert {"清溪河", "龙潭水库"} <= names(county, "WaterBody")
    assert ("青溪镇竹笋精深加工项目", "青溪镇") in links(county, "locatedIn")
    assert ("恒竹科技年产6万吨竹板材项目", "恒竹科技") in links(county, "implementedBy")


def test_the_figures_of_a_county(county: PlanGraph) -> None:
    assert {
        ("地区生产总值", "226", 2025, TargetRole.BASELINE),
        ("地区生产总值", "300", 2030, TargetRole.TARGET),
        ("粮食综合生产能力", "25", 2030, TargetRole.TARGET),
        ("城镇化率", "58", 2030, TargetRole.TARGET),
        ("森林覆盖率", "62", 2030, TargetRole.TARGET),
        ("茶叶产值", "18", 2030, TargetRole.TARGET),
        ("粮食产量", "24", 2025, TargetRole.ACTUAL),
    } <= figures(county)
    reached = {("6.2", TargetRole.ACTUAL), ("320", TargetRole.ACTUAL)}
    assert reached <= {(value, role) for _, value, _, role in figures(county)}


def test_the_outline_of_a_plan_in_parts(district: PlanGraph) -> None:
    assert outline(district, SectionLevel.PART) == [
        ("发展环境与总体要求", "context"),
        ("提升科技创新能力", "tasks"),
        ("建设宜居城区", "tasks"),
    ]
    roles = dict(outline(district, SectionLevel.ITEM))
    assert (roles["发展成就"], roles["主要目标"]) == (SectionRole.FOUNDATION.value, SectionRole.GOALS.value)
    assert [title for title, _ in outline(district, SectionLevel.BOX)] == ["科技创新重大项目"]
    assert [title for title, _ in outline(district, SectionLevel.TABLE)] == ["“十五五”时期民生指标"]


def test_what_a_district_seeks_does_and_builds(district: PlanGraph) -> None:
    assert {"创新能力显著提升", "民生福祉持续增进", "基本建成滨江科创新城"} <= names(district, "Goal")
    assert {"建设科创平台", "加强知识产权保护", "推进城市更新", "打造滨江文化长廊"} <= names(
        district, "Measure"
    ) | names(district, "Goal")
    assert not {each for each in names(district, "Measure") if "大桥" in each}
    assert {"江南先进材料实验室", "望江智能传感产业园", "望江湿地公园", "东湖片区更新工程"} <= names(
        district, "Project"
    )
    assert "江南大学" in names(district, "Organisation")
    assert names(district, "Park") == {"望江智能传感产业园", "望江湿地公园"}


def test_the_figures_of_a_district(district: PlanGraph) -> None:
    assert {
        ("全社会研发经费投入强度", "3.5", 2030, TargetRole.TARGET),
        ("高新技术企业", "260", 2030, TargetRole.TARGET),
        ("每千人口执业医师数", "3.1", 2025, TargetRole.BASELINE),
        ("每千人口执业医师数", "3.6", 2030, TargetRole.TARGET),
        ("人均公园绿地面积", "14.5", 2030, TargetRole.TARGET),
    } <= figures(district)
    assert ("5.8", TargetRole.ACTUAL) in {(value, role) for _, value, _, role in figures(district)}
