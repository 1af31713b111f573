"""In which formats is an answer given? Names of a user's choice, media types, and the engine's serialisers."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

__all__ = ["ROW_FORMATS", "TRIPLE_FORMATS", "RowFormat", "TripleFormat"]


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A format for SELECT and ASK."""

    media: str
    engine: QueryResultsFormat


@dataclass(frozen=True, slots=True)
class TripleFormat:
    """A format for CONSTRUCT and DESCRIBE."""

    media: str
    engine: RdfFormat


ROW_FORMATS: Final = {
    "json": RowFormat("application/sparql-results+json", QueryResultsFormat.JSON),
    "xml": RowFormat("application/sparql-results+xml", QueryResultsFormat.XML),
    "csv": RowFormat("text/csv; charset=utf-8", QueryResultsFormat.CSV),
    "tsv": RowFormat("text/tab-separated-values; charset=utf-8", QueryResultsFormat.TSV),
}

TRIPLE_FORMATS: Final = {
    "turtle": TripleFormat("text/turtle; charset=utf-8", RdfFormat.TURTLE),
    "ntriples": TripleFormat("application/n-triples", RdfFormat.N_TRIPLES),
    "rdfxml": TripleFormat("application/rdf+xml", RdfFormat.RDF_XML),
    "jsonld": TripleFormat("application/ld+json", RdfFormat.JSON_LD),
    "trig": TripleFormat("application/trig; charset=utf-8", RdfFormat.TRIG),
    "nquads": TripleFormat("application/n-quads", RdfFormat.N_QUADS),
}
