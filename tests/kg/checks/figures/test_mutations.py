"""One figure of the example plan is changed, and exactly the finding about it appears."""

from pathlib import Path

import pytest

from kg.checks.figures.baseline import TargetAgainstBaseline
from kg.checks.figures.growth import GrowthAgainstEnds
from kg.checks.figures.horizons import LaterAgainstEarlier
from kg.checks.figures.places import FigureInTwoPlaces
from kg.checks.figures.sums import AnnualAgainstSum
from kg.checks.figures.units import UnitAgainstName
from kg.model import Finding
from tests.kg.checks.example import EXAMPLE, findings_of_text

pytestmark = pytest.mark.slow

CHECKS = (
    FigureInTwoPlaces(),
    GrowthAgainstEnds(),
    UnitAgainstName(),
    TargetAgainstBaseline(),
    LaterAgainstEarlier(),
    AnnualAgainstSum(),
)
# the first two chapters hold both tables; reading no more keeps the test fast
START = EXAMPLE.partition("\n第三章")[0]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finding]:
    return findings_of_text(tmp_path_factory.mktemp("before"), START, CHECKS)


def test_the_example_has_these_findings_and_none_on_what_agrees_or_is_explained(before: dict[str, Finding]) -> None:
    # silent: product at current prices, the sum of five years' investment and its 48.3 %, 1500 against doubling,
    # registered against surveyed unemployment, 233.43 as a difference of rounded values
    assert sorted((found.check, found.focus[0].name) for found in before.values()) == [
        ("figure-in-two-places", "城镇新增就业人数"),
        ("growth-against-ends", "一般公共预算收入年均增速"),
        ("growth-against-ends", "社会消费品零售总额年均增长"),
        ("unit-against-name", "居民人均可支配收入增长率"),
        ("unit-against-name", "社会消费品零售总额年均增长"),
    ]


@pytest.mark.parametrize(
    ("change", "check", "name"),
    [
        (("63.96%升至 71.4%", "63.96%升至 74.1%"), "figure-in-two-places", "城镇化率"),
        (("率分别为 8.4%和", "率分别为 4.8%和"), "growth-against-ends", "农村居民人均可支配收入年均增长率"),
        (("签约率为 73.01%", "签约率为 173.01%"), "unit-against-name", "家庭医生签约率"),
        (("高新技术企业数量 16 29", "高新技术企业数量 16 12"), "target-against-baseline", "高新技术企业数量"),
        (("公共服务优质均衡", "城镇化率达到 75%"), "later-against-earlier", "城镇化率"),
        (("1.2 [6.1] [6.2]", "1.2 [6.1] [0.2]"), "annual-against-sum", "城镇新增就业人数"),
    ],
)
def test_a_changed_figure_gives_exactly_its_finding(
    before: dict[str, Finding], tmp_path: Path, change: tuple[str, str], check: str, name: str
) -> None:
    printed, changed = change
    assert START.count(printed) == 1
    after = findings_of_text(tmp_path, START.replace(printed, changed), CHECKS)
    [new] = [found for key, found in after.items() if key not in before]
    assert set(before) <= set(after)
    assert new.check == check
    assert name in " ".join(focus.name for focus in new.focus)
    assert new.evidence
    assert new.figures
