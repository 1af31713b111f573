"""Which titles and honours does a plan speak of, and are they held, sought, or up for renewal?

A title is a name of a conferring level and a known head (国家卫生城市, 全国文明城市) after what is done with it (争创,
获评, 巩固), or before what is to be kept of it (建设成果). It asks for no project of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.context import Claims, Context
from extract.lexicon import alternatives, rows
from kg.ids import name_key
from kg.model import Attribute, BlockKind, Entity, SectionRole, Span

__all__ = ["claim_titles"]

_CONFIDENCE = Decimal("0.9")
_RULE = "title.trigger"
_PAST = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT})
_AHEAD = frozenset({SectionRole.TASKS, SectionRole.GOALS, SectionRole.GUARANTEE})
_REACHED = ("成功创建", "成功创成", "成功获批")
_SILENT = frozenset({SectionRole.APPENDIX})
_RENEWAL = re.compile("(?:成果|复审|复核|复查)")


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    span: Span
    state: str


@cache
def _listed() -> str:
    level, head = alternatives("title-levels"), alternatives("title-heads")
    plain = alternatives("title-heads", needs="")
    name = f"(?:{level}[^，。；、“”]{{0,12}}?{head}|(?:{level})?{plain})"
    return f"(?P<names>{name}(?:”?(?:[、和及]|以及)“?{name})*)"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"(?P<does>{alternatives('title-triggers')})(?:为|成|了|成为)?“?{_listed()}")


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(f"{_listed()}”?等?的?(?P<does>{alternatives('title-followers')})")


@cache
def _name() -> re.Pattern[str]:
    level, head = alternatives("title-levels"), alternatives("title-heads")
    return re.compile(f"(?:{level}[^，。；、“”]{{0,12}}?{head}|{alternatives('title-heads', needs='')})")


@cache
def _states() -> dict[str, dict[str, str]]:
    return {row["word"]: row for table in ("title-triggers", "title-followers") for row in rows(table)}


def claim_titles(context: Context) -> Claims:
    """Return one entity for each title and state: one held and the same one sought are two, for a check to compare."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for found in _found(context):
        groups.setdefault((found.name, found.state), []).append(found)
    return Claims(
        entities=tuple(
            Entity(
                iri=context.iris.entity("Title", name_key(name), state),
                kinds=("Title",),
                name=name,
                evidence=tuple(context.evidence(each.span, _RULE) for each in group),
                attributes=(Attribute("titleState", state),),
                confidence=_CONFIDENCE,
            )
            for (name, state), group in sorted(groups.items())
        )
    )


def _found(context: Context) -> Iterator[_Found]:
    text = context.document.text
    for block in context.document.blocks:
        role = context.document.sections[block.section].role if block.section is not None else None
        if block.kind is BlockKind.ROW or role in _SILENT:
            continue
        seen: set[int] = set()
        for pattern in (_pattern(), _followed()):
            for match in pattern.finditer(text, block.span.start, block.span.end):
                state = _state(match["does"], text[match.end() : match.end() + 6], role)
                for name in _name().finditer(text, *match.span("names")):
                    if name.start() not in seen:
                        seen.add(name.start())
                        yield _Found(name.group(), Span(*name.span()), state)


def _state(does: str, after: str, role: SectionRole | None) -> str:
    """Return the state of a title: what a report of the past created is held, what a task “reaches” is still sought.

    >>> _state("创建", "，", SectionRole.TASKS), _state("创建", "，", SectionRole.FOUNDATION)
    ('sought', 'held')
    >>> _state("争创", "，", SectionRole.FOUNDATION)
    'sought'
    >>> _state("成功创建", "，", SectionRole.TASKS), _state("巩固", "成果", SectionRole.TASKS)
    ('sought', 'renewal')
    """
    state = _states()[does]["state"]
    if does in _REACHED and role in _AHEAD:
        return "sought"
    if state == "sought" and _RENEWAL.match(after):
        return "renewal"
    return _states()[does]["past"] if role in _PAST else state
