"""Which goals and measures stand under which? By the plan's own form; chapters under main goals by likeness."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.claims.aims import Aim
from extract.context import Context
from extract.links.similarity import Ranker
from extract.links.tree import Tree
from kg.model import Basis, Iri, RuleId, SectionLevel, SectionRole, Statement

__all__ = ["link_aims", "link_chapters"]

_BY_LEVEL = {"clause": Decimal("0.85"), "lead": Decimal("0.95")}
_HEADING = Decimal("0.9")
_LEAST = 0.05
_HIGH = frozenset({SectionLevel.PART, SectionLevel.CHAPTER})


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


def link_chapters(context: Context, aims: Iterable[Aim], iris: Mapping[Aim, Iri]) -> Iterator[Statement]:
    """Yield for each part or chapter with a goal the main goal of the plan that its text is most like, if any is."""
    aims = tuple(aims)
    end = context.plan.period.end if context.plan.period else None
    mains = [aim for aim in aims if aim.level == "plan" and aim.horizon == end] or [
        a for a in aims if a.level == "plan"
    ]
    chapters = [aim for aim in aims if aim.block is None and aim.kind == "Goal" and _is_high(context, aim)]
    if not mains or not chapters:
        return
    ranker = Ranker([_text_of(context, main) for main in mains])
    for chapter in chapters:
        section = context.document.sections[chapter.section]
        titles = [
            s.title
            for s in context.document.sections
            if s.span.start >= section.span.start and s.span.end <= section.span.end
        ]
        scores = ranker.scores("，".join(titles))
        order = sorted(range(len(mains)), key=lambda at: (-scores[at], at))
        if scores[order[0]] < _LEAST:
            continue
        second = iris[mains[order[1]]] if len(order) > 1 else None
        rule = "similarity.chapter-goal"
        yield Statement(
            subject=iris[chapter],
            predicate="partOf",
            object=iris[mains[order[0]]],
            basis=Basis.SIMILARITY,
            confidence=Decimal("0.6"),
            rule=RuleId(rule),
            evidence=(context.evidence(chapter.span, rule), context.evidence(mains[order[0]].span, rule)),
            score=Decimal(f"{scores[order[0]]:.4f}"),
            runner_up=second,
        )


def _is_high(context: Context, aim: Aim) -> bool:
    section = context.document.sections[aim.section]
    return section.level in _HIGH and section.role is SectionRole.TASKS


def _text_of(context: Context, aim: Aim) -> str:
    block = context.document.blocks[aim.block] if aim.block is not None else None
    return block.span.of(context.document.text) if block else aim.name
