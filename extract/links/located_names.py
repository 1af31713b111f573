"""Which places do a thing's own words say that it lies in? Towns, waters, parks; failing these, the own area in front.

A place that only begins the name of another thing (a road, a plant, a firm) says nothing of where a project lies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.context import Context
from extract.divisions import Area, area_at
from extract.identity import Named, place_iri
from extract.identity.inside import names_inside
from extract.lexicon import alternatives
from extract.links.stating import LinkRule, stated
from extract.names.places import place_level
from extract.own_area import area_names
from kg.model import Basis, Iri, Span, Statement

__all__ = ["NamesOfPlaces", "Subject"]

_PLACE = LinkRule("locatedIn", Basis.STATED, Decimal("0.95"), "name.place-in-name")
_OWN_AREA = LinkRule("locatedIn", Basis.STATED, Decimal("0.8"), "name.own-area")
_LEVEL_WORD = LinkRule("locatedIn", Basis.STATED, Decimal("0.7"), "name.level-word")
_MEASURE = LinkRule("locatedIn", Basis.STATED, Decimal("0.9"), "measure.place-in-clause")
_KINDS = ("Place", "Park", "WaterBody")
_DIVISIONS = frozenset({"township", "village", "county"})
_NO_PLACE = frozenset({"place.part", "place.region"})
"""A part of the area stands for what its clauses treat; a stretch of the country is whom a thing serves."""
_LOCAL = frozenset({"township", "village"})
_TOWN_RULES = frozenset({"place.town", "place.short-town", "place.headed-list"})
_WHOLE = re.compile("(?:镇|乡|街道|办事处|街道办|村|社区|区|县|市|庄|水库)$")
"""Endings after which a name is complete: what follows is no part of it."""
_PAIR = re.compile("([东西南北])([东西南北])([\u4e00-\u9fff]{1,3}[河江湖渠])")
_LEVEL_WORDS = {
    "county": re.compile("全区|全县|区级|县级|全旗"),
    "prefecture": re.compile("全市|市级"),
    "province": re.compile("全省|省级"),
}
_FORMER = re.compile("[（(]原$")
_NO_MORE = re.compile("(?:项目|工程|建设|（[^）]*）|\\s)*")


@dataclass(frozen=True, slots=True)
class Subject:
    """What may lie somewhere: a project, park or measure, the words that name it, and its block where known."""

    kind: str
    iri: Iri
    span: Span
    block: int | None


@cache
def _namesake() -> re.Pattern[str]:
    return re.compile(alternatives("place-namesakes"))


class NamesOfPlaces:
    """The names of a plan in the order of the text, asked for the places that a thing's own words give."""

    def __init__(self, context: Context, named: Iterable[Named]) -> None:
        self._context = context
        self._named = sorted(named, key=lambda each: (each.mention.span, each.mention.kind))
        self._area: Area | None = area_at(context.plan.area) if context.plan.area else None
        self._own = frozenset(area_names(context.plan.area))
        self._waters = {each.mention.surface: each for each in self._named if each.mention.kind == "WaterBody"}

    def of(self, kind: str) -> Iterator[Named]:
        """Yield the names of a kind in the order of the text."""
        return (each for each in self._named if each.mention.kind == kind)

    def inside(self, span: Span, *kinds: str) -> list[Named]:
        """Return the names of some kinds inside a span."""
        return names_inside(self._named, span, *kinds)

    def in_own_words(self, subject: Subject) -> Iterator[Statement]:
        """Yield a link to each place, park and water in the words of a project or park."""
        within = self.inside(subject.span, *_KINDS, "Organisation")
        meant = [each for each in within if each.iri != subject.iri and self._says_where(subject, each, within)]
        for each in [*meant, *self._pairs(subject)]:
            yield stated(self._context, _PLACE, (subject.iri, each.iri), subject.span)

    def _says_where(self, subject: Subject, each: Named, within: list[Named]) -> bool:
        mention = each.mention
        if mention.kind == "Organisation" or mention.span == subject.span or mention.surface in self._own:
            return False
        if mention.rule in _NO_PLACE or self._names_other(each, subject.span):
            return False
        if mention.kind == "Park" and (subject.kind == "Park" or self._is_all(mention.span, subject.span)):
            return False
        if subject.kind == "Park" and mention.kind == "Place" and not self._is_division(each):
            return False
        holding = [
            other.mention
            for other in within
            if other.mention.span.covers(mention.span) and len(other.mention.span) > len(mention.span)
            if subject.kind != "Park" or other.mention.span != subject.span
        ]
        opening = all(other.kind == "Park" and other.span.start == mention.span.start for other in holding)
        return not holding or (opening and self._is_division(each))

    def _is_all(self, span: Span, whole: Span) -> bool:
        """Return whether a name is all that the words of a project say, but that it is a project."""
        return bool(_NO_MORE.fullmatch(self._context.document.text, span.end, whole.end))

    def _is_division(self, each: Named) -> bool:
        level = place_level(each.mention.surface, self._area) if each.mention.kind == "Place" else ""
        return level in _DIVISIONS or each.mention.rule in _TOWN_RULES

    def _names_other(self, each: Named, whole: Span) -> bool:
        """Return whether a name goes on as that of a road or plant, stands in quotes, or is a former one."""
        text, span = self._context.document.text, each.mention.span
        before = text[whole.start : span.start]
        if any(before.count(opens) > before.count(closes) for opens, closes in ("“”", "《》")):
            return True
        if _FORMER.search(text, max(0, span.start - 2), span.start):
            return True
        return not _WHOLE.search(each.mention.surface) and bool(_namesake().match(text, span.end, whole.end))

    def _pairs(self, subject: Subject) -> list[Named]:
        """Return both rivers of a word that names two: 东溪河 and 西溪河 of 东西溪河."""
        found = _PAIR.finditer(self._context.document.text, subject.span.start, subject.span.end)
        pairs = [[pair[n] + pair[3] for n in (1, 2)] for pair in found]
        return [self._waters[name] for names in pairs if all(n in self._waters for n in names) for name in names]

    def in_own_area(self, subject: Subject) -> Iterator[Statement]:
        """Yield a link to the plan's own area that a project's words begin with or say by a level word (全区, 市级)."""
        own = [
            each
            for each in self.inside(subject.span, "Place")
            if each.mention.surface in self._own and not self._names_other(each, subject.span)
        ]
        if own:
            yield stated(self._context, _OWN_AREA, (subject.iri, own[-1].iri), subject.span)
            return
        word = _LEVEL_WORDS.get(self._area.level) if self._area else None
        if self._area and word and word.match(self._context.document.text, subject.span.start, subject.span.end):
            ends = (subject.iri, place_iri(self._context, self._area.name))
            yield stated(self._context, _LEVEL_WORD, ends, subject.span)

    def in_a_measure(self, subject: Subject) -> Iterator[Statement]:
        """Yield a link to each town, village or county of the own area that the words of a measure name."""
        within = self.inside(subject.span, *_KINDS, "Organisation")
        for each in within:
            longer = any(o is not each and o.mention.span.covers(each.mention.span) for o in within)
            if self._is_local(each) and not longer and not self._names_other(each, subject.span):
                yield stated(self._context, _MEASURE, (subject.iri, each.iri), subject.span)

    def _is_local(self, each: Named) -> bool:
        """Return whether a place lies in the plan's own area: a town or village, or a county of the city."""
        if each.mention.kind != "Place" or each.mention.surface in self._own:
            return False
        if each.mention.rule in _TOWN_RULES or place_level(each.mention.surface, self._area) in _LOCAL:
            return True
        return each.mention.rule == "place.own-area" and self._area is not None
