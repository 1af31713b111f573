"""Who carries out a project? The body whose name its own words begin with, or that a sentence says builds it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.claims.project_item import ProjectItem
from extract.context import Context
from extract.divisions import division_prefix
from extract.identity import Named
from extract.identity.inside import names_inside
from extract.lexicon import alternatives, words
from extract.links.stating import LinkRule, sentence_of, stated, text_after
from extract.names.organisations import organisation_type
from extract.own_area import area_names
from kg.model import Basis, Iri, Span, Statement

__all__ = ["link_implementers"]

_FIRM = LinkRule("implementedBy", Basis.STRUCTURE, Decimal("0.85"), "name.firm-before-project")
_BRAND = LinkRule("implementedBy", Basis.STRUCTURE, Decimal("0.75"), "name.brand-before-project")
_STATED = LinkRule("implementedBy", Basis.STATED, Decimal("0.95"), "text.built-by")
_SHORTEST_BRAND = 3
_BUILDS = "(?:投资建设|投资兴建|承建|承办|建设运营|投资运营|投资|建设|实施|运营)"
_BY = re.compile(f"由(?=.{{2,40}}?{_BUILDS})")
_BUILDS_IT = re.compile(f"{_BUILDS}(?:的)?$")
_BUILT_ONLY = re.compile("^(?:新建|新校区|新址)?$")


def link_implementers(
    context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield which bodies carry out which projects, with each place that says so."""
    named = sorted(named, key=lambda each: each.mention.span)
    brands = _brands(context, named)
    for item in items:
        for link, body, span in (*_in_name(context, item, named, brands), *_in_sentence(context, item, named)):
            ends = (projects[item], body)
            if ends[0] != body:
                yield stated(context, link, ends, span)


def _in_name(
    context: Context, item: ProjectItem, named: Sequence[Named], brands: Mapping[str, Iri]
) -> Iterator[tuple[LinkRule, Iri, Span]]:
    found = [each for each in names_inside(named, item.span, "Organisation") if _carries_out(context, item, each)]
    for each in found:
        yield _FIRM, each.iri, item.span
    if not found and organisation_type(item.name) != "enterprise":
        name = _without_area(context, item.name)
        brand = next((brand for brand in brands if name.startswith(brand) and len(name) > len(brand) + 1), None)
        if brand:
            yield _BRAND, brands[brand], item.span


def _carries_out(context: Context, item: ProjectItem, each: Named) -> bool:
    """Return whether a body begins a project's words and is there before it: not a school that is yet to be built."""
    span = each.mention.span
    if span == item.span or not _starts(context, item, span.start):
        return False
    rest = text_after(context, item, span.end)
    firm = organisation_type(each.mention.surface) in {None, "enterprise"}
    return bool(rest) and (firm or not _BUILT_ONLY.match(rest))


def _starts(context: Context, item: ProjectItem, at: int) -> bool:
    """Return whether nothing but the own area stands in a project's words before a place in them."""
    before = context.document.text[item.span.start : at]
    for name in area_names(context.plan.area):
        before = before.replace(name, "")
    return not re.sub(r"新建|续建|扩建|建设|\s", "", before)


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-suffixes', type='enterprise')}$")


def _without_area(context: Context, name: str) -> str:
    own = area_names(context.plan.area)
    while found := next((each for each in own if name.startswith(each)), None):
        name = name[len(found) :]
    return name


def _brands(context: Context, named: Sequence[Named]) -> dict[str, Iri]:
    """Return the names of firms without place and legal ending, longest first: 长荣物流 of 甲市长荣物流有限公司."""
    found: dict[str, Iri] = {}
    for each in named:
        surface = "".join(each.mention.surface.split())
        if each.mention.kind != "Organisation" or organisation_type(surface) not in {None, "enterprise"}:
            continue
        stem = _legal().sub("", _without_area(context, surface))
        stem = stem.removeprefix(division_prefix(stem) or "")
        if len(stem) >= _SHORTEST_BRAND and stem not in words("trade-words"):
            found.setdefault(stem, each.iri)
    return {stem: found[stem] for stem in sorted(found, key=lambda stem: (-len(stem), stem))}


def _in_sentence(context: Context, item: ProjectItem, named: Sequence[Named]) -> Iterator[tuple[LinkRule, Iri, Span]]:
    """Yield who a sentence says builds a project: “甲园由乙公司投资建设”, “乙公司承建的甲桥”."""
    text = context.document.text
    sentence = sentence_of(context, item.span)
    by = _BY.search(text, item.span.end, min(sentence.end, item.span.end + 12))
    if by:
        for each in names_inside(named, Span(by.end(), sentence.end), "Organisation")[:1]:
            if each.mention.span.start == by.end():
                yield _STATED, each.iri, sentence
    before = _BUILDS_IT.search(text[sentence.start : item.span.start])
    if before:
        for each in names_inside(named, Span(sentence.start, item.span.start), "Organisation")[-1:]:
            if each.mention.span.end == sentence.start + before.start():
                yield _STATED, each.iri, sentence
