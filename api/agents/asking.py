"""How is a question of an agent answered? Named or SPARQL, by a worker with the limits of every query, in pages."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from api.agents.cutting import paged
from api.agents.wishes import QueryWish
from kg.errors import LookupFailedError
from kg.queries import QueryRequest, QueryResult, catalogue, question, typed
from kg.records import Json, Record
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
    result = run(request)
    if result.kind == "rows":
        return _rows(result, wish, lang)
    answer = typed(result)
    if isinstance(answer, Triples):
        lines: list[Record] = [{"triple": f"{triple} ."} for triple in sorted(answer.triples, key=str)]
        return paged(lines, wish.offset, wish.limit, lang)
    return {"answer": bool(answer)}


def _rows(result: QueryResult, wish: QueryWish, lang: str) -> Record:
    """Return a page of rows; only those of the page become values, since there may be a hundred thousand."""
    told: dict[str, Any] = json.loads(result.body)
    columns: list[Json] = told["head"]["vars"]

    def built(shown: list[Record]) -> Record:
        page = json.dumps({**told, "results": {"bindings": shown}}).encode()
        answer = typed(replace(result, body=page))
        return {"columns": columns, "items": [{**row} for row in answer.records()] if isinstance(answer, Rows) else []}

    return paged(told["results"]["bindings"], wish.offset, wish.limit, lang, built)


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
