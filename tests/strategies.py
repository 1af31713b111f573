"""Arbitrary values of the model for property tests: any text, any number, every field; only the laws are kept."""

import string
from datetime import UTC, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st

from kg.ids import IriMaker
from kg.model import (
    Attribute,
    Basis,
    Block,
    BlockKind,
    Decision,
    DecisionKind,
    DerivedEvidence,
    DirectEvidence,
    Document,
    Entity,
    Evidence,
    GivenEvidence,
    Iri,
    LeftOut,
    Piece,
    Placement,
    PlacementState,
    Plan,
    PlanGraph,
    RuleId,
    Section,
    SectionLevel,
    SectionRole,
    Source,
    SourceUnit,
    Span,
    Statement,
    Stretch,
    Target,
    Tier,
)
from kg.values import Binding, Comparator, Figure, Period, TargetRole, ValueKind

__all__ = [
    "any_text",
    "decimals",
    "decisions",
    "documents",
    "evidence",
    "figures",
    "iris",
    "names",
    "plan_graphs",
    "statements",
]

T = TypeVar("T")
SAMPLES = [
    "水屯镇",
    "年产2.3万辆",
    '"} ; DROP ALL ;',
    "a\tb\nc\\u0041",
    "\x00\x1f\x7f",
    "\U0001f3ed",
    "‘四个强区’",
    "\\",
    "''\"\"",
]
KINDS = ["Goal", "Measure", "Programme", "Task", "Project", "Organisation", "Place", "Park", "WaterBody", "Strategy"]
TEXT_TERMS = ["capacity", "sectorHead", "stage", "box", "horizon", "role", "placeType", "unitText"]
NUMBER_TERMS = ["capacityValue", "order"]
PREDICATES = ["partOf", "serves", "supports", "locatedIn", "implementedBy", "alignsWith", "reliesOn", "develops"]
SMALL = st.integers(0, 10_000)

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(SAMPLES)
names = any_text.filter(bool)
decimals = st.decimals(allow_nan=False, allow_infinity=False) | st.decimals(-9999, 9999, places=3)
periods = st.tuples(st.integers(1949, 2100), st.integers(0, 30)).map(lambda p: Period(p[0], p[0] + p[1]))
rules = names.map(RuleId)
local_parts = st.text(string.ascii_letters + string.digits + "-_~%20é中", min_size=1, max_size=8).filter(
    lambda t: "%" not in t
)
iris = local_parts.map(lambda part: Iri(f"https://example.org/thing/{part}"))
spans = st.tuples(SMALL, st.integers(0, 50)).map(lambda s: Span(s[0], s[0] + s[1]))
units = st.sampled_from(SourceUnit)
pieces = st.builds(Piece, units, SMALL, SMALL, SMALL)
ratios = st.decimals(0, 1, places=4)


def optional(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


@st.composite
def direct_evidence(draw: st.DrawFn) -> DirectEvidence:
    quote, start = draw(names), draw(SMALL)
    return DirectEvidence(
        Span(start, start + len(quote)),
        quote,
        draw(rules),
        draw(optional(iris)),
        tuple(draw(st.lists(pieces, max_size=3))),
    )


derived_evidence = st.builds(DerivedEvidence, rules, st.lists(iris, max_size=3).map(tuple))
given_evidence = st.builds(GivenEvidence, rules, any_text)
evidence: st.SearchStrategy[Evidence] = direct_evidence() | derived_evidence | given_evidence
some_evidence = st.lists(evidence, min_size=1, max_size=3).map(tuple)

attributes = (
    st.builds(Attribute, st.sampled_from(TEXT_TERMS), any_text)
    | st.builds(Attribute, st.sampled_from(NUMBER_TERMS), decimals | st.integers() | st.booleans())
    | st.builds(Attribute, st.sampled_from(["sector", "partOf"]), iris, st.just(value=True))
)
entities = st.builds(
    Entity,
    iri=iris,
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=3).map(tuple),
    name=names,
    evidence=some_evidence,
    aliases=st.lists(names, max_size=3).map(tuple),
    attributes=st.lists(attributes, max_size=3).map(tuple),
    confidence=ratios,
    tier=st.sampled_from(Tier),
)
figures = st.builds(
    Figure,
    as_written=any_text,
    value=optional(decimals),
    value_max=optional(decimals),
    unit=optional(any_text),
    value_normalised=optional(decimals),
    value_max_normalised=optional(decimals),
    unit_normalised=optional(any_text),
    comparator=st.sampled_from(Comparator),
    kind=st.sampled_from(ValueKind),
    qualifier=optional(any_text),
    delegated=st.booleans(),
    relative_to=optional(any_text),
    price_basis=optional(any_text),
)
targets = st.builds(
    Target,
    iri=local_parts.map(lambda part: Iri(f"https://example.org/target/{part}")),
    indicator=iris,
    figure=figures,
    role=st.sampled_from(TargetRole),
    evidence=some_evidence,
    subject=optional(iris),
    year=optional(st.integers(1949, 2100)),
    period=optional(periods),
    binding=optional(st.sampled_from(Binding)),
    table=optional(any_text),
    row=optional(any_text),
)
statements = st.builds(
    Statement,
    subject=iris,
    predicate=st.sampled_from(PREDICATES),
    object=iris,
    basis=st.sampled_from(Basis),
    confidence=ratios,
    rule=rules,
    evidence=some_evidence,
    score=optional(ratios),
    runner_up=optional(iris),
    secondary=st.booleans(),
    hops=optional(st.integers(1, 9)),
    weakest_basis=optional(st.sampled_from(Basis)),
)
said = any_text.filter(lambda text: bool(text.strip()))
moments = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from(DecisionKind))
    return Decision(
        iri=Iri(f"https://example.org/decision/{draw(local_parts)}"),
        about=draw(iris),
        kind=kind,
        by=draw(said),
        at=draw(moments),
        text=draw(said if kind in (DecisionKind.COMMENT, DecisionKind.CORRECT) else any_text),
        field=draw(names) if kind in (DecisionKind.FILL, DecisionKind.CORRECT) else "",
        plan=draw(any_text),
        **draw(_two(kind)),
    )


