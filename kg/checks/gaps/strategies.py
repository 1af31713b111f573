"""Which strategies does the plan say it joins, and then does nothing about? Asked of the tasks alone.

A strategy is answered by a measure, goal or project beside the clause that joins it: in the same sentence, under a
heading that names it, or linked to it from elsewhere.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.gaps.boxes import passage_of
from kg.checks.tables import words_of_role
from kg.model import BlockKind, DirectEvidence, Entity, Finding, Iri, SectionRole, Span, Tier

__all__ = ["StrategyUnanswered"]

_LEVELS: Final = frozenset({"national", "region", "province"})
_REGIONAL: Final = re.compile(
    r"经济带|都市圈|城市群|老区|崛起|一体化|大湾区|自贸|自由贸易|自创区|示范区|试验区|一带一路|流域|振兴|走廊|新区|双引擎|协同发展|区域|通道|双城"
)


class StrategyUnanswered:
    """Asks for strategies that the tasks only name as joined."""

    id = "strategy-unanswered"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each sentence that joins such strategies, in the order of the plan."""
        answering: dict[Iri, list[Entity]] = defaultdict(list)
        for link in view.graph.statements:
            if link.predicate == "alignsWith" and link.subject in view.entities:
                answering[link.object].append(view.entities[link.subject])
        found: dict[int, list[tuple[Entity, Span, int]]] = defaultdict(list)
        for strategy in view.graph.entities:
            if "Strategy" in strategy.kinds and _is_joined(strategy):
                told = list(_told(view, strategy))
                others = [one for one in answering[strategy.iri] if not _only_joins(one.name, strategy)]
                if told and not others and all(_is_bare(view, span, strategy) for span, _ in told):
                    found[told[0][0].start].append((strategy, *told[0]))
        for start in sorted(found):
            yield self._finding(view, sorted(found[start], key=lambda one: one[0].name))

    def _finding(self, view: PlanView, found: Sequence[tuple[Entity, Span, int]]) -> Finding:
        strategies = tuple(strategy for strategy, _, _ in found)
        raised = Raised(
            check=self.id,
            grade="only-named",
            key=tuple(strategy.name for strategy in strategies),
            focus=tuple(focus_on(strategy) for strategy in strategies),
            evidence=tuple(dict.fromkeys(passage_of(view, span, section) for _, span, section in found)),
            values={"strategy": "”“".join(strategy.name for strategy in strategies)},
            values_en={"strategy": "”, “".join(strategy.name for strategy in strategies)},
        )
        return finding(view, raised)


def _is_joined(strategy: Entity) -> bool:
    """Return whether it is a strategy of a wider area, which a plan joins; others answer to themselves."""
    level = next((attribute.value for attribute in strategy.attributes if attribute.term == "strategyLevel"), None)
    names = (strategy.name, *strategy.aliases)
    return strategy.tier is Tier.CONFIRMED and level in _LEVELS and any(_REGIONAL.search(name) for name in names)


def _told(view: PlanView, strategy: Entity) -> Iterator[tuple[Span, int]]:
    """Yield the sentences of the tasks that name a strategy, with their sections; a heading is a sentence too."""
    text = view.graph.document.text
    index = {iri: at for at, iri in enumerate(view.graph.section_iris)}
    seen: set[int] = set()
    for piece in strategy.evidence:
        if isinstance(piece, DirectEvidence) and piece.section is not None:
            path = view.section_path(piece.section)
            if all(section.role is SectionRole.TASKS for section in path):
                start = max(text.rfind(mark, 0, piece.span.start) for mark in "。；\n") + 1
                ends = [at for at in (text.find(mark, piece.span.end) for mark in "。；\n") if at >= 0]
                if start not in seen:
                    seen.add(start)
                    yield Span(start, min(ends, default=len(text))), index[piece.section]


def _is_bare(view: PlanView, span: Span, strategy: Entity) -> bool:
    """Return whether a sentence has nothing beside clauses that join strategies; a heading or topic is an answer."""
    document = view.graph.document
    block = document.blocks[max(bisect_right(document.blocks, span.start, key=lambda one: one.span.start) - 1, 0)]
    if block.kind is BlockKind.HEADING or (block.lead is not None and span.start == block.span.start):
        return False
    return all(_only_joins(clause, strategy) for clause in re.split("[，：]", span.of(document.text)))


def _only_joins(clause: str, strategy: Entity) -> bool:
    """Return whether a clause does no more than join strategies."""
    named = any(name in clause for name in (strategy.name, *strategy.aliases))
    joins = any(word in clause for word in words_of_role("joining", "join"))
    says_more = any(word in clause for word in words_of_role("joining", "field"))
    return joins and not says_more and (named or any(word in clause for word in words_of_role("joining", "bare")))
