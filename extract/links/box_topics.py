"""Which topic are the projects of a box about? The one that its words are most like, or none.

Likeness is BM25 with the longest common run, a soft bonus for standing in the same section or chapter, and a share of
the score of the whole list under one head: what its siblings support, it supports. The box title is left out: it
misleads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.claims.aims import Aim
from extract.claims.project_items import ProjectItem
from extract.context import Context
from extract.links.similarity import Ranker, common_run
from kg.model import BlockKind, SectionLevel, SectionRole

__all__ = ["Topic", "topics"]

_SAME_SECTION = 0.22
_SAME_CHAPTER = 0.12
_RUN = 0.04
_TOPIC = 0.06
_SHARE = 0.5
_LEAST = 0.2
_HEAD_RUN = 3
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.PRINCIPLE, SectionRole.GOALS})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A measure that projects may support, with the words that speak for it."""

    aim: Aim
    lead: str
    text: str
    pairs: frozenset[str]


def _candidate(aim: Aim, text: str) -> _Candidate:
    return _Candidate(aim, aim.name, text, frozenset(text[at : at + 2] for at in range(len(text) - 1)))


@dataclass(frozen=True, slots=True)
class Topic:
    """The topic of a project, with its score as a share of the most that one can have, and the runner-up."""

    aim: Aim
    score: float
    runner_up: Aim | None
    by_head: bool
    """The sector head names the topic, in the section where the box stands: form, no mere likeness."""


@dataclass(frozen=True, slots=True)
class _Choice:
    best: int
    score: float
    second: int | None


def _candidates(context: Context, aims: Iterable[Aim]) -> list[_Candidate]:
    """Return the topic leads and the headings of sections, with the text that stands under them.

    A topic is its measure, or its goal where it is nothing else; a heading speaks for the section's text without leads.
    """
    document = context.document
    found: dict[tuple[int, int | None], _Candidate] = {}
    for aim in sorted(aims, key=lambda aim: (aim.kind != "Measure", aim.span)):
        section = document.sections[aim.section]
        if section.role in _SILENT or section.level is SectionLevel.BOX:
            continue
        if aim.level == "lead" and aim.block is not None:
            text = _topic_text(context, aim.block)
        elif aim.block is None and section.level in {SectionLevel.SECTION, SectionLevel.ITEM}:
            own = [b for b in document.blocks if b.section == aim.section and b.lead is None]
            text = "\n".join(block.span.of(document.text) for block in own)
        else:
            continue
        found.setdefault((aim.section, aim.block), _candidate(aim, text))
    return [found[key] for key in sorted(found, key=lambda key: (key[0], -1 if key[1] is None else key[1]))]


def _topic_text(context: Context, block: int) -> str:
    """Return the text of a topic: its paragraph with the “——” lines that follow it."""
    document = context.document
    end = block + 1
    while end < len(document.blocks) and document.blocks[end].kind is BlockKind.BULLET:
        end += 1
    own = document.blocks[block : end if document.blocks[block].kind is BlockKind.PARAGRAPH else block + 1]
    return "\n".join(each.span.of(document.text) for each in own)


def _chapter(context: Context, section: int | None) -> int | None:
    while section is not None:
        if context.document.sections[section].level is SectionLevel.CHAPTER:
            return section
        section = context.document.sections[section].parent
    return None


def _subject(item: ProjectItem) -> str:
    """Return a sector head without the words that say only that projects follow: 综合交通 of 综合交通重点项目."""
    return (item.head or "").removesuffix("项目").removesuffix("重点")


def _home(context: Context, item: ProjectItem) -> int | None:
    """Return the section in which an item stands: for one of a box, that which holds the box."""
    return (
        context.document.blocks[item.block].section if item.box is None else context.document.sections[item.box].parent
    )


