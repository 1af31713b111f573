"""How is the report of a check laid out in sheets? A summary, the questions to be filled in, what is open, lists.

The writers of the working tables make a workbook, a document or a table of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.messages import say
from kg.model import Iri, Severity
from kg.report.cells import counted, passage_text, stated
from kg.report.columns import columns_of
from kg.report.handover import Handover, Item, Part, Quoted
from kg.report.sheet import Cell, Known, Report, Row, Sheet, Source

__all__ = ["handover_report"]

_NAME = "handover"


def handover_report(told: Handover, *, summary: bool = True) -> Report:
    """Return the sheets; without the summary only the questions, as a table for any program.

    Raises:
        ValueError: if there is no plan.
    """
    if not told.parts:
        message = "nothing was checked"
        raise ValueError(message)
    questions = tuple(_questions(part, told) for part in told.parts)
    sheets = (_summary(told), *questions, *_others(told)) if summary else questions
    return Report(_NAME, replace(told.parts[0].plan, title=told.title), sheets)


def _summary(told: Handover) -> Sheet:
    def row(name: str, text: str) -> Row:
        return Row(Iri(f"summary/{name}"), name, {"item": stated(name), "content": stated(text)})

    rows = tuple(row(name, text) for name, text in _summary_lines(told) if text)
    name = say("handover.summary", told.lang)
    return Sheet(name, say("handover.heading", told.lang), columns_of(f"{_NAME}-summary"), rows)


def _summary_lines(told: Handover) -> Iterator[tuple[str, str]]:
    lang = told.lang
    between = say("handover.facts_join", lang)
    for part in told.parts:
        facts = between.join(say("handover.fact", lang, name=name, value=value) for name, value in part.facts)
        yield say("handover.fact_title", lang), f"{part.title}\n{facts}"
    yield say("handover.all", lang), " ".join(_totals(told))
    for level in told.levels:
        yield say("handover.level_count", lang, level=level.name, count=level.count), level.meaning
    grave = (f"{item.number}. {item.question}" for item in told.items if item.severity is Severity.HIGH)
    yield say("handover.first", lang), "\n".join(grave)
    yield say("handover.limits", lang), "\n".join(told.limits)
    yield say("handover.checks", lang), "\n".join(_check_lines(told))
    yield say("handover.quiet_heading", lang), between.join(told.quiet)


def _totals(told: Handover) -> Iterator[str]:
    """Yield the sentences that say how much there is."""
    count = len(told.items)
    yield say("handover.total", told.lang, count=count) if count else say("handover.total_none", told.lang)
    if told.dismissed:
        yield say("handover.dismissed_count", told.lang, count=len(told.dismissed))
    left_open = sum(row.count for part in told.parts for row in part.left_open)
    if left_open:
        yield say("handover.open_count", told.lang, count=left_open)
    yield from told.scope


def _check_lines(told: Handover) -> Iterator[str]:
    between = say("cli.show_join", told.lang)
    for check in told.checks:
        counts = [
            say("cli.check_count", told.lang, severity=level.name, count=count)
            for level, count in zip(told.levels, check.counts, strict=True)
            if count
        ]
        if check.left_open:
            name = say("handover.left_open", told.lang)
            counts.append(say("cli.check_count", told.lang, severity=name, count=check.left_open))
        yield say("handover.check_line", told.lang, title=check.title, counts=between.join(counts))


def _questions(part: Part, told: Handover) -> Sheet:
    number = f" {told.parts.index(part) + 1}" if len(told.parts) > 1 else ""
    name = say("handover.items", told.lang) + number
    note = part.title if number else ""
    return Sheet(name, name, columns_of(_NAME), tuple(_question(item) for item in part.items), note)


def _question(item: Item) -> Row:
    cells = {
        "no": counted(item.number),
        "severity": stated(item.level),
        "question": stated(item.question),
        "a": _passages(item.passages[:1]),
        "b": _passages(item.passages[1:]),
        "sums": stated("\n".join(item.arithmetic)),
        "rule": stated(item.rule),
        "ask": Cell(item.ask, Known.SUGGESTED if item.is_suggested else Known.FILLED),
        "answer": Cell("\n".join(filter(None, (item.answer, *item.said))), Known.FILLED),
        "id": stated(item.id),
    }
    return Row(item.iri, item.question, {name: cell for name, cell in cells.items() if cell.text})


def _passages(passages: Iterable[Quoted]) -> Cell:
    sources = tuple(Source(passage.headings, passage.quote, passage.place) for passage in passages)
    return Cell("\n".join(map(passage_text, sources)), sources=sources)


def _others(told: Handover) -> Iterator[Sheet]:
    """Yield the sheets of what is open, of lists and of what was dismissed, those that have rows."""
    for name, rows in (
        ("open", [row for part in told.parts for row in _open(part)]),
        ("lists", [row for part in told.parts for row in _lists(part, told.lang)]),
        ("dismissed", [_dismissed(item) for item in told.dismissed]),
    ):
        if rows:
            title = say(f"handover.{name}", told.lang)
            yield Sheet(say(f"handover.{name}_short", told.lang), title, columns_of(f"{_NAME}-{name}"), tuple(rows))


def _open(part: Part) -> Iterator[Row]:
    for at, row in enumerate(part.left_open):
        cells = {"check": stated(row.title), "reason": stated(row.reason), "count": counted(row.count)}
        yield Row(Iri(f"open/{part.plan.id}/{at}"), part.title, cells)


def _lists(part: Part, lang: str) -> Iterator[Row]:
    between = say("cli.show_join", lang)
    for at, row in enumerate(part.lists):
        cells = {"list": stated(row.heading), "entries": stated(between.join(row.entries))}
        yield Row(Iri(f"list/{part.plan.id}/{at}"), part.title, cells)


def _dismissed(item: Item) -> Row:
    cells = {
        "severity": stated(item.level),
        "question": stated(item.question),
        "a": _passages(item.passages),
        "said": stated("\n".join(item.said)),
        "id": stated(item.id),
    }
    return Row(item.iri, item.question, cells)
