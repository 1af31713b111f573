"""Which groups that every plan knows does a text name? Those of a list; a short one only where a name may begin.

“中建” stands inside 集中建设 and “东风” is a street: such a name needs an item of its own, or a trade behind it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division
from extract.lexicon import alternatives, words
from extract.names.boundary import name_start
from kg.model import Mention, RuleId, Span

__all__ = ["find_groups"]

_SCORE = Decimal("0.9")
_SHORT = 2
_REACH = 24
_SIGNS_BEFORE = tuple("、，。；：“”（(\n和与及 ")
_CHUNK_BEFORE = re.compile("[\u4e00-\u9fff]*$")
_ITEM_ENDS = re.compile("[、，。；”）)]|等(?!级)")

_TOWNS = re.compile("[^，。；：\n]{0,60}?(?:等\\s*\\d*|\\d+\\s*|[两三四五六七八九十]+)个?(?:街道|乡镇|镇|乡|社区)")


@cache
def _pattern() -> re.Pattern[str]:
    tail = f"(?:集团|股份|控股|重工|{alternatives('trade-words', firm='yes')})?(?:集团|公司)?"
    first = "".join(sorted({word[0] for word in words("company-groups")}))  # most places are passed over by one sign
    return re.compile(f"(?=[{first}])(?P<group>{alternatives('company-groups')})(?P<tail>{tail})")


@cache
def _apart() -> frozenset[str]:
    return frozenset(words("company-groups", alone="no"))


def _begins(text: str, start: int) -> bool:
    """Return whether a name may begin at a place: after a sign, a word that stands before names, or a place."""
    if start == 0 or text[start - 1] in _SIGNS_BEFORE:
        return True
    before = _CHUNK_BEFORE.search(text, max(0, start - _REACH), start)
    begin = name_start(text, before.start(), start) if before else start
    rest = text[begin:start]
    return begin == start or (len(rest) <= 3 and begins_with_division(rest))  # noqa: PLR2004 - 江苏, 内蒙古


def find_groups(text: str) -> Iterator[Mention]:
    """Yield the groups of the list with the trade that their name goes on with.

    >>> [group.surface for group in find_groups("支持华润新能源风电场，集中建设，东风街道")]
    ['华润新能源']
    """
    for found in _pattern().finditer(text):
        group, tail = found["group"], found["tail"]
        if len(group) <= _SHORT and not _begins(text, found.start()):
            continue
        if group in _apart() and not tail and not _is_item(text, Span(*found.span())):
            continue
        yield Mention(Span(*found.span()), "Organisation", found.group(), RuleId("organisation.group"), _SCORE)


def _is_item(text: str, span: Span) -> bool:
    """Return whether a word is an item of a list, but not of one that says that its items are towns."""
    listed = text[span.start - 1 : span.start] == "、" and bool(_ITEM_ENDS.match(text, span.end))
    return listed and not _TOWNS.match(text, span.end)
