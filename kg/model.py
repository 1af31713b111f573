"""Which values flow through PlanKG? From the file as read to entities, statements and findings.

Invariants: every span is a half-open range of code points in `Document.text`; `document.text[span] == quote` for every
quote; nothing that is stated is without evidence. This module knows no library and reads nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType, TypeAlias

from kg.values import Binding, Figure, Period, TargetRole

__all__ = [
    "Attribute",
    "Basis",
    "Block",
    "BlockKind",
    "DerivedEvidence",
    "DirectEvidence",
    "Document",
    "Entity",
    "Evidence",
    "Finding",
    "FindingEvidence",
    "Focus",
    "GivenEvidence",
    "Iri",
    "LeftOut",
    "Mention",
    "Piece",
    "Placement",
    "PlacementState",
    "Plan",
    "PlanGraph",
    "RuleId",
    "Section",
    "SectionLevel",
    "SectionRole",
    "Severity",
    "Source",
    "SourceUnit",
    "Span",
    "Statement",
    "Stretch",
    "Target",
    "Tier",
]

Iri = NewType("Iri", str)
RuleId = NewType("RuleId", str)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's normalised text.

    Raises:
        ValueError: if the range is negative or reversed.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start}-{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the slice of the text that this span covers.

        >>> Span(0, 3).of("水屯镇。围绕宿鸭湖")
        '水屯镇'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class SourceUnit(StrEnum):
    """In what a reader counts places of a file."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: its name without folders and the hash of its bytes."""

    name: str
    sha256: str
    media: str
    """txt, html, docx or pdf."""
    encoding: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of the file as read: `start` and `end` count code points in the text that the reader returned."""

    unit: SourceUnit
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """`length` code points from `start` of the normalised text stand unchanged at `source_start` of the file."""

    start: int
    length: int
    unit: SourceUnit
    number: int
    source_start: int


class SectionLevel(StrEnum):
    """The levels of a plan's structure; the words are those of the record export."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ITEM = "item"
    BOX = "box"
    TABLE = "table"


class SectionRole(StrEnum):
    """What a section does in the plan; decides what its sentences can be."""

    FOUNDATION = "foundation"
    """发展基础, 发展成就: reports what was achieved."""
    CONTEXT = "context"
    """发展环境, 面临形势."""
    PRINCIPLE = "principle"
    """指导思想, 基本原则."""
    GOALS = "goals"
    """发展目标, 战略愿景, 主要目标."""
    TASKS = "tasks"
    GUARANTEE = "guarantee"
    """实施保障: party leadership, supervision, finance of the plan itself."""
    APPENDIX = "appendix"
    """名词解释, 附件."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part, chapter, section, item, box or table of a document.

    `parent` is the index in `Document.sections` of the section it stands in; `span` runs to the end of its last block,
    `heading` covers its printed heading, and `number` is as printed (第三章, 一、, 3-1, 表2-1) or None.
    """

    level: SectionLevel
    number: str | None
    title: str
    heading: Span
    span: Span
    parent: int | None
    role: SectionRole = SectionRole.TASKS


class BlockKind(StrEnum):
    """What a block of running text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    """An item led in by “——”."""
    ROW = "row"
    """A row of a table."""
    NOTE = "note"
    """注：… under a table, or a footnote."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body: the blocks tile the text in order; between two blocks stands one line feed.

    `section` indexes `Document.sections` (None before the first heading). `lead` covers the topic lead of a paragraph
    or box paragraph without its full stop: 专用车产业集群 of “专用车产业集群。重点推进…”. `cells` are those of a row.
    A paragraph with several leads is several blocks: each begins at its lead.
    """

    kind: BlockKind
    span: Span
    section: int | None
    lead: Span | None = None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was read but is not body text (目录, page marks, running heads, notice, navigation), with its size."""

    reason: str
    lines: int
    characters: int


@dataclass(frozen=True, slots=True)
class Document:
    """One plan's normalised text with its structure and the way back to the file."""

    source: Source
    title: str
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    stretches: tuple[Stretch, ...]
    left_out: tuple[LeftOut, ...] = ()
    preamble: str = ""
    """What stands before the body (notice, cover): issuer and date may be read from it; it holds no evidence."""


class Tier(StrEnum):
    """Whether a thing is stated beyond doubt or listed for a person to judge."""

    CONFIRMED = "confirmed"
    CANDIDATE = "candidate"


