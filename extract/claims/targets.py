"""Which indicators and figures does a plan state: in its tables, in running text, in the names of its projects?"""

from collections.abc import Iterable, Mapping

from extract.claims.capacity_targets import claim_capacities
from extract.claims.indicators import claim_indicators
from extract.claims.project_items import ProjectItem
from extract.claims.prose_indicators import IndicatorSite, claim_prose_indicators
from extract.claims.prose_targets import find_prose_figures
from extract.context import Claims, Context
from extract.joining import joined
from kg.model import Iri

__all__ = ["claim_targets"]


def claim_targets(
    context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri]
) -> tuple[Claims, tuple[IndicatorSite, ...]]:
    """Return the indicators and targets of a plan, and where its running text states them.

    Args:
        context: the plan.
        items: the projects that lists name.
        projects: the project of each item.
    """
    items = tuple(items)
    stated, sites = claim_prose_indicators(context, find_prose_figures(context, items), claim_indicators(context))
    return joined((stated, claim_capacities(context, items, projects))), sites
