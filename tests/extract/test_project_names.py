"""Laws of what a project is called and which names are one project."""

import pytest

from extract.claims.project_names import project_name
from extract.identity.project_keys import project_key

AREA = "驻马店市驿城区"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("新建金顶湖水库", "金顶湖水库"),
        ("新建路拓宽改造", "新建路拓宽改造"),
        ("香菇种植建设项目", "香菇种植建设项目"),
        ("乡镇客运站项目建设", "乡镇客运站项目"),
        ("建设大道改造", "建设大道改造"),
        ("年产 3000吨芝麻油", "年产3000吨芝麻油"),
    ],
)
def test_a_name_leaves_out_the_verb_and_white_space(words: str, name: str) -> None:
    assert project_name(words) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("板桥水库清淤综合治理", "驿城区板桥水库清淤综合治理项目"),
        ("养老医疗中心", "驻马店市驿城区养老医疗中心项目"),
        ("植物园", "驻马店植物园"),
        ("口门水库引水工程", "口门水库引水工程建设"),
    ],
)
def test_area_and_closing_words_make_no_other_project(one: str, other: str) -> None:
    assert project_key(one, AREA) == project_key(other, AREA)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("汝河治理（板桥水库至诸市镇段）", "汝河治理（诸市镇至宿鸭湖段）"),
        ("黄溪河治理", "黄酉河治理"),
        ("国道328改建", "省道328改建"),
        ("第二中医院门诊楼", "第四人民医院门诊楼"),
    ],
)
def test_reaches_ordinals_and_road_classes_keep_projects_apart(one: str, other: str) -> None:
    assert project_key(one, AREA) != project_key(other, AREA)
