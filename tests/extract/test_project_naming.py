"""Laws of telling one thing from a kind of things by its name alone."""

import pytest

from extract.claims.project_naming import Head, Naming, head_of, naming_of


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("青溪至石岭高速公路", Head.LINE),
        ("白鹭湖特大桥项目", Head.LINE),
        ("云岭物流园", Head.FACILITY),
        ("柏埠水库（二期）", Head.FACILITY),
        ("农产品监管平台", Head.PLATFORM),
        ("青溪大桥改扩建", Head.WORK),
        ("青溪机场扩建工程", Head.WORK),
        ("青溪河综合治理", Head.CARE),
        ("岚川管网工程", Head.PHYSICAL),
        ("青年引才工程", None),
        ("瑞丰轴承项目", Head.PROJECT),
        ("产业结构", None),
    ],
)
def test_the_end_of_a_name_says_what_is_built(name: str, head: Head | None) -> None:
    assert head_of(name) is head


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("国道999改建工程", Naming.NAMED),
        ("石岭至柏埠段改建", Naming.NAMED),
        ("石岭污水处理厂三期", Naming.NAMED),
        ("“星火燎原”主题乐园", Naming.NAMED),
        ("青桐铁路东片区开发", Naming.NAMED),
        ("瑞丰骏达传感器项目", Naming.BRANDED),
        ("红砂坪大型水库", Naming.BRANDED),
        ("农村电商公共服务中心", Naming.SPECIFIC),
        ("大数据中心", Naming.SPECIFIC),
        ("自行车集中停放场所", Naming.GENERAL),
        ("“揭榜挂帅”项目", Naming.SPECIFIC),
        ("老旧小区改造", Naming.GENERAL),
        ("农村公路", Naming.GENERAL),
    ],
)
def test_a_name_stands_out_by_what_is_no_common_word(name: str, naming: Naming) -> None:
    assert naming_of(name) is naming


def test_a_mention_inside_names_the_thing() -> None:
    assert naming_of("综合治理", mentioned=True) is Naming.NAMED
