"""Which lines and totals must a plan not pass? Red lines, control lines, caps on a total; they ask for no project."""

import re
from decimal import Decimal
from functools import cache

from extract.context import Claims, Context
from extract.lexicon import alternatives, rows
from kg.ids import name_key
from kg.model import Attribute, BlockKind, Entity, SectionRole, Span

__all__ = ["claim_constraints"]

_CONFIDENCE = Decimal("0.95")
_RULE = "constraint.form"
_SILENT = frozenset({SectionRole.APPENDIX})
_SET = "(?:划定|严守|守住|坚守|落实|严控|实行|实施|强化|健全|推进|完善|严格|执行|突破|优化)"


@cache
def _types() -> dict[str, str]:
    return {row["word"]: row["type"] for row in rows("constraint-forms")}


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of a constraint's name: one by itself, or 2 to 12 signs before an ending, after what is done."""
    alone, ending = alternatives("constraint-forms", alone="yes"), alternatives("constraint-forms", alone="")
    return re.compile(f"(?P<alone>{alone})|{_SET}(?P<name>[^，。；、“”]{{2,12}}?{ending})")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"{alternatives('constraint-forms')}$")


def claim_constraints(context: Context) -> Claims:
    """Return one entity for each constraint that the plan names."""
    text = context.document.text
    groups: dict[str, list[Span]] = {}
    for block, role in zip(context.document.blocks, context.roles, strict=True):
        if block.kind in {BlockKind.ROW, BlockKind.HEADING} or role in _SILENT:
            continue
        for match in _pattern().finditer(text, block.span.start, block.span.end):
            span = _whole(text, Span(*match.span("alone" if match["alone"] else "name")))
            groups.setdefault(re.sub("[“”]", "", span.of(text)), []).append(span)
    return Claims(entities=tuple(_entity(context, name, spans) for name, spans in sorted(groups.items())))


def _whole(text: str, span: Span) -> Span:
    """Return a constraint without the verb that a second one leaves before it: 生态保护红线 of 落实生态保护红线."""
    known = re.compile(f"{alternatives('constraint-forms', alone='yes')}$").search(span.of(text))
    return Span(span.start + known.start(), span.end) if known else span


def _entity(context: Context, name: str, spans: list[Span]) -> Entity:
    ending = _ending().search(spans[0].of(context.document.text))
    kind = _types()[ending.group()] if ending else "control-line"
    return Entity(
        iri=context.iris.entity("Constraint", name_key(name)),
        kinds=("Constraint",),
        name=name,
        evidence=tuple(context.evidence(span, _RULE) for span in spans),
        attributes=(Attribute("constraintType", kind),),
        confidence=_CONFIDENCE,
    )
