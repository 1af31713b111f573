"""What does a project support? The clause that names it, the topic that it stands under or is about, and their goal.

In running text the plan's own form tells: the clause, its lead, the goal of its sentence. In a box it is the topic of
the sector head or the topic most alike. A clause elsewhere that names the project is stated too. None is an answer.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.claims.aim_entities import aim_evidence
from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.links.box_topics import Topic, topics
from extract.links.named_in import clauses_naming
from extract.links.tree import Tree
from kg.model import Basis, Iri, RuleId, Statement

__all__ = ["link_projects"]

_FRAME = 9
"""The signs of a frame about the names of projects: 加快推进…等项目建设."""
_EFFECT = re.compile("(?:不断|全面|有效|进一步)*(?:提升|提高|增强|推动|推进|促进|实现|改善|扩大|巩固)")
"""An effect is what a measure has: a project is for a position (打造…基地, 争创…景区)."""


@dataclass(frozen=True, slots=True)
class _Support:
    """What an item supports, and how that is known."""

    aim: Aim
    rule: str
    confidence: Decimal
    topic: Topic | None = None

    @property
    def basis(self) -> Basis:
        return Basis(self.rule.partition(".")[0])


_SURE = {
    "stated.project-clause": Decimal("0.95"),
    "structure.sector-head": Decimal("0.9"),
    "structure.project-lead": Decimal("0.85"),
    "stated.project-named": Decimal("0.8"),
    "stated.project-goal": Decimal("0.75"),
    "similarity.project-measure": Decimal("0.7"),
    "structure.project-section": Decimal("0.65"),
}


def _support(aim: Aim, rule: str, topic: Topic | None = None) -> _Support:
    return _Support(aim, rule, _SURE[rule], topic)


def link_projects(
    tree: Tree,
    items: Sequence[ProjectItem],
    projects: Mapping[ProjectItem, Iri],
    aims: Sequence[Aim],
    iris: Mapping[Aim, Iri],
) -> Iterator[Statement]:
    """Yield the links from each project to the measures and goals that it supports, each link once."""
    context = tree.context
    lists = _bare_lists(tree, items)
    unique = list(dict.fromkeys(items))
    found = [
        *((item, support) for item in unique if not item.listed for support in _by_text(tree, item, lists)),
        *((item, each) for item, topic in _topics(context, unique, aims) for each in _by_topic(tree, topic)),
        *((item, _support(aim, "stated.project-named")) for item, aim in clauses_naming(context, unique, aims)),
    ]
    seen: set[tuple[Iri, Iri]] = set()
    for item, support in found:
        key = (projects[item], iris[support.aim])
        if key not in seen:
            seen.add(key)
            yield _link(context, item, support, key, iris)


def _topics(context: Context, items: Iterable[ProjectItem], aims: Iterable[Aim]) -> Iterator[tuple[ProjectItem, Topic]]:
    yield from topics(context, [item for item in items if item.box is not None and item.listed], aims)


def _bare_lists(tree: Tree, items: Iterable[ProjectItem]) -> frozenset[Aim]:
    """Return the clauses that say nothing but that their projects are built: 推进甲、乙等项目建设."""
    named: dict[Aim, int] = {}
    for item in items:
        clause = tree.measure_at(item.block, item.span.start)
        if clause:
            named[clause] = named.get(clause, 0) + len(item.span) + 1
    return frozenset(clause for clause, signs in named.items() if len(clause.span) - signs <= _FRAME)


def _by_text(tree: Tree, item: ProjectItem, lists: Container[Aim]) -> Iterator[_Support]:
    """Yield what an item of running text supports: its clause and its lead; else its sentence's goal and heading.

    What its measure serves it supports through that: a link of its own would say nothing new.
    """
    clause = tree.measure_at(item.block, item.span.start)
    leads = tree.leads(item.block, "Measure") or tree.leads(tree.topic(item.block), "Measure")
    if clause and not (leads and clause in lists):
        yield _support(clause, "stated.project-clause")
    yield from (_support(lead, "structure.project-lead") for lead in leads[:1])
    if not clause and not leads:
        goal = tree.purpose(item.block, item.span)
        if goal and not _EFFECT.match(goal.name):
            yield _support(goal, "stated.project-goal")
        yield from (_support(aim, "structure.project-section") for aim in tree.headings(item.block, "Measure"))


def _by_topic(tree: Tree, topic: Topic) -> Iterator[_Support]:
    """Yield the topic of an item; where that is a goal, the measure of the heading above it too."""
    yield _support(topic.aim, "structure.sector-head" if topic.by_head else "similarity.project-measure", topic)
    if topic.aim.kind == "Goal" and topic.aim.block is not None:
        above = tree.headings(topic.aim.block, "Measure")
        yield from (_support(aim, "structure.project-section") for aim in above)


def _link(
    context: Context, item: ProjectItem, support: _Support, key: tuple[Iri, Iri], iris: Mapping[Aim, Iri]
) -> Statement:
    topic = support.topic
    return Statement(
        subject=key[0],
        predicate="supports",
        object=key[1],
        basis=support.basis,
        confidence=support.confidence,
        rule=RuleId(support.rule),
        evidence=(context.evidence(item.span, support.rule), aim_evidence(context, support.aim)),
        score=Decimal(f"{topic.score:.4f}") if topic else None,
        runner_up=iris[topic.runner_up] if topic and topic.runner_up else None,
    )
