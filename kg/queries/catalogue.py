"""Which questions does the program know? The files *.rq beside this module, each with a header of comments.

    # title: 没有项目支撑的目标
    # title_en: Goals without projects
    # about: what it answers, and for whom (about_en in English)
    # parameter: goal | 目标名称 | name of the goal
    # column: goal | 目标 | goal
    # coded: basis level

A parameter is a variable that may be bound to a name beforehand; a column names a variable of the answer for people. A
coded variable holds codes (stated, county, serves), which a table for people tells in words.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import LookupFailedError

__all__ = ["Field", "Question", "catalogue", "question"]

_HEADER = re.compile(r"#\s*([a-z_]+):\s*(.*\S)\s*$")


@dataclass(frozen=True, slots=True)
class Field:
    """A variable of a question with its name for people."""

    variable: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its name, with its titles, what it is about, its parameters and columns, and its SPARQL.

    `coded` are the variables that hold codes.
    """

    name: str
    title: str
    title_en: str
    about: str
    about_en: str
    parameters: tuple[Field, ...]
    columns: tuple[Field, ...]
    coded: tuple[str, ...]
    sparql: str


@cache
def catalogue() -> tuple[Question, ...]:
    """Return the questions in the order of their names."""
    found = (entry for entry in files("kg.queries").iterdir() if entry.name.endswith(".rq"))
    return tuple(_read(entry) for entry in sorted(found, key=lambda entry: entry.name))


def question(name: str) -> Question:
    """Return the question of a name or title.

    Raises:
        LookupFailedError: if there is none.
    """
    known = catalogue()
    for found in known:
        if name in (found.name, found.title, found.title_en):
            return found
    names = [entry.name for entry in known]
    near = get_close_matches(name, names, n=3, cutoff=0.5) or names
    raise LookupFailedError(_NO_SUCH, name=name, known=", ".join(near))


_NO_SUCH = "errors.no_such_query"


def _read(entry: Traversable) -> Question:
    text = entry.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = _HEADER.match(line)
        if found is None:
            break
        header.setdefault(found[1], []).append(found[2])
    return Question(
        name=entry.name.removesuffix(".rq"),
        title=header["title"][0],
        title_en=header["title_en"][0],
        about=" ".join(header.get("about", ())),
        about_en=" ".join(header.get("about_en", ())),
        parameters=tuple(map(_field, header.get("parameter", ()))),
        columns=tuple(map(_field, header.get("column", ()))),
        coded=tuple(word for line in header.get("coded", ()) for word in line.split()),
        sparql=text,
    )


def _field(line: str) -> Field:
    variable, zh, en = (part.strip() for part in line.split("|"))
    return Field(variable, zh, en)
