"""Why is a query not answered? The errors of the guard, the worker and the one who watches it."""

from enum import StrEnum

from kg.errors import QueryError, QueryForbiddenError, QueryLimitError

__all__ = ["Limit", "failed", "forbidden", "no_format", "outside", "over"]


class Limit(StrEnum):
    """The limits of a query; each is the key of its message."""

    SECONDS = "query.seconds"
    MEMORY = "query.memory"
    ANSWER = "query.answer"
    ROWS = "query.rows"
    LENGTH = "query.length"
    DEPTH = "query.depth"
    STACK = "query.stack"


def over(limit: Limit, most: int) -> QueryLimitError:
    """Return the error for a query that meets a limit."""
    return QueryLimitError(limit.value, limit=most)


def forbidden(form: str) -> QueryForbiddenError:
    """Return the error for a form that no query may have."""
    return QueryForbiddenError("errors.query_forbidden", form=form)


def outside(graph: str) -> QueryForbiddenError:
    """Return the error for a FROM that names a graph outside the store."""
    return QueryForbiddenError("query.from_outside", graph=graph)


def no_format(kind: str, asked: str | None) -> QueryError:
    """Return the error for an answer that cannot be written in the format asked for."""
    return QueryError(f"query.format_for_{kind}", format=asked)


def failed(detail: str) -> QueryError:
    """Return the error for a query that the engine gave up."""
    return QueryError("errors.query_failed", detail=detail)
