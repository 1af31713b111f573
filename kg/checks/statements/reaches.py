"""Does the plan list two reaches of one river or road in different places? They stay two projects.

Where the ends meet, both may be meant: a reader asks whether each list should have both. Reaches that stand together
in one box or section are listed together, and nothing is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText
from kg.checks.statements.said import stem_of
from kg.model import DirectEvidence, Entity, Finding, Span, Tier

__all__ = ["ReachesApart"]

_TO: Final = r"(?:至|到|[—－–~～-]+)"
_END: Final = r"(?!\d+[年月号期]?(?:[）)段]|至|到|[—－–~～-]))[^（）()，、；至—－–~～-]{2,14}?"
_BRACKETED: Final = re.compile(rf"^(?P<stem>.{{2,30}}?)[（(](?P<one>{_END}){_TO}(?P<two>{_END})段?[）)](?P<tail>.*)$")
_LINE: Final = r"(?:[国省县乡]道\d{2,4}|[GSXY]\d{2,4}|\d{3}[国省县乡]道|高速(?:公路)?|铁路|大道|[河江渠]道?)"
_PLAIN: Final = re.compile(rf"^(?P<stem>.{{0,16}}?{_LINE})(?P<one>{_END}){_TO}(?P<two>{_END})段(?P<tail>.*)$")


@dataclass(frozen=True, slots=True)
class _Reach:
    """A project that is a reach of something: what the whole is and its two ends, with where the text lists it."""

    entity: Entity
    ends: frozenset[str]
    places: frozenset[int | None]
    first: Span


class ReachesApart:
    """Asks for two reaches of one thing that are listed in different places."""

    id = "reaches-apart"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such pair, in the order of the plan."""
        text = view.once(PlanText)
        groups: dict[str, list[_Reach]] = {}
        for entity in view.graph.entities:
            if "Project" in entity.kinds and entity.tier is Tier.CONFIRMED:
                found = _reach_of(text, entity)
                if found is not None:
                    groups.setdefault(found[0], []).append(found[1])
        for stem, group in sorted(groups.items(), key=lambda pair: min(reach.first for reach in pair[1])):
            for one, two in combinations(sorted(group, key=lambda reach: reach.first), 2):
                if one.ends != two.ends and one.ends & two.ends and not one.places & two.places:
                    yield self._finding(text, stem, one, two)

    def _finding(self, text: PlanText, stem: str, one: _Reach, two: _Reach) -> Finding:
        raised = Raised(
            check=self.id,
            grade="touching",
            key=tuple(sorted((one.entity.name, two.entity.name))),
            focus=(focus_on(one.entity), focus_on(two.entity)),
            evidence=(text.quoted(one.first), text.quoted(two.first)),
            values={
                "whole": stem,
                "first": one.entity.name,
                "second": two.entity.name,
                "at": "、".join(sorted(one.ends & two.ends)),
            },
        )
        return finding(text.view, raised)


def reach(name: str) -> tuple[str, frozenset[str]] | None:
    """Return what a project's name is a reach of, with its ends; None when the name tells none.

    >>> whole, ends = reach("石河治理（上桥镇至下桥镇段）")
    >>> whole, sorted(ends)
    ('石河治理', ['上桥镇', '下桥镇'])
    >>> reach("石河治理（一期）") is None, reach("石河治理（2021-2025年）") is None
    (True, True)
    """
    found = _BRACKETED.match(name) or _PLAIN.match(name)
    if found is None:
        return None
    return stem_of(found["stem"] + found["tail"]), frozenset({found["one"], found["two"]})


def _reach_of(text: PlanText, entity: Entity) -> tuple[str, _Reach] | None:
    found = next((found for name in (entity.name, *entity.aliases) if (found := reach(name))), None)
    spans = sorted(piece.span for piece in entity.evidence if isinstance(piece, DirectEvidence))
    if found is None or not spans:
        return None
    places = frozenset(text.block_at(span.start).section for span in spans)
    return found[0], _Reach(entity, found[1], places, spans[0])
