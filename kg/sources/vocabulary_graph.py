"""Under which name does the vocabulary stand in a graph, so that a query finds the labels of classes and properties?"""

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.model import Iri
from kg.rdf.dump import dump
from ontology.files import core_turtle
from ontology.prefixes import ONTOLOGY_IRI

__all__ = ["vocabulary_quads"]


def vocabulary_quads() -> tuple[Iri, bytes]:
    """Return the graph of the vocabulary and its sorted N-Quads, read from core.ttl."""
    text = core_turtle().read_text(encoding="utf-8")
    graph = NamedNode(ONTOLOGY_IRI)
    triples = parse(text, format=RdfFormat.TURTLE)
    return Iri(ONTOLOGY_IRI), dump(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
