"""A small plan's graph made by hand, for pictures and pages."""

from decimal import Decimal

from kg.ids import IriMaker
from kg.model import (
    Basis,
    Block,
    BlockKind,
    DirectEvidence,
    Document,
    Entity,
    Iri,
    Plan,
    PlanGraph,
    RuleId,
    Source,
    Span,
    Statement,
)

TITLE = "某县国民经济和社会发展第十四个五年规划纲要"


def plan_graph(names: tuple[str, ...] = ("建设水网", "清河水库新建工程", "青山镇")) -> PlanGraph:
    """Return a goal, projects that support it and their town; every name is a line of the text."""
    text = "\n".join(names)
    iris = IriMaker(IriMaker.plan_id_of(TITLE))
    source = Source("plan.txt", "0" * 64, "txt", "utf-8")
    starts = [sum(len(name) + 1 for name in names[:index]) for index in range(len(names))]
    spans = [Span(start, start + len(name)) for start, name in zip(starts, names, strict=True)]
    evidence = [DirectEvidence(span, span.of(text), RuleId("test.line"), None, ()) for span in spans]
    kinds = ["Goal", *["Project"] * (len(names) - 2), "Place"]
    entities = tuple(
        Entity(iris.entity(kind, name), (kind,), name, (item,))
        for kind, name, item in zip(kinds, names, evidence, strict=True)
    )
    goal, *projects, place = entities
    links = [("supports", project.iri, goal.iri) for project in projects]
    links += [("locatedIn", project.iri, place.iri) for project in projects]
    return PlanGraph(
        plan=Plan(iris.plan_id, iris.plan(), TITLE, source),
        document=Document(source, TITLE, text, (), tuple(Block(BlockKind.PARAGRAPH, span, None) for span in spans), ()),
        section_iris=(),
        entities=entities,
        targets=(),
        statements=tuple(
            Statement(
                Iri(one), predicate, Iri(other), Basis.STATED, Decimal("0.9"), RuleId("test.link"), (evidence[0],)
            )
            for predicate, one, other in links
        ),
        placements=(),
    )
