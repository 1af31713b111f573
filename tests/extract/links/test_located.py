"""Where projects, parks and measures lie, tried on a small plan of invented names."""

import pytest

from tests.extract.sample import plan_graph

PLAN = """桐溪市岚川区国民经济和社会发展第十四个五年规划

第一章 建设产业强区

第一节 优化空间布局

东部以柏湖生态旅游度假区统揽湖区治理，统筹推进林场绿化工程；西部以岭南古镇建设为重点，推进农旅融合项目。

强化基地支撑。加强柏埠镇、石渡镇、青坞乡等粮食基地建设。以仓店镇、柳集乡为重点，培育特色产业小镇。石渡镇、仓店镇重点发展油茶种植，补齐灌溉设施。推广“柏埠镇治理”模式。

专栏1-1：各镇特色发展方向

柏埠镇。围绕柏湖建设，完善水电设施，建设柏湖湿地公园。大力发展乡村旅游，提升农房风貌。

专栏1-2：重点建设项目

重点推进岚川区柏埠镇客运站项目、岚川区应急物资储备中心、石渡水库除险加固工程、东西柳溪河综合整治工程、东柳溪河、西柳溪河治理工程、桐溪南路快速路工程、桐溪装备产业集聚区新能源产业园、全区数据共享平台项目等建设。依托桐溪装备产业集聚区招商。

重点推进青坞乡、石渡镇、仓店镇等重点区域水土流失综合治理、坡耕地水土流失综合治理项目。
"""


@pytest.fixture(scope="module")
def located(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Return the rule of each link from a thing to where it lies, by their names."""
    path = tmp_path_factory.mktemp("located") / "plan.txt"
    graph = plan_graph(path, PLAN)
    names = {entity.iri: entity.name for entity in graph.entities}
    found = (link for link in graph.statements if link.predicate == "locatedIn")
    return {(names[link.subject], names[link.object]): link.rule for link in found}


def places(located: dict[tuple[str, str], str], words: str) -> set[str]:
    """Return where things lie whose names hold some words."""
    return {place for name, place in located if words in name}


def test_a_town_in_the_name_says_more_than_the_own_area_in_front(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "柏埠镇客运站") == {"柏埠镇"}


def test_the_own_area_in_front_says_where_if_nothing_else_does(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "应急物资储备中心") == {"岚川区"}
    assert places(located, "数据共享平台") == {"岚川区"}


def test_works_on_a_water_lie_at_it(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "石渡水库除险") == {"石渡水库"}
    assert places(located, "东西柳溪河") == {"东柳溪河", "西柳溪河"}


def test_a_place_in_the_name_of_a_road_says_nothing(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "快速路") == set()


def test_a_park_named_after_a_larger_one_lies_in_it(located: dict[tuple[str, str], str]) -> None:
    assert "桐溪装备产业集聚区" in places(located, "新能源产业园")


def test_towns_before_a_shared_head_all_hold_the_project_and_the_next_of_its_kind(
    located: dict[tuple[str, str], str],
) -> None:
    towns = {"青坞乡", "石渡镇", "仓店镇"}
    assert towns <= places(located, "重点区域水土流失")
    assert places(located, "坡耕地水土流失") == towns


def test_a_measure_lies_where_its_words_or_its_focus_say(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "粮食基地建设") == {"柏埠镇", "石渡镇", "青坞乡"}
    assert places(located, "特色产业小镇") == {"仓店镇", "柳集乡"}
    assert places(located, "模式") == set()


def test_towns_that_open_a_sentence_as_its_subject_hold_its_measures(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "油茶种植") == {"石渡镇", "仓店镇"}
    assert places(located, "灌溉设施") <= {"石渡镇", "仓店镇"}


def test_the_paragraph_of_a_town_is_where_its_projects_parks_and_main_measure_lie(
    located: dict[tuple[str, str], str],
) -> None:
    assert places(located, "湿地公园") >= {"柏埠镇"}
    assert places(located, "乡村旅游") == {"柏埠镇"}
    assert places(located, "水电设施") == set()


def test_a_part_of_the_area_holds_what_its_clauses_name(located: dict[tuple[str, str], str]) -> None:
    assert places(located, "林场绿化") == {"岚川区东部"}
    assert places(located, "岭南古镇") == {"岚川区西部"}


def test_a_village_printed_after_a_town_lies_in_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = PLAN.replace("培育特色产业小镇", "培育柳集乡东洼村、仓店镇西洼村特色产业")
    graph = plan_graph(tmp_path_factory.mktemp("villages") / "plan.txt", text)
    names = {entity.iri: entity.name for entity in graph.entities}
    found = {(names[link.subject], names[link.object]) for link in graph.statements if link.predicate == "partOf"}
    assert {("东洼村", "柳集乡"), ("西洼村", "仓店镇"), ("柳集乡", "岚川区")} <= found
