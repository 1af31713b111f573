"""Laws of boxes of projects in their many forms: what is a project there, and what is said of it."""

from pathlib import Path

from kg.model import Entity
from tests.extract.sample import plan_graph

PLAN = """青溪县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要

第一章 建设产业强县
第一节 壮大产业
壮大产业。加快发展先进制造业，完善配套设施，推动产业集聚发展。
{box}
第二节 完善设施
完善设施。推进水利建设，完善防洪体系，做好各项工作。
"""


def projects(tmp_path: Path, box: str) -> dict[str, dict[str, str]]:
    """Return the projects of a plan with one box, each with what is said of it."""
    graph = plan_graph(tmp_path / "plan.txt", PLAN.format(box=box))
    return {entity.name: said(entity) for entity in graph.entities if entity.kinds[0] == "Project"}


def said(entity: Entity) -> dict[str, str]:
    """Return the attributes of a project, without where it stands."""
    return {a.term: str(a.value) for a in entity.attributes if a.term not in {"box", "sectorHead"}}


def test_a_line_of_a_name_alone_is_a_project(tmp_path: Path) -> None:
    box = "专栏1 重大产业项目\n（1）石岭智能装备产业园\n（2）瑞丰骏达年产20万套轴承生产线\n（3）柏埠镇冷链物流园"
    found = projects(tmp_path, box)
    assert set(found) == {"石岭智能装备产业园", "瑞丰骏达年产20万套轴承生产线", "柏埠镇冷链物流园"}
    assert found["瑞丰骏达年产20万套轴承生产线"]["capacity"] == "年产20万套"


def test_a_name_with_its_description_says_size_money_and_years(tmp_path: Path) -> None:
    box = (
        "专栏1 重大水利工程\n"
        "1.青溪水库除险加固工程。加固主坝，改建溢洪道，总库容1.2亿立方米，总投资3.5亿元，建设年限2021—2023年。\n"
        "2.石岭灌区续建配套项目。改造渠道56公里。2022年开工，2025年建成。"
    )
    found = projects(tmp_path, box)
    assert set(found) == {"青溪水库除险加固工程", "石岭灌区续建配套项目"}
    assert found["青溪水库除险加固工程"] == {
        "buildYears": "2021—2023年",
        "capacity": "总库容1.2亿立方米",
        "capacityUnit": "亿立方米",
        "capacityValue": "1.2",
        "investment": "总投资3.5亿元",
    }
    assert found["石岭灌区续建配套项目"]["buildYears"] == "2022年开工，2025年建成"
    assert found["石岭灌区续建配套项目"]["constructionNature"] == "续建"


def test_dashes_lead_projects_too(tmp_path: Path) -> None:
    box = "专栏1 交通重点工程\n——青溪至石岭高速公路：全长68公里，总投资96亿元。\n——柏埠港区二期工程：新建泊位4个。"
    found = projects(tmp_path, box)
    assert set(found) == {"青溪至石岭高速公路", "柏埠港区二期工程"}
    assert found["青溪至石岭高速公路"]["investment"] == "总投资96亿元"


def test_the_rows_of_a_table_are_read_by_their_header(tmp_path: Path) -> None:
    box = (
        "专栏1 重大民生项目\n项目名称\t建设内容\t建设年限\t总投资（亿元）\n"
        "青溪县人民医院迁建\t新建门诊楼，床位800张\t2021—2024\t6.8\n石岭高级中学\t新建教学楼12栋\t2022—2023\t2.1"
    )
    found = projects(tmp_path, box)
    assert set(found) == {"青溪县人民医院迁建", "石岭高级中学"}
    assert found["石岭高级中学"]["buildYears"] == "2022—2023"
    assert found["石岭高级中学"]["investment"] == "2.1亿元"
    assert found["青溪县人民医院迁建"]["constructionNature"] == "迁建"


def test_a_head_may_say_the_stage_of_its_projects(tmp_path: Path) -> None:
    box = (
        "专栏1 重大项目\n重大项目：瑞丰新材料产业园、云顶抽水蓄能电站。\n谋划项目：青溪至柏埠城际铁路、白鹭湖湿地公园。"
    )
    found = projects(tmp_path, box)
    assert {name: facts.get("stage") for name, facts in found.items()} == {
        "瑞丰新材料产业园": None,
        "云顶抽水蓄能电站": None,
        "青溪至柏埠城际铁路": "谋划",
        "白鹭湖湿地公园": "谋划",
    }


def test_a_box_of_programmes_lists_no_projects(tmp_path: Path) -> None:
    box = "专栏1 文化重点工程\n1.文艺精品创作工程。推出一批精品力作。\n2.全民阅读推广工程。建设书香社会。"
    assert projects(tmp_path, box) == {}


def test_a_verb_that_opens_a_list_of_works_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    power, water = "重点实施北山抽水蓄能电站、青溪500千伏变电站", "建设路加压泵站、青溪水厂二期工程"
    box = f"专栏1 能源重点工程\n电力。{power}。\n供水。{water}。"
    found = projects(tmp_path, box)
    assert {"北山抽水蓄能电站", "青溪500千伏变电站"} <= set(found)
    assert not any(name.startswith(("重点实施", "路")) for name in found)
