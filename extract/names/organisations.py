"""Which bodies does a text name? Firms by their legal ending, institutions by kind and place, firms in lists of firms.

A body of a common kind (县级医院, 融资租赁公司) is nobody: a name needs a stem of its own, a place or an ordinal.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division
from extract.lexicon import alternatives, rows
from extract.names.boundary import name_start, suffixed
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from extract.names.project_firms import find_project_firms
from kg.model import Mention, RuleId, Span

__all__ = ["find_organisations", "organisation_type"]

_MOST = 32
_LEGAL = Decimal("0.98")
_PUBLIC = Decimal("0.92")
_LISTED = Decimal("0.85")
_LESS = Decimal("0.01")
_GROUP = Decimal("0.9")
_NO_FIRM = re.compile(
    "[的等和及与以为]|一批|企业|产业|行业|领域|项目|机构|集群|商品|产品$|消费品|康养|业$(?<![油醋药牧实])业"
)
_ORDINAL = re.compile("[省市县区]?第[一二三四五六七八九十百]+")
_OFFICE = re.compile("(?:中国|中央|国家)(?:科学|医学|中医|社会|农业|信息|工程|药监|工业)?")


@cache
def _suffix(needs: str) -> re.Pattern[str]:
    return re.compile(alternatives("organisation-suffixes", needs=needs))


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-generics')}*")


@cache
def organisation_type(name: str) -> str | None:
    """Return the kind that a body's ending says: enterprise, hospital, school, institute …, or None.

    >>> organisation_type("驻马店市第二中医院")
    'hospital'
    """
    found = re.search(f"{alternatives('organisation-suffixes')}$", name)
    return next((row["type"] for row in rows("organisation-suffixes") if found and row["word"] == found.group()), None)


def _is_proper(stem: str, needs: str, places: frozenset[str]) -> bool:
    if _common().fullmatch(stem) or re.search("的|等|和$|及$|一批|若干|各", stem):
        return False
    if needs == "stem":
        return len(stem) > 1
    placed = stem.startswith(tuple(places)) or begins_with_division(stem)
    return placed or bool(_ORDINAL.match(stem)) or bool(_OFFICE.match(stem))


def _from_place(text: str, span: Span, places: frozenset[str]) -> Span:
    """Return the span from the first place in it: 苏州实验室 of 举力保障好苏州实验室."""
    name = span.of(text)
    if name.startswith(tuple(places)) or begins_with_division(name) or _OFFICE.match(name):
        return span
    first = next(occurrences(name, places), None)
    return Span(span.start + first[1].start, span.end) if first else span


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('project-verbs')})+")


def _after_verb(text: str, span: Span, places: frozenset[str]) -> Span:
    """Return the span without a verb before a place: 河南甲醋业公司 of 建设河南甲醋业公司."""
    verb = _opener().match(text, span.start, span.end)
    name = text[verb.end() : span.end] if verb else ""
    placed = name.startswith(tuple(places)) or begins_with_division(name)
    return Span(verb.end(), span.end) if verb and placed else span


def _by_suffix(text: str, places: frozenset[str]) -> Iterator[Mention]:
    for needs, rule, score in (
        ("stem", "organisation.legal-name", _LEGAL),
        ("place", "organisation.public", _PUBLIC),
    ):
        for candidate in suffixed(text, _suffix(needs), firm=needs == "stem"):
            narrow = _after_verb if needs == "stem" else _from_place
            span = narrow(text, candidate.span, places)
            stem = span.of(text)[: -len(candidate.suffix)]
            if len(span) <= _MOST and _is_proper(stem, needs, places):
                yield Mention(span, "Organisation", span.of(text), RuleId(rule), score)


_SAYS_FIRMS = re.compile("等[^，。；、\n]{0,10}?(?:龙头|骨干|领军|头部|知名)[^，。；、\n]{0,6}?企业|为龙头")
_CLAUSE_START = re.compile("[^，。；：！？（）()\n]*$")


def _in_lists(text: str) -> Iterator[Mention]:
    """Yield the items before “等…龙头企业” and “为龙头”: short names of firms."""
    for found in _SAYS_FIRMS.finditer(text):
        before = _CLAUSE_START.search(text, max(0, found.start() - 200), found.start())
        if before is None:
            continue
        start = before.start()
        for at, piece in enumerate(before.group().split("、")):
            begin = start if at else name_start(text, start, start + len(piece))
            name = text[begin : start + len(piece)]
            if _is_short_firm(name):
                span = Span(begin, begin + len(name))
                yield Mention(span, "Organisation", name, RuleId("organisation.listed"), _LISTED)
            start += len(piece) + 1


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('trade-words')}|{alternatives('organisation-generics')})*")


def _is_short_firm(name: str) -> bool:
    """Return whether an item is a firm's short name: it has a brand beside the words of its trade."""
    if not 3 <= len(name) <= 12 or _NO_FIRM.search(name):  # noqa: PLR2004 - 审计, 会计 are trades, 广石化 is a firm
        return False
    return not _trade().fullmatch(name)


def _groups(text: str) -> Iterator[Mention]:
    tail = f"(?:{alternatives('trade-words', firm='yes')})?"
    for found in re.finditer(alternatives("company-groups") + tail, text):
        yield Mention(Span(*found.span()), "Organisation", found.group(), RuleId("organisation.group"), _GROUP)


def _again(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names found elsewhere in the text, also firms by their name without place and legal ending."""
    scores = {mention.surface: mention.score for mention in found if len(mention.surface) > 3}  # noqa: PLR2004 - 华能 is known anyway
    for name, span in occurrences(text, scores):
        yield Mention(span, "Organisation", name, RuleId("organisation.again"), scores[name] - _LESS)


def find_organisations(
    text: str, places: frozenset[str] = frozenset(), own: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """Return the bodies that a text names, the longest where two overlap.

    Args:
        text: where to look.
        places: the names of places that the text has.
        own: those of them that name the plan's own area.
    """
    first = [*_by_suffix(text, places), *_in_lists(text), *_groups(text), *find_project_firms(text, own)]
    return longest([*first, *_again(text, first)])
