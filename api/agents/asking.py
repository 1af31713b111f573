"""How is a question of an agent answered? Named or SPARQL, by a worker with the limits of every query, in pages."""

from collections.abc import Callable

from api.agents.cutting import paged
from api.agents.wishes import QueryWish
from kg.errors import LookupFailedError
from kg.queries import QueryRequest, QueryResult, catalogue, question, typed
from kg.records import Record
from kg.store import Rows, Triples

__all__ = ["answered", "questions"]


def questions() -> list[Record]:
    """Return the named questions with what they are about and their parameters."""
    return [
        {
            "name": entry.name,
            "title": [entry.title, entry.title_en],
            "about": [entry.about, entry.about_en],
            "parameters": [{"name": field.variable, "zh": field.zh, "en": field.en} for field in entry.parameters],
            "columns": [field.variable for field in entry.columns],
        }
        for entry in catalogue()
    ]


def answered(run: Callable[[QueryRequest], QueryResult], wish: QueryWish, lang: str) -> Record:
    """Return a page of the answer to a named question or to SPARQL.

    Raises:
        QueryError: if the query is malformed, refused or over a limit.
        LookupFailedError: if a named question has no such parameter.
    """
    request = QueryRequest(_sparql(wish), "json", "ntriples", bindings=tuple(sorted(wish.parameters.items())))
    answer = typed(run(request))
    if isinstance(answer, Rows):
        columns = list(answer.variables)
        rows: list[Record] = [{**row} for row in answer.records()]
        return paged(rows, wish.offset, wish.limit, lang, lambda shown: {"columns": list(columns), "items": [*shown]})
    if isinstance(answer, Triples):
        lines: list[Record] = [{"triple": f"{triple} ."} for triple in sorted(answer.triples, key=str)]
        return paged(lines, wish.offset, wish.limit, lang)
    return {"answer": answer}


def _sparql(wish: QueryWish) -> str:
    known = {name for entry in catalogue() for name in (entry.name, entry.title, entry.title_en)}
    if wish.query not in known:
        if wish.parameters:
            raise _no_parameter(next(iter(wish.parameters)), "–")
        return wish.query
    found = question(wish.query)
    names = [field.variable for field in found.parameters]
    for name in wish.parameters:
        if name not in names:
            raise _no_parameter(name, ", ".join(names) or "–")
    return found.sparql


def _no_parameter(name: str, known: str) -> LookupFailedError:
    return LookupFailedError("agents.no_parameter", name=name, known=known)
