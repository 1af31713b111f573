"""Which main goal is a chapter about? The obvious pairs of the example are found, and none is an answer."""

import pytest

from kg.model import DirectEvidence
from tests.extract.test_box_openers import example


def pairs() -> dict[str, str]:
    """Return the main goal of each chapter of the example, by their names."""
    names = {entity.iri: entity.name for entity in example().entities}
    found = [link for link in example().statements if link.rule.startswith("similarity.chapter-")]
    return {names[link.subject]: names[link.object] for link in found}


@pytest.mark.parametrize(
    ("chapter", "goal"),
    [
        ("建设产业强区", "产业转型成效明显"),
        ("完善创新体系", "创新活力充分迸发"),
        ("统筹城乡建设，促进融合发展", "城乡面貌焕发生机"),
        ("扩大内需开放，融入区域战略", "开放合作不断扩大"),
        ("增进民生福祉，共享发展成果", "民生保障持续改善"),
    ],
)
def test_a_chapter_serves_the_main_goal_of_its_subject(chapter: str, goal: str) -> None:
    assert pairs()[chapter] == goal


@pytest.mark.parametrize(
    "chapter", ["守牢安全底线，建设平安驿城", "完善基础设施，增强发展支撑", "厚植绿色底色，守护淮河上游"]
)
def test_a_chapter_of_no_main_goal_s_subject_serves_none(chapter: str) -> None:
    assert chapter not in pairs()


def test_a_heading_of_tasks_is_a_measure_whatever_its_words() -> None:
    measures = {entity.name for entity in example().entities if "Measure" in entity.kinds}
    assert {"招商引资和营商环境", "繁荣文化事业", "厚植绿色底色，守护淮河上游"} <= measures
    assert "“十四五”时期的发展环境" not in measures


def test_every_score_of_likeness_is_a_share() -> None:
    scores = [link.score for link in example().statements if link.score is not None]
    assert scores
    assert all(0 <= score <= 1 for score in scores)


def test_whatever_is_said_has_evidence_that_its_text_bears_out() -> None:
    graph = example()
    said = [
        *(entity.evidence for entity in graph.entities),
        *(target.evidence for target in graph.targets),
        *(link.evidence for link in graph.statements),
    ]
    assert all(said)
    direct = [piece for evidence in said for piece in evidence if isinstance(piece, DirectEvidence)]
    assert all(piece.span.of(graph.document.text) == piece.quote for piece in direct)
