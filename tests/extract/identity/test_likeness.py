"""Names of one thing are known as such by typed rules; names that differ by the sign that matters are never one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.identity.likeness import compared
from extract.identity.vetoes import road_names_folded, veto
from kg.model import Tier

KINDS = ("Organisation", "Park", "WaterBody", "Place")

SAME = [
    ("Organisation", "九里香", "柳溪市赵守仁九里香调味品集团有限公司"),
    ("Organisation", "九里香调味品", "柳溪市赵守仁九里香调味品集团有限公司"),
    ("Organisation", "广源油业", "柳溪市广源食用油业有限公司"),
    ("Organisation", "宏威电缆", "河南宏威电缆实业有限公司"),
    ("Organisation", "腾远电源", "河南腾远电源有限公司"),
    ("Organisation", "李青山纪念馆", "李青山将军纪念馆"),
    ("Park", "乐康主题乐园", "远强乐康主题乐园"),
    ("Park", "乐康奇境旅游度假区", "远强乐康奇境旅游度假区"),
    ("Park", "文创旅产业园", "文化旅游创意产业园"),
    ("Park", "专用车配件产业园", "石桥产业集聚区专用车配件产业园"),
    ("Park", "中新柳州知识城", "柳州中新知识城"),
    ("WaterBody", "白练江", "白练江河"),
    ("Place", "石鼓庄", "石鼓庄村"),
    ("Place", "和平街道", "和平街街道"),
]

PERHAPS = [
    ("Organisation", "中远华腾", "中远华腾车辆"),
    ("Organisation", "顶远油脂", "顶远食品"),
    ("Park", "乐康主题乐园", "乐康奇境主题乐园"),
    ("Park", "番茄产业园", "丰顺番茄产业园"),
    ("Park", "中农远投农产品综合物流园", "中农远投农产品综合物流博览园"),
    ("Park", "青石寨风景区", "青石寨旅游度假区"),
    ("Park", "腾远锂电池产业园", "河南腾远电源有限公司锂电池产业园"),
]

NOT_THE_SAME = [
    ("Organisation", "河南腾远电源有限公司", "广州腾远能源"),
    ("Organisation", "腾远电源", "广州腾远能源"),
    ("Organisation", "中远华腾车辆", "中远华腾铸造"),
    ("Organisation", "广源油业", "广道油业"),
    ("Organisation", "华润饮品", "华润新能源"),
    ("Organisation", "华能", "河南华电"),
    ("Organisation", "华远集团", "华远集团柳溪置业有限公司"),
    ("Organisation", "柳州大学", "柳州大学附属第一医院"),
    ("Organisation", "柳州大学", "柳州科技大学"),
    ("Organisation", "第二中学", "第三中学"),
    ("Organisation", "第一污水处理厂一期", "第一污水处理厂二期"),
    ("Park", "新能源产业园", "新能源汽车产业园"),
    ("Park", "临港物流园一期", "临港物流园二期"),
    ("WaterBody", "黄溪河", "黄酉河"),
    ("WaterBody", "东石河", "西石河"),
    ("WaterBody", "石河", "西石河"),
    ("WaterBody", "玉泉湖", "玉泉庙河"),
    ("Place", "石桥镇", "石桥村"),
    ("Place", "石桥村", "南石桥村"),
]


@pytest.mark.parametrize(("kind", "one", "two"), SAME)
def test_a_short_form_is_the_same(kind: str, one: str, two: str) -> None:
    verdict = compared(kind, one, two)
    assert verdict
    assert verdict.tier is Tier.CONFIRMED


@pytest.mark.parametrize(("kind", "one", "two"), PERHAPS)
def test_what_is_alike_is_listed_not_joined(kind: str, one: str, two: str) -> None:
    verdict = compared(kind, one, two)
    assert verdict
    assert verdict.tier is Tier.CANDIDATE


@pytest.mark.parametrize(("kind", "one", "two"), NOT_THE_SAME)
def test_the_sign_that_matters_keeps_two_things_apart(kind: str, one: str, two: str) -> None:
    verdict = compared(kind, one, two)
    assert verdict is None or verdict.tier is Tier.CANDIDATE


SIGNS = "东西石桥河江湖水库村镇园业第一二三期电缆集团有限公司新能源柳溪"
names = st.text(SIGNS, min_size=1, max_size=12)


@given(st.sampled_from(KINDS), names, names)
@example("Organisation", "柳溪柳溪柳溪园业三", "柳溪柳溪集团园业园")
def test_the_order_of_two_names_does_not_matter(kind: str, one: str, two: str) -> None:
    assert compared(kind, one, two) == compared(kind, two, one)
    assert veto(one, two) == veto(two, one)


@given(st.sampled_from(KINDS), names)
def test_a_name_is_no_other_than_itself(kind: str, name: str) -> None:
    assert compared(kind, name, name) is None
    assert veto(name, name) is None


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("柳溪河治理（上桥至下桥段）", "柳溪河治理（下桥至河口段）", "brackets"),
        ("国道328改建", "省道328改建", "roads"),
        ("省道331改建", "省道328改建", "roads"),
        ("第一小学", "第二小学", "numbers"),
        ("老城改造", "新城改造", "compass"),
        ("柳溪医院", "柳溪医院分院", "parts"),
    ],
)
def test_a_veto_says_why(one: str, two: str, why: str) -> None:
    from extract.identity.vetoes import vetoes

    assert why in tuple(vetoes(one, two))


def test_a_road_has_one_spelling() -> None:
    spellings = ("国道107", "107国道", "G107", "G107国道", "G107公路")
    assert {road_names_folded(name) for name in spellings} == {"G107"}
    assert road_names_folded("S331") == road_names_folded("省道331") != road_names_folded("国道331")
