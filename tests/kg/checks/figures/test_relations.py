"""Relations between figures of the example plan: one is changed, and exactly the finding about it appears."""

from pathlib import Path

import pytest

from kg.checks.figures.counts import CountAgainstList
from kg.checks.figures.feasible import ShareAgainstGrowth
from kg.checks.figures.increments import IncreaseAgainstEnds
from kg.checks.figures.levels import ShareAgainstLevels
from kg.checks.figures.parts import PartsAgainstTotal
from kg.checks.figures.ranked import HigherAgainstLower
from kg.checks.figures.rows import CountAgainstRows
from kg.checks.figures.sizes import NumberAgainstSizes
from kg.checks.figures.wholes import PartAgainstWhole
from kg.model import Finding
from tests.kg.checks.example import EXAMPLE, findings_of_text

pytestmark = pytest.mark.slow

CHECKS = (
    CountAgainstList(),
    CountAgainstRows(),
    PartsAgainstTotal(),
    ShareAgainstLevels(),
    IncreaseAgainstEnds(),
    ShareAgainstGrowth(),
    NumberAgainstSizes(),
    PartAgainstWhole(),
    HigherAgainstLower(),
)
# three chapters hold the goals and the clusters; reading no more keeps the test fast
START = EXAMPLE.partition("\n第四章")[0]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finding]:
    return findings_of_text(tmp_path_factory.mktemp("before"), START, CHECKS)


def test_the_example_asks_for_a_share_out_of_reach_clusters_too_small_and_a_zone_too_large(
    before: dict[str, Finding],
) -> None:
    # silent: 6.1:41.2:52.7, 233.43 as a difference of rounded values, the 48.3 % of an investment sum
    assert sorted((found.check, found.focus[0].name) for found in before.values()) == [
        ("number-against-sizes", "百亿级产业集群"),
        ("part-against-whole", "集聚区工业增加值"),
        ("share-against-growth", "规上工业增加值占GDP的比重"),
    ]


@pytest.mark.parametrize(
    ("change", "check", "words"),
    [
        (("6.1:41.2:52.7", "6.1:41.2:57.2"), "parts-against-total", "6.1:41.2:57.2"),
        (("间增加 233.43 亿元", "间增加 323.43 亿元"), "increase-against-ends", "323.43"),
        (("63.96%升至 71.4%", "63.96%升至 71.4%，提升 4.74 个百分点"), "increase-against-ends", "4.74"),
        (("龙头企业已有 11\n家，", "龙头企业 11\n家、国家级重点龙头企业 15 家，"), "higher-against-lower", "15家"),
        (("二、创新驱动\n", "二、创新驱动（4项）\n"), "count-against-rows", "创新驱动"),
        (("现代服务业 5 个区中园", "现代服务业 6 个区中园"), "count-against-list", "6个区中园"),
        (("实际利用外资为 4195\n万美元", "人均地区生产总值为 25.3\n万元"), "share-against-levels", "25.3万元"),
    ],
)
def test_a_changed_figure_gives_exactly_its_finding(
    before: dict[str, Finding], tmp_path: Path, change: tuple[str, str], check: str, words: str
) -> None:
    printed, changed = change
    assert START.count(printed) == 1
    after = findings_of_text(tmp_path, START.replace(printed, changed), CHECKS)
    [new] = [found for key, found in after.items() if key not in before]
    assert set(before) <= set(after)
    assert new.check == check
    assert words in new.message
    assert new.evidence
    assert new.figures


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (("比重达到 23%左", "比重达到 8%左"), "share-against-growth"),
        (("13 亿元、25 亿元和 115 亿元", "103 亿元、125 亿元和 115 亿元"), "number-against-sizes"),
        (("区工业增加值达到 100 亿元", "区工业增加值达到 50 亿元"), "part-against-whole"),
    ],
)
def test_a_figure_that_agrees_ends_its_finding(
    before: dict[str, Finding], tmp_path: Path, change: tuple[str, str], gone: str
) -> None:
    printed, changed = change
    assert START.count(printed) == 1
    after = findings_of_text(tmp_path, START.replace(printed, changed), CHECKS)
    assert {before[key].check for key in before if key not in after} == {gone}
    assert set(after) <= set(before)
