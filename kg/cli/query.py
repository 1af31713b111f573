"""`plankg query`: ask the graph a named question or SPARQL; without a question, list the named ones."""

import json
import os
import re
import sys
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.layout import shorten, table
from kg.cli.output import emit, emit_bytes, is_terminal
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace

if TYPE_CHECKING:
    from kg.queries import QueryResult
    from kg.queries.catalogue import Field
    from kg.store.base import Cell, Rows

__all__ = ["COMMAND"]

_PLAN = "plan"
_WIDEST = 48
_TABLE, _TURTLE, _JSON = "table", "turtle", "json"
_FORMATS = (_TABLE, _JSON, "xml", "csv", "tsv", _TURTLE)
_SPARQL = re.compile(
    r"\s*(?:#|(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b)",
    re.IGNORECASE,
)


@command("query")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("question", metavar="[QUERY]", required=False, about="cli.arg_question")
@option("-f", "--file", "file", metavar="FILE", about="cli.opt_query_file")
@option("--set", "bound", metavar="NAME=TEXT", multiple=True, about="cli.opt_query_set")
@option("--format", "form", type=Choice(_FORMATS), about="cli.opt_query_format")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def query(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    graph: Place,
    question: str | None,
    file: str | None,
    bound: tuple[str, ...],
    form: str | None,
    as_json: bool,
) -> None:
    """Print the answer to one question; `--json` is short for `--format json`."""
    from kg.config import load_settings
    from kg.queries import QueryRequest, run_query
    from kg.store import open_graph

    form = form or (_JSON if as_json else _TABLE)
    open_graph(graph).close()  # a graph that is not there is told before anything about the question
    if question is None and file is None:
        emit(_questions(session, form))
        return
    asked = _asked(question, file)
    rows = {_TABLE: _JSON, _TURTLE: None}.get(form, form)
    triples = _TURTLE if form in (_TABLE, _TURTLE) else None
    request = QueryRequest(asked.sparql, rows, triples, bindings=_bindings(bound, asked))
    result = run_query(graph, request, load_settings(environment=os.environ).query)
    if form == _TABLE:
        count = _emit_table(result, asked, session)
        if count == 0 and bound and asked.parameters:
            session.tell("cli.query_whole_names", question=question)
    else:
        emit_bytes(result.body if result.body.endswith(b"\n") else result.body + b"\n")


COMMAND = query


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: SPARQL, and what a named question says of its columns, its codes and its parameters."""

    sparql: str
    columns: "tuple[Field, ...]" = ()
    coded: tuple[str, ...] = ()
    parameters: tuple[str, ...] | None = None


def _questions(session: Session, form: str) -> str:
    """Return the named questions with their titles."""
    from kg.queries import catalogue

    known = catalogue()
    if form == _JSON:
        told = [{key: value for key, value in asdict(entry).items() if key != "sparql"} for entry in known]
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    heads = [session.say(f"cli.query_{part}") for part in ("name", "title", "parameters")]
    rows = []
    for entry in known:
        narrowed = ", ".join(f"{field.variable}={_named(field, session.lang)}" for field in entry.parameters)
        rows.append([entry.name, entry.title if session.lang == "zh" else entry.title_en, narrowed])
    return table(heads, rows)


def _named(field: "Field", lang: str) -> str:
    return field.zh if lang == "zh" else field.en


def _asked(question: str | None, file: str | None) -> _Asked:
    """Return what the line asks for.

    Raises:
        Misuse: if it asks twice, or the file is no text.
        LookupFailedError: if there is no question of the name.
    """
    from kg.queries import question as named_question

    if file is not None:
        return _Asked(_read(file, question))
    text = question or ""
    if _SPARQL.match(text):
        return _Asked(text)
    found = named_question(text)
    return _Asked(found.sparql, found.columns, found.coded, tuple(field.variable for field in found.parameters))


def _bindings(bound: tuple[str, ...], asked: _Asked) -> tuple[tuple[str, str], ...]:
    """Return the variables that are bound beforehand, with their texts.

    Raises:
        Misuse: if a binding has no name or text, or the question has no such parameter.
    """
    pairs = []
    for words in bound:
        name, equals, text = words.partition("=")
        if not (equals and name.isidentifier()):
            raise _no_binding(words)
        if asked.parameters is not None and name not in asked.parameters:
            raise _no_parameter(name, asked.parameters)
        pairs.append((name, text))
    return tuple(pairs)


def _read(file: str, question: str | None) -> str:
    if question is not None:
        raise _asked_twice(file)
    data = _stdin() if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_text(file) from error


def _stdin() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def _emit_table(result: "QueryResult", asked: _Asked, session: Session) -> int | None:
    """Print an answer for a person; return how many rows it has, or None when it has none by its kind."""
    from kg.queries import typed
    from kg.store.base import Rows

    if result.kind == "triples":
        emit_bytes(result.body)
        return None
    answer = typed(result)
    if not isinstance(answer, Rows):
        emit(f"{str(answer).lower()}\n")
        return None
    cells = _told(answer, asked.coded, session.lang)
    titles = {field.variable: _named(field, session.lang) for field in asked.columns}
    shown = [at for at, name in enumerate(answer.variables) if not (name == _PLAN and _is_one(cells, at))]
    if len(shown) < len(answer.variables):
        session.tell("cli.query_plan", title=cells[0][answer.variables.index(_PLAN)])
    fit = partial(shorten, width=_WIDEST) if is_terminal(sys.stdout) else str
    rows = [[fit(row[at]) for at in shown] for row in cells]
    emit(table([titles.get(answer.variables[at], answer.variables[at]) for at in shown], rows))
    session.tell("cli.query_rows", count=len(rows))
    return len(rows)


def _told(answer: "Rows", coded: tuple[str, ...], lang: str) -> list[list[str]]:
    """Return the cells as texts; those of coded variables in words."""
    from kg.export.words import relation_word, word_of
    from kg.store.base import plain
    from ontology.prefixes import compact

    def told(variable: str, cell: "Cell") -> str:
        if cell is None:
            return ""
        text = str(cell).lower() if isinstance(cell, bool) else compact(str(cell))
        return relation_word(word_of(text, lang), lang) if variable in coded else text

    return [[told(name, plain(term)) for name, term in zip(answer.variables, row, strict=True)] for row in answer.rows]


def _is_one(cells: list[list[str]], at: int) -> bool:
    """Return whether a column says one thing in several rows, so that it is better said once."""
    return len(cells) > 1 and len({row[at] for row in cells}) == 1


def _no_binding(words: str) -> Misuse:
    return Misuse("cli.query_no_binding", words=words)


def _no_parameter(name: str, known: tuple[str, ...]) -> Misuse:
    key = "cli.query_no_parameter" if known else "cli.query_no_parameters"
    return Misuse(key, name=name, known=", ".join(known))


def _asked_twice(file: str) -> Misuse:
    return Misuse("cli.query_twice", file=file)


def _no_text(file: str) -> Misuse:
    return Misuse("cli.query_no_text", file=file)
