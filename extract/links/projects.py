"""What does a project support? The clause that names it, the topic that it stands under or is about, and their goal.

In running text the plan's own form tells: the clause, its lead, the goal of its sentence. In a box it is the topic of
the sector head or the topic most alike. A clause elsewhere that names the project is stated too. None is an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.links.box_topics import Topic, topics
from extract.links.named_in import clauses_naming
from extract.links.tree import Tree
from kg.model import Basis, Iri, RuleId, Statement

__all__ = ["link_projects"]


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
    unique = list(dict.fromkeys(items))
    found = [
        *((item, support) for item in unique if not item.listed for support in _by_text(tree, item)),
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
    yield from topics(context, [item for item in items if item.box is not None], aims)


def _by_text(tree: Tree, item: ProjectItem) -> Iterator[_Support]:
    """Yield what an item of running text supports: its clause and its lead; else its sentence's goal and heading.

    What its measure serves it supports through that: a link of its own would say nothing new.
    """
    clause = tree.measure_at(item.block, item.span.start)
    if clause:
        yield _support(clause, "stated.project-clause")
    leads = tree.leads(item.block, "Measure") or tree.leads(tree.topic(item.block), "Measure")
    yield from (_support(lead, "structure.project-lead") for lead in leads[:1])
    if not clause and not leads:
        goal = tree.purpose(item.block, item.span)
        yield from (_support(goal, "stated.project-goal"),) if goal else ()
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
        evidence=(context.evidence(item.span, support.rule), context.evidence(support.aim.span, support.rule)),
        score=Decimal(f"{topic.score:.4f}") if topic else None,
        runner_up=iris[topic.runner_up] if topic and topic.runner_up else None,
    )
