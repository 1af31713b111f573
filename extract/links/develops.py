"""What does a measure build, what does a place develop? Parks and projects that a clause builds; a town's goals.

A project in running text is built by the measure whose words hold it, else by the lead of its paragraph. Works on a
river or road are done, not built. What a paragraph says that a town leads is the town's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.identity import Named
from extract.lexicon import alternatives
from extract.links.aim_index import AimIndex
from extract.links.inside import LinkRule, names_inside, sentence_of, stated
from kg.model import Basis, Iri, SectionRole, Span, Statement

__all__ = ["link_developments"]

_BUILDS = LinkRule("develops", Basis.STATED, Decimal("0.85"), "words.builds")
_BY_LEAD = LinkRule("develops", Basis.STRUCTURE, Decimal("0.8"), "structure.lead-builds")
_TOWN = LinkRule("develops", Basis.STRUCTURE, Decimal("0.85"), "structure.town-develops")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.APPENDIX})
_OBJECT = re.compile(
    "[”）]?(?:$|[、，。；）\\s]|和|与|及|等|建设|项目|工程|二期|三期|扩|提升|开发|改造|升级|品位|发展|做大|做强|规划|创建|投用|开工|落地|早日|前期)"
)
_WORKS = re.compile(
    "(?:治理|整治|清淤|疏浚|绿化|修复|改建|扩建|迁建|除险加固|公路|道路|工程)(?:项目|工程|建设|（[^）]*）)*$"
)
_OF_PARKS = re.compile("园区|产业园|区中园|集聚区|开发区|街区|基地建设|综合体")
_ADJUNCT = re.compile(
    "(?:依托|围绕|发挥|借助|以|在|与|向|对接|融入|支持|支撑|服务|引导|通过|推广|入驻|落户)[^，。；]{0,30}$"
)


@cache
def _builds() -> re.Pattern[str]:
    return re.compile(
        f"(?:{alternatives('adverbs')}|重点|积极|着力|高标准|高水平|高质量|持续|进一步)*{alternatives('building-verbs')}"
    )


def link_developments(
    context: Context,
    index: AimIndex,
    iris: Mapping[Aim, Iri],
    named: Sequence[Named],
    projects: Mapping[ProjectItem, Iri],
) -> Iterator[Statement]:
    """Yield what measures build and places develop, each link once; `named` is in the order of the text."""
    seen: set[tuple[Iri, Iri]] = set()
    parts = (
        _parks(context, index, iris, named),
        _projects(context, index, iris, projects),
        _towns(context, index, iris, named),
    )
    for ends, rule, span in (found for part in parts for found in part):
        if ends not in seen and ends[0] != ends[1]:
            seen.add(ends)
            yield stated(context, rule, ends, span)


_Found = tuple[tuple[Iri, Iri], LinkRule, Span]


def _parks(context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Sequence[Named]) -> Iterator[_Found]:
    """Yield the parks that the words of a measure build: its verb builds, and they are what it builds."""
    text = context.document.text
    for each in named:
        span = each.mention.span
        if each.mention.kind != "Park" or not _OBJECT.match(text, span.end) or _is_silent(context, span):
            continue
        aim = index.covering(span, "Measure")
        lead = index.lead(index.block(span), "Measure")
        if aim and _builds().match(text, aim.span.start) and not _ADJUNCT.search(text[aim.span.start : span.start]):
            yield (iris[aim], each.iri), _BUILDS, aim.span
        elif lead and lead != aim and _OF_PARKS.search(lead.name):
            yield (iris[lead], each.iri), _BY_LEAD, sentence_of(context, span)


def _is_silent(context: Context, span: Span) -> bool:
    section = context.block_at(span.start).section
    return section is None or context.document.sections[section].role in _SILENT


def _projects(
    context: Context, index: AimIndex, iris: Mapping[Aim, Iri], projects: Mapping[ProjectItem, Iri]
) -> Iterator[_Found]:
    """Yield the projects of running text with the measure that builds them."""
    for item, project in projects.items():
        if item.box is not None or _WORKS.search(item.name):
            continue
        own = index.covering(item.span, "Measure")
        above = own or index.lead(item.block, "Measure") or next(iter(index.before(item.span, "Measure")), None)
        first = index.first_in(item.block, "Measure")
        above = above or (first if first and first.span.end <= item.span.start else None)
        if above:
            yield (iris[above], project), _BUILDS if own else _BY_LEAD, sentence_of(context, item.span)


def _towns(context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Sequence[Named]) -> Iterator[_Found]:
    """Yield the goals of the paragraphs that a place leads, and the park about which one turns: 围绕某园区建设."""
    for block in context.document.blocks:
        place = _leading_place(block.lead, named) if block.lead else None
        if place is None:
            continue
        body = Span(place.mention.span.end, block.span.end)
        for goal in index.within(body, "Goal"):
            yield (place.iri, iris[goal]), _TOWN, Span(place.mention.span.start, goal.span.end)
        for each in names_inside(named, body, "Park"):
            at = each.mention.span
            if re.search("(?:围绕|建设|打造|发展)$", context.document.text[body.start : at.start]):
                yield (place.iri, each.iri), _TOWN, Span(place.mention.span.start, at.end)


def _leading_place(lead: Span, named: Sequence[Named]) -> Named | None:
    return next((each for each in names_inside(named, lead, "Place") if len(each.mention.span) >= len(lead) - 1), None)
