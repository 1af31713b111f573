"""Which prefix stands for which namespace? One table for Turtle, SPARQL, pages and exports; plain strings only."""

from types import MappingProxyType
from typing import Final

__all__ = ["CODE_BASE", "ONTOLOGY_IRI", "PLAN_BASE", "PREFIXES", "compact", "expand", "sparql_prologue"]

PLAN_BASE: Final = "https://w3id.org/plankg/ns#"
ONTOLOGY_IRI: Final = "https://w3id.org/plankg/ns"
CODE_BASE: Final = "https://w3id.org/plankg/code/"

PREFIXES: Final = MappingProxyType(
    {
        "plan": PLAN_BASE,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "doco": "http://purl.org/spar/doco/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "qudt": "http://qudt.org/schema/qudt/",
        "unit": "http://qudt.org/vocab/unit/",
        "qb": "http://purl.org/linked-data/cube#",
        "org": "http://www.w3.org/ns/org#",
        "rov": "http://www.w3.org/ns/regorg#",
        "schema": "https://schema.org/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "time": "http://www.w3.org/2006/time#",
        "sh": "http://www.w3.org/ns/shacl#",
        "vann": "http://purl.org/vocab/vann/",
        "sdgo": "http://metadata.un.org/sdg/ontology#",
    }
)


def expand(name: str) -> str:
    """Return the IRI of a prefixed name.

    Raises:
        KeyError: if the prefix is not in the table.

    >>> expand("skos:prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI itself when no namespace of the table begins it.

    >>> compact("https://w3id.org/plankg/ns#Goal")
    'plan:Goal'
    """
    fitting = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    _, prefix, base = max(fitting)
    return f"{prefix}:{iri[len(base) :]}"


def sparql_prologue() -> str:
    """Return the PREFIX lines that every named question may rely on."""
    return "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
