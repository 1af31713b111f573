"""How do sections and blocks stand in the graph? The whole text can be put together again from the blocks.

A block holds its own text, its cells, what became of its sentences, and the way back to the file; its span follows from
the lengths, since blocks tile the text.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from kg.ids import IriMaker
from kg.model import (
    Block,
    BlockKind,
    Document,
    Iri,
    Placement,
    PlacementState,
    PlanGraph,
    Section,
    SectionLevel,
    SectionRole,
    SourceUnit,
    Span,
    Stretch,
)
from kg.rdf.index import Index, Node
from kg.rdf.lines import About, Lines
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import TYPE, dcterms, doco, own

__all__ = ["Blocks", "read_blocks", "read_sections", "write_blocks", "write_sections"]

_T = TypeVar("_T")

_PART_CLASS = {
    SectionLevel.PART: "Part",
    SectionLevel.CHAPTER: "Chapter",
    SectionLevel.SECTION: "Section",
    SectionLevel.ITEM: "Section",
    SectionLevel.BOX: "TextBox",
    SectionLevel.TABLE: "Table",
}


def write_sections(lines: Lines, graph: PlanGraph) -> None:
    """Write the sections of a plan.

    Raises:
        StatementError: if sections and their IRIs do not go together.
    """
    sections, iris = graph.document.sections, graph.section_iris
    if len(sections) != len(iris) or len(set(iris)) != len(iris):
        raise refused(Law.NAMED_SECTIONS, len(sections), len(set(iris)))
    for order, (section, iri) in enumerate(zip(sections, iris, strict=True)):
        node = lines.about(iri)
        node.link(TYPE, doco(_PART_CLASS[section.level]))
        parent = graph.plan.iri if section.parent is None else iris[section.parent]
        node.link(dcterms("isPartOf"), parent)
        node.value(own("order"), order)
        node.value(own("sectionLevel"), section.level.value)
        node.value(own("sectionRole"), section.role.value)
        node.value(own("number"), section.number)
        node.value(dcterms("title"), section.title)
        node.value(own("spanStart"), section.span.start)
        node.value(own("spanEnd"), section.span.end)
        node.value(own("headingStart"), section.heading.start)
        node.value(own("headingEnd"), section.heading.end)


def read_sections(index: Index) -> tuple[tuple[Section, ...], tuple[Iri, ...]]:
    """Return the sections in their order, and their IRIs.

    Raises:
        StoreError: if the graph does not hold them as written.
    """
    nodes = sorted(index.having(own("sectionLevel")), key=lambda node: node.integer(own("order")))
    position = {node.iri: order for order, node in enumerate(nodes)}
    return tuple(_section(node, position) for node in nodes), tuple(position)


def _section(node: Node, position: dict[Iri, int]) -> Section:
    return Section(
        level=SectionLevel(node.text(own("sectionLevel"))),
        number=node.maybe_text(own("number")),
        title=node.text(dcterms("title")),
        heading=Span(node.integer(own("headingStart")), node.integer(own("headingEnd"))),
        span=Span(node.integer(own("spanStart")), node.integer(own("spanEnd"))),
        parent=position.get(node.resource(dcterms("isPartOf"))),
        role=SectionRole(node.text(own("sectionRole"))),
    )


def write_blocks(lines: Lines, graph: PlanGraph, iris: IriMaker) -> None:
    """Write the blocks with their text, the way back to the file and what became of their sentences.

    Raises:
        StatementError: if the blocks do not tile the text.
    """
    document = graph.document
    _check_tiling(document)
    starts = [block.span.start for block in document.blocks]
    stretches = _shared_out(starts, ((s.start, s) for s in document.stretches))
    placements = _shared_out(starts, ((p.span.start, p) for p in graph.placements))
    for order, block in enumerate(document.blocks):
        node = lines.about(iris.block(order))
        node.link(TYPE, own("Block"))
        node.link(dcterms("isPartOf"), graph.plan.iri)
        node.value(own("order"), order)
        if block.section is not None:
            node.link(own("inSection"), graph.section_iris[block.section])
        _write_block(node, block, document.text)
        _write_stretches(node, stretches[order])
        _write_placements(node, placements[order])


def _check_tiling(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    whole = spans[0].start == 0 and spans[-1].end == len(document.text) if spans else not document.text
    joined = all(a.end + 1 == b.start and document.text[a.end] == "\n" for a, b in pairwise(spans))
    if not (whole and joined):
        raise refused(Law.TILING, document.source.name)


def _shared_out(starts: list[int], parts: Iterable[tuple[int, _T]]) -> list[list[_T]]:
    """Return for each block the parts that begin in it.

    Raises:
        StatementError: if there is no block to take a part, or the parts are out of order.
    """
    shares: list[list[_T]] = [[] for _ in starts]
    before = 0
    for start, part in parts:
        if not starts or start < before:
            raise refused(Law.IN_ORDER, part)
        before = start
        shares[bisect_right(starts, start) - 1].append(part)
    return shares


def _write_block(node: About, block: Block, text: str) -> None:
    node.value(own("text"), block.span.of(text))
    node.value(own("blockKind"), block.kind.value)
    node.value(own("spanStart"), block.span.start)
    node.value(own("spanEnd"), block.span.end)
    if block.lead is not None:
        node.value(own("leadStart"), block.lead.start)
        node.value(own("leadEnd"), block.lead.end)
    node.json(own("cells"), [[cell.start, cell.end] for cell in block.cells])


def _write_stretches(node: About, stretches: list[Stretch]) -> None:
    rows = [[s.unit.value, s.number, s.start, s.length, s.source_start] for s in stretches]
    node.json(own("sourceMap"), rows)


def _write_placements(node: About, placements: list[Placement]) -> None:
    """Write what became of each sentence, and beside it the plain words that a query filters by."""
    rows = [[p.span.start, p.span.end, p.state.value, p.reason] for p in placements]
    node.json(own("placements"), rows)
    for state in sorted({p.state.value for p in placements}):
        node.value(own("use"), state)
    for reason in sorted({p.reason for p in placements if p.reason is not None}):
        node.value(own("useReason"), reason)


class Blocks:
    """What the blocks of a graph hold together."""

    __slots__ = ("blocks", "placements", "stretches", "text")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stretches: list[Stretch] = []
        self.placements: list[Placement] = []
        self.text = ""


def read_blocks(index: Index, section_iris: tuple[Iri, ...]) -> Blocks:
    """Return the blocks, the text they tile, the stretches and the placements.

    Raises:
        StoreError: if the graph does not hold them as written.
    """
    position = {iri: order for order, iri in enumerate(section_iris)}
    found = Blocks()
    nodes = sorted(index.having(own("blockKind")), key=lambda node: node.integer(own("order")))
    for node in nodes:
        found.blocks.append(_block(node, position))
        for unit, number, start, length, source_start in node.rows(own("sourceMap")):
            found.stretches.append(Stretch(start, length, SourceUnit(unit), number, source_start))
        for start, end, state, reason in node.rows(own("placements")):
            found.placements.append(Placement(Span(start, end), PlacementState(state), reason))
    found.text = "\n".join(node.text(own("text")) for node in nodes)
    return found


def _block(node: Node, position: dict[Iri, int]) -> Block:
    section = node.maybe_iri(own("inSection"))
    lead = node.maybe_integer(own("leadStart"))
    return Block(
        kind=BlockKind(node.text(own("blockKind"))),
        span=Span(node.integer(own("spanStart")), node.integer(own("spanEnd"))),
        section=None if section is None else position[section],
        lead=None if lead is None else Span(lead, node.integer(own("leadEnd"))),
        cells=tuple(Span(start, end) for start, end in node.rows(own("cells"))),
    )
