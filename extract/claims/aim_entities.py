"""Which goals and measures are one? Goals of one name in the plan; measures of one name in one chapter."""

from collections.abc import Iterable
from decimal import Decimal

from extract.claims.aims import Aim
from extract.context import Claims, Context
from kg.ids import name_key
from kg.model import Attribute, Entity, Iri, SectionLevel

__all__ = ["claim_aims"]

_RULES = {"plan": "goal.plan-level", "lead": "{}.lead", "clause": "{}.clause"}
_CONFIDENCE = {"clause": "0.8", "lead": "0.97"}
_TYPES = {"task": "Task", "programme": "Programme", "reform": "Reform"}


def _chapter(context: Context, section: int) -> str | None:
    """Return the heading of the chapter that a section stands in: it keeps equal names of measures apart."""
    chapters = [part for part in context.section_path(section) if part.level is SectionLevel.CHAPTER]
    outermost = [*context.section_path(section)][-1]
    chapter = chapters[0] if chapters else outermost
    return f"{chapter.number or ''}{chapter.title}"


def _rule(aim: Aim) -> str:
    return _RULES.get(aim.level, "{}.heading").format(aim.kind.lower())


def claim_aims(context: Context, aims: Iterable[Aim]) -> tuple[Claims, dict[Aim, Iri]]:
    """Return one entity for all aims of one kind and name, and the IRI of each aim's entity."""
    groups: dict[Iri, list[Aim]] = {}
    iris: dict[Aim, Iri] = {}
    for aim in aims:
        scope = _chapter(context, aim.section) if aim.kind == "Measure" else None
        iri = context.iris.entity(aim.kind, name_key(aim.name), scope)
        groups.setdefault(iri, []).append(aim)
        iris[aim] = iri
    return Claims(entities=tuple(_entity(context, iri, group) for iri, group in groups.items())), iris


def _entity(context: Context, iri: Iri, group: list[Aim]) -> Entity:
    first = group[0]
    kinds = dict.fromkeys([first.kind, *(_TYPES[aim.type] for aim in group if aim.type)])
    aliases = {alias for aim in group for alias in (aim.name, *aim.aliases)} - {first.name}
    attributes = []
    if first.kind == "Goal":
        own = [aim for aim in group if aim.level == "plan"]
        horizons = [aim.horizon for aim in own or group if aim.horizon]
        attributes.append(Attribute("goalLevel", str(first.level)))
        attributes.extend([Attribute("horizon", str(min(horizons)))] if horizons else [])
    return Entity(
        iri=iri,
        kinds=tuple(kinds),
        name=first.name,
        evidence=tuple(context.evidence(aim.span, _rule(aim)) for aim in group),
        aliases=tuple(sorted(aliases)),
        attributes=tuple(attributes),
        confidence=max(Decimal(_CONFIDENCE.get(aim.level, "1")) for aim in group),
    )
