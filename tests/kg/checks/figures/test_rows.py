"""A table of indicators against the numbers that its headings and the goals say."""

from dataclasses import replace

import pytest

from kg.checks import PlanView
from kg.checks.figures.rows import CountAgainstRows
from kg.model import BlockKind, Finding, SectionRole, Severity
from kg.values import Figure
from tests.kg.checks.plans import Draft, Paragraph

CHECK = CountAgainstRows()
ROWS = (
    "一、经济发展（3项）",
    "1 产值 9",
    "2 收入 8",
    "3 人均",
    "产值 7",
    "二、生态环境（2项）",
    "4 林木 6",
    "5 水质 5",
)


def findings(lines: tuple[str, ...], goals: str = "今后五年更上层楼。") -> list[Finding]:
    draft = Draft((Paragraph("主要目标", goals, SectionRole.GOALS), *(Paragraph("指标表", line) for line in lines)))
    for at, line in enumerate(line for line in lines if line[0].isdigit()):
        target = draft.target(draft.thing(("Indicator",), f"指标{at}", line), Figure("9"), table="2-1", words=line)
        draft.targets[-1] = replace(target, row=line.split()[0])
    graph = draft.graph()
    told = [block for block in graph.document.blocks if block.kind is BlockKind.PARAGRAPH]
    blocks = (told[0], *(replace(block, kind=BlockKind.ROW, section=1) for block in told[1:]))
    return list(CHECK.run(PlanView(replace(graph, document=replace(graph.document, blocks=blocks)))))


def test_headings_that_say_as_many_as_follow_are_silent() -> None:
    assert findings(ROWS) == []


def test_a_heading_that_says_another_number_is_asked_about() -> None:
    [found] = findings(tuple(line.replace("（3项）", "（4项）") for line in ROWS))
    assert found.severity is Severity.MEDIUM
    assert found.figures == {"count": "4", "listed": "3"}
    assert [passage.quote for passage in found.evidence] == ["一、经济发展（4项）", "1 产值 9", "3 人均"]


@pytest.mark.parametrize(
    ("words", "count"), [("提出5项主要指标。", 0), ("设置5个方面6项指标。", 1), ("入选6项奖励。", 0)]
)
def test_the_number_that_the_goals_say_is_held_against_the_table(words: str, count: int) -> None:
    found = findings(ROWS, words)
    assert [one.severity for one in found] == [Severity.LOW] * count
