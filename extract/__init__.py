"""What does a plan say? From a file to the values of kg.model; no RDF here."""

from extract.pipeline import extract_plan

__all__ = ["extract_plan"]
