"""Which public bodies does a text name? Institutions by kind and place, departments by level, those that need neither.

A body of a common kind (县级医院, 乡镇卫生院) is nobody: a name needs a place, an ordinal or an office in front.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division, division_prefix
from extract.lexicon import alternatives, words
from extract.names.boundary import suffixed
from extract.names.occurrences import occurrences
from kg.model import Mention, RuleId, Span

__all__ = ["find_public_bodies"]

_MOST = 32
_PUBLIC = Decimal("0.92")
_DEPARTMENT = Decimal("0.88")
_TO_BE = Decimal("0.7")
_LONGEST_PLACE = 9
_ORDINAL = re.compile(
    "[省市县区]?第[一二三四五六七八九十百]+(?!方|产|次)|[省市县区]?[一二三四五六七八九]?十[一二三四五六七八九]?$|[省市县区][一二三四五六七八九]$"
)
_OFFICE = re.compile("中国|中央|中共|全国(?:人大|政协)|国家(?:药监|图书|博物)")
_BODY = re.compile("(?:大学|学院|科学院|医院)$")
_IN_BRACKETS = re.compile("[（(]([\u4e00-\u9fff]{2,4})[）)]")
_NO_STEM = re.compile("的|等|和$|及$|一批|若干|各|\\d个|特色")
_BUILT = re.compile("(?:新建|筹建|组建|设立|布局建设|谋划建设|创建|规划建设|争取|落户)$")
_BUILT_AFTER = re.compile("(?:[（(][^（）()]*[）)])?(?:新建|筹建)")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(alternatives("organisation-suffixes", needs="place"))


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-generics')}*")


def _is_placed(name: str, places: frozenset[str]) -> bool:
    return name.startswith((*places, *words("region-names"))) or begins_with_division(name)


def _is_proper(stem: str, suffix: str, places: frozenset[str]) -> bool:
    if _common().fullmatch(stem) or _NO_STEM.search(stem):
        return False
    if (
        suffix in {"实验室", "学校", "医院"}
        and (stem in places or division_prefix(stem) == stem)
        and stem.endswith(("省", "市"))
    ):
        return False  # 广东省实验室 is a rank
    return _is_placed(stem, places) or bool(_ORDINAL.match(stem)) or bool(_OFFICE.match(stem))


def _from_place(text: str, span: Span, places: frozenset[str]) -> Span:
    """Return the span from the first place in it: 苏州实验室 of 举力保障好苏州实验室."""
    name = span.of(text)
    if _is_placed(name, places) or _OFFICE.match(name):
        return span
    first = next(occurrences(name, places), None)
    if first is None or _BODY.search(name[: first[1].start]):
        return span  # 新加坡国立大学苏州研究院 is one
    return Span(span.start + first[1].start, span.end)


def _with_campus(text: str, span: Span, places: frozenset[str]) -> Span:
    """Return the span of a university with the place in brackets by which it is another one: 甲大学（乙）."""
    after = _IN_BRACKETS.match(text, span.end) if text[: span.end].endswith("大学") else None
    return Span(span.start, after.end()) if after and _is_placed(after[1], places) else span


def _by_suffix(text: str, places: frozenset[str]) -> Iterator[Mention]:
    for candidate in suffixed(text, _suffix()):
        span = _from_place(text, candidate.span, places)
        stem = span.of(text)[: -len(candidate.suffix)]
        if len(span) <= _MOST and _is_proper(stem, candidate.suffix, places):
            span = _with_campus(text, span, places)
            yield Mention(span, "Organisation", span.of(text), RuleId("organisation.public"), _PUBLIC)


@cache
def _department() -> re.Pattern[str]:
    first = "".join(sorted({word[0] for word in words("organisation-departments")}))
    body = f"(?=[{first}]){alternatives('organisation-departments')}"
    return re.compile(f"(?<![各全有本其跨城于治])(?:(?P<at>[省市区县州]){body}|{body})")


def _place_before(text: str, end: int, places: frozenset[str]) -> int | None:
    starts = range(max(0, end - _LONGEST_PLACE), end - 1)
    return next((start for start in starts if text[start:end] in places), None)


def _departments(text: str, places: frozenset[str]) -> Iterator[Mention]:
    """Yield the departments of a government that have their level (市发展改革委) or their place in front."""
    for found in _department().finditer(text):
        end = found.end("at") if found["at"] else found.start()
        placed = _place_before(text, end, places)
        if placed is not None or found["at"]:
            span = Span(found.start() if placed is None else placed, found.end())
            yield Mention(span, "Organisation", span.of(text), RuleId("organisation.department"), _DEPARTMENT)


@cache
def _known() -> re.Pattern[str]:
    first = "".join(sorted({word[0] for word in words("organisation-known")}))
    return re.compile(f"(?=[{first}]){alternatives('organisation-known')}")


def _as_it_stands(text: str, mention: Mention) -> Mention:
    """Return a mention less sure if its words say that the body is yet to be built, or if it is the one that plans."""
    before = _BUILT.search(text, max(0, mention.span.start - 6), mention.span.start)
    made = mention.surface.endswith("创新中心") and text[: mention.span.start].endswith(("建设", "打造", "创建", "建"))
    if mention.surface.endswith("人民政府") or before or made or _BUILT_AFTER.match(text, mention.span.end):
        return replace(mention, score=min(mention.score, _TO_BE))
    return mention


def find_public_bodies(text: str, places: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Yield the institutions and departments that a text names; `places` are the names of places that it has.

    >>> [body.surface for body in find_public_bodies("由市发展改革委、驿城区第二小学牵头，提升县级医院")]
    ['驿城区第二小学', '市发展改革委']
    """
    for mention in (*_by_suffix(text, places), *_departments(text, places)):
        yield _as_it_stands(text, mention)
    for found in _known().finditer(text):
        yield Mention(Span(*found.span()), "Organisation", found.group(), RuleId("organisation.known"), _PUBLIC)
