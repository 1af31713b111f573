"""What can go wrong with the vocabulary itself? These errors mean a bug of ours, never a fault of a plan.

OntologyError
├─ UnknownTermError     a name that the vocabulary lacks
└─ CodeListError        a row of a code list that breaks the list's rules

The vocabulary stands below the core, so these do not descend from kg.errors.KgError and speak to developers only.
"""

__all__ = ["CodeListError", "OntologyError", "UnknownTermError"]


class OntologyError(Exception):
    """The vocabulary or a code list is wrong or wrongly used: everything stops."""


class UnknownTermError(OntologyError, AttributeError, KeyError):
    """Raised when a term is asked for that the vocabulary does not define."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(f"the vocabulary has no term {name!r}; close to it: {known or 'nothing'}")

    def __str__(self) -> str:
        return str(self.args[0])


class CodeListError(OntologyError):
    """Raised when a row of a code list cannot be read."""
