"""How large are the projects of a plan to be? The size in a project's name is a figure of its own indicator."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.capacity import Capacity, find_capacity
from extract.claims.project_items import ProjectItem
from extract.context import Claims, Context
from extract.figures import FigureHints, read_figure
from extract.figures.kinds import unit_kind
from kg.model import Attribute, Basis, Entity, Iri, RuleId, Statement, Target
from kg.values import TargetRole

__all__ = ["capacity_name", "claim_capacities"]

_RULE = "project.capacity"
_CONFIDENCE = Decimal("0.95")
_YEARLY = "年"
_POWER = frozenset({"power", "apparent power"})


def capacity_name(project: str, capacity: Capacity) -> str:
    """Return what a project's size is called: the project without the number, with the kind of size.

    >>> capacity_name("某公司年产3000吨芝麻油生产项目", find_capacity("某公司年产3000吨芝麻油生产项目"))
    '某公司芝麻油生产项目年产能'
    """
    bare = project[: capacity.span.start] + project[capacity.span.end :]
    if capacity.as_written.startswith(_YEARLY):
        return f"{bare}年产能"
    kind = unit_kind(capacity.unit)
    return f"{bare}{'装机容量' if kind in _POWER else '数量' if kind == 'count' else '规模'}"


def claim_capacities(context: Context, items: Iterable[ProjectItem], iris: Mapping[ProjectItem, Iri]) -> Claims:
    """Return the indicators, targets and links of the sizes that the names of projects state."""
    found = list(_sizes(items, iris))
    entities: dict[Iri, Entity] = {}
    targets: dict[Iri, Target] = {}
    statements: list[Statement] = []
    for item, project, capacity in found:
        evidence = context.evidence(item.span, _RULE)
        name = capacity_name(item.name, capacity)
        indicator = context.iris.entity("Indicator", name)
        figure = read_figure(
            f"{capacity.value}{capacity.unit}", FigureHints(name=name, plan=context.plan.period)
        ).figure
        if figure.value is None:
            continue
        entities.setdefault(
            indicator,
            Entity(indicator, ("Indicator",), name, (evidence,), attributes=(Attribute("unitText", capacity.unit),)),
        )
        iri = context.iris.node("target", indicator, project, capacity.as_written)
        targets.setdefault(iri, Target(iri, indicator, figure, TargetRole.PLANNED, (evidence,), subject=project))
        statements.append(
            Statement(project, "hasIndicator", indicator, Basis.STATED, _CONFIDENCE, RuleId(_RULE), (evidence,))
        )
    return Claims(tuple(entities.values()), tuple(targets.values()), tuple(statements))


def _sizes(
    items: Iterable[ProjectItem], iris: Mapping[ProjectItem, Iri]
) -> Iterator[tuple[ProjectItem, Iri, Capacity]]:
    """Yield each project that states its size, once: the item where it is first stated."""
    seen: set[Iri] = set()
    for item in items:
        capacity = find_capacity(item.name)
        if capacity and iris[item] not in seen:
            seen.add(iris[item])
            yield item, iris[item], capacity
