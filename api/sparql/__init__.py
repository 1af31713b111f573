"""The SPARQL endpoint: the query side of the protocol, its description, and whole graphs for reading."""
