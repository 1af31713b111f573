"""How does a plan's graph become quads, and quads a plan's graph? Law: `read(write(x, base)) == canonical(x)`.

The order of the quads says nothing. `write` returns them sorted, so equal graphs are equal lists.
"""

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.errors import StoreError
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import Document, Plan, PlanGraph, Statement
from kg.rdf.canonical import canonical, ordered_statements
from kg.rdf.entities import read_entities, write_entities
from kg.rdf.evidence import EvidenceReader, EvidenceWriter
from kg.rdf.links import link_iris, read_links, write_links
from kg.rdf.nodes import Index, Node, Quads
from kg.rdf.plan import read_document_title, read_left_out, read_plan, write_plan
from kg.rdf.refusals import Law, broken, refused
from kg.rdf.structure import read_blocks, read_sections, write_blocks, write_sections
from kg.rdf.targets import read_targets, write_targets
from kg.rdf.vocabulary import own
from ontology.errors import UnknownTermError

__all__ = ["read", "read_derived", "write", "write_derived"]

_ONE_PLAN = "store.plans_in_graph"


def write(graph: PlanGraph, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the quads of what a plan states, sorted.

    Raises:
        StatementError: if the graph breaks a law: an IRI, text or number that RDF cannot hold, an unknown term, two
            things under one IRI, blocks that do not tile the text.
    """
    try:
        return _written(canonical(graph), IriMaker(graph.plan.id, base))
    except (ValueError, IndexError, UnknownTermError) as error:
        raise refused(Law.VALID, error) from error


def _written(graph: PlanGraph, iris: IriMaker) -> list[Quad]:
    quads = Quads(iris.graph())
    evidence = EvidenceWriter(quads, iris, graph.plan.iri)
    write_plan(quads, graph)
    write_sections(quads, graph)
    write_blocks(quads, graph, iris)
    write_entities(quads, evidence, graph.entities, graph.plan.iri)
    write_targets(quads, evidence, graph.targets, graph.plan.iri)
    goals = frozenset(entity.iri for entity in graph.entities if "Goal" in entity.kinds)
    write_links(quads, evidence, link_iris(graph.statements, iris), goals)
    return sorted(set(quads.gathered), key=str)


def read(quads: Iterable[Quad]) -> PlanGraph:
    """Return the plan's graph that quads of `write` hold, whatever their order.

    Raises:
        StoreError: if they hold no plan, several, or not what `write` writes.
    """
    index = Index(quads)
    plans = list(index.of_class(own("Plan")))
    if len(plans) != 1:
        raise StoreError(_ONE_PLAN, count=len(plans))
    try:
        return _read(index, plans[0])
    except (ValueError, KeyError, TypeError) as error:
        raise broken(plans[0].iri, str(error)) from error


def _read(index: Index, node: Node) -> PlanGraph:
    evidence = EvidenceReader(index)
    plan = read_plan(node)
    sections, section_iris = read_sections(index)
    body = read_blocks(index, section_iris)
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


def write_derived(statements: Iterable[Statement], plan: Plan, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the quads of what is derived from a plan, sorted; they stand in a graph of their own.

    Raises:
        StatementError: if a statement breaks a law of the graph.
    """
    iris = IriMaker(plan.id, base)
    quads = Quads(iris.derived_graph())
    evidence = EvidenceWriter(quads, iris, plan.iri)
    try:
        write_links(quads, evidence, link_iris(ordered_statements(statements), iris), ())
    except (ValueError, UnknownTermError) as error:
        raise refused(Law.VALID, error) from error
    return sorted(set(quads.gathered), key=str)


def read_derived(quads: Iterable[Quad]) -> tuple[Statement, ...]:
    """Return the statements that quads of `write_derived` hold, in order.

    Raises:
        StoreError: if they are not as written.
    """
    index = Index(quads)
    try:
        return ordered_statements(read_links(index, EvidenceReader(index)))
    except (ValueError, KeyError, TypeError) as error:
        raise broken(str(own("Link")), str(error)) from error
