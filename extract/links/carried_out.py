"""Who carries out a project? The body whose name its own words begin with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.project_items import ProjectItem
from extract.claims.project_names import area_names
from extract.context import Context
from extract.identity import Named
from extract.links.inside import LinkRule, names_inside, stated, text_after
from kg.model import Basis, Iri, Statement

__all__ = ["link_implementers"]

_FIRM = LinkRule("implementedBy", Basis.STRUCTURE, Decimal("0.85"), "name.firm-before-project")


def link_implementers(
    context: Context, items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri], named: Iterable[Named]
) -> Iterator[Statement]:
    """Yield which bodies carry out which projects, each link once."""
    named = sorted(named, key=lambda each: each.mention.span)
    seen: set[tuple[Iri, Iri]] = set()
    for item in items:
        project = projects[item]
        for each in names_inside(named, item.span, "Organisation"):
            if _carries_out(context, item, each) and each.iri != project and (project, each.iri) not in seen:
                seen.add((project, each.iri))
                yield stated(context, _FIRM, (project, each.iri), item.span)


def _carries_out(context: Context, item: ProjectItem, each: Named) -> bool:
    span = each.mention.span
    return span != item.span and bool(text_after(context, item, span.end)) and _starts(context, item, span.start)


def _starts(context: Context, item: ProjectItem, at: int) -> bool:
    """Return whether nothing but the own area stands in a project's words before a place in them."""
    before = context.document.text[item.span.start : at]
    for name in area_names(context.plan.area):
        before = before.replace(name, "")
    return not re.sub(r"新建|续建|扩建|建设|\s", "", before)
