"""A number and the list beside it must go together: in a clause, and over the items below a paragraph."""

from dataclasses import replace

from kg.checks import PlanView
from kg.checks.figures.counts import CountAgainstList
from kg.model import BlockKind, Finding, PlanGraph, Severity
from tests.kg.checks.plans import Draft, Paragraph

CHECK = CountAgainstList()


def findings(*words: str) -> list[Finding]:
    draft = Draft(tuple(Paragraph(f"做强产业{at}", line) for at, line in enumerate(words)))
    return list(CHECK.run(PlanView(draft.graph())))


def with_items(lead: str, *items: str) -> PlanGraph:
    """A paragraph with items below it, all in one section."""
    graph = Draft(tuple(Paragraph("目标", line) for line in (lead, *items))).graph()
    blocks = [block for block in graph.document.blocks if block.kind is not BlockKind.HEADING]
    kinds = (BlockKind.PARAGRAPH, *(BlockKind.BULLET for _ in items))
    told = tuple(replace(block, kind=kind, section=0) for block, kind in zip(blocks, kinds, strict=True))
    return replace(graph, document=replace(graph.document, blocks=told))


def test_a_list_shorter_than_its_number_is_asked_about_once() -> None:
    words = "做强粮油、果蔬、畜牧四大产业。"
    [found] = findings(words, words)
    assert found.severity is Severity.MEDIUM
    assert found.figures == {"count": "4", "listed": "3"}
    assert found.evidence[0].quote == "做强粮油、果蔬、畜牧四大产业"
    assert "四大产业" in found.message


def test_a_list_as_long_as_its_number_is_silent() -> None:
    assert findings("做强粮油、果蔬、畜牧三大产业。", "形成三核（东湖核、西湖核、南湖核）。") == []


def test_items_below_a_paragraph_are_counted() -> None:
    items = ("——建设经济强区。一批园区成形。", "——建设生态强区。", "——建设幸福强区。")
    assert list(CHECK.run(PlanView(with_items("建成“三个强区”。", *items)))) == []
    [found] = CHECK.run(PlanView(with_items("建成“四个强区”。", *items)))
    assert [passage.quote for passage in found.evidence] == [
        "四个强区”。",
        "建设经济强区",
        "建设生态强区",
        "建设幸福强区",
    ]


def test_items_that_the_last_words_do_not_announce_are_not_counted() -> None:
    items = ("——经济更强。", "——生态更好。", "——生活更美。")
    assert list(CHECK.run(PlanView(with_items("深化四个强区建设，各项事业全面进步。", *items)))) == []
