"""Which projects does a plan have? The items of its lists, one project for all items of one name, with what they say.

A list in a project box vouches for its items. An item of running text stands beyond doubt only if a box has it too or
its own words do; else it is listed for a person to judge.
"""

from collections.abc import Iterable
from decimal import Decimal

from extract.claims.project_facts import facts_of
from extract.claims.project_item import ProjectItem
from extract.context import Claims, Context
from extract.identity.clusters import clustered
from extract.identity.home import home_of
from extract.identity.statements import Spoken, given_for, identity_links
from kg.ids import name_key
from kg.model import Attribute, Entity, Iri, Tier

__all__ = ["claim_projects"]

_IN_BOX = Decimal("0.98")
_IN_TEXT = Decimal("0.8")
_DOUBTFUL = Decimal("0.6")


def _rule(item: ProjectItem) -> str:
    return "box.project-item" if item.listed else "text.project-item"


def _attributes(context: Context, items: Iterable[ProjectItem]) -> tuple[Attribute, ...]:
    """Return what the items of one project say of it; where two boxes differ, the first one's word stands."""
    found: dict[str, Attribute] = {}
    for item in items:
        said = [attribute for attribute in facts_of(context, item) if attribute.term not in found]
        found.update({attribute.term: attribute for attribute in said})
    return tuple(found[term] for term in sorted(found))


def claim_projects(context: Context, items: Iterable[ProjectItem]) -> tuple[Claims, dict[ProjectItem, Iri]]:
    """Return one project for all items of one name, and the IRI of each item's project."""
    items = tuple(items)
    clusters = clustered("Project", (name_key(item.name) for item in items), home_of(context.plan), context.rulings)
    groups: dict[Iri, list[ProjectItem]] = {}
    spans: dict[str, Spoken] = {}
    for item in items:
        name = name_key(item.name)
        iri = context.iris.entity("Project", clusters.of[name].key)
        groups.setdefault(iri, []).append(item)
        spans.setdefault(name, Spoken(iri, item.span))
    entities = tuple(_entity(context, iri, group) for iri, group in groups.items())
    iris = {item: iri for iri, group in groups.items() for item in group}
    links = identity_links(context, "Project", clusters, spans)
    return Claims(entities=entities, statements=tuple(links)), iris


def _entity(context: Context, iri: Iri, group: list[ProjectItem]) -> Entity:
    names = {item.name for item in group} | {alias for item in group for alias in item.aliases}
    boxed = [item for item in group if item.listed]
    name = max((item.name for item in boxed or group), key=lambda name: (len(name), name))
    sure = any(item.sure for item in group)
    return Entity(
        iri=iri,
        kinds=("Project",),
        name=name,
        evidence=(
            *(context.evidence(item.span, _rule(item)) for item in group),
            *given_for(context, "Project", frozenset(map(name_key, names))),
        ),
        aliases=tuple(sorted(names - {name})),
        attributes=_attributes(context, group),
        confidence=_IN_BOX if boxed else _IN_TEXT if sure else _DOUBTFUL,
        tier=Tier.CONFIRMED if sure else Tier.CANDIDATE,
    )
