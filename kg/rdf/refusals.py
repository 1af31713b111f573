"""What may not be written, and what is not as it was written? One sentence for each law of the codec."""

from enum import StrEnum

from kg.errors import StatementError, StoreError

__all__ = ["Law", "broken", "refused"]


class Law(StrEnum):
    """The laws that a plan's graph must keep to be written; `{}` takes what breaks one."""

    ONE_SOURCE = "the plan {} and its document have different sources"
    ONE_THING = "two things are called {}"
    NAMED_SECTIONS = "{} sections have {} names"
    TILING = "the blocks of {} do not tile its text"
    IN_ORDER = "out of place in the text: {}"
    OWN_PROPERTY = "{} is written by the codec alone, not by a rule about {}"
    ONE_LINE = "a heading holds a line end: {}"
    VALID = "{}"


def refused(law: Law, *values: object) -> StatementError:
    """Return the error for a value that breaks a law."""
    return StatementError("errors.statement", detail=law.format(*values))


def broken(subject: str, predicate: str) -> StoreError:
    """Return the error for a graph that does not hold what the codec writes."""
    return StoreError("store.broken", subject=subject, predicate=predicate)
