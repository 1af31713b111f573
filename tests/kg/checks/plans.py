"""Small plans made by hand for the checks: a heading tree with paragraphs, and things found in them by their words."""

from dataclasses import dataclass, field
from decimal import Decimal

from extract.context import Context
from kg.ids import IriMaker
from kg.model import (
    Attribute,
    Basis,
    Block,
    BlockKind,
    Document,
    Entity,
    Plan,
    PlanGraph,
    RuleId,
    Section,
    SectionLevel,
    SectionRole,
    Source,
    Span,
    Statement,
    Target,
)
from kg.values import Figure, Period, TargetRole

__all__ = ["Draft", "Paragraph"]

TITLE = "柳溪区国民经济和社会发展第十四个五年规划纲要"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A chapter with one paragraph, or a box of that chapter with one; without a heading it goes on with the last one.

    `lead` are its topic words, with which it begins.
    """

    heading: str
    words: str
    role: SectionRole = SectionRole.TASKS
    box: str | None = None
    lead: str | None = None


@dataclass
class Draft:
    """A plan in the making: `goal`, `measure`, `project` find their words in the text; `graph` is the plan."""

    paragraphs: tuple[Paragraph, ...]
    entities: list[Entity] = field(default_factory=list)
    links: list[Statement] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def __post_init__(self) -> None:
        lines: list[str] = []
        sections: list[Section] = []
        blocks: list[Block] = []
        start = 0

        def line(words: str, kind: BlockKind, section: int, lead: str | None = None) -> Span:
            nonlocal start
            span = Span(start, start + len(words))
            lines.append(words)
            blocks.append(Block(kind, span, section, None if lead is None else Span(start, start + len(lead))))
            start = span.end + 1
            return span

        chapter = 0
        for paragraph in self.paragraphs:
            if paragraph.heading:
                chapter = len(sections)
                heading = line(paragraph.heading, BlockKind.HEADING, chapter)
                sections.append(
                    Section(SectionLevel.CHAPTER, None, paragraph.heading, heading, heading, None, paragraph.role)
                )
            if paragraph.box is not None:
                head = line(paragraph.box, BlockKind.HEADING, len(sections))
                sections.append(Section(SectionLevel.BOX, "1", paragraph.box, head, head, chapter, paragraph.role))
            line(paragraph.words, BlockKind.PARAGRAPH, len(sections) - 1, paragraph.lead)
        source = Source("liuxi.txt", "ab" * 32, "txt")
        document = Document(source, TITLE, "\n".join(lines), tuple(sections), tuple(blocks), ())
        iris = IriMaker(IriMaker.plan_id_of(TITLE))
        plan = Plan(iris.plan_id, iris.plan(), TITLE, source, period=Period(2021, 2025))
        self.context = Context(plan, document, iris)

    def thing(self, kinds: tuple[str, ...], name: str, words: str, *attributes: Attribute) -> Entity:
        """Add a thing that words of the text name."""
        start = self.context.document.text.index(words)
        evidence = self.context.evidence(Span(start, start + len(words)), "test.words")
        made = Entity(self.context.iris.entity(kinds[0], name), kinds, name, (evidence,), attributes=attributes)
        self.entities.append(made)
        return made

    def link(self, subject: Entity, predicate: str, obj: Entity, basis: Basis = Basis.STRUCTURE) -> None:
        """Add a link between two things."""
        rule = RuleId("test.link")
        self.links.append(Statement(subject.iri, predicate, obj.iri, basis, Decimal("0.9"), rule, subject.evidence))

    def target(  # noqa: PLR0913 - one for each column of a table
        self,
        indicator: Entity,
        figure: Figure,
        *,
        role: TargetRole = TargetRole.TARGET,
        year: int | None = 2025,
        period: Period | None = None,
        table: str | None = None,
        words: str | None = None,
    ) -> Target:
        """Add a figure of an indicator; `words` of the text tell it when those of the indicator do not."""
        iri = self.context.iris.node("target", f"{indicator.name} {len(self.targets)}")
        evidence = indicator.evidence
        if words is not None:
            start = self.context.document.text.index(words)
            evidence = (self.context.evidence(Span(start, start + len(words)), "test.words"),)
        made = Target(iri, indicator.iri, figure, role, evidence, year=year, period=period, table=table, row="1")
        self.targets.append(made)
        return made

    def graph(self) -> PlanGraph:
        """Return the plan's graph."""
        context = self.context
        sections = tuple(context.iris.section(at) for at in range(len(context.document.sections)))
        return PlanGraph(
            context.plan,
            context.document,
            sections,
            tuple(self.entities),
            tuple(self.targets),
            tuple(self.links),
            (),
        )
