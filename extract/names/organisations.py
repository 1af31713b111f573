"""Which bodies does a text name? Firms by their legal ending, by list, by group, by project; and public bodies.

The names found where they are clear (a legal name, a list of firms) are then found everywhere, a firm also by its
name without place and legal ending.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extract.divisions import begins_with_division, division_prefix
from extract.lexicon import alternatives, rows
from extract.names.boundary import suffixed
from extract.names.company_groups import find_groups
from extract.names.listed_firms import find_helped_firms, find_listed_firms, firms_among, looks_like_firm
from extract.names.occurrences import occurrences
from extract.names.overlap import longest
from extract.names.project_firms import BRAND_RULE, find_project_firms
from extract.names.public_bodies import find_public_bodies
from kg.model import Mention, RuleId, Span

__all__ = ["FIRM_RULES", "find_organisations", "organisation_type"]

FIRM_RULES = frozenset(
    f"organisation.{rule}"
    for rule in ("legal-name", "listed", "group", "named-group", "among-firms", "project-head", "project-brand")
)
"""The rules that find firms: what they find is one even where its ending does not say so."""

_MOST = 32
_LEGAL = Decimal("0.98")
_NAMED_GROUP = Decimal("0.85")
_LESS = Decimal("0.01")
_LONGEST_GROUP = 8
_SHORTEST_AGAIN = 4
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]$")
_NO_STEM = re.compile("的|等|和$|及$|一批|若干|各")
_FORMS = re.compile("(?:实业|集团|控股|股份|投资|发展|科技|贸易|商贸|制造)+$")


@cache
def _suffix(needs: str) -> re.Pattern[str]:
    return re.compile(alternatives("organisation-suffixes", needs=needs))


@cache
def _common() -> re.Pattern[str]:
    return re.compile(f"{alternatives('organisation-generics')}*")


@cache
def organisation_type(name: str) -> str | None:
    """Return the kind that a body's ending says: enterprise, hospital, school, institute …, or None.

    >>> organisation_type("驻马店市第二中医院"), organisation_type("市发展改革委")
    ('hospital', 'body')
    """
    name = _IN_BRACKETS.sub("", name)
    if re.search(f"{alternatives('organisation-departments')}$", name):
        return "body"
    found = re.search(f"{alternatives('organisation-suffixes')}$", name)
    return next((row["type"] for row in rows("organisation-suffixes") if found and row["word"] == found.group()), None)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('project-verbs')})+")


def _after_verb(text: str, span: Span, places: frozenset[str]) -> Span:
    """Return the span without a verb before a place: 河南甲醋业公司 of 建设河南甲醋业公司."""
    verb = _opener().match(text, span.start, span.end)
    name = text[verb.end() : span.end] if verb else ""
    placed = name.startswith(tuple(places)) or begins_with_division(name)
    return Span(verb.end(), span.end) if verb and placed else span


def _legal_names(text: str, places: frozenset[str]) -> Iterator[Mention]:
    for candidate in suffixed(text, _suffix("stem"), firm=True):
        span = _after_verb(text, candidate.span, places)
        stem = span.of(text)[: -len(candidate.suffix)]
        if len(stem) > 1 and len(span) <= _MOST and not _common().fullmatch(stem) and not _NO_STEM.search(stem):
            yield Mention(span, "Organisation", span.of(text), RuleId("organisation.legal-name"), _LEGAL)


def _named_groups(text: str) -> Iterator[Mention]:
    """Yield the groups that have a name of their own before 集团: 甲港集团, not 教育集团."""
    for candidate in suffixed(text, _suffix("brand")):
        stem = candidate.span.of(text)[: -len(candidate.suffix)]
        if 1 < len(stem) <= _LONGEST_GROUP and looks_like_firm(candidate.span.of(text)) and not _NO_STEM.search(stem):
            span = candidate.span
            yield Mention(span, "Organisation", span.of(text), RuleId("organisation.named-group"), _NAMED_GROUP)


def _short_names(mention: Mention) -> Iterator[str]:
    """Yield the names under which a firm may stand elsewhere: 甲威电缆 of 河南甲威电缆实业有限公司."""
    yield mention.surface
    ending = re.search(f"{alternatives('organisation-suffixes', needs='stem')}$", mention.surface)
    if mention.rule == "organisation.legal-name" and ending:
        whole = mention.surface[: ending.start()]
        core = whole.removeprefix(division_prefix(whole) or "")
        yield from (name for name in (core, _FORMS.sub("", core)) if looks_like_firm(name))


def _again(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names found elsewhere in the text, also firms by their name without place and legal ending."""
    scores: dict[str, Decimal] = {}
    for mention in found:
        for name in _short_names(mention):
            if len(name) >= _SHORTEST_AGAIN:
                scores[name] = max(scores.get(name, mention.score), mention.score)
    for name, span in occurrences(text, scores, not_before="城(?!市)|生"):
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
    first = [
        *_legal_names(text, places),
        *_named_groups(text),
        *find_public_bodies(text, places),
        *find_listed_firms(text),
        *find_helped_firms(text),
        *find_groups(text),
        *find_project_firms(text, own, places),
    ]
    known = [mention.surface for mention in first if mention.rule != BRAND_RULE]
    first = [m for m in first if m.rule != BRAND_RULE or not any(m.surface in name for name in known)]
    firms = [mention.surface for mention in first if organisation_type(mention.surface) in {None, "enterprise"}]
    first.extend(firms_among(text, firms))
    return longest([*first, *_again(text, first)])
