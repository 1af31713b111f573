"""Where does the text around say that things lie? In the town whose paragraph names them, in a part of the area."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.claims.frame_ends import subject_end
from extract.context import Context
from extract.identity import Named
from extract.links.located_names import NamesOfPlaces, Subject
from extract.links.stating import LinkRule, sentence_of, stated
from kg.model import Basis, Iri, Span, Statement

__all__ = ["Subject", "around"]

_TOWN = LinkRule("locatedIn", Basis.STRUCTURE, Decimal("0.85"), "structure.town-paragraph")
_PART = LinkRule("locatedIn", Basis.STRUCTURE, Decimal("0.8"), "structure.part-of-area")
_FOCUS = LinkRule("locatedIn", Basis.STATED, Decimal("0.9"), "measure.with-focus-on")
_SUBJECT = LinkRule("locatedIn", Basis.STATED, Decimal("0.85"), "measure.of-towns")
_SHARED = LinkRule("locatedIn", Basis.STRUCTURE, Decimal("0.7"), "structure.places-of-item-before")
_AS_FOCUS = re.compile("以[^，。；]{2,60}?为(?:重点|试点|主阵地|主战场|主体|核心|中心|先导|示范)(?:区域|镇|地区)?，")
_DIRECTIONS = tuple(
    re.compile(f"(?:重点|大力|积极|着力|加快|统筹|全力|创新)*{verb}") for verb in ("发展", "打造", "推进", "建设")
)
_SEVERAL = 2
_SAME_TAIL = 6


def _starting_in(subjects: Sequence[Subject], span: Span) -> Iterator[Subject]:
    """Yield the subjects that stand in a span; they are in the order of the text."""
    first = bisect_left(subjects, span.start, key=lambda each: each.span.start)
    last = bisect_left(subjects, span.end, key=lambda each: each.span.start)
    yield from (each for each in subjects[first:last] if each.span.end <= span.end)


def around(
    context: Context, places: NamesOfPlaces, subjects: Iterable[Subject], settled: Container[Iri]
) -> Iterator[Statement]:
    """Yield where projects, parks and measures lie by the paragraph, the sentence or the list that they stand in.

    Args:
        context: the plan.
        places: its names.
        subjects: its projects, parks and measures where they stand.
        settled: those whose own words say where they lie: a part of the area adds nothing to that.
    """
    ordered = sorted(subjects, key=lambda each: (each.span, each.kind))
    yield from _in_town_paragraphs(context, places, ordered)
    yield from _in_parts(context, places, [each for each in ordered if each.iri not in settled])
    yield from _with_focus(context, places, ordered)
    yield from _of_towns(context, places, ordered)
    yield from _sharing(context, places, ordered)


def _in_town_paragraphs(context: Context, places: NamesOfPlaces, ordered: Sequence[Subject]) -> Iterator[Statement]:
    text = context.document.text
    for block in context.document.blocks:
        if block.lead is None:
            continue
        town = next((each for each in places.inside(block.lead, "Place") if each.mention.span == block.lead), None)
        if town is None:
            continue
        inside = [*_starting_in(ordered, Span(block.lead.end, block.span.end))]
        for subject in [*(each for each in inside if each.kind != "Measure"), *_direction(inside, text)]:
            whole = Span(town.mention.span.start, subject.span.end)
            if not _names_a_town(places, subject, town):
                yield stated(context, _TOWN, (subject.iri, town.iri), whole)


def _direction(inside: Sequence[Subject], text: str) -> Sequence[Subject]:
    """Return the one measure that says what a town is to be; what else its paragraph lists serves that."""
    works = [each for each in inside if each.kind == "Measure"]
    found = (each for way in _DIRECTIONS for each in works if way.match(each.span.of(text)))
    first = next(found, None)
    return [first] if first else []


def _names_a_town(places: NamesOfPlaces, subject: Subject, town: Named) -> bool:
    """Return whether a thing's own words name another town than the one that leads its paragraph."""
    rules = {"place.town", "place.short-town"}
    return any(each.mention.rule in rules and each.iri != town.iri for each in places.inside(subject.span, "Place"))


def _in_parts(context: Context, places: NamesOfPlaces, ordered: Sequence[Subject]) -> Iterator[Statement]:
    """Yield links to the part of the area that opens a run of clauses: 东部以甲经济带统揽治理，推进乙项目."""
    parts = [each for each in places.of("Place") if each.mention.rule == "place.part"]
    for at, part in enumerate(parts):
        start = part.mention.span.start
        end = sentence_of(context, Span(start, start)).end
        following = parts[at + 1].mention.span.start if at + 1 < len(parts) else end
        for subject in _starting_in(ordered, Span(start, min(end, following))):
            if subject.kind != "Measure":
                yield stated(context, _PART, (subject.iri, part.iri), Span(start, subject.span.end))


def _with_focus(context: Context, places: NamesOfPlaces, ordered: Sequence[Subject]) -> Iterator[Statement]:
    """Yield links of the measure after “以甲镇、乙镇为重点，” to these towns."""
    text = context.document.text
    for focus in _AS_FOCUS.finditer(text):
        towns = [each for each in places.inside(Span(*focus.span()), "Place") if each.mention.rule != "place.part"]
        rest = Span(focus.end(), sentence_of(context, Span(focus.end(), focus.end())).end)
        measure = next((each for each in _starting_in(ordered, rest) if each.kind == "Measure"), None)
        if measure:
            for town in towns:
                yield stated(context, _FOCUS, (measure.iri, town.iri), Span(focus.start(), measure.span.end))


def _of_towns(context: Context, places: NamesOfPlaces, ordered: Sequence[Subject]) -> Iterator[Statement]:
    """Yield links to the towns that are the subject of a sentence: 甲镇、乙乡重点发展果蔬，补齐设施."""
    text = context.document.text
    for measure in ordered:
        if measure.kind != "Measure":
            continue
        sentence = sentence_of(context, measure.span)
        end = sentence.start + subject_end(text[sentence.start : sentence.end].lstrip("\u3000 "))
        if sentence.start < end <= measure.span.start:
            for town in places.inside(Span(sentence.start, end), "Place"):
                yield stated(context, _SUBJECT, (measure.iri, town.iri), Span(sentence.start, measure.span.end))


def _sharing(context: Context, places: NamesOfPlaces, ordered: Sequence[Subject]) -> Iterator[Statement]:
    """Yield links of an item to the towns of the item before it, where both are the same kind of work."""
    text = context.document.text
    items = [each for each in ordered if each.kind == "Project"]
    for before, item in pairwise(items):
        if before.block != item.block or text[before.span.end : item.span.start] != "、":
            continue
        towns = places.inside(before.span, "Place")
        tails = [re.sub("(?:项目|工程|建设)+$", "", each.span.of(text))[-_SAME_TAIL:] for each in (before, item)]
        if len(towns) >= _SEVERAL and "等" in before.span.of(text) and tails[0] == tails[1]:
            for town in towns:
                yield stated(context, _SHARED, (item.iri, town.iri), Span(before.span.start, item.span.end))
