"""Which parks' names are one park's? It is called without what stands before its own name, or by first signs."""

import re
from collections.abc import Sequence
from functools import cache

from extract.divisions import division_prefix
from extract.identity.verdicts import Verdict, is_distinct, is_subsequence, perhaps, same, unplaced
from extract.lexicon import alternatives, rows
from extract.names.parks import park_type

__all__ = ["like_parks", "park_head"]

_BRAND = 2
_SURE_BRAND = 3
_PREFIX = 4
"""The most signs that stand before a park's own name when it is called in full: the firm's name (华强方特…)."""
_NEAR = 6


def _headed(name: str) -> tuple[str, str]:
    """Return what a park's name says it is, and the rest of the name before that."""
    found = park_head().search(name)
    return (found.group(), name[: found.start()]) if found else ("", name)


@cache
def park_head() -> re.Pattern[str]:
    """Return the pattern of what a park's name says at its end that it is."""
    short = "|".join(row["short"] for row in rows("identity/abbreviations") if row["kind"] == "Park")
    return re.compile(f"(?:{alternatives('park-suffixes')}|{short}|园)$")


def _initials(short: str, long: str) -> bool:
    """Return whether the signs of a short word are the first signs of the words of two signs of a long one.

    >>> _initials("文创旅", "文旅创意")
    True
    """
    for row in rows("identity/abbreviations"):
        if len(row["word"]) == 2 * len(row["short"]):
            long = long.replace(row["short"], row["word"])
    return len(short) >= _SURE_BRAND and len(long) == 2 * len(short) and sorted(short) == sorted(long[::2])


def like_parks(short: str, long: str) -> Verdict | None:
    """Return whether two names, the shorter one first, are one park's; for names without a veto between them."""
    heads, stems = zip(*map(_headed, (short, long)), strict=True)
    if heads[0] != heads[1]:
        return _other_heads(short, long, stems)
    if long.endswith(short):
        return _park_within(long.removesuffix(short), stems[0])
    if _unplaced_within(short) == _unplaced_within(long) and stems[0]:
        return same("park-word-order")
    if _initials(stems[0], stems[1]):
        return same("park-initials", "0.85")
    bare = [unplaced(stem) for stem in stems]
    alike = bare[0][:_BRAND] == bare[1][:_BRAND] and is_subsequence(bare[0], bare[1])
    return perhaps("park-abbreviation") if alike and is_distinct(bare[0]) else None


def _other_heads(short: str, long: str, stems: Sequence[str]) -> Verdict | None:
    """Judge two parks with other words for what they are: 甲物流园 and 甲物流博览园, 某山风景区 and 某山度假区."""
    same_stem = stems[0] == stems[1] and park_type(short) == park_type(long)
    longer = short[:_NEAR] == long[:_NEAR] and is_subsequence(short, long)
    return perhaps("park-other-head") if (same_stem or longer) and is_distinct(stems[0]) else None


def _unplaced_within(name: str) -> str:
    """Return a name without the names of provinces and cities anywhere in it."""
    at = 0
    while at < len(name):
        found = division_prefix(name[at:])
        if found and len(name) - len(found) >= _BRAND:
            name = name[:at] + name[at + len(found) :]
        else:
            at += 1
    return name


def _park_within(before: str, stem: str) -> Verdict | None:
    """Judge a park's name that ends another: 熊出没乐园 of 华强熊出没乐园, 新能源产业园 of 某某集聚区新能源产业园."""
    if not stem:
        return None
    if park_head().search(before):
        return same("park-in-park", "0.85")
    if is_distinct(stem) and len(before) <= _PREFIX:
        return same("park-own-name", "0.85")
    return perhaps("park-contained")
