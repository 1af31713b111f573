"""Which questions does the program know? The files *.rq beside this module, each with its title in its first lines.

# title: 没有项目支撑的目标
# title_en: Goals without projects
# about: what it answers, and for whom
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import LookupFailedError

__all__ = ["Question", "catalogue", "question"]

_HEADER = re.compile(r"#\s*([a-z_]+):\s*(.*\S)\s*$")


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its name, with its titles, what it is about, and its SPARQL."""

    name: str
    title: str
    title_en: str
    about: str
    about_en: str
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
    header: dict[str, str] = {}
    for line in text.splitlines():
        found = _HEADER.match(line)
        if found is None:
            break
        header[found[1]] = found[2]
    return Question(
        name=entry.name.removesuffix(".rq"),
        title=header["title"],
        title_en=header["title_en"],
        about=header.get("about", ""),
        about_en=header.get("about_en", ""),
        sparql=text,
    )
