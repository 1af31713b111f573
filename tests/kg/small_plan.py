"""A plan's graph made by hand, small and with a thing of every kind: what records and exports are tried on."""

from decimal import Decimal

from kg.ids import IriMaker
from kg.model import (
    Attribute,
    Basis,
    Block,
    BlockKind,
    DerivedEvidence,
    DirectEvidence,
    Document,
    Entity,
    Evidence,
    GivenEvidence,
    Iri,
    LeftOut,
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
from kg.places import pieces_of
from kg.values import Binding, Comparator, Figure, Period, TargetRole, ValueKind

__all__ = ["PLAN_ID", "derived_links", "small_plan"]

LINES = (
    "第一章 总体要求",
    "第一节 主要目标",
    "到2025年，柳溪区建成绿色建材强区，规模工业产值达到105亿元以上，年均降低-0.5%。",
    "第二章 重点任务",
    "依托青石湖，推进建材产业集群建设，对接大河生态经济带。",
    "专栏 1：建材产业重点项目",
    "青石湖环湖公路、=SUM板材有限公司年产20万吨板材项目落户松岭镇松岭工业园。",
)
TITLE = "柳溪区国民经济和社会发展第十四个五年规划纲要"
PLAN_ID = IriMaker.plan_id_of(TITLE)
IRIS = IriMaker(PLAN_ID)
TEXT = "\n".join(LINES)
STARTS = tuple(sum(len(line) + 1 for line in LINES[:at]) for at in range(len(LINES)))


def line(at: int) -> Span:
    return Span(STARTS[at], STARTS[at] + len(LINES[at]))


def section(level: SectionLevel, number: str, first: int, last: int, parent: int | None = None) -> Section:
    title = LINES[first].split(maxsplit=1)[1]
    heading = line(first)
    return Section(level, number, title, heading, Span(heading.start, line(last).end), parent, SectionRole.TASKS)


SECTIONS = (
    section(SectionLevel.CHAPTER, "第一章", 0, 2),
    section(SectionLevel.SECTION, "第一节", 1, 2, 0),
    section(SectionLevel.CHAPTER, "第二章", 3, 6),
    section(SectionLevel.BOX, "1", 5, 6, 2),
)
KINDS = (
    (BlockKind.HEADING, 0),
    (BlockKind.HEADING, 1),
    (BlockKind.PARAGRAPH, 1),
    (BlockKind.HEADING, 2),
    (BlockKind.PARAGRAPH, 2),
    (BlockKind.HEADING, 3),
    (BlockKind.PARAGRAPH, 3),
)
SOURCE = Source("liuxi.txt", "ab" * 32, "txt", "utf-8")
DOCUMENT = Document(
    source=SOURCE,
    title=TITLE,
    text=TEXT,
    sections=SECTIONS,
    blocks=tuple(Block(kind, line(at), owner) for at, (kind, owner) in enumerate(KINDS)),
    # each line stands one line further down in the file, the last one broken over two
    stretches=(
        *(Stretch(STARTS[at], len(LINES[at]), SourceUnit.LINE, at + 2, STARTS[at] + 10) for at in range(6)),
        Stretch(STARTS[6], 10, SourceUnit.LINE, 8, STARTS[6] + 10),
        Stretch(STARTS[6] + 10, len(LINES[6]) - 10, SourceUnit.LINE, 9, STARTS[6] + 21),
    ),
    left_out=(LeftOut("page-mark", 1, 3),),
)
PLAN = Plan(
    PLAN_ID,
    IRIS.plan(),
    TITLE,
    SOURCE,
    issuer="柳溪区人民政府",
    area="柳溪区",
    area_code="411702",
    level="county",
    period=Period(2021, 2025),
    issued="2021-04",
)


def words(quote: str, rule: str = "text.name") -> Evidence:
    span = Span(TEXT.index(quote), TEXT.index(quote) + len(quote))
    owner = next(block.section for block in DOCUMENT.blocks if block.span.covers(span))
    section = None if owner is None else IRIS.section(owner)
    return DirectEvidence(span, quote, RuleId(rule), section, pieces_of(DOCUMENT.stretches, span))


def entity(kinds: tuple[str, ...], name: str, *attributes: Attribute, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(IRIS.entity(kinds[0], name), kinds, name, (words(name),), aliases, attributes)


AREA = entity(("Place",), "柳溪区", Attribute("placeType", "市辖区"))
TOWN = entity(("Place",), "松岭镇", Attribute("placeType", "镇"))
GOAL = entity(
    ("Goal",),
    "建成绿色建材强区",
    Attribute("horizon", "2025"),
    Attribute("goalLevel", "section"),
    aliases=("绿色建材强区",),
)
INDICATOR = entity(("Indicator",), "规模工业产值", Attribute("unitText", "亿元"))
MEASURE = entity(("Task", "Measure"), "推进建材产业集群建设")
PROGRAMME = entity(("Programme", "Measure"), "建材产业集群")
ROAD = entity(("Project",), "青石湖环湖公路", Attribute("box", "1"), Attribute("sectorHead", "建材产业"))
BOARD = entity(
    ("Project",),
    "年产20万吨板材项目",
    Attribute("capacity", "年产20万吨"),
    Attribute("stage", "谋划"),
    Attribute("box", "1"),
)
FIRM = entity(("Organisation",), "=SUM板材有限公司", Attribute("role", "业主"), Attribute("organisationType", "企业"))
PARK = entity(("Park", "Project"), "松岭工业园", Attribute("parkType", "工业园"))
LAKE = entity(("WaterBody",), "青石湖", Attribute("waterType", "湖"))
STRATEGY = entity(("Strategy",), "大河生态经济带", Attribute("strategyLevel", "national"))
DOUBTFUL = Entity(IRIS.entity("Organisation", "板材"), ("Organisation",), "板材", (words("板材"),), tier=Tier.CANDIDATE)
GIVEN = Entity(
    IRIS.entity("Place", "河东市"),
    ("Place",),
    "河东市",
    (GivenEvidence(RuleId("option.area"), "411700"),),
)
ENTITIES = (
    AREA,
    TOWN,
    GOAL,
    INDICATOR,
    MEASURE,
    PROGRAMME,
    ROAD,
    BOARD,
    FIRM,
    PARK,
    LAKE,
    STRATEGY,
    DOUBTFUL,
    GIVEN,
)


def figure(as_written: str, value: str | None, unit: str | None, comparator: Comparator, kind: ValueKind) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(as_written, number, unit=unit, comparator=comparator, kind=kind)


TARGETS = (
    Target(
        IRIS.node("target", "output"),
        INDICATOR.iri,
        Figure(
            "达到105亿元以上",
            Decimal(105),
            unit="亿元",
            value_normalised=Decimal(10_500_000_000),
            unit_normalised="元",
            comparator=Comparator.AT_LEAST,
            qualifier="以上",
        ),
        TargetRole.TARGET,
        (words("达到105亿元以上", "text.figure"),),
        subject=AREA.iri,
        year=2025,
        binding=Binding.EXPECTED,
        table="1",
        row="3",
    ),
    Target(
        IRIS.node("target", "cut"),
        INDICATOR.iri,
        figure("年均降低-0.5%", "-0.50", "%", Comparator.EQUAL, ValueKind.AVERAGE_GROWTH),
        TargetRole.TARGET,
        (words("年均降低-0.5%", "text.figure"),),
        period=Period(2021, 2025),
    ),
    Target(
        IRIS.node("target", "handed down"),
        INDICATOR.iri,
        Figure("105亿元", delegated=True),
        TargetRole.BASELINE,
        (words("105亿元", "text.figure"),),
    ),
)


def link(subject: Entity, predicate: str, obj: Entity, basis: Basis, *evidence: Evidence) -> Statement:
    return Statement(subject.iri, predicate, obj.iri, basis, Decimal("0.90"), RuleId("test.link"), evidence)


LINKS = (
    link(BOARD, "implementedBy", FIRM, Basis.STATED, words("=SUM板材有限公司年产20万吨板材项目")),
    link(BOARD, "locatedIn", PARK, Basis.STATED, words("年产20万吨板材项目落户松岭镇松岭工业园")),
    link(PARK, "locatedIn", TOWN, Basis.STATED, words("松岭镇松岭工业园")),
    link(ROAD, "supports", MEASURE, Basis.STRUCTURE, words("建材产业重点项目")),
    link(MEASURE, "partOf", PROGRAMME, Basis.STRUCTURE, words("推进建材产业集群建设")),
    link(MEASURE, "serves", GOAL, Basis.SIMILARITY, DerivedEvidence(RuleId("test.like"), (GOAL.iri, MEASURE.iri))),
    link(MEASURE, "alignsWith", STRATEGY, Basis.STATED, words("对接大河生态经济带")),
    link(MEASURE, "implementedBy", DOUBTFUL, Basis.STRUCTURE, words("建材产业重点项目")),
    link(TOWN, "partOf", AREA, Basis.STRUCTURE, words("松岭镇")),
)


def small_plan() -> PlanGraph:
    """Return the plan's graph, its parts in no particular order."""
    return PlanGraph(
        PLAN,
        DOCUMENT,
        tuple(IRIS.section(at) for at in range(len(SECTIONS))),
        ENTITIES,
        TARGETS,
        LINKS,
        tuple(Placement(line(at), PlacementState.USED) for at in range(len(LINES))),
    )


def derived_links() -> tuple[Statement, ...]:
    """Return what follows from the plan's links."""
    return (
        Statement(
            GOAL.iri,
            "supportedBy",
            ROAD.iri,
            Basis.DERIVED,
            Decimal("0.81"),
            RuleId("derive.supported-by"),
            (DerivedEvidence(RuleId("derive.supported-by"), (Iri(LINKS[3].subject), Iri(LINKS[5].subject))),),
            hops=2,
            weakest_basis=Basis.SIMILARITY,
        ),
    )
