"""Which goals and measures are one? Goals of one name in the plan; measures of one name in one chapter."""

import re
from collections.abc import Iterable
from decimal import Decimal

from extract.claims.aim import Aim
from extract.claims.clauses import without_manner
from extract.context import Claims, Context
from kg.ids import name_key
from kg.model import Attribute, DirectEvidence, Entity, Iri, SectionLevel

__all__ = ["aim_evidence", "claim_aims"]

_RULES = {"plan": "goal.plan-level", "lead": "{}.lead", "clause": "{}.clause"}
_CONFIDENCE = {"clause": "0.8", "lead": "0.97"}
_DOING = re.compile("^(?:推进|推动|加强|强化|实施|开展|深化|加快)")
_MAKING = re.compile("^(?:打造|建设|建成|构建|构筑|塑造|形成|创建|争创|成为|打造成为)")
_OBJECT = 4
_QUOTES = str.maketrans("", "", "“”‘’")
_EXPLAINED = re.compile(r"[（(][^（）()]*[)）]$")
_QUOTED = re.compile("“([^“”]{2,})”$")
_TYPES = {"task": "Task", "programme": "Programme", "reform": "Reform"}


def _chapter(context: Context, section: int) -> str | None:
    """Return the heading of the chapter that a section stands in: it keeps equal names of measures apart."""
    chapters = [part for part in context.section_path(section) if part.level is SectionLevel.CHAPTER]
    outermost = [*context.section_path(section)][-1]
    chapter = chapters[0] if chapters else outermost
    return f"{chapter.number or ''}{chapter.title}"


def _rule(aim: Aim) -> str:
    return _RULES.get(aim.level, "{}.heading").format(aim.kind.lower())


def aim_evidence(context: Context, aim: Aim) -> DirectEvidence:
    """Return the words that state an aim; a link on them shares the node and keeps its own rule."""
    return context.evidence(aim.span, _rule(aim))


def _key(aim: Aim) -> str:
    """Return what makes aims of one kind one: the name, of a measure without manner and the bare verb of doing."""
    if aim.kind == "Goal":
        return _plain_key(aim.name)
    core = without_manner(aim.name)
    bare = _DOING.sub("", core)
    return _plain_key(bare if len(bare) >= _OBJECT else core)


def _plain_key(name: str) -> str:
    """Return a name without quotes and without what brackets at its end explain."""
    return name_key(_EXPLAINED.sub("", name).translate(_QUOTES) or name)


def _restated(aims: Iterable[Aim]) -> dict[Aim, str]:
    """Return the key of aims that say again what their section says before.

    A goal longer or shorter (文旅强区, 文化旅游强区), a measure with the same quoted name at its end (“三大改造”).
    """
    known: dict[int, list[tuple[str, str]]] = {}
    quotes: dict[tuple[int, str], str] = {}
    found: dict[Aim, str] = {}
    for aim in aims:
        quoted = _QUOTED.search(aim.name) if aim.kind == "Measure" and aim.level in {"lead", "clause"} else None
        if quoted:
            found[aim] = quotes.setdefault((aim.section, quoted[1]), _key(aim))
        if aim.kind != "Goal" or aim.level == "plan":
            continue
        wanted = _plain_key(_MAKING.sub("", without_manner(aim.name)))
        before = known.setdefault(aim.section, [])
        first = next((key for other, key in before if _says_again(wanted, other)), None)
        if first:
            found[aim] = first
        before.append((wanted, first or _key(aim)))
    return found


def _says_again(one: str, other: str) -> bool:
    """Return whether the shorter of two nouns is the longer with words left out, and both end alike.

    >>> _says_again("文旅强区", "文化旅游强区"), _says_again("农业强区", "工业强区")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= _OBJECT and short[-2:] == long[-2:] and all(sign in rest for sign in short)


def claim_aims(context: Context, aims: Iterable[Aim]) -> tuple[Claims, dict[Aim, Iri]]:
    """Return one entity for all aims of one kind and name, and the IRI of each aim's entity."""
    groups: dict[Iri, list[Aim]] = {}
    iris: dict[Aim, Iri] = {}
    aims = tuple(aims)
    same = _restated(aims)
    for aim in aims:
        scope = _chapter(context, aim.section) if aim.kind == "Measure" else None
        iri = context.iris.entity(aim.kind, same.get(aim, _key(aim)), scope)
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
        evidence=tuple(aim_evidence(context, aim) for aim in group),
        aliases=tuple(sorted(aliases)),
        attributes=tuple(attributes),
        confidence=max(Decimal(_CONFIDENCE.get(aim.level, "1")) for aim in group),
    )
