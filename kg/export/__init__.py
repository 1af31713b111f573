"""Exports: the graph in the formats of others, one module a family of formats."""

from kg.export.base import Exporter, Holding
from kg.export.graphml import write_graphml
from kg.export.jsonl import write_jsonl
from kg.export.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from kg.export.spreadsheet import write_csv

__all__ = ["EXPORTERS", "Exporter", "Holding"]

EXPORTERS = (
    Exporter("turtle", write_turtle),
    Exporter("trig", write_trig),
    Exporter("nquads", write_nquads),
    Exporter("jsonld", write_jsonld),
    Exporter("jsonl", write_jsonl),
    Exporter("csv", write_csv),
    Exporter("graphml", write_graphml),
)
