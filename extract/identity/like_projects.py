"""Which projects' names are one project's? Those that differ by words which make no other project of it.

Two reaches, two stages, two kinds of work on one thing are never one project: names of projects differ by one word.
"""

import re
from functools import cache

from extract.identity.like_parks import like_parks, park_head
from extract.identity.verdicts import Verdict, is_distinct, is_subsequence, perhaps, same
from extract.identity.vetoes import road_names_folded, veto
from extract.lexicon import alternatives, rows, words
from kg.ids import name_key

__all__ = ["like_projects", "project_fold", "same_project"]

_LEAST = 3
_START = 4
_SHARE = 0.6
_HEADS = re.compile("(?:项目|工程|建设)+$")
_QUOTES = re.compile("[“”\"'‘’「」]")


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(alternatives("identity/project-fillers"))


@cache
def _shorter() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["word"]: row["short"] for row in rows("identity/abbreviations")}
    return re.compile(alternatives("identity/abbreviations")), table


def project_fold(name: str) -> str:
    """Return the form under which two names are one project's: roads in one spelling, short words, no fillers.

    >>> project_fold("107国道（石桥-柳溪）改建工程") == project_fold("国道107（石桥-柳溪）改建")
    True
    >>> project_fold("石河综合治理开发") == project_fold("石河治理"), project_fold("建设")
    (True, '建设')
    """
    key = _shortened(name)
    bare = _filler().sub("", key)
    return bare if len(bare) >= _LEAST else key


def _shortened(name: str) -> str:
    """Return a name with its roads in one spelling and its long words in the short one, without 项目 at the end."""
    pattern, table = _shorter()
    before, key = "", _QUOTES.sub("", road_names_folded(name_key(name)))
    while key != before:
        before, key = key, pattern.sub(lambda found: table[found.group()], key)
    return _HEADS.sub("", key) or key


def _is_own(name: str) -> bool:
    """Return whether a name has two signs or more beside common words: 老旧小区改造 has none."""
    return is_distinct(_common().sub("", name))


@cache
def _common() -> re.Pattern[str]:
    return re.compile("|".join(alternatives(name) for name in ("project-generics", "project-verbs")))


@cache
def _work() -> re.Pattern[str]:
    return re.compile(alternatives("identity/works"))


def like_projects(short: str, long: str) -> Verdict | None:
    """Return whether two names, the shorter one first, are one project's; for names without a veto between them."""
    one, two = project_fold(short), project_fold(long)
    if one == two:
        return same("project-fillers", "0.95")
    if sorted(_work().findall(one)) != sorted(_work().findall(two)):
        return None
    if len(one) > len(two):
        one, two = two, one
    if park_head().search(one) and park_head().search(two):
        return like_parks(one, two)
    plain = _shortened(short)
    if (
        _shortened(long).startswith(plain)
        and _shortened(long)[len(plain) :] in words("identity/project-tails")
        and _is_own(plain)
    ):
        return same("project-tail", "0.85")
    near = one[:_START] == two[:_START] and is_subsequence(one, two) and len(one) >= _SHARE * len(two)
    return perhaps("project-abbreviation") if near and len(one) > _START and _is_own(one) else None


def same_project(one: str, two: str) -> Verdict | None:
    """Return whether two names of projects are one project's, surely or perhaps; None when nothing says so.

    >>> same_project("石河治理（上桥至下桥段）", "石河治理（下桥至河口段）") is None
    True
    >>> same_project("远大世界城", "远大世界城商业综合体").rule
    'identity.project-tail'
    """
    short, long = sorted((one, two), key=lambda name: (len(name), name))
    return None if veto(short, long) else like_projects(short, long)