class Basis(StrEnum):
    """How a link is known."""

    STATED = "stated"
    STRUCTURE = "structure"
    SIMILARITY = "similarity"
    DERIVED = "derived"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class DirectEvidence:
    """Words of the plan: `quote == document.text[span]`."""

    span: Span
    quote: str
    rule: RuleId
    section: Iri | None
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        if len(self.quote) != len(self.span) or not self.quote:
            message = f"the quote {self.quote!r} does not fill {self.span}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class DerivedEvidence:
    """A rule and the links or things it followed from."""

    rule: RuleId
    sources: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """What the user gave: an option or a line of an override file."""

    rule: RuleId
    words: str


Evidence: TypeAlias = DirectEvidence | DerivedEvidence | GivenEvidence

AttributeValue: TypeAlias = str | int | Decimal | bool | Iri


@dataclass(frozen=True, slots=True)
class Attribute:
    """One property of an entity: the local name of an ontology term and its value."""

    term: str
    value: AttributeValue
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text by a rule: `text[span] == surface`."""

    span: Span
    kind: str
    """Local name of the class: Organisation, Place, Park, WaterBody, Strategy, Project …"""
    surface: str
    rule: RuleId
    score: Decimal


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the plan speaks of. `kinds` are local names of classes, the main one first; aliases exclude the name.

    Raises:
        ValueError: if it has no evidence, no kind or an empty name.
    """

    iri: Iri
    kinds: tuple[str, ...]
    name: str
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    confidence: Decimal = Decimal(1)
    tier: Tier = Tier.CONFIRMED

    def __post_init__(self) -> None:
        if not (self.evidence and self.kinds and self.name):
            message = f"an entity needs a name, a kind and evidence: {self.name!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of an indicator with its time, role and source words."""

    iri: Iri
    indicator: Iri
    figure: Figure
    role: TargetRole
    evidence: tuple[Evidence, ...]
    subject: Iri | None = None
    year: int | None = None
    period: Period | None = None
    binding: Binding | None = None
    table: str | None = None
    """Number of the table (2-1) and `row`, its printed row number or label, when it stands in one."""
    row: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"a target needs evidence: {self.figure.as_written!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Statement:
    """A link between two things, with how it is known.

    `predicate` is the local name of an ontology term (supports, locatedIn). `score` and `runner_up` are kept for links
    by similarity; `secondary` marks a further parent beside the primary one; `hops` and `weakest_basis` are of the
    path that a derived shortcut (supportedBy, coveredBy) stands for.

    Raises:
        ValueError: if it has no evidence.
    """

    subject: Iri
    predicate: str
    object: Iri
    basis: Basis
    confidence: Decimal
    rule: RuleId
    evidence: tuple[Evidence, ...]
    score: Decimal | None = None
    runner_up: Iri | None = None
    secondary: bool = False
    hops: int | None = None
    weakest_basis: Basis | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"a statement needs evidence: {self.subject} {self.predicate} {self.object}"
            raise ValueError(message)


class PlacementState(StrEnum):
    """What became of a stretch of the body."""

    USED = "used"
    SET_ASIDE = "setAside"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of one sentence of the body; the placements of a document tile its blocks."""

    span: Span
    state: PlacementState
    reason: str | None = None
    """Key of the reason (principle, context, slogan, heading …) when set aside."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan document itself."""

    id: str
    iri: Iri
    title: str
    source: Source
    issuer: str | None = None
    area: str | None = None
    area_code: str | None = None
    level: str | None = None
    """province, prefecture, county, township or national."""
    period: Period | None = None
    issued: str | None = None
    """ISO date or year-month, as far as printed."""


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """All that one plan states: what the extractor returns and the RDF codec writes."""

    plan: Plan
    document: Document
    section_iris: tuple[Iri, ...]
    entities: tuple[Entity, ...]
    targets: tuple[Target, ...]
    statements: tuple[Statement, ...]
    placements: tuple[Placement, ...]


class Severity(StrEnum):
    """How much a finding asks for attention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Focus:
    """A thing that a finding is about."""

    iri: Iri
    name: str


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """A passage that a finding rests on."""

    plan: str
    start: int
    end: int
    quote: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of a check, put as a question about passages; `id` is stable over rebuilds."""

    id: str
    check: str
    severity: Severity
    message: str
    message_en: str
    focus: tuple[Focus, ...]
    evidence: tuple[FindingEvidence, ...]
    explanation: str
    figures: Mapping[str, str] = field(default_factory=dict)
    explanation_en: str = ""
