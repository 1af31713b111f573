"""Which arrangements of space does a plan set (一核三基地多点), of which parts, and what lies in each part?

The pattern is counted nouns in a row that a frame follows: “一核、三基地、多点”的空间布局. A part is told where the
chapter or the glossary says what it is: as a lead (“一核。…”), or in a clause (中心城区是“一核”, “一带”指…发展带).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.context import Claims, Context
from extract.identity import Named
from extract.identity.inside import names_inside
from extract.lexicon import alternatives
from kg.ids import name_key
from kg.model import Basis, Entity, Iri, RuleId, SectionLevel, SectionRole, Span, Statement

__all__ = ["claim_spatial_patterns"]

_SURE = Decimal("0.95")
_TOLD = Decimal("0.9")
_NUMBER = "(?:[一二三四五六七八九十双两多]|\\d{1,2}|N)"
_FEWEST = 2
_LONGEST_TOLD = 120
_PATTERN_RULE, _PART_RULE, _MEMBER_RULE = "pattern.counted-parts", "pattern.part", "pattern.member"
_SILENT = frozenset({SectionRole.APPENDIX})


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    parts: tuple[str, ...]
    spans: tuple[Span, ...]


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"{_NUMBER}{alternatives('pattern-parts')}")


@cache
def _counted() -> re.Pattern[str]:
    row = f"{_NUMBER}{alternatives('pattern-parts')}(?:[\u4e00-\u9fff]{{2}}(?=[、，”]))?"
    return re.compile(
        f"“?(?P<name>{row}(?:[、，]?{row})+(?:[、，][一-鿿]{{4}}(?=”))*)”?的?(?P<frame>[^，。；“”、]{{0,12}}?{alternatives('pattern-frames')})"
    )


def claim_spatial_patterns(context: Context, named: Iterable[Named]) -> Claims:
    """Return the patterns, their parts where the plan tells them, and what lies in which part."""
    patterns = _patterns(context)
    named = sorted(named, key=lambda each: each.mention.span)
    entities: list[Entity] = []
    statements: list[Statement] = []
    for pattern in patterns:
        whole = context.iris.entity("SpatialPattern", name_key(pattern.name))
        entities.append(_entity(context, whole, pattern.name, pattern.spans, _PATTERN_RULE))
        for part in pattern.parts:
            told = list(_tellings(context, part, pattern))
            if told:
                iri = context.iris.entity("SpatialPattern", name_key(part), pattern.name)
                entities.append(_entity(context, iri, part, told, _PART_RULE))
                statements.append(_part_of(context, (iri, whole), told[0], _PART_RULE))
                statements.extend(_members(context, iri, told, named))
    return Claims(entities=tuple(entities), statements=tuple(statements))


def _patterns(context: Context) -> list[_Pattern]:
    """Return the patterns by name, each with all places that name it in a frame."""
    text = context.document.text
    spans: dict[str, list[Span]] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for found in _counted().finditer(text):
        names = tuple(_parts().findall(found["name"]))
        if len(names) < _FEWEST or _is_silent(context, found.start()):
            continue
        name = re.sub("[、，]", "", found["name"])
        spans.setdefault(name, []).append(Span(*found.span("name")))
        parts.setdefault(name, names)
    return [_Pattern(name, parts[name], tuple(spans[name])) for name in sorted(spans)]


def _is_silent(context: Context, at: int) -> bool:
    section = context.block_at(at).section
    return section is not None and context.document.sections[section].role in _SILENT


def _tellings(context: Context, part: str, pattern: _Pattern) -> Iterator[Span]:
    """Yield the words that tell what a part is, outside the pattern's own name."""
    text = context.document.text
    chapters = [_chapter(context, span) for span in pattern.spans]
    for block in context.document.blocks:
        here = any(chapter.covers(block.span) for chapter in chapters)
        if here and block.lead and block.lead.of(text).strip("“”：:。 ") == part:
            yield Span(block.lead.start, min(block.span.end, block.lead.start + _LONGEST_TOLD))
    quoted, others = f"“?{re.escape(part)}”?", f"(?!，“?{_parts().pattern}”?(?:是|即|为|指|：))"
    clause = re.compile(
        f"(?<=[。；，\n：])(?:{quoted}(?:是指|即|是|为|指|：)(?:{others}[^。；\n]){{2,80}}"
        f"|[^。；，\n]{{2,40}}[是为]“{re.escape(part)}”)"
    )
    for chapter in dict.fromkeys((*chapters, *_glossed(context, pattern))):
        for found in clause.finditer(text, chapter.start, chapter.end):
            span = Span(*found.span())
            if not any(own.start <= span.start < own.end for own in pattern.spans):
                yield span


def _glossed(context: Context, pattern: _Pattern) -> Iterator[Span]:
    """Yield the blocks that tell several parts of a pattern at once, as a glossary does."""
    tells = re.compile("|".join(f"“{re.escape(part)}”(?:是指|即|是|为|指|：)" for part in pattern.parts))
    for block in context.document.blocks:
        if len(tells.findall(context.document.text, block.span.start, block.span.end)) >= _FEWEST:
            yield Span(max(0, block.span.start - 1), block.span.end)


def _chapter(context: Context, span: Span) -> Span:
    """Return the outermost section but parts that a span stands in; the whole text where there is none."""
    sections = [*context.section_path(context.block_at(span.start).section)]
    chapters = [section for section in sections if section.level is not SectionLevel.PART]
    return chapters[-1].span if chapters else Span(0, len(context.document.text))


def _members(context: Context, part: Iri, told: Sequence[Span], named: Sequence[Named]) -> Iterator[Statement]:
    """Yield what lies in a part: the places, parks and waters that the telling clause names."""
    seen: set[Iri] = set()
    for span in told:
        end = context.document.text.find("。", span.start + len("一核。"), span.end)
        for each in names_inside(named, Span(span.start, end if end > 0 else span.end), "Place", "Park", "WaterBody"):
            if each.iri not in seen:
                seen.add(each.iri)
                yield _part_of(context, (each.iri, part), span, _MEMBER_RULE)


def _part_of(context: Context, ends: tuple[Iri, Iri], span: Span, rule: str) -> Statement:
    evidence = (context.evidence(span, rule),)
    return Statement(ends[0], "partOf", ends[1], Basis.STATED, _TOLD, RuleId(rule), evidence)


def _entity(context: Context, iri: Iri, name: str, spans: Sequence[Span], rule: str) -> Entity:
    evidence = tuple(context.evidence(span, rule) for span in spans)
    return Entity(iri=iri, kinds=("SpatialPattern",), name=name, evidence=evidence, confidence=_SURE)
