"""What is handed over of a check? A summary, then each finding with its passages, arithmetic and rule, in words.

The values are the words of one language, ready to be laid out as a page (viz.handover_page) or as sheets
(kg.report.handover_sheets).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.checks import Checked, Judged
from kg.checks.arithmetic import arithmetic
from kg.checks.decision_words import decision_words
from kg.messages import say
from kg.model import FindingEvidence, Inventory, Iri, Plan, Severity, Undecided
from kg.report.departments import Departments
from kg.report.ground import Ground
from kg.report.human import field_of

__all__ = ["CheckRow", "Handover", "Item", "Level", "Listed", "OpenRow", "Part", "Quoted", "handed_over"]

_TABLE = "consistency"
"""The working table whose entries are shown: a unit or decision filled in there stands here too."""
_LIMITS = ("itself", "sense", "above", "pictures", "reading", "silence")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage: the headings over it, its words, its place in the file."""

    headings: tuple[str, ...]
    quote: str
    place: str

    @property
    def path(self) -> str:
        """Return the headings on one line."""
        return " › ".join(self.headings)


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in words; `said` is what people decided on it."""

    number: int
    id: str
    check: str
    severity: Severity
    level: str
    title: str
    """That of its check."""
    question: str
    passages: tuple[Quoted, ...]
    arithmetic: tuple[str, ...]
    rule: str
    said: tuple[str, ...]
    ask: str
    """The unit to ask: as a person filled it in, or suggested."""
    is_suggested: bool
    answer: str
    """What a person filled in as the decision."""
    iri: Iri


@dataclass(frozen=True, slots=True)
class OpenRow:
    """How many questions of a check could not be decided for one reason."""

    title: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list to work with, drawn up beside the findings."""

    heading: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of one plan: facts, findings, those dismissed, what is open, lists."""

    plan: Plan
    title: str
    facts: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    dismissed: tuple[Item, ...]
    left_open: tuple[OpenRow, ...]
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """How many findings a check raised, by severity, and how many questions it left open."""

    id: str
    title: str
    counts: tuple[int, ...]
    left_open: int

    @property
    def total(self) -> int:
        """Return how many findings the check raised."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Level:
    """A severity: its name, what it says to a reader, how many findings have it."""

    severity: Severity
    name: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class Handover:
    """All that is handed over; `quiet` names the checks that raised nothing."""

    lang: str
    title: str
    scope: tuple[str, ...]
    levels: tuple[Level, ...]
    checks: tuple[CheckRow, ...]
    quiet: tuple[str, ...]
    limits: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the findings of all plans."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def dismissed(self) -> tuple[Item, ...]:
        """Return the findings of all plans that people dismissed."""
        return tuple(item for part in self.parts for item in part.dismissed)


def handed_over(
    plans: Sequence[Checked], ran: Iterable[str], lang: str = "zh", *, least: Severity = Severity.INFO, lost: int = 0
) -> Handover:
    """Return what is handed over of plans and of the checks that ran on them, by their ids.

    `least` is the severity from which findings were asked for; `lost` counts decisions whose finding is gone.
    """
    parts = tuple(_parts(plans, lang))
    counts = Counter(item.severity for part in parts for item in part.items)
    shown = tuple(severity for severity in Severity if severity is not Severity.INFO or counts[severity])
    rows = [_check_row(check, parts, plans, shown, lang) for check in ran]
    listing = {told.check for plan in plans for told in plan.answers.inventories}
    quiet = [row for row in rows if not (row.total or row.left_open or row.id in listing)]
    return Handover(
        lang=lang,
        title=parts[0].title if len(parts) == 1 else say("handover.several", lang, count=len(parts)),
        scope=tuple(_scope(rows, least, lost, lang)),
        levels=tuple(_level(severity, counts[severity], lang) for severity in shown),
        checks=tuple(row for row in rows if row.total or row.left_open),
        quiet=tuple(row.title for row in quiet),
        limits=tuple(say(f"handover.limit_{name}", lang) for name in _LIMITS),
        parts=parts,
    )


def _scope(ran: Sequence[CheckRow], least: Severity, lost: int, lang: str) -> Iterator[str]:
    """Yield what limits the report: one check only, grave findings only; and what is no longer raised."""
    if len(ran) == 1:
        yield say("handover.only", lang, title=ran[0].title)
    if least is not Severity.INFO:
        yield say("handover.least", lang, severity=say(f"cli.severity_{least}", lang))
    if lost:
        yield say("handover.lost", lang, count=lost)


