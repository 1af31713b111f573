"""What does a plan's graph say of identity? Links between things that may be one, or are two by a person's word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extract.context import Context
from extract.identity.clusters import Clusters
from kg.model import Basis, GivenEvidence, Iri, RuleId, Says, Span, Statement

__all__ = ["Spoken", "given_for", "identity_links"]

_NOT_SAME = RuleId("override.not-same")


@dataclass(frozen=True, slots=True)
class Spoken:
    """For which thing a name stands, and where the text says it first."""

    iri: Iri
    span: Span


def identity_links(context: Context, kind: str, clusters: Clusters, first: Mapping[str, Spoken]) -> Iterator[Statement]:
    """Yield links between things of a kind that may be one, and between those that a person told apart.

    Args:
        context: the plan.
        kind: the class of the things.
        clusters: which names are one thing's.
        first: where each name stands first.
    """
    for pair in clusters.pairs:
        one, two = sorted((first[pair.first], first[pair.other]), key=lambda spoken: spoken.iri)
        rule, score = RuleId(pair.verdict.rule), pair.verdict.score
        evidence = tuple(context.evidence(spoken.span, rule) for spoken in (one, two))
        yield Statement(one.iri, "possiblySameAs", two.iri, Basis.SIMILARITY, score, rule, evidence, score=score)
    for line in context.rulings.of(Says.NOT_SAME, kind):
        words = (GivenEvidence(_NOT_SAME, line.words),)
        things = sorted({first[name].iri for name in line.names if name in first})
        for iri, other in combinations(things, 2):
            yield Statement(iri, "notSameAs", other, Basis.HUMAN, Decimal(1), _NOT_SAME, words)


def given_for(context: Context, kind: str, names: frozenset[str]) -> tuple[GivenEvidence, ...]:
    """Return the rulings by which names of a kind are one thing's, as evidence for it."""
    lines = (line for line in context.rulings.of(Says.SAME, kind) if names.issuperset(line.names))
    return tuple(GivenEvidence(RuleId("override.same"), line.words) for line in lines)
