"""Parts and totals within a sentence: three sectors, 其中, brackets, 共计."""

import pytest

from kg.checks import PlanView
from kg.checks.figures.parts import PartsAgainstTotal
from kg.model import Finding, Severity
from tests.kg.checks.plans import Draft, Paragraph

CHECK = PartsAgainstTotal()


def findings(words: str) -> list[Finding]:
    return list(CHECK.run(PlanView(Draft((Paragraph("发展成就", words),)).graph())))


@pytest.mark.parametrize(
    ("words", "severity", "added"),
    [
        ("三次产业之比调整为6.1:41.2:57.2。", Severity.HIGH, "6.1 + 41.2 + 57.2 = 104.5"),
        ("提出28个主要指标，其中20个预期性指标、9个约束性指标。", Severity.MEDIUM, "20个 + 9个 = 29个"),
        ("新建学校15所（小学8所、初中5所、高中3所）。", Severity.MEDIUM, "8所 + 5所 + 3所 = 16所"),
        ("小学8所、初中5所、高中3所，共15所。", Severity.MEDIUM, "8所 + 5所 + 3所 = 16所"),
        ("一是提出6项指标，其中2项翻番。二是提出5项指标。以上共计12项指标。", Severity.MEDIUM, "6项 + 5项 = 11项"),
        ("新增里程600公里，其中高铁700公里。", Severity.MEDIUM, "700公里 = 700公里"),
    ],
)
def test_parts_that_do_not_make_up_their_total_are_asked_about(words: str, severity: Severity, added: str) -> None:
    [found] = findings(words)
    assert found.severity is severity
    assert found.figures["sum"] == added
    assert found.evidence[0].quote in words


@pytest.mark.parametrize(
    "words",
    [
        "三次产业之比由8.9:47.9:43.1调整为6.1:41.2:52.7。",
        "提出28个主要指标，其中20个预期性指标、8个约束性指标。",
        "新建学校15所（小学8所、初中5所、高中2所）。",
        "小学8所、初中5所、高中2所，共15所。",
        "一是提出6项指标，其中2项翻番。二是提出5项指标。以上共计11项指标。",
        "新增里程600公里，其中高铁370公里。",
    ],
)
def test_parts_that_agree_are_silent(words: str) -> None:
    assert findings(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "新建学校15所，其中小学8所、初中5所。",
        "新建学校15所（如小学8所、初中5所）。",
        "新建学校15所左右（小学8所、初中9所）。",
        "新登记企业14万户，其中新能源企业增长20%、达18万户。",
        "汽车保有量由20万辆增至30万辆，其中新能源汽车由4万辆增至35万辆。",
        "总量达1.5万户，其中国家级10户、省级以上2万户。",
        "比分为3:2:1。",
        "8月28日10:30:45发布。",
    ],
)
def test_some_parts_samples_and_other_ratios_are_silent(words: str) -> None:
    assert findings(words) == []
