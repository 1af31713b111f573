"""Which names may stand for one thing, and which short name for two? What identity leaves open, a list a kind.

Nothing is merged: a person looks through the list. A pair whose names are both a project and a park is told once; names
that stand in one sentence are two things by the writer's own word.
"""

from collections.abc import Iterator
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.statements.passages import PlanText
from kg.checks.statements.said import stem_of
from kg.model import DirectEvidence, Entity, Finding, Span, Statement, Tier
from ontology.labels import label_of

__all__ = ["NamesOfOneThing"]

_LINK: Final = "possiblySameAs"
_AMBIGUOUS: Final = "identity.ambiguous"
_SHOWN: Final = 6
_KINDS: Final = ("Project", "Park", "Organisation", "WaterBody", "Place", "Strategy")


class NamesOfOneThing:
    """Asks for names that may be one thing's, and for short names that may be two things'."""

    id = "names-of-one-thing"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each kind with such pairs, then one for each short name that fits two things."""
        text = view.once(PlanText)
        told: set[frozenset[str]] = set()
        ambiguous: list[tuple[Statement, Entity, Entity]] = []
        for kind in _KINDS:
            pairs: list[tuple[Statement, Entity, Entity]] = []
            for link, one, two in _pairs(view, kind):
                names = frozenset((_plain(one), _plain(two)))
                if names not in told and not _side_by_side(text, one, two):
                    told.add(names)
                    (ambiguous if link.rule == _AMBIGUOUS else pairs).append((link, one, two))
            if pairs:
                yield self._several(view, kind, pairs)
        for short, group in _by_short(ambiguous).items():
            yield self._short(view, short, group)

    def _several(self, view: PlanView, kind: str, pairs: list[tuple[Statement, Entity, Entity]]) -> Finding:
        names = [f"“{one.name}”与“{two.name}”" for _, one, two in pairs]
        raised = Raised(
            check=self.id,
            grade="pairs" if len(pairs) > 1 else "pair",
            key=(kind, *names),
            focus=tuple(dict.fromkeys(focus_on(each) for _, *both in pairs for each in both)),
            evidence=tuple(quote for link, _, _ in pairs[:_SHOWN] for quote in passages(view, link.evidence, limit=2)),
            values={"kind": label_of(kind), "count": str(len(pairs)), "pairs": "，".join(names)},
            values_en={"kind": label_of(kind, "en").lower()},
            figures={"count": str(len(pairs))},
        )
        return finding(view, raised)

    def _short(self, view: PlanView, short: Entity, group: list[tuple[Statement, Entity]]) -> Finding:
        raised = Raised(
            check=self.id,
            grade="short",
            key=(short.name,),
            focus=(focus_on(short), *(focus_on(long) for _, long in group)),
            evidence=tuple(
                dict.fromkeys(quote for link, _ in group for quote in passages(view, link.evidence, limit=2))
            ),
            values={"short": short.name, "long": "、".join(f"“{long.name}”" for _, long in group)},
        )
        return finding(view, raised)


def _pairs(view: PlanView, kind: str) -> Iterator[tuple[Statement, Entity, Entity]]:
    """Yield the pairs of confirmed things of a kind that may be one, in the order of the plan."""
    links = (link for link in view.graph.statements if link.predicate == _LINK)
    for link in sorted(links, key=lambda link: (_start(link), link.subject, link.object)):
        one, two = view.entities.get(link.subject), view.entities.get(link.object)
        if one and two and kind in one.kinds and one.tier is two.tier is Tier.CONFIRMED:
            yield link, one, two


def _side_by_side(text: PlanText, one: Entity, two: Entity) -> bool:
    return not _sentences(text, one).isdisjoint(_sentences(text, two))


def _sentences(text: PlanText, entity: Entity) -> set[Span]:
    return {text.sentence(piece.span) for piece in entity.evidence if isinstance(piece, DirectEvidence)}


def _by_short(
    pairs: list[tuple[Statement, Entity, Entity]],
) -> dict[Entity, list[tuple[Statement, Entity]]]:
    """Return by each short name the things that it fits, where there are several."""
    found: dict[Entity, list[tuple[Statement, Entity]]] = {}
    for link, one, two in pairs:
        short, long = sorted((one, two), key=lambda each: (len(each.name), each.name))
        found.setdefault(short, []).append((link, long))
    return {short: group for short, group in found.items() if len(group) > 1}


def _plain(entity: Entity) -> str:
    return stem_of(entity.name)


def _start(link: Statement) -> int:
    return min((piece.span.start for piece in link.evidence if isinstance(piece, DirectEvidence)), default=0)
