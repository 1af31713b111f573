"""Laws of the size that a project's name states."""

from decimal import Decimal

import pytest

from extract.capacity import find_capacity


@pytest.mark.parametrize(
    ("name", "written", "value", "unit"),
    [
        ("广东富华年产2.3万辆专用车项目", "年产2.3万辆", "2.3", "万辆"),
        ("甲公司年产 3000吨芝麻油项目", "年产3000吨", "3000", "吨"),
        ("华能口门5万千瓦风电", "5万千瓦", "5", "万千瓦"),
        ("乙公司70MW光伏发电", "70MW", "70", "MW"),
        ("年产5000套门窗生产线", "年产5000套", "5000", "套"),
        ("年产1.35亿安时电池智能化改造", "年产1.35亿安时", "1.35", "亿安时"),
        ("18处游园", "18处", "18", "处"),
        ("日处理10万吨污水厂", "日处理10万吨", "10", "万吨"),
        ("1,200套保障房", "1,200套", "1200", "套"),
        ("8个街道170个小区改造", "170个", "170", "个"),
    ],
)
def test_a_size_is_kept_as_written_and_as_printed_value(name: str, written: str, value: str, unit: str) -> None:
    found = find_capacity(name)
    assert found is not None
    assert (found.as_written, found.value, found.unit) == (written, Decimal(value), unit)


@pytest.mark.parametrize(
    "name",
    [
        "国道328改建工程",
        "107国道绿化",
        "移动5G",
        "T2航站楼扩建",
        "500千伏甲变电站",
        "三十九小学",
        "107.5频道",
        "第3水厂",
    ],
)
def test_numbers_of_roads_and_grids_are_no_size(name: str) -> None:
    assert find_capacity(name) is None
