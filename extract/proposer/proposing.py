"""What does a proposer add to what the rules found? Evidence for what is known, candidates for what is not.

It adds and never removes: every thing, figure and link of the rules stays. What it alone names is a candidate for a
person; the rule of its evidence names the model.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extract.context import Context
from extract.proposer.grounding import ground
from extract.proposer.proposals import KINDS, Passage, Proposal, Proposer, Tally
from kg.ids import name_key
from kg.model import Block, BlockKind, DirectEvidence, Entity, Iri, PlanGraph, SectionRole, Tier

__all__ = ["with_proposals"]

_CONFIDENCE = Decimal("0.5")
_ASKED = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})
_SHORTEST = 12
_KINDS = {"Programme": ("Measure", "Programme")}
"""Classes of a thing whose class stands under another one."""


def with_proposals(context: Context, graph: PlanGraph, proposer: Proposer, tally: Tally) -> PlanGraph:
    """Return a plan's graph with what a proposer adds to it; `tally` counts what became of its proposals.

    Raises:
        ProposerError: if the proposer cannot be asked.
    """
    shelf = _Shelf(context, graph.entities)
    for block in _blocks(context):
        for proposal in proposer.propose(_passage(context, block), tally):
            span = ground(proposal, context.document.text, block.span)
            if span is None:
                tally.refuse("quote")
                continue
            # the model's own words are never taken: the name is the text's
            evidence = context.evidence(span, f"proposer.{proposer.name}")
            if shelf.put(proposal, evidence):
                tally.added += 1
            else:
                tally.known += 1
    return replace(graph, entities=shelf.entities())


class _Shelf:
    """The things of a plan while a proposer adds to them."""

    def __init__(self, context: Context, entities: Iterable[Entity]) -> None:
        self._context = context
        self._entities = {entity.iri: entity for entity in entities}
        self._named: dict[tuple[str, str], Iri] = {}
        for entity in self._entities.values():
            for name in (entity.name, *entity.aliases):
                self._named.setdefault((entity.kinds[0], name_key(name)), entity.iri)

    def put(self, proposal: Proposal, evidence: DirectEvidence) -> bool:
        """Take a proposal in; return whether it is of a thing that was not known."""
        name = "".join(evidence.quote.split())
        kinds = _KINDS.get(KINDS[proposal.kind], (KINDS[proposal.kind],))
        iri = self._named.get((kinds[0], name_key(name)))
        if iri is None:
            # only this plan's: what nobody has looked at joins no other plan's things
            iri = self._context.iris.entity(kinds[0], name_key(name), f"proposed {self._context.plan.id}")
            self._named[kinds[0], name_key(name)] = iri
            self._entities[iri] = Entity(iri, kinds, name, (evidence,), confidence=_CONFIDENCE, tier=Tier.CANDIDATE)
            return True
        known = self._entities[iri]
        if evidence not in known.evidence:
            self._entities[iri] = replace(known, evidence=(*known.evidence, evidence))
        return False

    def entities(self) -> tuple[Entity, ...]:
        """Return all things by IRI."""
        return tuple(self._entities[iri] for iri in sorted(self._entities))


def _blocks(context: Context) -> Iterator[Block]:
    """Yield the blocks that are shown to the model: running text that is not a glossary's."""
    for block in context.document.blocks:
        section = context.document.sections[block.section] if block.section is not None else None
        if (
            block.kind in _ASKED
            and len(block.span) >= _SHORTEST
            and section
            and section.role is not SectionRole.APPENDIX
        ):
            yield block


def _passage(context: Context, block: Block) -> Passage:
    headings = [section.heading.of(context.document.text) for section in context.section_path(block.section)]
    return Passage(tuple(heading for heading in reversed(headings) if heading), block.span.of(context.document.text))
