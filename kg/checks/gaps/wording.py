"""What is a heading or a project's name about, and do two of them speak of one thing?

Loose on purpose: plans shorten names (文旅 for 文化旅游, 国储林 for 国家储备林), and a question about one thing under
two names is worse than a missed one.
"""

import re
from functools import cache, lru_cache
from typing import Final

from kg.checks.tables import words_of_role

__all__ = ["core_of_name", "is_same_thing", "pieces", "speaks_of", "without"]

_MARKS: Final = re.compile(r"[“”‘’\"'\s（）()《》、，。；：·—\-－/]+")
_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")
_SHORT: Final = 2
_WORDS: Final = 4
"""The characters of two words of two, which are shortened to the first of each."""
_ALIKE: Final = 0.5
_ABBREVIATION: Final = 6
_REMEMBERED: Final = 10_000
"""How many names are kept without their marks: each name of a plan is held against all others."""


@cache
def _generic(where: str) -> re.Pattern[str]:
    words = sorted(words_of_role("generic", where), key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word) for word in words))


def without(name: str, where: str, gap: str = "") -> str:
    """Return a name without the general words of a kind of name (head, name or kind).

    >>> without("农村寄宿制", "kind"), without("专用车产业集群", "head")
    ('', '专用车')
    """
    return _generic(where).sub(gap, name)


def pieces(heading: str) -> tuple[str, ...]:
    """Return the parts of a heading that say what it is about.

    >>> pieces("专用车产业集群"), pieces("殡葬改革")
    (('专用车',), ('殡葬',))
    """
    parts = _MARKS.split(without(heading, "head", " "))
    return tuple(part for part in parts if len(part) >= _SHORT)


def speaks_of(text: str, heading: str) -> bool:
    """Return whether a text holds some two characters that say what a heading is about, or its usual short form.

    >>> speaks_of("完善养老服务体系", "养老托幼"), speaks_of("完善养老服务体系", "殡葬改革")
    (True, False)
    >>> speaks_of("建设文旅强区", "文化旅游")
    True
    """
    parts = pieces(heading)
    shortened = (part[0] + part[2] for part in parts if len(part) == _WORDS)
    whole = (part[at : at + 2] for part in parts for at in range(len(part) - 1))
    return any(pair in text for pair in (*whole, *shortened))


@lru_cache(_REMEMBERED)
def core_of_name(name: str) -> str:
    """Return what is left of a project's or park's name without its bracket and the words of its kind.

    >>> core_of_name("石材产业园"), core_of_name("柳溪治理（上游段）项目")
    ('石材', '柳溪')
    """
    return _MARKS.sub("", without(_BRACKETS.sub("", name), "name"))


def is_same_thing(name: str, other: str) -> bool:
    """Return whether half of a project's name stands in another, in pieces of two characters or as its abbreviation.

    >>> is_same_thing("鹏程锂电池产业园", "河湾鹏程电源有限公司锂电池产业园")
    True
    >>> is_same_thing("国储林绿化", "国家储备林基地"), is_same_thing("柳溪大桥", "河湾隧道")
    (True, False)
    """
    core, whole = core_of_name(name) or _unmarked(name), _unmarked(other)
    if len(core) <= _ABBREVIATION and _is_shortened(core, whole):
        return True
    return _shared(core, whole) >= _ALIKE * len(core)


@lru_cache(_REMEMBERED)
def _unmarked(name: str) -> str:
    return _MARKS.sub("", name)


def _is_shortened(core: str, whole: str) -> bool:
    """Return whether the characters of a short name stand in another in their order, the first ones near its words."""
    rest = iter(whole)
    return all(character in rest for character in core)


def _shared(core: str, whole: str) -> int:
    """Return how many characters of a name stand in runs of two or more that another name has."""
    covered = [False] * len(core)
    for at in range(len(core) - 1):
        if core[at : at + 2] in whole:
            covered[at] = covered[at + 1] = True
    return sum(covered)
