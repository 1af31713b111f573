"""指标监测评估表: what was to be reached, from what, and what came of it year by year?

One sheet for each indicator table of the plan, and one for the figures of its text, as an inventory. 项 and 小项 are
counted apart: an item with several indicators is one 项; each row is a 小项. Its number is printed 11-1, 11-2.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.messages import say
from kg.model import Entity, Iri, Target, Tier
from kg.report.cells import Part, cell_of, figure_words, from_source, stated, suggested
from kg.report.columns import ACTUAL, columns_of, with_years
from kg.report.ground import Ground, attribute
from kg.report.sheet import Cell, Row, Sheet, Source
from kg.values import Period, TargetRole, ValueKind

__all__ = ["indicators"]

_TABLE = "indicators"
_IN_TEXT = "text"
_PASSAGES = 6
_SUMS = (ValueKind.AVERAGE_GROWTH, ValueKind.CUMULATIVE)


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator in a table (or in the text: no table), with its figures; `item` is the printed number of its 项."""

    table: str
    item: str
    indicator: Entity
    targets: tuple[Target, ...]


def indicators(ground: Ground) -> tuple[Sheet, ...]:
    """Return the tables of indicators of a plan, and the figures of its text."""
    lines = list(_lines(ground))
    sheets = [
        _sheet(ground, table, [line for line in lines if line.table == table])
        for table in dict.fromkeys(line.table for line in lines)
        if table
    ]
    in_text = [line for line in lines if not line.table]
    return (*sheets, *([_text_sheet(ground, in_text)] if in_text else []))


def _lines(ground: Ground) -> Iterator[_Line]:
    """Yield the lines in the order of the tables; of the text, those that set something for the time of the plan."""
    found: dict[tuple[str, str, Iri], list[Target]] = {}
    order: dict[str, int] = {}
    for target in ground.targets:
        if target.table or target.role is TargetRole.TARGET:
            key = (target.table or "", (target.row or "") if target.table else "", target.indicator)
            found.setdefault(key, []).append(target)
            order.setdefault(key[0], len(order))
    keys = sorted(found, key=lambda key: (not key[0], order[key[0]], _place(key, ground, found[key])))
    for key in keys:
        indicator = ground.entities.get(key[2])
        if indicator is not None and indicator.tier is Tier.CONFIRMED:
            yield _Line(key[0], key[1], indicator, tuple(found[key]))


def _place(key: tuple[str, str, Iri], ground: Ground, targets: Sequence[Target]) -> tuple[int, int]:
    """Return where a line stands in its table; a table's figure may also be told in the text before it."""
    number = int(key[1]) if key[1].isascii() and key[1].isdigit() else 0
    return number, max(ground.last_of(target.evidence) for target in targets)


def _sheet(ground: Ground, table: str, lines: Sequence[_Line]) -> Sheet:
    period = _period(ground, lines)
    name = table if table.startswith(("表", "专栏")) else say("report.table", "zh", number=table)
    items = len({line.item for line in lines})
    note = say("report.note_indicators", "zh", table=name, items=items, rows=len(lines))
    columns = with_years(columns_of(_TABLE), range(period.start, period.end + 1) if period else ())
    rows = tuple(_numbered_rows(ground, lines, period))
    return Sheet(
        name, say("report.title_indicators", "zh"), columns, rows, note, (say("report.remark_delegated", "zh"),)
    )


def _numbered_rows(ground: Ground, lines: Sequence[_Line], period: Period | None) -> Iterator[Row]:
    for _, group in groupby(lines, key=lambda line: line.item):
        together = list(group)
        for at, line in enumerate(together, start=1):
            yield _row(ground, line, f"{line.item}-{at}" if len(together) > 1 else line.item, period)


def _text_sheet(ground: Ground, lines: Sequence[_Line]) -> Sheet:
    period = ground.plan.period
    name = say("report.figures_in_text", "zh")
    columns = with_years(columns_of(_TABLE), range(period.start, period.end + 1) if period else ())
    rows = tuple(_row(ground, line, str(at), period) for at, line in enumerate(lines, start=1))
    note = say("report.note_figures_in_text", "zh", rows=len(rows))
    return Sheet(name, say("report.title_figures_in_text", "zh"), columns, rows, note)


def _period(ground: Ground, lines: Iterable[_Line]) -> Period | None:
    """Return the years that a table is of: up to its targets, or to the results of the plan before."""
    plan = ground.plan.period
    ends = [t.year for line in lines for t in line.targets if t.year and t.role is not TargetRole.BASELINE]
    planned = any(t.role is TargetRole.TARGET for line in lines for t in line.targets)
    if plan is None or not ends or planned:
        return plan
    length = plan.end - plan.start
    return Period(max(ends) - length, max(ends))


def _row(ground: Ground, line: _Line, number: str, period: Period | None) -> Row:
    by_role = {role: [t for t in line.targets if t.role is role] for role in TargetRole}
    aims = by_role[TargetRole.TARGET] or by_role[TargetRole.PLANNED]
    before = by_role[TargetRole.BASELINE]
    results = by_role[TargetRole.ACTUAL]
    if by_role[TargetRole.TARGET] and not before:  # what was reached last is what the new target starts from
        before, results = results, []
    units = ground.units_for(_measured(line.indicator.name), ())
    sources = ground.sources([piece for target in line.targets for piece in target.evidence], _PASSAGES)
    cells = {
        "no": stated(number),
        "name": stated(line.indicator.name, sources[:1]),
        "unit": stated(attribute(line.indicator, "unitText")),
        "binding": stated("、".join(dict.fromkeys(t.binding.value for t in line.targets if t.binding))),
        "base": _figures(ground, before),
        "target": replace(_figures(ground, aims), slot=any(target.figure.delegated for target in aims)),
        "growth": _figures(ground, [t for t in results if t.figure.kind in _SUMS]),
        **_results(ground, [t for t in results if t.figure.kind not in _SUMS], period),
        "lead": suggested(units.lead),
        "source": from_source(_in_table(sources, line.table), line.indicator.name),
    }
    return Row(
        ground.iris.row(_TABLE, line.table or _IN_TEXT, line.item, line.indicator.iri), line.indicator.name, cells
    )


def _in_table(sources: Sequence[Source], table: str) -> Source | None:
    """Return the passage that is the row of a table, or else the first one."""
    rows = (source for source in sources if table and any(table in heading for heading in source.path[-1:]))
    return next(rows, sources[0] if sources else None)


def _measured(name: str) -> str:
    """Return what an indicator measures: of a share, not the whole that it is a share of.

    >>> _measured("制造业增加值占地区生产总值比重"), _measured("占地面积")
    ('制造业增加值', '占地面积')
    """
    return name.partition("占")[0] or name


def _figures(ground: Ground, targets: Iterable[Target]) -> Cell:
    """Return figures as printed, with the year where there are several."""
    found = list(targets)
    years = {target.year for target in found}
    return cell_of(
        Part(
            (say("report.year", "zh", year=target.year) + "：" if len(years) > 1 and target.year else "")
            + (target.figure.as_written if target.table else figure_words(target.figure)),
            sources=ground.sources(target.evidence, 1),
        )
        for target in sorted(found, key=lambda target: (target.year or 0, target.iri))
    )


def _results(ground: Ground, results: Sequence[Target], period: Period | None) -> Mapping[str, Cell]:
    """Return the cells of the years in which something was reached."""
    if period is None:
        return {}
    years = sorted({t.year for t in results if t.year and period.start <= t.year <= period.end})
    return {f"{ACTUAL}-{year}": _figures(ground, [t for t in results if t.year == year]) for year in years}