@st.composite
def _two(draw: st.DrawFn, kind: DecisionKind) -> dict[str, Any]:
    """Draw what a decision says of its thing, and of a second one where there is one."""
    if kind not in (DecisionKind.MERGE, DecisionKind.SPLIT):
        return {"words": draw(any_text)}
    other = Iri(f"https://example.org/other/{draw(local_parts)}")
    if kind is DecisionKind.MERGE:
        return {"words": draw(said), "other": other, "other_words": draw(said)}
    one, two = draw(st.lists(said, min_size=2, max_size=2, unique=True))
    return {"words": one, "other": draw(st.sampled_from([other, None])), "other_words": two}


sources = st.builds(
    Source,
    name=any_text,
    sha256=st.text(string.hexdigits, max_size=64),
    media=st.sampled_from(["txt", "html", "docx", "pdf"]),
    encoding=optional(any_text),
)


@st.composite
def sections(draw: st.DrawFn, at: int) -> Section:
    return Section(
        draw(st.sampled_from(SectionLevel)),
        draw(optional(any_text)),
        draw(any_text),
        draw(spans),
        draw(spans),
        draw(optional(st.integers(0, at - 1))) if at else None,
        draw(st.sampled_from(SectionRole)),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    count = draw(st.integers(0, 4))
    texts = draw(st.lists(any_text.map(lambda text: text.replace("\n", " ")), max_size=4))
    blocks, position = [], 0
    for text in texts:
        blocks.append(
            Block(
                draw(st.sampled_from(BlockKind)),
                Span(position, position + len(text)),
                draw(optional(st.integers(0, count - 1))) if count else None,
                draw(optional(spans)),
                tuple(draw(st.lists(spans, max_size=3))),
            )
        )
        position += len(text) + 1
    stretches = draw(st.lists(st.builds(Stretch, SMALL, SMALL, units, SMALL, SMALL), max_size=4)) if blocks else []
    return Document(
        draw(sources),
        draw(any_text),
        "\n".join(texts),
        tuple(draw(sections(at)) for at in range(count)),
        tuple(blocks),
        tuple(sorted(stretches)),
        tuple(draw(st.lists(st.builds(LeftOut, any_text, SMALL, SMALL), max_size=2))),
        draw(any_text),
    )


@st.composite
def plan_graphs(draw: st.DrawFn) -> PlanGraph:
    document = draw(documents())
    plan_id = draw(st.text(string.hexdigits, min_size=1, max_size=16))
    plan = Plan(
        plan_id,
        IriMaker(plan_id).plan(),
        draw(any_text),
        document.source,
        issuer=draw(optional(any_text)),
        area=draw(optional(any_text)),
        area_code=draw(optional(any_text)),
        level=draw(optional(any_text)),
        period=draw(optional(periods)),
        issued=draw(optional(any_text)),
    )
    placement = st.builds(Placement, spans, st.sampled_from(PlacementState), optional(any_text))
    return PlanGraph(
        plan,
        document,
        tuple(IriMaker(plan_id).section(at) for at in range(len(document.sections))),
        tuple(draw(st.lists(entities, max_size=4, unique_by=lambda e: e.iri))),
        tuple(draw(st.lists(targets, max_size=3, unique_by=lambda t: t.iri))),
        tuple(draw(st.lists(statements, max_size=4))),
        tuple(draw(st.lists(placement, max_size=4))) if document.blocks else (),
    )
