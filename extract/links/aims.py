"""Which goals and measures stand under which? partOf and serves by the plan's own words and form."""

from collections.abc import Iterable, Iterator, Mapping

from extract.claims.aim_entities import aim_evidence
from extract.claims.aims import Aim
from extract.context import Context
from extract.links.standing import Standing, goals_above, measures_above, served_goals
from extract.links.tree import Tree
from kg.model import Iri, Statement

__all__ = ["link_aims"]


def link_aims(context: Context, aims: Iterable[Aim], iris: Mapping[Aim, Iri], tree: Tree) -> Iterator[Statement]:
    """Yield partOf and serves of all goals and measures, each link once."""
    seen: set[tuple[Iri, str, Iri]] = set()
    for aim in aims:
        for predicate, standing in _above(tree, aim):
            key = (iris[aim], predicate, iris[standing.aim])
            if iris[aim] != iris[standing.aim] and key not in seen:
                seen.add(key)
                yield _link(context, aim, standing, key)


def _above(tree: Tree, aim: Aim) -> Iterator[tuple[str, Standing]]:
    if aim.level == "plan":
        return
    if aim.kind == "Goal":
        yield from (("partOf", standing) for standing in goals_above(tree, aim))
        return
    yield from (("partOf", standing) for standing in measures_above(tree, aim))
    yield from (("serves", standing) for standing in served_goals(tree, aim))


def _link(context: Context, aim: Aim, standing: Standing, key: tuple[Iri, str, Iri]) -> Statement:
    subject, predicate, target = key
    return Statement(
        subject=subject,
        predicate=predicate,
        object=target,
        basis=standing.basis,
        confidence=standing.confidence,
        rule=standing.rule,
        evidence=(aim_evidence(context, aim), aim_evidence(context, standing.aim)),
    )
