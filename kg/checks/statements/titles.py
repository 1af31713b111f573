"""Is a title that the plan holds or consolidates sought as if it were new?

Told apart are upgrades (another name), renewals and further awards (五连冠, 复审), and titles that others hold: a
town, a park, a county of the city, or whoever the clause names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.words import one_of, rows
from kg.model import DirectEvidence, Entity, Finding, Span

__all__ = ["TitleSoughtAgain"]

_MARKS: Final = re.compile(r"[“”‘’\"\s]")
_COUNTED: Final = re.compile(r"\d+\s*(?:个|家|处|批|次)|各\d")
_LEVELS: Final = (("national", "国"), ("provincial", "省"), ("municipal", "市"))
_HOW: Final = "首次|先后|相继|一举|成功|顺利|连续|正式|积极|全力|努力|深入|力争|为"
_ADVERBS: Final = rf"(?:(?:在|于)?[^，。；]*?(?:内|中|以来|期间|年|{_HOW}))*"
_SUBJECT: Final = re.compile(rf"^{_ADVERBS}(?P<subject>.*)$")
_TOO_HIGH: Final = {"province": ("town", "county"), "prefecture": ("county",)}


@dataclass(frozen=True, slots=True)
class _Told:
    """A title in one passage."""

    entity: Entity
    state: str
    span: Span
    clause: Span


class TitleSoughtAgain:
    """Asks for titles that are sought in one passage and held or consolidated in another."""

    id = "title-sought-again"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such title, in the order of the plan."""
        text = view.once(PlanText)
        groups: dict[str, list[_Told]] = {}
        for told in sorted(_told(text), key=lambda told: told.span):
            groups.setdefault(_key(told.entity.name), []).append(told)
        for key, group in groups.items():
            sought = next((told for told in group if told.state == "sought"), None)
            kept = next((told for told in group if told.state == "renewal"), None)
            held = next((told for told in group if told.state == "held"), None)
            other = kept or held
            if sought and other:
                yield self._finding(text, key, "consolidated" if kept else "held", other, sought)

    def _finding(self, text: PlanText, key: str, grade: str, other: _Told, sought: _Told) -> Finding:
        first, second = text.quoted(other.clause), text.quoted(sought.clause)
        raised = Raised(
            check=self.id,
            grade=grade,
            key=(key,),
            focus=tuple(dict.fromkeys(focus_on(told.entity) for told in (other, sought))),
            evidence=tuple(sorted((first, second), key=lambda passage: passage.start)),
            values={"name": sought.entity.name, "held": first.quote, "sought": second.quote},
        )
        return finding(text.view, raised)


def _told(text: PlanText) -> Iterator[_Told]:
    """Yield the plan's own titles in each passage, without those that others hold and those up for renewal."""
    level = text.view.graph.plan.level
    for entity in text.view.graph.entities:
        state = next((str(a.value) for a in entity.attributes if a.term == "titleState"), None)
        if "Title" not in entity.kinds or state is None or _is_of_others(entity.name, level):
            continue
        for piece in entity.evidence:
            if isinstance(piece, DirectEvidence):
                told = _Told(entity, state, piece.span, text.clause(piece.span))
                if _is_plain(text, told):
                    yield told


def _is_of_others(name: str, level: str | None) -> bool:
    ends = ("many", *_TOO_HIGH.get(level or "", ()))
    return any(name.endswith(word) for says in ends for word in _words(says))


def _is_plain(text: PlanText, told: _Told) -> bool:
    """Return whether a passage says of the plan's own area that it has or wants the one title."""
    tense = text.tense(text.block_at(told.span.start))
    if tense is Tense.NEITHER or (tense is Tense.PAST) != (told.state == "held"):
        return False
    clause = told.clause.of(text.text)
    if _COUNTED.search(clause):
        return False
    if told.state == "renewal":
        return True
    after = text.text[told.span.end : told.clause.end].lstrip("”")
    if told.state == "held" and after.startswith(_words("candidate")):
        return False
    if told.state == "sought" and re.search(one_of(_words("renewal")), clause):
        return False
    return not _other_holder(text, told)


def _other_holder(text: PlanText, told: _Told) -> bool:
    """Return whether the clause names another as who has or wants the title: 支持某县创建, 某市获评."""
    before = text.text[told.clause.start : told.span.start]
    if told.state == "sought":
        return bool(re.search(rf"{one_of(_words('helped'))}(?!.*(?:全[省市县区旗]|我[省市县区旗]))", before))
    found = _SUBJECT.match(_without_verb(before))
    subject = found["subject"] if found else ""
    area = text.view.graph.plan.area or ""
    return bool(subject) and not (subject in area or area.endswith(subject) or subject[:1] in "全我")


def _without_verb(before: str) -> str:
    """Return what stands in front of the verb by which a title was won, whether or not other titles stand between."""
    return re.split(
        one_of(("创建", "创成", "获", "荣", "摘", "被", "入选", "跻身", "蝉联", "通过", "喜")), before, maxsplit=1
    )[0]


def _key(name: str) -> str:
    """Return a title's name with its level in one spelling.

    >>> _key("国家级健康城市") == _key("全国健康城市"), _key("省级健康城市")
    (True, '省健康城市')
    """
    bare = _MARKS.sub("", name)
    for level, sign in _LEVELS:
        bare = re.sub(rf"^{one_of(_words(level))}", sign, bare)
    return bare


@cache
def _words(says: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("titles") if row["says"] == says)
