"""A stand-in for the language side: reads plans of one plain form, so that the core is tested without spaCy.

Line 1 is the title; 第…章 opens a chapter; 目标： states a goal, 举措： a measure that serves it, 项目： a project that
supports the measure; 指标：name value unit states a target. Everything else is unplaced. It keeps the extractor's
contract: every claim has its words, blocks tile the text, and the same file gives the same graph.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from kg.errors import MalformedDocumentError, UnreadableDocumentError
from kg.ids import IriMaker
from kg.model import (
    NO_RULINGS,
    Basis,
    Block,
    BlockKind,
    DirectEvidence,
    Document,
    Entity,
    Iri,
    LeftOut,
    Piece,
    Placement,
    PlacementState,
    Plan,
    PlanGraph,
    RuleId,
    Rulings,
    Section,
    SectionLevel,
    SectionRole,
    Source,
    SourceUnit,
    Span,
    Statement,
    Stretch,
    Target,
)
from kg.values import Comparator, Figure, Period, TargetRole

__all__ = ["dying_extractor", "lawless_extractor", "line_extractor", "plain_plan"]

KINDS = {"目标：": "Goal", "举措：": "Measure", "项目：": "Project"}
FIGURE = "指标："
NOT_FOUND, NOT_A_PLAN = "errors.not_found", "errors.not_a_plan"
STAGES = ("read", "structure", "claims")


def line_extractor(
    path: Path,
    *,
    base_iri: str,
    area: str | None,
    progress: Callable[[str, float], None],
    rulings: Rulings = NO_RULINGS,  # noqa: ARG001 - an Extractor
) -> PlanGraph:
    for stage in STAGES:
        progress(stage, 0.0)
    if not path.exists():
        raise UnreadableDocumentError(NOT_FOUND, path=path)
    data = path.read_bytes()
    lines = [line for line in data.decode("utf-8").split("\n") if line]
    if len(lines) < 2:
        raise MalformedDocumentError(NOT_A_PLAN, path=path, quote="".join(lines))
    return _Reading(path, data, lines, base_iri, area).graph()


def plain_plan(title: str, size: int = 3) -> str:
    """Return the text of a plan of the plain form, with a number of goals, measures and projects."""
    lines = [title, "第一章 发展目标"]
    for n in range(1, size + 1):
        lines += [
            f"目标：建成第{n}个示范产业基地",
            f"指标：第{n}项产值 {n}.50 亿元",
            "第二章 重点任务",
            f"举措：推进第{n}个产业集群建设",
            f"项目：第{n}号标准厂房",
            "这一句没有归处。",
        ]
    return "\n".join(lines) + "\n"


class _Reading:
    def __init__(self, path: Path, data: bytes, lines: list[str], base: str, area: str | None) -> None:
        title = lines[0]
        self.iris = IriMaker(IriMaker.plan_id_of(title), base)
        self.source = Source(path.name, sha256(data).hexdigest(), "txt", "utf-8")
        self.plan = Plan(
            self.iris.plan_id, self.iris.plan(), title, self.source, area=area or "示范区", period=Period(2021, 2025)
        )
        self.lines = lines[1:]
        self.text = "\n".join(self.lines)
        self.offset = len(title) + 1
        self.things: dict[Iri, Entity] = {}
        self.targets: list[Target] = []
        self.links: list[Statement] = []
        self.sections: list[Section] = []
        self.blocks: list[Block] = []
        self.placements: list[Placement] = []

    def graph(self) -> PlanGraph:
        position = 0
        for number, line in enumerate(self.lines, 2):
            self.line(line, Span(position, position + len(line)), number)
            position += len(line) + 1
        stretches = [
            Stretch(b.span.start, len(b.span), SourceUnit.LINE, n, b.span.start + self.offset)
            for n, b in enumerate(self.blocks, 2)
        ]
        document = Document(
            self.source,
            self.plan.title,
            self.text,
            tuple(self.sections),
            tuple(self.blocks),
            tuple(stretches),
            (LeftOut("title", 1, len(self.plan.title)),),
        )
        return PlanGraph(
            self.plan,
            document,
            tuple(self.iris.section(n) for n in range(len(self.sections))),
            tuple(self.things.values()),
            tuple(self.targets),
            tuple(self.links),
            tuple(self.placements),
        )

    def line(self, line: str, span: Span, number: int) -> None:
        head = line[:3]
        state = PlacementState.USED
        kind = BlockKind.PARAGRAPH
        if line.startswith("第") and "章" in line[:4]:
            kind = BlockKind.HEADING
            mark, _, title = line.partition(" ")
            self.sections.append(Section(SectionLevel.CHAPTER, mark, title, span, span, None, SectionRole.TASKS))
        section = len(self.sections) - 1 if self.sections else None
        if head in KINDS:
            self.thing(KINDS[head], line[3:], self.evidence(span, number, section))
        elif head == FIGURE:
            self.figure(line[3:], self.evidence(span, number, section))
        elif kind is not BlockKind.HEADING:
            state = PlacementState.UNPLACED
        self.blocks.append(Block(kind, span, section))
        self.placements.append(Placement(span, state))

    def evidence(self, span: Span, number: int, section: int | None) -> DirectEvidence:
        start = span.start + self.offset
        return DirectEvidence(
            span,
            span.of(self.text),
            RuleId("fake.line"),
            None if section is None else self.iris.section(section),
            (Piece(SourceUnit.LINE, number, start, start + len(span)),),
        )

    def thing(self, kind: str, name: str, evidence: DirectEvidence) -> None:
        iri = self.iris.entity(kind, name)
        above = {"Measure": ("serves", "Goal"), "Project": ("supports", "Measure")}.get(kind)
        if above:
            predicate, upper = above
            ends = [thing.iri for thing in self.things.values() if upper in thing.kinds]
            for end in ends[-1:]:
                self.links.append(
                    Statement(iri, predicate, end, Basis.STRUCTURE, Decimal("0.9"), RuleId("fake.nearest"), (evidence,))
                )
        self.things.setdefault(iri, Entity(iri, (kind,), name, (evidence,)))

    def figure(self, words: str, evidence: DirectEvidence) -> None:
        name, value, unit = words.split(" ")
        iri = self.iris.entity("Indicator", name)
        self.things.setdefault(iri, Entity(iri, ("Indicator",), name, (evidence,)))
        self.targets.append(
            Target(
                self.iris.node("target", name, value),
                iri,
                Figure(f"{value}{unit}", Decimal(value), unit=unit, comparator=Comparator.AT_LEAST),
                TargetRole.TARGET,
                (evidence,),
                year=2025,
            )
        )


def dying_extractor(
    path: Path,
    *,
    base_iri: str,
    area: str | None,
    progress: Callable[[str, float], None],
    rulings: Rulings = NO_RULINGS,  # noqa: ARG001 - an Extractor
) -> PlanGraph:
    """Read like `line_extractor`, but take the process down with any file whose name says so."""
    if "kills" in path.name:
        os._exit(9)
    return line_extractor(path, base_iri=base_iri, area=area, progress=progress)


def lawless_extractor(
    path: Path,
    *,
    base_iri: str,
    area: str | None,
    progress: Callable[[str, float], None],
    rulings: Rulings = NO_RULINGS,  # noqa: ARG001 - an Extractor
) -> PlanGraph:
    """Read like `line_extractor`, but claim one thing twice in any file whose name says so."""
    graph = line_extractor(path, base_iri=base_iri, area=area, progress=progress)
    return replace(graph, entities=graph.entities * 2) if "lawless" in path.name else graph
