"""What of a web page is navigation, a tool or an imprint? Names and phrases are data, asked one by one."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = [
    "begins_like_furniture",
    "is_furniture_element",
    "is_furniture_name",
    "is_furniture_section",
    "title_metas",
]

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Furniture:
    elements: frozenset[str]
    sections: frozenset[str]
    names: frozenset[str]
    title_metas: tuple[str, ...]
    phrases: tuple[str, ...]


@cache
def _furniture() -> _Furniture:
    table = tomllib.loads((files("extract.readers") / "furniture.toml").read_text(encoding="utf-8"))
    return _Furniture(
        elements=frozenset(table["elements"]),
        sections=frozenset(table["sections"]),
        names=frozenset(table["names"]),
        title_metas=tuple(table["title_metas"]),
        phrases=tuple(table["phrases"]),
    )


def is_furniture_element(tag: str) -> bool:
    """Return whether an element of this tag never holds text of the body.

    >>> is_furniture_element("script"), is_furniture_element("div")
    (True, False)
    """
    return tag in _furniture().elements


def is_furniture_section(tag: str) -> bool:
    """Return whether an element of this tag is a menu or tool when it holds little text.

    >>> is_furniture_section("nav"), is_furniture_section("section")
    (True, False)
    """
    return tag in _furniture().sections


def is_furniture_name(names: str) -> bool:
    """Return whether a class or id names navigation or a tool.

    >>> is_furniture_name("bread-crumb clearfix"), is_furniture_name("shareBox"), is_furniture_name("TRS_Editor")
    (True, True, False)
    """
    return not _furniture().names.isdisjoint(_words(names))


def title_metas() -> tuple[str, ...]:
    """Return the names of the meta elements that state the title."""
    return _furniture().title_metas


def begins_like_furniture(line: str) -> bool:
    """Return whether a line begins as navigation, tools or an imprint do.

    >>> begins_like_furniture("当前位置：首页 > 政务公开"), begins_like_furniture("当前，全区上下正奋力推进")
    (True, False)
    """
    return line.strip(" \t\u3000\xa0>|·").startswith(_furniture().phrases)


def _words(names: str) -> frozenset[str]:
    lowered = {word.lower() for word in _WORD.findall(names)}
    return frozenset(lowered | {part.lower() for part in names.split()})
