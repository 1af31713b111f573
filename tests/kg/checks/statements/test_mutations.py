"""One line of the example plan is changed, and exactly the finding about it appears."""

from pathlib import Path

import pytest

from kg.checks.statements.again import CompleteAndPlanned
from kg.checks.statements.boxes import ProjectListedTwice
from kg.checks.statements.names import NamesOfOneThing
from kg.checks.statements.reached import StateReachedAndPlanned
from kg.checks.statements.reaches import ReachesApart
from kg.checks.statements.relations import RelationInTwoStrengths
from kg.checks.statements.sizes import SizeInTwoPlaces
from kg.checks.statements.titles import TitleSoughtAgain
from kg.checks.statements.validity import DocumentOutOfTime
from kg.checks.statements.wording import StageInTwoPlaces
from kg.model import Finding
from tests.kg.checks.example import EXAMPLE, findings_of_text

pytestmark = pytest.mark.slow

CHECKS = (
    StageInTwoPlaces(),
    SizeInTwoPlaces(),
    ReachesApart(),
    TitleSoughtAgain(),
    CompleteAndPlanned(),
    StateReachedAndPlanned(),
    RelationInTwoStrengths(),
    NamesOfOneThing(),
    ProjectListedTwice(),
    DocumentOutOfTime(),
)


def _between(number: str, following: str) -> str:
    """Return a chapter of the example from behind its number to the next one."""
    return EXAMPLE.partition(f"\n第{number}章")[2].partition(f"\n第{following}章")[0]


# what is achieved and aimed at, the green chapter, and the infrastructure with its box; reading no more keeps it fast
TEXT = EXAMPLE.partition("\n第三章")[0] + "\n第七章" + _between("七", "八") + "\n第九章" + _between("九", "十")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finding]:
    return findings_of_text(tmp_path_factory.mktemp("before"), TEXT, CHECKS)


def test_the_example_has_these_findings(before: dict[str, Finding]) -> None:
    # silent: 3A and 4A scenic areas, what was signed and is planned, one project in the text and in a box
    assert sorted(found.check for found in before.values()) == [
        "reaches-apart",
        "relation-in-two-strengths",
        "stage-in-two-places",
    ]


@pytest.mark.parametrize(
    ("change", "check", "word"),
    [
        (("发展绿色矿山。", "开展许昌至信阳高速公路（驿城区段）前期工作。"), "stage-in-two-places", "许昌至信阳"),
        (("完善油品输送\n网络", "推进华能驻马店口门 9 万千瓦风电"), "size-in-two-places", "口门"),
        (("发展绿色矿山。", "实施汝河治理（宿鸭湖至河口段）。"), "reaches-apart", "宿鸭湖至河口"),
        (("五年打通断头路 36 条", "成功创建国家生态园林城市"), "title-sought-again", "生态园林"),
        (("五年打通断头路 36 条", "玉皇湖水库建成投用"), "complete-and-planned", "玉皇湖"),
        (("优良天数增加 98 天", "全面消除了黑臭水体"), "state-reached-and-planned", "黑臭水体"),
        (("先进制造业比工业整体增长更快", "固定资产投资与全市基本同步"), "relation-in-two-strengths", "投资"),
        (("金顶山、乐山绿化", "金顶山旅游度假区绿化"), "names-of-one-thing", "金顶山"),
        (("金顶湖中型水库建设项目", "黄酉河综合治理开发"), "project-listed-twice", "黄酉河"),
        (("完善油品输送\n网络", "落实《驿城区能源发展规划（2016—2020年）》"), "document-out-of-time", "能源"),
    ],
)
def test_a_changed_line_gives_exactly_its_finding(
    before: dict[str, Finding], tmp_path: Path, change: tuple[str, str], check: str, word: str
) -> None:
    printed, changed = change
    assert TEXT.count(printed) == 1
    after = findings_of_text(tmp_path, TEXT.replace(printed, changed), CHECKS)
    [new] = [found for key, found in after.items() if key not in before]
    assert set(before) <= set(after)
    assert new.check == check
    assert word in new.message
    assert new.evidence


@pytest.mark.parametrize(
    ("printed", "changed", "check"),
    [
        ("抓紧响水潭抽水蓄能电站前期论证", "发展水电", "stage-in-two-places"),
        ("诸市镇至宿鸭湖段", "板桥水库至诸市镇段", "reaches-apart"),
        ("居民收入与地区生产总值同步增长", "居民安居乐业", ""),
    ],
)
def test_a_line_that_agrees_takes_the_finding_away(
    before: dict[str, Finding], tmp_path: Path, printed: str, changed: str, check: str
) -> None:
    assert TEXT.count(printed) == 1
    after = findings_of_text(tmp_path, TEXT.replace(printed, changed), CHECKS)
    assert {found.check for key, found in before.items() if key not in after} == ({check} if check else set())
    assert set(after) <= set(before)
