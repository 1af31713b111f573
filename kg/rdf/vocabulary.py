"""By which RDF terms does the codec say what it writes? Our own and those of standard vocabularies, made once."""

from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from ontology.prefixes import PREFIXES
from ontology.terms import PLAN

__all__ = [
    "ALT_LABEL",
    "BROADER",
    "PREF_LABEL",
    "RDF_JSON",
    "RDF_TYPE",
    "XSD_BOOLEAN",
    "XSD_DECIMAL",
    "XSD_INTEGER",
    "XSD_STRING",
    "dcterms",
    "doco",
    "oa",
    "own",
    "qudt",
    "rdf",
]

_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]
_SKOS = PREFIXES["skos"]

RDF_TYPE: Final = NamedNode(_RDF + "type")
RDF_JSON: Final = NamedNode(_RDF + "JSON")
XSD_BOOLEAN: Final = NamedNode(_XSD + "boolean")
XSD_DECIMAL: Final = NamedNode(_XSD + "decimal")
XSD_INTEGER: Final = NamedNode(_XSD + "integer")
XSD_STRING: Final = NamedNode(_XSD + "string")
PREF_LABEL: Final = NamedNode(_SKOS + "prefLabel")
ALT_LABEL: Final = NamedNode(_SKOS + "altLabel")
BROADER: Final = NamedNode(_SKOS + "broader")


@cache
def own(name: str) -> NamedNode:
    """Return the term of our ontology with a local name.

    Raises:
        UnknownTermError: if the ontology defines no such term.
    """
    return NamedNode(PLAN[name])


@cache
def rdf(name: str) -> NamedNode:
    """Return a term of RDF."""
    return NamedNode(_RDF + name)


@cache
def dcterms(name: str) -> NamedNode:
    """Return a term of the DCMI Metadata Terms."""
    return NamedNode(PREFIXES["dcterms"] + name)


@cache
def doco(name: str) -> NamedNode:
    """Return a term of the Document Components Ontology."""
    return NamedNode(PREFIXES["doco"] + name)


@cache
def oa(name: str) -> NamedNode:
    """Return a term of the Web Annotation Vocabulary."""
    return NamedNode(PREFIXES["oa"] + name)


@cache
def qudt(name: str) -> NamedNode:
    """Return a term of QUDT."""
    return NamedNode(PREFIXES["qudt"] + name)
