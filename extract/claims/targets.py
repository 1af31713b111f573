"""Which indicators and figures does a plan state: in its tables, in running text, in the names of its projects?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.claims.capacity_targets import claim_capacities
from extract.claims.indicators import claim_indicators, indicator_tables, unread_rows
from extract.claims.project_items import ProjectItem
from extract.claims.prose_indicators import IndicatorSite, claim_prose_indicators
from extract.claims.prose_targets import find_prose_figures
from extract.context import Claims, Context
from extract.joining import joined
from kg.model import Iri, Span

__all__ = ["StatedTargets", "claim_targets"]


@dataclass(frozen=True, slots=True)
class StatedTargets:
    """The indicators and targets of a plan; the places of running text that state them; the rows of tables not read."""

    claims: Claims
    sites: tuple[IndicatorSite, ...]
    unread_rows: tuple[Span, ...]


def claim_targets(context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri]) -> StatedTargets:
    """Return the indicators and targets of a plan, where its running text states them, and what was not read.

    Args:
        context: the plan.
        items: the projects that lists name.
        projects: the project of each item.
    """
    items = tuple(items)
    tables = tuple(indicator_tables(context))
    stated, sites = claim_prose_indicators(
        context, find_prose_figures(context, items), claim_indicators(context, tables)
    )
    claims = joined((stated, claim_capacities(context, items, projects)))
    return StatedTargets(claims, sites, unread_rows(tables))
