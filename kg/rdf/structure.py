"""How do sections and blocks stand in the graph? The whole text can be put together again from the blocks.

A block holds its own text, its cells, what became of its sentences, and the way back to the file; its span follows from
the lengths, since blocks tile the text.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

from pyoxigraph import Literal, NamedNode

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
from kg.rdf.literals import json_literal, read_json
from kg.rdf.nodes import Index, Node, Quads
from kg.rdf.refusals import Law, refused
from kg.rdf.vocabulary import RDF_TYPE, dcterms, doco, own

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


def write_sections(quads: Quads, graph: PlanGraph) -> None:
    """Write the sections of a plan.

    Raises:
        StatementError: if sections and their IRIs do not go together.
    """
    sections, iris = graph.document.sections, graph.section_iris
    if len(sections) != len(iris) or len(set(iris)) != len(iris):
        raise refused(Law.NAMED_SECTIONS, len(sections), len(set(iris)))
    for order, (section, iri) in enumerate(zip(sections, iris, strict=True)):
        node = NamedNode(iri)
        quads.add(node, RDF_TYPE, doco(_PART_CLASS[section.level]))
        parent = graph.plan.iri if section.parent is None else iris[section.parent]
        quads.add(node, dcterms("isPartOf"), NamedNode(parent))
        quads.value(node, own("order"), order)
        quads.value(node, own("sectionLevel"), section.level.value)
        quads.value(node, own("sectionRole"), section.role.value)
        quads.value(node, own("number"), section.number)
        quads.value(node, dcterms("title"), section.title)
        quads.value(node, own("spanStart"), section.span.start)
        quads.value(node, own("spanEnd"), section.span.end)
        quads.value(node, own("headingStart"), section.heading.start)
        quads.value(node, own("headingEnd"), section.heading.end)


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


def write_blocks(quads: Quads, graph: PlanGraph, iris: IriMaker) -> None:
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
        node = NamedNode(iris.block(order))
        quads.add(node, RDF_TYPE, own("Block"))
        quads.add(node, dcterms("isPartOf"), NamedNode(graph.plan.iri))
        quads.value(node, own("order"), order)
        if block.section is not None:
            quads.add(node, own("inSection"), NamedNode(graph.section_iris[block.section]))
        _write_block(quads, node, block, document.text)
        _write_stretches(quads, node, stretches[order])
        _write_placements(quads, node, placements[order])


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


def _write_block(quads: Quads, node: NamedNode, block: Block, text: str) -> None:
    quads.value(node, own("text"), block.span.of(text))
    quads.value(node, own("blockKind"), block.kind.value)
    quads.value(node, own("spanStart"), block.span.start)
    quads.value(node, own("spanEnd"), block.span.end)
    if block.lead is not None:
        quads.value(node, own("leadStart"), block.lead.start)
        quads.value(node, own("leadEnd"), block.lead.end)
    if block.cells:
        quads.add(node, own("cells"), json_literal([[cell.start, cell.end] for cell in block.cells]))


def _write_stretches(quads: Quads, node: NamedNode, stretches: list[Stretch]) -> None:
    if stretches:
        rows = [[s.unit.value, s.number, s.start, s.length, s.source_start] for s in stretches]
        quads.add(node, own("sourceMap"), json_literal(rows))


def _write_placements(quads: Quads, node: NamedNode, placements: list[Placement]) -> None:
    """Write what became of each sentence, and beside it the plain words that a query filters by."""
    if not placements:
        return
    rows = [[p.span.start, p.span.end, p.state.value, p.reason] for p in placements]
    quads.add(node, own("placements"), json_literal(rows))
    for state in sorted({p.state.value for p in placements}):
        quads.value(node, own("use"), state)
    for reason in sorted({p.reason for p in placements if p.reason is not None}):
        quads.value(node, own("useReason"), reason)


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
        for unit, number, start, length, source_start in _rows(node, "sourceMap"):
            found.stretches.append(Stretch(start, length, SourceUnit(unit), number, source_start))
        for start, end, state, reason in _rows(node, "placements"):
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
        cells=tuple(Span(start, end) for start, end in _rows(node, "cells")),
    )


def _rows(node: Node, name: str) -> list[list[Any]]:
    found = node.maybe(own(name))
    rows: list[list[Any]] = read_json(found) if isinstance(found, Literal) else []
    return rows
