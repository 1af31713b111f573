"""Which carriers of a spatial pattern does the plan name and then leave alone? Parks that are members of “多点”.

A carrier is answered by any link of a project or measure to it, by a project of a like name, and by any sentence that
names it outside of those that lay the pattern out. Towns and streets are members by being there: not asked about.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.gaps.wording import core_of_name
from kg.model import DirectEvidence, Entity, Finding, Iri, Tier

__all__ = ["CarrierWithoutProject"]

_SENTENCE: Final = re.compile(r"[^。；！？\n]+")
_ACTING: Final = frozenset({"locatedIn", "develops", "supports", "serves", "implementedBy"})


class CarrierWithoutProject:
    """Asks for parks that a spatial pattern counts on and in which nothing is planned."""

    id = "carrier-without-project"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each part of a pattern with such members."""
        members = _members(view)
        if not members:
            return
        linked = {
            iri for link in view.graph.statements if link.predicate in _ACTING for iri in (link.subject, link.object)
        }
        projects = "\n".join(_project_names(view))
        for part, parks in members.items():
            names = (view.entities[part].name, *(park.name for park in parks))
            alone = tuple(
                park
                for park in parks
                if park.iri not in linked
                and not _is_answered(view, park, tuple(name for name in names if name != park.name), projects)
            )
            if alone:
                yield self._finding(view, view.entities[part], alone)

    def _finding(self, view: PlanView, part: Entity, alone: tuple[Entity, ...]) -> Finding:
        raised = Raised(
            check=self.id,
            grade="member",
            key=(part.name, *(park.name for park in alone)),
            focus=tuple(focus_on(park) for park in alone),
            evidence=tuple(dict.fromkeys(quote for park in alone for quote in passages(view, park.evidence, limit=1))),
            values={"part": part.name, "names": "、".join(park.name for park in alone)},
            values_en={"names": ", ".join(park.name for park in alone)},
        )
        return finding(view, raised)


def _members(view: PlanView) -> Mapping[Iri, list[Entity]]:
    """Return the parks that are members of the parts of spatial patterns, in the order of the text."""
    found: dict[Iri, list[Entity]] = defaultdict(list)
    for link in view.graph.statements:
        park, part = view.entities.get(link.subject), view.entities.get(link.object)
        if link.predicate != "partOf" or park is None or part is None or "SpatialPattern" not in part.kinds:
            continue
        if "Park" in park.kinds and park.tier is Tier.CONFIRMED:
            found[part.iri].append(park)
    return {part: sorted(parks, key=lambda park: (_start(park), park.iri)) for part, parks in found.items()}


def _start(entity: Entity) -> int:
    return min((p.span.start for p in entity.evidence if isinstance(p, DirectEvidence)), default=0)


def _project_names(view: PlanView) -> Iterator[str]:
    for entity in view.graph.entities:
        if "Project" in entity.kinds:
            yield from (entity.name, *entity.aliases)


def _is_answered(view: PlanView, park: Entity, apart: tuple[str, ...], projects: str) -> bool:
    """Return whether a project has the park's own words in its name, or a sentence apart from the pattern names it.

    `apart` are the words of the pattern's own sentences: the name of the part and of its other members.
    """
    own = core_of_name(park.name)
    if own and own in projects:
        return True
    sentences = (found.group() for found in _SENTENCE.finditer(view.graph.document.text))
    return any(park.name in sentence and not any(word in sentence for word in apart) for sentence in sentences)
