"""RDF: a plan's graph as quads and back, both directions side by side."""

from kg.rdf.canonical import canonical
from kg.rdf.codec import read, read_derived, write, write_derived
from kg.rdf.dump import dump
from kg.rdf.links import link_iris

__all__ = ["canonical", "dump", "link_iris", "read", "read_derived", "write", "write_derived"]
