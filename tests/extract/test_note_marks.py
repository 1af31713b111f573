"""Laws of note marks: names lose them, numbers that mean something stay, a plan without a glossary loses nothing."""

import re
from decimal import Decimal

from extract.names.note_marks import find_note_marks, without_note_marks
from kg.model import (
    Block,
    BlockKind,
    DirectEvidence,
    Document,
    Entity,
    Iri,
    RuleId,
    Section,
    SectionLevel,
    SectionRole,
    Source,
    Span,
)

BODY = (
    "深化零甲预算1改革，实施“青云行动”2，新增30家平台。",
    "完善12小时交通圈，建设云上数谷3和丙云4，发展丁业5。",
)
NOTES = (
    "1.零甲预算：指某种办法。",
    "2.青云行动：指某项行动。",
    "3.云上数谷：指某地。",
    "4.丙云平台：指某物。",
    "5.丁业：指某业。",
)


def document(*notes: str) -> Document:
    """Return a document of two paragraphs and a glossary."""
    text = "\n".join((*BODY, "名词解释", *notes))
    blocks, at, section = [], 0, 0
    for line in text.split("\n"):
        section = 1 if line == "名词解释" else section
        kind = BlockKind.HEADING if line == "名词解释" else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(line)), section))
        at += len(line) + 1
    start = text.index("名词解释")
    sections = (
        Section(SectionLevel.CHAPTER, "第一章", "任务", Span(0, 1), Span(0, start), None),
        Section(
            SectionLevel.CHAPTER,
            None,
            "名词解释",
            Span(start, start + 4),
            Span(start, len(text)),
            None,
            SectionRole.APPENDIX,
        ),
    )
    return Document(Source("plan.txt", "0" * 64, "txt"), "", text, sections, tuple(blocks), ())


def entity(plan: Document, words: str) -> Entity:
    """Return an entity that is named by words of the document."""
    at = plan.text.index(words)
    evidence = DirectEvidence(Span(at, at + len(words)), words, RuleId("x.y"), None, ())
    return Entity(Iri("urn:x"), ("Measure",), words, (evidence,), (), (), Decimal(1))


def test_every_mark_is_found_in_the_order_of_the_notes() -> None:
    plan = document(*NOTES)
    assert [mark.of(plan.text) for mark in find_note_marks(plan)] == ["1", "2", "3", "4", "5"]


def test_names_lose_their_marks_and_keep_their_numbers() -> None:
    plan = document(*NOTES)
    words = ("深化零甲预算1改革", "实施“青云行动”2", "新增30家平台", "完善12小时交通圈", "建设云上数谷3和丙云4")
    cleaned = without_note_marks([entity(plan, name) for name in words], plan)
    assert [thing.name for thing in cleaned] == [
        "深化零甲预算改革",
        "实施“青云行动”",
        "新增30家平台",
        "完善12小时交通圈",
        "建设云上数谷和丙云",
    ]
    for before, after in zip(words, cleaned, strict=True):
        assert [item.quote for item in after.evidence if isinstance(item, DirectEvidence)] == [before]


def test_a_plan_without_a_glossary_loses_nothing() -> None:
    plan = document(*(re.sub(r"^\d\.", "", note) for note in NOTES))
    things = [entity(plan, "深化零甲预算1改革")]
    assert list(without_note_marks(things, plan)) == things
