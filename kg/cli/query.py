"""`plankg query`: ask the graph a named question or SPARQL; without a question, list the named ones."""

import json
import os
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.command import Choice, argument, command, option
from kg.cli.layout import table
from kg.cli.output import emit, emit_bytes
from kg.cli.session import Session
from kg.cli.usage import Misuse

if TYPE_CHECKING:
    from kg.queries import QueryResult
    from kg.store.base import Rows

__all__ = ["COMMAND"]

_TABLE, _TURTLE, _JSON = "table", "turtle", "json"
_FORMATS = (_TABLE, _JSON, "xml", "csv", "tsv", _TURTLE)
_SPARQL = re.compile(
    r"\s*(?:#|(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b)",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"# column: (\w+) \| (.+) \| (.+)")


@command("query")
@argument("graph", metavar="GRAPH", type=Path, about="cli.arg_graph")
@argument("question", metavar="[QUERY]", required=False, about="cli.arg_question")
@option("-f", "--file", "file", metavar="FILE", about="cli.opt_query_file")
@option("--format", "form", type=Choice(_FORMATS), default=_TABLE, about="cli.opt_query_format")
def query(session: Session, *, graph: Path, question: str | None, file: str | None, form: str) -> None:
    """Print the answer to one question."""
    from kg.config import load_settings
    from kg.queries import QueryRequest, run_query
    from kg.store import open_graph

    open_graph(graph).close()  # a graph that is not there is told before anything about the question
    if question is None and file is None:
        emit(_questions(session, form))
        return
    sparql = _sparql(question, file)
    rows = {_TABLE: _JSON, _TURTLE: None}.get(form, form)
    triples = _TURTLE if form in (_TABLE, _TURTLE) else None
    result = run_query(graph, QueryRequest(sparql, rows, triples), load_settings(environment=os.environ).query)
    if form == _TABLE:
        _emit_table(result, sparql, session)
    else:
        emit_bytes(result.body if result.body.endswith(b"\n") else result.body + b"\n")


COMMAND = query


def _questions(session: Session, form: str) -> str:
    """Return the named questions with their titles."""
    from kg.queries import catalogue

    known = catalogue()
    if form == _JSON:
        told = [{key: value for key, value in asdict(entry).items() if key != "sparql"} for entry in known]
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    heads = [session.say("cli.query_name"), session.say("cli.query_title")]
    return table(heads, [[entry.name, entry.title if session.lang == "zh" else entry.title_en] for entry in known])


def _sparql(question: str | None, file: str | None) -> str:
    """Return the query that the line asks for.

    Raises:
        Misuse: if it asks twice, or the file is no text.
        LookupFailedError: if there is no question of the name.
    """
    from kg.queries import question as named_question

    if file is not None:
        return _read(file, question)
    text = question or ""
    return text if _SPARQL.match(text) else named_question(text).sparql


def _read(file: str, question: str | None) -> str:
    if question is not None:
        raise _asked_twice(file)
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_text(file) from error


def _emit_table(result: "QueryResult", sparql: str, session: Session) -> None:
    from kg.queries import typed
    from kg.store.base import Rows

    if result.kind == "triples":
        emit_bytes(result.body)
        return
    answer = typed(result)
    if isinstance(answer, Rows):
        emit(_rows_table(answer, sparql, session.lang))
        session.tell("cli.query_rows", count=len(answer.rows))
    else:
        emit(f"{str(answer).lower()}\n")


def _rows_table(rows: "Rows", sparql: str, lang: str) -> str:
    """Return the rows under headings; a named question says what its columns are called."""
    from kg.store.base import plain
    from ontology.prefixes import compact

    titles = {name: zh if lang == "zh" else en for name, zh, en in _COLUMN.findall(sparql)}
    heads = [titles.get(name, name) for name in rows.variables]
    cells = ((plain(term) for term in row) for row in rows.rows)
    return table(heads, [["" if cell is None else compact(str(cell)) for cell in row] for row in cells])


def _asked_twice(file: str) -> Misuse:
    return Misuse("cli.query_twice", file=file)


def _no_text(file: str) -> Misuse:
    return Misuse("cli.query_no_text", file=file)
