"""What does a measure build, what does a place develop? Parks and projects that a clause builds; a town's goals.

What a clause builds is its own, not its topic's. A project of a bare list (推进甲、乙等项目建设), which is no
measure, is built by the lead of the paragraph or the measure before it. What a paragraph says that a town leads is
the town's, and what closes the clauses about a part of the area (东部…，打造康养基地) is that part's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.identity import Named
from extract.identity.inside import names_inside
from extract.lexicon import alternatives
from extract.links.aim_index import AimIndex
from extract.links.stating import LinkRule, sentence_of, stated
from kg.model import Basis, Iri, SectionRole, Span, Statement

__all__ = ["link_developments"]

_BUILDS = LinkRule("develops", Basis.STATED, Decimal("0.85"), "words.builds")
_BY_LEAD = LinkRule("develops", Basis.STRUCTURE, Decimal("0.8"), "structure.lead-builds")
_TOWN = LinkRule("develops", Basis.STRUCTURE, Decimal("0.85"), "structure.town-develops")
_PART = LinkRule("develops", Basis.STRUCTURE, Decimal("0.8"), "structure.part-develops")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.APPENDIX})
_OBJECT = re.compile(
    "[”）]?(?:$|[、，。；）\\s]|和|与|及|等|建设|项目|工程|二期|三期|扩|提升|开发|改造|升级|品位|发展|做大|做强|规划|创建|投用|开工|落地|早日|前期)"
)
_TURNS = re.compile("(?:围绕|建设|打造|发展)$")
_SURE = Decimal("0.75")
_LEANS = re.compile("依托|发挥|借助|利用|围绕|为龙头")
_WORKS = re.compile(
    "(?:治理|治理开发|整治|清淤|疏浚|绿化|修复|改建|扩建|迁建|除险加固|公路|道路|工程)(?:项目|工程|建设|（[^）]*）)*$"
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
    heads = _Heads(context, index, (*_sure_parks(named), *(item.span for item in projects if item.sure)))
    parts = (
        _parks(context, heads, iris, named),
        _projects(context, heads, iris, named, projects),
        _towns(context, index, iris, named),
        _parts(context, index, iris, named),
    )
    for ends, rule, span in (found for part in parts for found in part):
        if ends not in seen and ends[0] != ends[1]:
            seen.add(ends)
            yield stated(context, rule, ends, span)


_Found = tuple[tuple[Iri, Iri], LinkRule, Span]


def _sure_parks(named: Sequence[Named]) -> Iterator[Span]:
    return (each.mention.span for each in named if each.mention.kind == "Park" and each.mention.score >= _SURE)


class _Heads:
    """Which measures may another clause's building be done for? Those before it that build nothing of their own."""

    def __init__(self, context: Context, index: AimIndex, things: Iterable[Span]) -> None:
        self.index = index
        self._text = context.document.text
        covering = (index.covering(span, "Measure") for span in things)
        self._builders = frozenset(aim for aim in covering if aim and _builds().match(self._text, aim.span.start))

    def before(self, span: Span) -> list[Aim]:
        """Return the measures before a span in its sentence that may head it."""
        return [aim for aim in self.index.before(span, "Measure") if aim not in self._builders]

    def first(self, item: ProjectItem) -> Aim | None:
        """Return the first measure of an item's block, where that stands before it and builds nothing of its own."""
        first = self.index.first_in(item.block, "Measure")
        heads = first and first.span.end <= item.span.start and first not in self._builders
        return first if heads else None


def _parks(context: Context, heads: _Heads, iris: Mapping[Aim, Iri], named: Sequence[Named]) -> Iterator[_Found]:
    """Yield the parks that the words of a measure build: its verb builds, and they are what it builds."""
    text, index = context.document.text, heads.index
    for each in named:
        span = each.mention.span
        if each.mention.kind != "Park" or each.mention.score < _SURE or not _OBJECT.match(text, span.end):
            continue
        own = index.covering(span, "Measure")
        lead = index.lead(index.block(span), "Measure")
        if _is_silent(context, span):
            continue
        if own and _builds().match(text, own.span.start) and not _ADJUNCT.search(text[own.span.start : span.start]):
            yield (iris[own], each.iri), _BUILDS, sentence_of(context, span)
        elif lead and lead != own and _OF_PARKS.search(lead.name):
            yield (iris[lead], each.iri), _BY_LEAD, sentence_of(context, span)


def _is_silent(context: Context, span: Span) -> bool:
    role = context.role_at(span.start)
    return role is None or role in _SILENT


def _projects(
    context: Context,
    heads: _Heads,
    iris: Mapping[Aim, Iri],
    named: Sequence[Named],
    projects: Mapping[ProjectItem, Iri],
) -> Iterator[_Found]:
    """Yield the projects of running text with the measure that builds them; one that is a park is told of as that."""
    text = context.document.text
    for item, project in projects.items():
        if item.box is not None or not item.sure:
            continue
        clause = max(text.rfind(sign, 0, item.span.start) for sign in "，。；\n") + 1
        if _LEANS.search(text[clause : item.span.start]):
            continue
        own = heads.index.covering(item.span, "Measure")
        if own and _is_done(text, own, item):
            continue
        above = own or _builder(heads, item)
        if above:
            rule = _BUILDS if above == own else _BY_LEAD
            yield (iris[above], _park_of(named, item) or project), rule, sentence_of(context, item.span)


def _is_done(text: str, own: Aim, item: ProjectItem) -> bool:
    """Return whether works are but what a measure comes to by: 改善河道环境 by 甲河治理; 推进甲河治理工程 builds it."""
    return bool(_WORKS.search(item.name)) and not _builds().match(text, own.span.start)


def _builder(heads: _Heads, item: ProjectItem) -> Aim | None:
    """Return the measure that builds a project of a bare list: the lead, or one before it in the block.

    Works on a river or road are what a lead does, not what it builds.
    """
    before = next(iter(heads.before(item.span)), None)
    if _WORKS.search(item.name):
        return before
    return heads.index.lead(item.block, "Measure") or before or heads.first(item)


def _park_of(named: Sequence[Named], item: ProjectItem) -> Iri | None:
    """Return the park that a project's words name, where they name little else."""
    parks = (each for each in names_inside(named, item.span, "Park") if each.mention.score >= _SURE)
    return next((each.iri for each in parks if 2 * len(each.mention.span) > len(item.span)), None)


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
            if _TURNS.search(context.document.text[body.start : at.start]) and each.mention.score >= _SURE:
                yield (place.iri, each.iri), _TOWN, Span(place.mention.span.start, at.end)


def _parts(context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Sequence[Named]) -> Iterator[_Found]:
    """Yield the goal that closes the run of clauses that a part of the area opens: 东部依托甲经济带，打造康养基地."""
    parts = [each for each in named if each.mention.rule == "place.part"]
    for at, part in enumerate(parts):
        start = part.mention.span.start
        end = sentence_of(context, part.mention.span).end
        following = parts[at + 1].mention.span.start if at + 1 < len(parts) else end
        goals = index.within(Span(start, min(end, following)), "Goal")
        own = [goal for goal in goals if part.mention.surface in goal.name]
        for goal in (own or goals)[-1:]:
            yield (part.iri, iris[goal]), _PART, Span(start, goal.span.end)


def _leading_place(lead: Span, named: Sequence[Named]) -> Named | None:
    return next((each for each in names_inside(named, lead, "Place") if len(each.mention.span) >= len(lead) - 1), None)
