"""Two names of projects are one project's only where they differ by words that make no other project."""

import pytest

from extract.identity.like_projects import project_fold, same_project
from kg.model import Tier

SAME = [
    ("石河综合治理开发", "石河治理开发项目"),
    ("东柳河西柳河综合整治项目", "东柳河及西柳河综合整治"),
    ("国道107柳溪段东移改建工程", "107国道柳溪段东移改建"),
    ("青云驿文旅综合体", "青云驿文化旅游开发综合体项目"),
    ("远大世界城", "远大世界城商业综合体"),
    ("腾飞金骏特种车", "腾飞金骏特种车生产"),
    ("青顶湖水库", "青顶湖中型水库建设项目"),
    ("乐康主题乐园", "远强乐康主题乐园项目"),
]

PERHAPS = [
    ("腾飞金骏特种车", "腾飞金骏特种车及房车制造"),
    ("广东瑞丰天骏冷藏车", "广东瑞丰冷藏车"),
    ("中农远投农产品综合物流园", "中农远投农产品综合物流博览园"),
    ("天中乡村振兴示范项目", "天中乡村振兴示范区"),
]

NOT_THE_SAME = [
    ("柳河治理（上桥至下桥段）", "柳河治理（下桥至河口段）"),
    ("柳州至桂林高速公路", "柳州至桂林高速公路石桥至青山段"),
    ("青云驿文旅综合体", "青云驿特色商业区"),
    ("青云驿文旅综合体", "青云驿生态停车场"),
    ("第二中医院医养结合", "第二中医院门急诊楼改扩建"),
    ("石桥镇公益性公墓", "柳溪镇公益性公墓"),
    ("国道328改建", "省道328改建"),
    ("老旧小区改造", "老旧小区配套改造"),
    ("会展中心", "会展中心扩建"),
    ("练河一片区水系绿化", "练河三片区水系绿化"),
    ("储备林基地（一期）", "储备林基地（二期）"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_words_that_add_nothing_make_no_other_project(one: str, two: str) -> None:
    verdict = same_project(one, two)
    assert verdict
    assert verdict.tier is Tier.CONFIRMED
    assert verdict == same_project(two, one)


@pytest.mark.parametrize(("one", "two"), PERHAPS)
def test_alike_names_are_listed(one: str, two: str) -> None:
    verdict = same_project(one, two)
    assert verdict
    assert verdict.tier is Tier.CANDIDATE


@pytest.mark.parametrize(("one", "two"), NOT_THE_SAME)
def test_another_reach_stage_work_or_place_is_another_project(one: str, two: str) -> None:
    assert same_project(one, two) is None


def test_folding_again_changes_nothing() -> None:
    for one, two in (*SAME, *PERHAPS, *NOT_THE_SAME):
        for name in (one, two):
            assert project_fold(project_fold(name)) == project_fold(name)
