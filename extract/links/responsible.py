"""Who answers for a task or a project? The bodies after “牵头单位：” and “责任单位：”, and those that are said to lead.

The text may name offices by their short names (县发展改革委), so what stands after such a label is a body as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.aims import Aim
from extract.claims.project_item import ProjectItem
from extract.context import Claims, Context
from extract.identity import Named
from extract.links.stating import LinkRule, stated
from extract.punctuation import split_outside, trimmed
from kg.model import Basis, Block, Entity, Iri, Span, Statement, Tier

__all__ = ["claim_responsible"]

_RULES = {
    "leadBy": LinkRule("leadBy", Basis.STATED, Decimal("0.95"), "text.led-by"),
    "coBy": LinkRule("coBy", Basis.STATED, Decimal("0.95"), "text.answered-for-by"),
}
_BODY = "[\u4e00-\u9fff（）“”]{2,20}"
_LABEL = re.compile(
    "(?P<label>牵头单位|牵头部门|责任单位|责任部门|配合单位|配合部门|参与单位)(?:[:：为是])\\s*"
    f"(?P<list>{_BODY}(?:[、，,\\s]{_BODY}(?![:：]))*)"
)
_LED = re.compile("由(?P<list>[\u4e00-\u9fff、]{3,40}?)(?P<how>牵头|负责)(?=[，。；）、实推落组抓统开制])")
_OFFICE = re.compile("(?:委|局|办|厅|部|院|会|署|处|中心|政府|街道|镇|乡|公司|集团|区|县|市)$")
_NO_BODY = re.compile("各|有关|相关|等$|部门$|单位$|谁|主要|专人")


def claim_responsible(
    context: Context,
    projects: tuple[Iterable[ProjectItem], Mapping[ProjectItem, Iri]],
    aims: tuple[Iterable[Aim], Mapping[Aim, Iri]],
    named: Iterable[Named],
) -> Claims:
    """Return the bodies that the text makes answer for a measure or project, and the links to them.

    Args:
        context: the plan.
        projects: its items of projects, with the IRI of each.
        aims: its goals and measures, with the IRI of each.
        named: the names of its bodies.
    """
    known = {"".join(each.mention.surface.split()): each.iri for each in named if each.mention.kind == "Organisation"}
    answered = _answered_for(*projects, *aims)
    entities: dict[Iri, Entity] = {}
    links: list[Statement] = []
    for at, block in enumerate(context.document.blocks):
        for predicate, span in _said(context.document.text, block):
            subjects = [iri for place, iri in answered.get(at, answered.get(at - 1, [])) if place.start <= span.start]
            name = "".join(span.of(context.document.text).split())
            body = known.get(name) or context.iris.entity("Organisation", name)
            if not subjects:
                continue
            if name not in known:
                entities.setdefault(body, _body(context, body, name, span))
            links.append(stated(context, _RULES[predicate], (subjects[-1], body), span))
    return Claims(entities=tuple(entities.values()), statements=tuple(links))


def _answered_for(
    items: Iterable[ProjectItem], projects: Mapping[ProjectItem, Iri], aims: Iterable[Aim], iris: Mapping[Aim, Iri]
) -> dict[int, list[tuple[Span, Iri]]]:
    """Return what the blocks hold that a body may answer for: topics, else measures and projects, in order."""
    found: dict[int, list[tuple[Span, Iri]]] = {}
    topics = [aim for aim in aims if aim.block is not None and aim.level == "lead" and aim.kind == "Measure"]
    for aim in topics:
        found.setdefault(aim.block or 0, []).append((aim.span, iris[aim]))
    led = set(found)
    rest = [(aim.block, aim.span, iris[aim]) for aim in aims if aim.block is not None and aim.kind == "Measure"]
    for block, span, iri in (*rest, *((item.block, item.span, projects[item]) for item in items)):
        if block is not None and block not in led:
            found.setdefault(block, []).append((span, iri))
    return {block: sorted(said) for block, said in found.items()}


def _said(text: str, block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the bodies of a block with what they do: lead or share."""
    for found in _LABEL.finditer(text, block.span.start, block.span.end):
        predicate = "leadBy" if found["label"].startswith("牵头") else "coBy"
        yield from ((predicate, span) for span in _bodies(text, Span(*found.span("list"))))
    for found in _LED.finditer(text, block.span.start, block.span.end):
        yield from (("leadBy", span) for span in _bodies(text, Span(*found.span("list"))))


def _bodies(text: str, listed: Span) -> Iterator[Span]:
    for piece in split_outside(listed.of(text), "、，, \u3000", listed.start):
        span = trimmed(text, piece)
        words_of = span.of(text).rstrip("）等")
        span = Span(span.start, span.start + len(words_of))
        if _OFFICE.search(words_of) and not _NO_BODY.search(words_of):
            yield span


def _body(context: Context, iri: Iri, name: str, span: Span) -> Entity:
    return Entity(
        iri=iri,
        kinds=("Organisation",),
        name=name,
        evidence=(context.evidence(span, "text.responsible-body"),),
        confidence=Decimal("0.9"),
        tier=Tier.CONFIRMED,
    )
