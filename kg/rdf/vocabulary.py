"""By which RDF terms does the codec say what it writes? IRIs of our own terms and of the standard vocabularies."""

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
    "TYPE",
    "XSD_BOOLEAN",
    "XSD_DATE_TIME",
    "XSD_DECIMAL",
    "XSD_INTEGER",
    "XSD_STRING",
    "dcterms",
    "doco",
    "oa",
    "own",
    "prov",
    "qb",
    "qudt",
    "rdf",
    "schema",
    "sh",
]

TYPE: Final = PREFIXES["rdf"] + "type"
RDF_TYPE: Final = NamedNode(TYPE)
RDF_JSON: Final = PREFIXES["rdf"] + "JSON"
XSD_BOOLEAN: Final = PREFIXES["xsd"] + "boolean"
XSD_DATE_TIME: Final = PREFIXES["xsd"] + "dateTime"
XSD_DECIMAL: Final = PREFIXES["xsd"] + "decimal"
XSD_INTEGER: Final = PREFIXES["xsd"] + "integer"
XSD_STRING: Final = PREFIXES["xsd"] + "string"
PREF_LABEL: Final = PREFIXES["skos"] + "prefLabel"
ALT_LABEL: Final = PREFIXES["skos"] + "altLabel"
BROADER: Final = PREFIXES["skos"] + "broader"


@cache
def own(name: str) -> str:
    """Return the term of our ontology with a local name.

    Raises:
        UnknownTermError: if the ontology defines no such term.
    """
    return PLAN[name]


def rdf(name: str) -> str:
    """Return a term of RDF."""
    return PREFIXES["rdf"] + name


def dcterms(name: str) -> str:
    """Return a term of the DCMI Metadata Terms."""
    return PREFIXES["dcterms"] + name


def doco(name: str) -> str:
    """Return a term of the Document Components Ontology."""
    return PREFIXES["doco"] + name


def oa(name: str) -> str:
    """Return a term of the Web Annotation Vocabulary."""
    return PREFIXES["oa"] + name


def qudt(name: str) -> str:
    """Return a term of QUDT."""
    return PREFIXES["qudt"] + name


def prov(name: str) -> str:
    """Return a term of the provenance ontology."""
    return PREFIXES["prov"] + name


def qb(name: str) -> str:
    """Return a term of the RDF data cube vocabulary."""
    return PREFIXES["qb"] + name


def schema(name: str) -> str:
    """Return a term of schema.org."""
    return PREFIXES["schema"] + name


def sh(name: str) -> str:
    """Return a term of SHACL."""
    return PREFIXES["sh"] + name
