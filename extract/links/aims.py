"""Which goals and measures stand under which? partOf and serves by the plan's own form."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.aims import Aim
from extract.context import Context
from extract.links.tree import Tree
from kg.model import Basis, Iri, RuleId, Statement

__all__ = ["link_aims"]

_BY_LEVEL = {"clause": Decimal("0.85"), "lead": Decimal("0.95")}
_HEADING = Decimal("0.9")


def link_aims(context: Context, aims: Iterable[Aim], iris: Mapping[Aim, Iri], tree: Tree) -> Iterator[Statement]:
    """Yield partOf and serves of all goals and measures, each link once."""
    seen: set[tuple[Iri, str, Iri]] = set()
    for aim in aims:
        if aim.level == "plan":
            continue
        goal = aim.kind == "Goal"
        above = (
            (("partOf", "goal", tree.parent_goal(aim)),)
            if goal
            else (("partOf", "measure", tree.parent_measure(aim)), ("serves", "measure", tree.goal_of(aim)))
        )
        for predicate, what, parent in above:
            if parent is None or iris[parent] == iris[aim] or (iris[aim], predicate, iris[parent]) in seen:
                continue
            seen.add((iris[aim], predicate, iris[parent]))
            yield _structural(context, (aim, parent), iris, f"structure.{what}-{_word(predicate)}", predicate)


def _word(predicate: str) -> str:
    return {"partOf": "part-of", "serves": "serves"}[predicate]


def _structural(
    context: Context, ends: tuple[Aim, Aim], iris: Mapping[Aim, Iri], rule: str, predicate: str
) -> Statement:
    aim, parent = ends
    return Statement(
        subject=iris[aim],
        predicate=predicate,
        object=iris[parent],
        basis=Basis.STRUCTURE,
        confidence=_BY_LEVEL.get(aim.level, _HEADING),
        rule=RuleId(rule),
        evidence=(context.evidence(aim.span, rule), context.evidence(parent.span, rule)),
    )
