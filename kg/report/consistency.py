"""一致性校核单: which passages of the plan should be held against each other, by which arithmetic, and who is asked?

A row is a finding of the checks, put as a question; its key is made of the finding's id, which outlives a rebuild.
"""

from collections.abc import Iterable

from kg.checks import PlanView, answers
from kg.checks.arithmetic import arithmetic
from kg.messages import say
from kg.model import Finding, FindingEvidence
from kg.report.cells import counted, passage_text, stated, suggested
from kg.report.columns import columns_of
from kg.report.ground import Ground
from kg.report.sheet import Cell, Row, Sheet, Source

__all__ = ["consistency"]

_TABLE = "consistency"


def consistency(ground: Ground) -> tuple[Sheet, ...]:
    """Return the findings of the checks in a plan, the gravest first."""
    found = answers([PlanView(ground.graph, ground.base)])
    rows = tuple(_row(ground, at, finding) for at, finding in enumerate(found.findings, start=1))
    title = say("report.title_consistency", "zh")
    note = say("report.note_consistency", "zh", rows=len(rows), undecided=len(found.undecided))
    return (Sheet(title, title, columns_of(_TABLE), rows, note),)


def _row(ground: Ground, number: int, finding: Finding) -> Row:
    sources = [_source(ground, passage) for passage in finding.evidence]
    words = " ".join((finding.message, *(source.quote for source in sources)))
    units = ground.units_for(words, sources[0].path if sources else ())
    title = say(f"checks.{finding.check}_title".replace("-", "_"), "zh")
    places = "；".join(dict.fromkeys(source.place for source in sources if source.place))
    cells = {
        "no": counted(number),
        "a": _passages(sources[:1]),
        "b": _passages(sources[1:]),
        "sums": stated("\n".join(arithmetic(finding))),
        "question": stated(finding.message + ("\n" + finding.explanation if finding.explanation else "")),
        "ask": suggested(units.lead),
        "severity": stated(say(f"cli.severity_{finding.severity}", "zh")),
        "source": stated(title + (say("report.placed", "zh", place=places) if places else "")),
    }
    return Row(ground.iris.finding(finding.id), finding.message, cells)


def _source(ground: Ground, passage: FindingEvidence) -> Source:
    return Source(passage.path, " ".join(passage.quote.split()), ground.place(passage.start, passage.end))


def _passages(sources: Iterable[Source]) -> Cell:
    found = tuple(sources)
    return Cell("\n".join(dict.fromkeys(map(passage_text, found))), sources=found)
