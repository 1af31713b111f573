"""How is a query of our own answered by the embedded engine? As typed values; the default graph is the union."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.base import Answer, Rows, Term, Triples
from kg.store.union import is_filled
from ontology.prefixes import PREFIXES

__all__ = ["evaluate", "syntax_error"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"""\[[^]]*]|"(?:[^"\\]|\\.)*"|[A-Za-z]+""")


def evaluate(store: ox.Store, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
    """Return the answer of a store to a query.

    Raises:
        QueryError: if the query is malformed or fails.
    """
    substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    try:
        answer = store.query(
            sparql,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=not is_filled(store),
            substitutions=substitutions,
        )
        return _typed(answer)
    except SyntaxError as error:
        raise syntax_error(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise _failed(str(error)) from error


def _typed(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    match answer:
        case ox.QuerySolutions():
            variables = answer.variables
            rows = tuple(tuple(solution[v] for v in variables) for solution in answer)
            return Rows(tuple(v.value for v in variables), rows)
        case ox.QueryTriples():
            return Triples(tuple(dict.fromkeys(answer)))
        case _:
            return bool(answer)


def syntax_error(message: str) -> QueryError:
    """Return the error for what the parser says, with its line and column.

    >>> syntax_error('error at 2:7: expected one of GRAPH').told("en")
    'The query is not valid (line 2, column 7): expected one of GRAPH'
    """
    found = _PLACE.match(message)
    if not found:
        return QueryError("errors.query_syntax", line="?", column="?", detail=message)
    line, column, detail = found.groups()
    return QueryError("errors.query_syntax", line=int(line), column=int(column), detail=_plain(detail))


def _plain(detail: str) -> str:
    """Return what was expected without the classes of characters, which the engine lists one by one."""
    lead, listed, rest = detail.partition("one of ")
    if not listed:
        return " ".join(detail.split())
    expected = [item for item in _EXPECTED.findall(rest) if not item.startswith("[")]
    return f"{lead}{listed}{' '.join(expected)}"


def _failed(detail: str) -> QueryError:
    return QueryError("errors.query_failed", detail=detail)
