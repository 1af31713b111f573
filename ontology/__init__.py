"""The vocabulary of PlanKG: its terms, prefixes, files and code lists. Free of any RDF library."""

from ontology.errors import CodeListError, OntologyError, UnknownTermError
from ontology.prefixes import CODE_BASE, PLAN_BASE, PREFIXES
from ontology.terms import PLAN

__all__ = ["CODE_BASE", "PLAN", "PLAN_BASE", "PREFIXES", "CodeListError", "OntologyError", "UnknownTermError"]
