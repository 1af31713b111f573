"""Two states of one plan, drawn from the same few chapters: sentences in two versions, things named by their words."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import strategies as st

from kg.diff import PlanState
from kg.model import (
    Attribute,
    Basis,
    Block,
    BlockKind,
    DirectEvidence,
    Document,
    Entity,
    Evidence,
    Finding,
    FindingEvidence,
    Focus,
    PlanGraph,
    Severity,
    Span,
)
from kg.values import Figure, TargetRole
from tests.kg.checks.plans import Draft, Paragraph

__all__ = ["finding_of", "moved_down", "shuffled", "states"]

NEW_LINE = "本次修订增写了这一段说明。"


@dataclass(frozen=True)
class Said:
    """A sentence in two versions, with the thing that it names in each and its class."""

    versions: tuple[str, str]
    names: tuple[str, str]
    kinds: tuple[str, ...]


SAID = (
    Said(("建成建材强区，产业兴旺。", "建成建材大区，产业兴旺。"), ("建成建材强区", "建成建材大区"), ("Goal",)),
    Said(("推进青石湖治理。", "推进青石湖综合治理。"), ("推进青石湖治理", "推进青石湖综合治理"), ("Measure", "Task")),
    Said(("规模工业产值达到105亿元。", "规模工业产值达到120亿元。"), ("规模工业产值",) * 2, ("Indicator",)),
    Said(("建设环湖公路。", "建设环湖公路，打通松岭隧道。"), ("环湖公路",) * 2, ("Project",)),
    Said(("依托松岭镇发展旅游。", "依托云台镇发展旅游。"), ("松岭镇", "云台镇"), ("Place",)),
    Said(("建设环湖公路。", "建设环湖大道。"), ("环湖公路", "环湖大道"), ("Project",)),
)
CHAPTERS = (("总体要求", "总体目标"), ("产业发展", "产业发展"), ("民生保障", "民生福祉"))
PREDICATES = ("partOf", "serves", "supports", "locatedIn")
STAGES = ("谋划", "在建")


def finding_of(entity: Entity, check: str, severity: Severity, message: str) -> Finding:
    """Return a finding about a thing."""
    passages = tuple(
        FindingEvidence("plan", piece.span.start, piece.span.end, piece.quote, ())
        for piece in entity.evidence
        if isinstance(piece, DirectEvidence)
    )
    focus = (Focus(entity.iri, entity.name),)
    return Finding(f"{check}-{entity.name}", check, severity, message, message, focus, passages, "")


@st.composite
def states(draw: st.DrawFn) -> PlanState:
    """Return a state: some chapters in some order, each with some of the sentences in one of their versions."""
    made = _written(draw)
    for indicator in [entity for entity in made.entities if "Indicator" in entity.kinds]:
        for value in draw(st.lists(st.sampled_from(("105", "120", "130")), max_size=3, unique=True)):
            figure = Figure(f"{value}亿元", Decimal(value), unit="亿元")
            role, year = draw(st.sampled_from(TargetRole)), draw(st.sampled_from((2025, 2035, None)))
            made.target(indicator, figure, role=role, year=year)
    for predicate in draw(st.lists(st.sampled_from(PREDICATES), max_size=6)) if made.entities else ():
        subject, obj = draw(st.sampled_from(made.entities)), draw(st.sampled_from(made.entities))
        made.link(subject, predicate, obj, draw(st.sampled_from(Basis)))
    found = [
        finding_of(entity, "goal-without-project", draw(st.sampled_from(Severity)), f"“{entity.name}”没有项目")
        for entity in made.entities
        if draw(st.booleans())
    ]
    return PlanState(made.graph(), tuple(draw(st.permutations(made.links)))[:2], tuple(found))


def _written(draw: st.DrawFn) -> Draft:
    paragraphs: list[Paragraph] = []
    named: list[tuple[Said, int]] = []
    for chapter in draw(st.permutations(CHAPTERS)):
        chosen = draw(st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from((0, 1))), max_size=3))
        if chosen:
            words = "".join(said.versions[version] for said, version in chosen)
            paragraphs.append(Paragraph(draw(st.sampled_from(chapter)), words))
            named += chosen
    made = Draft(tuple(paragraphs))
    kinds = {said.names[version]: said.kinds for said, version in named}
    for name, of in kinds.items():
        stage = Attribute("stage", draw(st.sampled_from(STAGES)))
        made.thing(of, name, name, *((stage,) if of == ("Project",) else ()))
    return made


@st.composite
def shuffled(draw: st.DrawFn, state: PlanState) -> PlanState:
    """Return the state with its values in another order."""
    graph = state.graph
    other = replace(
        graph,
        entities=tuple(draw(st.permutations(graph.entities))),
        targets=tuple(draw(st.permutations(graph.targets))),
        statements=tuple(draw(st.permutations(graph.statements))),
    )
    return PlanState(other, tuple(draw(st.permutations(state.derived))), tuple(draw(st.permutations(state.findings))))


def moved_down(state: PlanState) -> PlanState:
    """Return the state with a further line before its text: every place of every word is another."""
    by = len(NEW_LINE) + 1

    def span(old: Span) -> Span:
        return Span(old.start + by, old.end + by)

    def evidence(pieces: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, span=span(one.span)) if isinstance(one, DirectEvidence) else one for one in pieces)

    graph = state.graph
    return replace(
        state,
        graph=replace(
            graph,
            document=_moved(graph, by),
            entities=tuple(replace(one, evidence=evidence(one.evidence)) for one in graph.entities),
            targets=tuple(replace(one, evidence=evidence(one.evidence)) for one in graph.targets),
            statements=tuple(replace(one, evidence=evidence(one.evidence)) for one in graph.statements),
        ),
    )


def _moved(graph: PlanGraph, by: int) -> Document:
    document = graph.document

    def span(old: Span) -> Span:
        return Span(old.start + by, old.end + by)

    first = Block(BlockKind.PARAGRAPH, Span(0, len(NEW_LINE)), None)
    return replace(
        document,
        text=f"{NEW_LINE}\n{document.text}",
        blocks=(first, *(replace(one, span=span(one.span)) for one in document.blocks)),
        sections=tuple(replace(one, heading=span(one.heading), span=span(one.span)) for one in document.sections),
    )
