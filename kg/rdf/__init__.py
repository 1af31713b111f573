"""RDF: a plan's graph as N-Quads or quads and back, both directions side by side."""

from kg.rdf.canonical import canonical
from kg.rdf.codec import (
    decode,
    decode_derived,
    encode,
    encode_derived,
    indexed,
    read,
    read_derived,
    write,
    write_derived,
)
from kg.rdf.decisions import decode_decisions, encode_decisions
from kg.rdf.dump import dump
from kg.rdf.findings import decode_findings, encode_findings
from kg.rdf.links import link_iris

__all__ = [
    "canonical",
    "decode",
    "decode_decisions",
    "decode_derived",
    "decode_findings",
    "dump",
    "encode",
    "encode_decisions",
    "encode_derived",
    "encode_findings",
    "indexed",
    "link_iris",
    "read",
    "read_derived",
    "write",
    "write_derived",
]