class _Scorer:
    """Scores measures for items; what depends on a sector head alone is worked out once for all its items."""

    def __init__(self, context: Context, candidates: Sequence[_Candidate]) -> None:
        self._context = context
        self._candidates = candidates
        self._ranker = Ranker([candidate.text for candidate in candidates])
        self._chapters = [_chapter(context, candidate.aim.section) for candidate in candidates]
        self._known: dict[str, list[int]] = {}
        self._topics: dict[str, list[int]] = {}

    def _runs(self, words: str) -> list[int]:
        """Return the longest run that words have in common with the text of each measure."""
        if words not in self._known:
            own = frozenset(words[at : at + 2] for at in range(len(words) - 1))
            self._known[words] = [
                0 if own.isdisjoint(each.pairs) else common_run(words, each.text, each.pairs)
                for each in self._candidates
            ]
        return self._known[words]

    def _topic_runs(self, subject: str) -> list[int]:
        if subject not in self._topics:
            self._topics[subject] = [common_run(subject, each.lead) for each in self._candidates]
        return self._topics[subject]

    def scores(self, item: ProjectItem) -> list[float]:
        """Return the score of each measure for an item, and last the most that any could have."""
        section = _home(self._context, item)
        chapter = _chapter(self._context, section)
        subject = _subject(item)
        scores = self._ranker.scores(f"{item.name}，{item.head or ''}")
        runs = zip(self._runs(item.name), self._runs(item.head or ""), self._topic_runs(subject), strict=True)
        for at, (name, head, topic) in enumerate(runs):
            run = max(head, name)
            if run > 1:
                scores[at] += _RUN * (run - 1)
            if topic > 1:
                scores[at] += _TOPIC * (topic - 1)
            if self._candidates[at].aim.section == section:
                scores[at] += _SAME_SECTION
            if chapter is not None and self._chapters[at] == chapter:
                scores[at] += _SAME_CHAPTER
        longest = max(len(item.name), len(item.head or ""), 1) - 1
        most = 1 + _RUN * longest + _TOPIC * max(0, len(subject) - 1) + _SAME_SECTION + _SAME_CHAPTER
        return [*scores, most]


def _smoothed(
    items: Sequence[ProjectItem], scores: Mapping[ProjectItem, list[float]]
) -> dict[ProjectItem, list[float]]:
    """Return the scores, each mixed with the mean over the items under the same head of the same box."""
    groups: dict[tuple[int | None, str | None], list[ProjectItem]] = {}
    for item in items:
        groups.setdefault((item.box, item.head), []).append(item)
    mixed: dict[ProjectItem, list[float]] = {}
    for group in groups.values():
        columns = list(zip(*(scores[item] for item in group), strict=True))
        means = [sum(column) / len(group) for column in columns]
        for item in group:
            mixed[item] = [(1 - _SHARE) * own + _SHARE * mean for own, mean in zip(scores[item], means, strict=True)]
    return mixed


def _choose(scores: Sequence[float]) -> _Choice | None:
    """Return the best measure with its share of the most that one could score; none where all are unlike."""
    *own, most = scores
    order = sorted(range(len(own)), key=lambda at: (-own[at], at))
    if not order or own[order[0]] < _LEAST:
        return None
    return _Choice(order[0], own[order[0]] / most, order[1] if len(order) > 1 else None)


def _is_topic(item: ProjectItem, candidate: _Candidate, section: int | None) -> bool:
    """Return whether the sector head names the topic of the candidate, in the section where the box stands."""
    head = _subject(item)
    run = common_run(head, candidate.lead)
    return candidate.aim.section == section and run >= min(_HEAD_RUN, len(head)) > 1


def topics(context: Context, items: Sequence[ProjectItem], aims: Iterable[Aim]) -> Iterator[tuple[ProjectItem, Topic]]:
    """Yield each item that is about a topic of the plan, with that topic."""
    candidates = _candidates(context, aims)
    if not candidates:
        return
    scorer = _Scorer(context, candidates)
    mixed = _smoothed(items, {item: scorer.scores(item) for item in items})
    for item in items:
        choice = _choose(mixed[item])
        if choice is not None:
            best = candidates[choice.best]
            second = candidates[choice.second].aim if choice.second is not None else None
            yield item, Topic(best.aim, choice.score, second, _is_topic(item, best, _home(context, item)))