def _level(severity: Severity, count: int, lang: str) -> Level:
    return Level(severity, say(f"cli.severity_{severity}", lang), say(f"handover.meaning_{severity}", lang), count)


def _check_row(
    check: str, parts: Iterable[Part], plans: Iterable[Checked], shown: Iterable[Severity], lang: str
) -> CheckRow:
    counts = Counter(item.severity for part in parts for item in part.items if item.check == check)
    left_open = sum(told.check == check for plan in plans for told in plan.answers.undecided)
    return CheckRow(check, _title(check, lang), tuple(counts[severity] for severity in shown), left_open)


def _title(check: str, lang: str) -> str:
    return say(f"checks.{check}_title".replace("-", "_"), lang)


def _parts(plans: Iterable[Checked], lang: str) -> Iterator[Part]:
    number = 0
    for plan in plans:
        ground = Ground(plan.graph, plan.base, Departments.usual())
        raised = [held for held in plan.findings if not held.standing.is_dismissed]
        aside = [held for held in plan.findings if held.standing.is_dismissed]
        items = tuple(_item(ground, held, at, lang) for at, held in enumerate(raised, start=number + 1))
        number += len(items)
        yield Part(
            plan=plan.graph.plan,
            title=plan.graph.plan.title,
            facts=tuple(_facts(plan, lang)),
            items=items,
            dismissed=tuple(_item(ground, held, at, lang) for at, held in enumerate(aside, start=1)),
            left_open=_left_open(plan.answers.undecided, lang),
            lists=tuple(_listed(told, lang) for told in plan.answers.inventories),
        )


def _facts(plan: Checked, lang: str) -> Iterator[tuple[str, str]]:
    held = plan.graph.plan
    told = {
        "issuer": held.issuer or "",
        "period": held.period.label if held.period else "",
        "source": held.source.name,
        "read": f"{datetime.fromisoformat(plan.read).astimezone():%Y-%m-%d %H:%M}" if plan.read else "",
        "characters": f"{len(plan.graph.document.text):,}",
    }
    for name, value in told.items():
        if value:
            yield say(f"handover.fact_{name}", lang), value


def _item(ground: Ground, held: Judged, number: int, lang: str) -> Item:
    finding, told = held.finding, held.standing
    english = lang == "en"
    said = (*((told.verdict,) if told.verdict else ()), *told.comments)
    passages = tuple(dict.fromkeys(_quoted(ground, passage, lang) for passage in finding.evidence))
    words = " ".join((finding.message, *(passage.quote for passage in passages)))
    units = ground.units_for(words, finding.evidence[0].path if finding.evidence else ())
    filled = {name: told.fills.get(field_of(_TABLE, name)) for name in ("ask", "answer")}
    return Item(
        number=number,
        id=finding.id,
        check=finding.check,
        severity=finding.severity,
        level=say(f"cli.severity_{finding.severity}", lang),
        title=_title(finding.check, lang),
        question=finding.message_en if english else finding.message,
        passages=passages,
        arithmetic=arithmetic(finding),
        rule=(finding.explanation_en or finding.explanation) if english else finding.explanation,
        said=tuple(decision_words(decision, lang) for decision in said),
        ask=filled["ask"].text if filled["ask"] else _suggestion(units.lead, lang),
        is_suggested=filled["ask"] is None,
        answer=filled["answer"].text if filled["answer"] else "",
        iri=ground.iris.finding(finding.id),
    )


def _suggestion(unit: str, lang: str) -> str:
    return unit + say("report.mark_suggested", lang) if unit else ""


def _quoted(ground: Ground, passage: FindingEvidence, lang: str) -> Quoted:
    words = " ".join(passage.quote.split())
    return Quoted(passage.path, words, ground.place(passage.start, passage.end, lang))


def _left_open(undecided: Iterable[Undecided], lang: str) -> tuple[OpenRow, ...]:
    counts = Counter((told.check, told.reason) for told in undecided)
    return tuple(
        OpenRow(
            _title(check, lang),
            say(f"checks.undecided_{reason}".replace("-", "_"), lang),
            count,
        )
        for (check, reason), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _listed(told: Inventory, lang: str) -> Listed:
    heading = say(f"checks.inventory_{told.name}".replace("-", "_"), lang, count=len(told.items))
    return Listed(heading, tuple(item.name_en if lang == "en" else item.name for item in told.items))
