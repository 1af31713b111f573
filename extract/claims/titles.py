"""Which titles and honours does a plan speak of, and are they held, sought, or up for renewal?

A title is a name of a conferring level and a known head (国家卫生城市, 全国文明城市) after what is done with it (争创,
获评, 巩固). It asks for no project of its own.
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
def _pattern() -> re.Pattern[str]:
    level, head = alternatives("title-levels"), alternatives("title-heads")
    plain = alternatives("title-heads", needs="")
    name = f"(?:{level}[^，。；、“”]{{0,12}}?{head}|(?:{level})?{plain})"
    listed = f"{name}(?:”?(?:[、和及]|以及)“?{name})*"
    return re.compile(f"(?P<does>{alternatives('title-triggers')})(?:为|成|了|成为)?“?(?P<names>{listed})")


@cache
def _name() -> re.Pattern[str]:
    level, head = alternatives("title-levels"), alternatives("title-heads")
    return re.compile(f"(?:{level}[^，。；、“”]{{0,12}}?{head}|{alternatives('title-heads', needs='')})")


@cache
def _states() -> dict[str, str]:
    return {row["word"]: row["state"] for row in rows("title-triggers")}


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
        for match in _pattern().finditer(text, block.span.start, block.span.end):
            state = _state(match["does"], text[match.end() : match.end() + 6], role)
            for name in _name().finditer(text, *match.span("names")):
                yield _Found(name.group(), Span(*name.span()), state)


def _state(does: str, after: str, role: SectionRole | None) -> str:
    """Return the state of a title: what a report of the past sought is held, what a task “reaches” is still sought.

    >>> _state("创建", "，", SectionRole.TASKS), _state("创建", "，", SectionRole.FOUNDATION)
    ('sought', 'held')
    >>> _state("成功创建", "，", SectionRole.TASKS), _state("巩固", "成果", SectionRole.TASKS)
    ('sought', 'renewal')
    """
    state = _states()[does]
    if does in _REACHED and role in _AHEAD:
        return "sought"
    if state == "sought" and _RENEWAL.match(after):
        return "renewal"
    return "held" if state == "sought" and role in _PAST else state
