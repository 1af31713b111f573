"""战略台账: what of the plan answers to each strategy above it, with which projects and units?

A row is a strategy with one thing that answers to it. A strategy that nothing answers to has a row too: one that is
only named (in the guiding thought, in the background) is not unserved, so the row says where it is named, no more.
"""

from collections.abc import Iterator

from kg.messages import say
from kg.model import Basis, Entity, Statement, Tier
from kg.report.cells import Part, cell_of, chapter_of, counted, from_source, stated, suggested
from kg.report.columns import columns_of
from kg.report.ground import Ground, attribute, start_of
from kg.report.sheet import EMPTY, Cell, Known, Row, Sheet
from kg.report.tasks import project_parts
from ontology.labels import label_of

__all__ = ["strategies"]

_TABLE = "strategies"
_ANSWERS = ("alignsWith", "reliesOn")


def strategies(ground: Ground) -> tuple[Sheet, ...]:
    """Return the ledger of the strategies that a plan names."""
    known = [strategy for strategy in ground.things("Strategy") if strategy.tier is Tier.CONFIRMED]
    pairs = [(strategy, answer) for strategy in known for answer in _answers(ground, strategy)]
    rows = tuple(_row(ground, at, strategy, answer) for at, (strategy, answer) in enumerate(pairs, start=1))
    title = say("report.title_strategies", "zh")
    answered = len({strategy.iri for strategy, answer in pairs if answer})
    note = say("report.note_strategies", "zh", strategies=len(known), answered=answered, rows=len(rows))
    return (Sheet(title, title, columns_of(_TABLE), rows, note),)


def _answers(ground: Ground, strategy: Entity) -> Iterator[tuple[Entity, Statement] | None]:
    """Yield what answers to a strategy, in the order of the plan; None alone when nothing does."""
    links = {link.subject: link for link in reversed(ground.to(strategy.iri, *_ANSWERS))}
    found = [(thing, link) for iri, link in links.items() if (thing := ground.confirmed(iri)) is not None]
    yield from sorted(found, key=lambda pair: (start_of(pair[0].evidence), pair[0].iri))
    if not found:
        yield None


def _row(ground: Ground, number: int, strategy: Entity, answer: tuple[Entity, Statement] | None) -> Row:
    level = attribute(strategy, "strategyLevel")
    thing = answer[0] if answer else None
    link = answer[1] if answer else None
    sources = ground.sources([*(link.evidence if link else ()), *(thing or strategy).evidence])
    units = ground.units_for(thing.name, sources[0].path if sources else ()) if thing else None
    inferred = Known.INFERRED if link and link.basis is Basis.SIMILARITY else Known.STATED
    cells = {
        "no": counted(number),
        "strategy": stated(strategy.name, ground.sources(strategy.evidence, 1)),
        "level": stated(say(f"export.value_{level}", "zh") if level else ""),
        "kind": stated(label_of(thing.kinds[-1], "zh") if thing else say("report.only_named", "zh")),
        "answer": cell_of([Part(thing.name, inferred, sources[:1])]) if thing else EMPTY,
        "projects": cell_of(project_parts(ground, thing.iri)) if thing else EMPTY,
        "chapter": stated(chapter_of(sources[0].path) if sources else ""),
        "lead": suggested(units.lead) if units else Cell(),
        "source": from_source(sources[0] if sources else None, thing.name if thing else ""),
    }
    return Row(ground.iris.row(_TABLE, strategy.iri, thing.iri if thing else None), strategy.name, cells)
