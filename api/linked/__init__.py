"""Linked data: every IRI of the graph answers over HTTP, as a page for people and as triples for programs."""
