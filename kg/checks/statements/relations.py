"""Is one indicator tied to another in strengths that differ: 略高于, 同步, 基本同步 经济增长?

Compared are passages that plan for the same years, and the cells of tables; the report of the past is left out, as is a
relation told with its figure (高于全国1.2个百分点).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.checks.base import PlanView
from kg.checks.findings import Raised, finding, focus_on, passages
from kg.checks.statements.horizon import horizon_of
from kg.checks.statements.passages import PlanText, Tense
from kg.checks.statements.words import one_of, rows
from kg.model import Finding, FindingEvidence, Focus, Span
from kg.values import TargetRole

__all__ = ["RelationInTwoStrengths"]

_PART: Final = re.compile(r"[^，；。！？、\n：]+")
_MARKS: Final = re.compile(r"[“”\s（）()%％]")
_YEAR: Final = re.compile(r"^(?:到|至)?20\d{2}年(?:末|底)?")
_PAST: Final = re.compile(r"连续|\d|了")
_LEAST, _MOST = 2, 24
_UNLIKE: Final = ({"slightly", "above"}, {"about", "equal", "below", "at-most"})


@dataclass(frozen=True, slots=True)
class _Tie:
    """What one passage says of an indicator and its reference; `key` is both with the year."""

    key: tuple[str, str, int | None]
    strength: str
    words: str
    passage: FindingEvidence
    focus: tuple[Focus, ...] = ()


class RelationInTwoStrengths:
    """Asks for indicators that are tied to another one in strengths that differ."""

    id = "relation-in-two-strengths"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each such indicator and reference, in the order of the plan."""
        text = view.once(PlanText)
        groups: dict[tuple[str, str, int | None], dict[str, _Tie]] = {}
        for tie in sorted((*_in_prose(text), *_in_tables(text)), key=lambda tie: tie.passage.start):
            groups.setdefault(tie.key, {}).setdefault(tie.strength, tie)
        for key, by_strength in groups.items():
            if len(by_strength) > 1:
                yield self._finding(view, key, tuple(by_strength.values()))

    def _finding(self, view: PlanView, key: tuple[str, str, int | None], ties: tuple[_Tie, ...]) -> Finding:
        strengths = {tie.strength for tie in ties}
        apart = all(strengths & side for side in _UNLIKE)
        raised = Raised(
            check=self.id,
            grade="apart" if apart else "shades",
            key=(key[0], key[1], str(key[2] or "")),
            focus=tuple(dict.fromkeys(focus for tie in ties for focus in tie.focus)),
            evidence=tuple(tie.passage for tie in ties),
            values={"subject": key[0], "reference": key[1], "words": "、".join(f"“{tie.words}”" for tie in ties)},
        )
        return finding(view, raised)


def _in_prose(text: PlanText) -> Iterator[_Tie]:
    for block in text.blocks:
        if not text.is_prose(block) or text.tense(block) is not Tense.AHEAD:
            continue
        for found in _PART.finditer(text.text, block.span.start, block.span.end):
            tie = _tied(found.group())
            if tie is not None:
                span = Span(*found.span())
                subject, reference, strength, words = tie
                year = horizon_of(text, span)
                yield _Tie((subject, reference, year), strength, words, text.quoted(span))


def _in_tables(text: PlanText) -> Iterator[_Tie]:
    view = text.view
    for target in view.targets:
        indicator = view.entities.get(target.indicator)
        if target.table is None or target.role is not TargetRole.TARGET or indicator is None:
            continue
        written = _MARKS.sub("", target.figure.as_written)
        tie = _tied(f"{_MARKS.sub('', indicator.name)}{written}") if target.figure.relative_to else None
        quote = passages(view, target.evidence, limit=1)
        if tie is not None and quote:
            subject, reference, strength, _ = tie
            yield _Tie((subject, reference, target.year), strength, written, quote[0], (focus_on(indicator),))


def _tied(part: str) -> tuple[str, str, str, str] | None:
    """Return the indicator, its reference, the strength and the words of the relation that a part of a clause tells.

    >>> _tied("城乡居民收入增速略高于生产总值增速")
    ('居民收入', '经济增长', 'slightly', '略高于生产总值增速')
    >>> _tied("居民人均可支配收入增长率与经济增长基本同步")[:3]
    ('居民收入', '经济增长', 'about')
    >>> _tied("规上工业增加值增速高于全国1.2个百分点") is None
    True
    """
    part = _YEAR.sub("", part)
    found = next((found for pattern in _patterns() if (found := pattern.match(part))), None)
    if found is None or _PAST.search(part):
        return None
    subject = _subject(found["subject"])
    if not _LEAST <= len(subject) <= _MOST:
        return None
    words = part[found.end("subject") :]
    return subject, _table("reference")[found["reference"]], _table("relation")[found["relation"]], words


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    ending = f"{one_of(_table('ending'))}*"
    reference = f"(?:我国)?(?P<reference>{one_of(_table('reference'))}){ending}"
    together = one_of(word for word in _table("relation") if word.endswith("同步"))
    apart = one_of(word for word in _table("relation") if not word.endswith("同步"))
    return (
        re.compile(f"(?P<subject>.+?)(?:与|和|同){reference}(?:实现)?(?P<relation>{together})(?:增长|提高|提升)?$"),
        re.compile(f"(?P<subject>.+?)(?:均|要|都|应)?(?P<relation>{apart}){reference}$"),
    )


def _subject(words: str) -> str:
    """Return an indicator's name without what says that it grows, in one spelling."""
    name = _MARKS.sub("", words)
    name = re.sub(f"^{one_of(_table('opening'))}+", "", name)
    name = re.sub(f"{one_of(_table('ending'))}+$", "", name)
    spelt = _table("same")
    return re.sub(one_of(spelt), lambda found: spelt[found.group()], name)


@cache
def _table(says: str) -> dict[str, str]:
    return {row["word"]: row["means"] for row in rows("relations") if row["says"] == says}
