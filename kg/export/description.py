"""What does a graph say of one IRI? A bounded description: its triples, its evidence, its links, names around it.

An IRI in use may stand in tens of thousands of triples (a plan, an area). So its triples come by pages: those that lead
out first, then those that lead in; what is left out is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Iri
from kg.store import GraphReader, Triples
from kg.store.base import Term
from ontology.prefixes import expand

__all__ = ["MOST", "Description", "Edge", "Quoted", "describe", "is_named", "quoted"]

MOST: Final = 200
"""How many triples with the IRI itself a page has."""

_OUT: Final = "SELECT ?thing ?property ?other { ?thing ?property ?other } ORDER BY ?property ?other"
_IN: Final = "SELECT ?thing ?property ?other {{ ?other ?property ?thing }} LIMIT {limit} OFFSET {offset}"
"""In the order of the index, which a snapshot keeps: to sort tens of thousands for each page takes a second."""

_OF_NODES: Final = "CONSTRUCT {{ ?node ?property ?other }} {{ VALUES ?node {{ {nodes} }} ?node ?property ?other }}"
_NAMES: Final = "CONSTRUCT {{ ?node {name} ?words }} {{ VALUES ?node {{ {nodes} }} ?node {name} ?words }}"
_NAMING: Final = ("skos:prefLabel", "dcterms:title", "rdf:type")
_FOUND: Final = "SELECT DISTINCT ?node ?plan ?start ?end {{ {where} }} ORDER BY ?plan ?start ?end LIMIT 50"
_PASSAGES: Final = (  # one after the other: as one query with optional paths they take minutes on a whole plan
    "?node oa:hasSource ?plan ; oa:hasSelector ?words . ?words oa:start ?start ; oa:end ?end",
    (
        "?node plan:evidence ?passage . ?passage oa:hasSource ?plan ; oa:hasSelector ?words . "
        "?words oa:start ?start ; oa:end ?end"
    ),
    "?passage oa:hasSelector ?node ; oa:hasSource ?plan . ?node oa:start ?start ; oa:end ?end",
    "?node plan:spanStart ?start ; plan:spanEnd ?end ; dcterms:isPartOf+ ?plan . ?plan a plan:Plan",
)
_NAMED: Final = ("ASK { ?thing ?property ?other }", "ASK { ?other ?property ?thing }")
_TYPE: Final = Iri(expand("rdf:type"))
_NAMED_GRAPH: Final = NamedNode("http://www.w3.org/ns/sparql-service-description#NamedGraph")
_TOLD_OUT: Final = frozenset(map(expand, ("plan:evidence", "plan:hasTarget", "oa:hasSelector")))
_TOLD_IN: Final = frozenset(map(expand, ("rdf:subject", "rdf:object")))
_SELECTOR: Final = expand("oa:hasSelector")


@dataclass(frozen=True, slots=True)
class Edge:
    """A triple seen from the IRI: `inward` when the IRI is its object."""

    inward: bool
    property: Iri
    other: Term


@dataclass(frozen=True, slots=True)
class Description:
    """A page of what a graph says of an IRI; `following` is the offset of the next one, None on the last.

    `triples` are those of the edges and of the nodes that explain them (evidence with its words, targets, links), and
    the names and classes of what is around, each once, in a fixed order.
    """

    iri: Iri
    edges: tuple[Edge, ...]
    triples: tuple[Triple, ...]
    following: int | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of a plan's text, by the plan's IRI."""

    plan: Iri
    start: int
    end: int


def describe(reader: GraphReader, iri: str, offset: int = 0) -> Description | None:
    """Return the description of an IRI, or None when the graph does not name it (or not so often)."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return None
    found = _edges(reader, node, offset)
    edges = found[:MOST]
    if not edges:
        return None if offset or iri not in reader.graphs() else _of_graph(node)
    triples = {_triple(node, edge) for edge in edges}
    triples |= _explained(reader, edges)
    around = {term for triple in triples for term in (triple.subject, triple.object)} - {node}
    for name in _NAMING:
        triples |= _asked(reader, _NAMES, around, name=name)
    following = offset + MOST if len(found) > MOST else None
    return Description(Iri(iri), edges, tuple(sorted(triples, key=str)), following)


def _edges(reader: GraphReader, node: NamedNode, offset: int) -> tuple[Edge, ...]:
    """Return the triples with an IRI from an offset on: a page, and one more when there is one."""
    out = reader.rows(_OUT, {"thing": node}).rows
    shown = out[offset : offset + MOST + 1]
    query = _IN.format(limit=MOST + 1 - len(shown), offset=max(offset - len(out), 0))
    sides = ((False, shown), (True, reader.rows(query, {"thing": node}).rows))
    return tuple(
        Edge(inward, Iri(name.value), other)
        for inward, rows in sides
        for _, name, other in rows
        if isinstance(name, NamedNode) and other is not None
    )


def is_named(reader: GraphReader, iri: str) -> bool:
    """Return whether a graph, or a triple of one, names an IRI."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    return any(reader.query(query, {"thing": node}) is True for query in _NAMED) or iri in reader.graphs()


def _of_graph(node: NamedNode) -> Description:
    """Return that a named graph is one: what it holds need not name it."""
    edge = Edge(inward=False, property=_TYPE, other=_NAMED_GRAPH)
    return Description(Iri(node.value), (edge,), (_triple(node, edge),), None)


def _triple(node: NamedNode, edge: Edge) -> Triple:
    name = NamedNode(edge.property)
    if edge.inward and not isinstance(edge.other, Literal):
        return Triple(edge.other, name, node)
    return Triple(node, name, edge.other)


def _explained(reader: GraphReader, edges: Iterable[Edge]) -> set[Triple]:
    """Return what is said of the evidence, targets and links of an IRI, and of the words that evidence selects."""
    nodes = {edge.other for edge in edges if edge.property in (_TOLD_IN if edge.inward else _TOLD_OUT)}
    found = _asked(reader, _OF_NODES, nodes)
    return found | _asked(reader, _OF_NODES, {one.object for one in found if one.predicate.value == _SELECTOR})


def _asked(reader: GraphReader, query: str, terms: Iterable[object], **words: str) -> set[Triple]:
    nodes = sorted(str(term) for term in terms if isinstance(term, NamedNode))
    answer = reader.query(query.format(nodes=" ".join(nodes), **words)) if nodes else None
    return set(answer.triples) if isinstance(answer, Triples) else set()


def quoted(reader: GraphReader, iri: str) -> tuple[Quoted, ...]:
    """Return where in the plans the words stand on which an IRI rests: of evidence, links, targets, parts of a plan."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return ()
    asked = (reader.rows(_FOUND.format(where=where), {"node": node}).plain() for where in _PASSAGES)
    rows = next((rows for rows in asked if rows), ())
    return tuple(Quoted(Iri(str(plan)), int(str(start)), int(str(end))) for _, plan, start, end in rows)
