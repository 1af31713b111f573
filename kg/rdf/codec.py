"""How does a plan's graph become RDF, and RDF a plan's graph? Law: `decode(encode(x, base)) == canonical(x)`.

What is encoded is sorted, so equal graphs are equal bytes; the order of what is decoded says nothing.
"""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.collector import collector_at_rest
from kg.errors import StoreError
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Document, Plan, PlanGraph, Statement
from kg.rdf.canonical import canonical, ordered_statements
from kg.rdf.entities import read_entities, write_entities
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.index import Index, Node
from kg.rdf.lines import Lines
from kg.rdf.links import link_iris, read_links, write_links
from kg.rdf.plan import read_document_title, read_left_out, read_plan, write_plan
from kg.rdf.refusals import Law, broken, refused
from kg.rdf.structure import read_blocks, read_sections, write_blocks, write_sections
from kg.rdf.targets import read_targets, write_targets
from kg.rdf.vocabulary import own
from ontology.errors import UnknownTermError

__all__ = [
    "decode",
    "decode_derived",
    "encode",
    "encode_derived",
    "indexed",
    "read",
    "read_derived",
    "write",
    "write_derived",
]

_ONE_PLAN: Final = "store.plans_in_graph"


def encode(graph: PlanGraph, base: str = DEFAULT_BASE) -> bytes:
    """Return what a plan states as sorted N-Quads.

    Raises:
        StatementError: if the graph breaks a law: an IRI, text or number that RDF cannot hold, an unknown term, two
            things under one IRI, blocks that do not tile the text.
    """
    try:
        return _lines(canonical(graph), IriMaker(graph.plan.id, base)).nquads()
    except (ValueError, IndexError, UnknownTermError) as error:
        raise refused(Law.VALID, error) from error


def indexed(graph: PlanGraph, base: str = DEFAULT_BASE) -> Index:
    """Return the nodes of what `encode` writes, for who wants to look and not to keep: in half the time.

    Raises:
        StatementError: as `encode` does.
    """
    with collector_at_rest():
        try:
            return Index.of_lines(_lines(canonical(graph), IriMaker(graph.plan.id, base)))
        except (ValueError, IndexError, UnknownTermError) as error:
            raise refused(Law.VALID, error) from error


def encode_derived(statements: Iterable[Statement], plan: Plan, base: str = DEFAULT_BASE) -> bytes:
    """Return what is derived from a plan as sorted N-Quads; it stands in a graph of its own.

    Raises:
        StatementError: if a statement breaks a law of the graph.
    """
    iris = IriMaker(plan.id, base)
    try:
        lines = Lines(iris.derived_graph())
        evidence = EvidenceWriter(lines, iris, plan.iri)
        write_links(lines, evidence, link_iris(ordered_statements(statements), iris), ())
        return lines.nquads()
    except (ValueError, UnknownTermError) as error:
        raise refused(Law.VALID, error) from error


def decode(ntriples: bytes) -> PlanGraph:
    """Return the plan's graph that N-Triples hold, whatever their order.

    Raises:
        StoreError: if they hold no plan, several, or not what `encode` writes.
    """
    with collector_at_rest():
        index = Index(ntriples)
        plans = list(index.of_class(own("Plan")))
        if len(plans) != 1:
            raise StoreError(_ONE_PLAN, count=len(plans))
        try:
            return _decoded(index, plans[0])
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise broken(plans[0].iri, str(error)) from error


def decode_derived(ntriples: bytes) -> tuple[Statement, ...]:
    """Return the statements that N-Triples hold, in order.

    Raises:
        StoreError: if they are not as `encode_derived` writes them.
    """
    index = Index(ntriples)
    try:
        return ordered_statements(read_links(index, EvidenceReader(index)))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise broken(own("Link"), str(error)) from error


def write(graph: PlanGraph, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return what a plan states as quads, sorted.

    Raises:
        StatementError: as `encode` does.
    """
    return list(parse(encode(graph, base), format=RdfFormat.N_QUADS))


def write_derived(statements: Iterable[Statement], plan: Plan, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return what is derived from a plan as quads, sorted.

    Raises:
        StatementError: as `encode_derived` does.
    """
    return list(parse(encode_derived(statements, plan, base), format=RdfFormat.N_QUADS))


def read(quads: Iterable[Quad]) -> PlanGraph:
    """Return the plan's graph that quads hold, whatever their order.

    Raises:
        StoreError: as `decode` does.
    """
    return decode(_ntriples(quads))


def read_derived(quads: Iterable[Quad]) -> tuple[Statement, ...]:
    """Return the statements that quads hold, in order.

    Raises:
        StoreError: as `decode_derived` does.
    """
    return decode_derived(_ntriples(quads))


def _ntriples(quads: Iterable[Quad]) -> bytes:
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""


def _lines(graph: PlanGraph, iris: IriMaker) -> Lines:
    lines = Lines(iris.graph())
    evidence = EvidenceWriter(lines, iris, graph.plan.iri, graph.document.stretches)
    write_plan(lines, graph)
    write_sections(lines, graph)
    write_blocks(lines, graph, iris)
    write_entities(lines, evidence, graph.entities, graph.plan.iri)
    write_targets(lines, evidence, graph.targets, graph.plan.iri)
    goals = frozenset(entity.iri for entity in graph.entities if "Goal" in entity.kinds)
    write_links(lines, evidence, link_iris(graph.statements, iris), goals)
    return lines


def _decoded(index: Index, node: Node) -> PlanGraph:
    plan = read_plan(node)
    sections, section_iris = read_sections(index)
    body = read_blocks(index, section_iris)
    evidence = EvidenceReader(index, tuple(body.stretches))
    statements = tuple(read_links(index, evidence))
    links = frozenset((s.subject, s.predicate, s.object) for s in statements)
    graph = PlanGraph(
        plan=plan,
        document=Document(
            source=plan.source,
            title=read_document_title(node),
            text=body.text,
            sections=sections,
            blocks=tuple(body.blocks),
            stretches=tuple(body.stretches),
            left_out=read_left_out(node),
            preamble=node.maybe_text(own("preamble")) or "",
        ),
        section_iris=section_iris,
        entities=tuple(read_entities(index, evidence, links)),
        targets=tuple(read_targets(index, evidence)),
        statements=statements,
        placements=tuple(body.placements),
    )
    return canonical(graph)
