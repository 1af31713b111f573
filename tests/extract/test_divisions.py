"""Laws of reading an area from a title, a code or a short name."""

import pytest

from extract.divisions import area_at, area_of_code, division_by_short_name, short_name


@pytest.mark.parametrize(
    ("title", "name", "above", "level", "code"),
    [
        ("驻马店市驿城区国民经济和社会发展规划", "驿城区", ("驻马店市",), "county", "411702"),
        ("苏州市国民经济和社会发展第十五个五年规划纲要", "苏州市", (), "prefecture", "320500"),
        ("江苏省国民经济和社会发展规划", "江苏省", (), "province", "320000"),
        ("北京市朝阳区国民经济和社会发展规划", "朝阳区", ("北京市",), "county", "110105"),
        ("广西壮族自治区国民经济规划", "广西壮族自治区", (), "province", "450000"),
        ("昆山市“十四五”规划", "昆山市", (), "county", "320583"),
        # invented areas are read by their form
        ("河海市云岭区国民经济和社会发展规划", "云岭区", ("河海市",), "county", None),
        ("云岭县2024年政府工作报告", "云岭县", (), "county", None),
        ("青溪镇2021年工作报告", "青溪镇", (), "township", None),
        # one name, several divisions: no code rather than a wrong one
        ("朝阳区国民经济规划", "朝阳区", (), "county", None),
    ],
)
def test_a_title_names_its_area(title: str, name: str, above: tuple[str, ...], level: str, code: str | None) -> None:
    area = area_at(title)
    assert area is not None
    assert (area.name, area.above, area.level, area.code) == (name, above, level, code)


@pytest.mark.parametrize("title", ["中国乡村振兴报告", "国民经济和社会发展规划", "城乡融合发展规划", ""])
def test_a_title_without_an_area_names_none(title: str) -> None:
    assert area_at(title) is None


def test_a_code_of_any_length_gives_the_area_with_those_above() -> None:
    assert [area_of_code(code).full for code in ("41", "4117", "411702")] == [  # type: ignore[union-attr]
        "河南省",
        "河南省驻马店市",
        "河南省驻马店市驿城区",
    ]
    assert area_of_code("999999") is None


def test_a_short_name_stays_one_of_two_signs_at_least() -> None:
    assert [short_name(name) for name in ("驻马店市", "驿城区", "乐县", "恩施土家族苗族自治州")] == [
        "驻马店",
        "驿城",
        "乐县",
        "恩施",
    ]


def test_short_names_mean_divisions_right_below_or_after_a_province() -> None:
    city = area_at("苏州市规划")
    assert division_by_short_name("昆山", city) == area_of_code("320583")
    assert division_by_short_name("宜兴", city) is None
    assert division_by_short_name("江苏宜兴", None) == area_of_code("320282")
