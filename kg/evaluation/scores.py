"""How well was each kind of thing found? Precision, recall and F1 against a gold annotation, with what was missed.

Scored are the chapters that the annotation covers, and of the graph what is confirmed. Recall counts core things;
precision accepts a match with any. Relations are compared by the names of both ends; for serves, supports and partOf
what holds the wanted end is as good.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from kg.evaluation.gold import KINDS, Gold, GoldItem, GoldRelation, GoldTarget
from kg.evaluation.matching import pairs
from kg.evaluation.names import LIKE, form_of, likeness_of_any
from kg.records import Record

__all__ = ["Score", "evaluate"]

_UPWARD = frozenset({"serves", "supports", "partOf"})
_ROLES = {"achievement": "actual"}
_HALF = 0.5
Forms: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of thing, strict or relaxed: how many were wanted and found, and which went wrong."""

    kind: str
    mode: str
    """strict or relaxed."""
    wanted: int
    """Core things of the annotation."""
    found: int
    right: int
    """Found things that match any wanted one."""
    hit: int
    """Core things that were found."""
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Return the share of the found that is right, 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was found, 1 when nothing was wanted."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    """One record with the forms of its names."""

    record: Mapping[str, Any]
    forms: Forms

    @property
    def name(self) -> str:
        return str(self.record.get("name") or self.record.get("indicator"))


@dataclass(frozen=True, slots=True)
class _Link:
    """A link with the forms of its ends, whatever side it comes from."""

    subject: Forms
    object: Forms
    told: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """The records that are scored, and the names of all."""

    rows: Sequence[Record]
    forms: Mapping[str, Forms] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def evaluate(gold: Gold, records: Iterable[Record]) -> tuple[Score, ...]:
    """Return the scores of all kinds and predicates that the annotation holds, in a fixed order."""
    records = list(records)
    things = [row for row in records if row["kind"] not in {"relation", "section", "plan"}]
    scope = _Scope(
        [row for row in records if row.get("tier") == "confirmed" and _stands_in(row, gold.chapters)],
        {str(row["id"]): _forms(row) for row in things},
        {str(row["id"]): str(row.get("name") or row.get("indicator")) for row in things},
    )
    return (*_of_things(gold, scope), *_of_targets(gold.targets, scope), *_of_relations(gold, scope))


def _stands_in(row: Mapping[str, Any], chapters: tuple[str, ...]) -> bool:
    """Return whether a quote of a record stands in one of the chapters, by the number of its chapter's heading."""
    return any(
        form_of(str(heading)).startswith(chapters)
        for passage in row.get("evidence") or ()
        for heading in passage["path"][:2]
    )


def _forms(row: Mapping[str, Any]) -> Forms:
    names = (row.get("name") or row.get("indicator") or "", *(row.get("aliases") or ()))
    return frozenset(form_of(str(name), str(row["kind"])) for name in names)


def _of_things(gold: Gold, scope: _Scope) -> Iterator[Score]:
    for kind in KINDS:
        wanted = [item for item in gold.items if kind in (item.kind, item.alt_kind)]
        if not wanted:
            continue
        found = [_Found(row, _forms(row)) for row in scope.rows if row["kind"] == kind]
        forms = {item.id: frozenset(form_of(name, kind) for name in item.names) for item in wanted}
        yield _score(kind, "strict", wanted, found, partial(_equal, forms))
        yield _score(kind, "relaxed", wanted, found, partial(_alike, forms))


def _equal(forms: Mapping[str, Forms], wanted: GoldItem, found: _Found) -> float:
    return float(bool(forms[wanted.id] & found.forms))


def _alike(forms: Mapping[str, Forms], wanted: GoldItem, found: _Found) -> float:
    return likeness_of_any(forms[wanted.id], found.forms)


def _score(
    kind: str,
    mode: str,
    wanted: Sequence[GoldItem],
    found: Sequence[_Found],
    alike: Callable[[GoldItem, _Found], float],
) -> Score:
    chosen = pairs(wanted, found, alike, LIKE if mode == "relaxed" else 1.0, _must)
    return _counted(kind, mode, [(item.names[0], _must(item)) for item in wanted], [one.name for one in found], chosen)


def _must(item: GoldItem) -> bool:
    """Return whether a thing must be found: one that may stand under another kind need not."""
    return item.core and item.alt_kind is None


def _counted(
    kind: str,
    mode: str,
    wanted: Sequence[tuple[str, bool]],
    found: Sequence[str],
    chosen: Sequence[tuple[int, int]],
) -> Score:
    hit = {at for at, _ in chosen}
    used = {place for _, place in chosen}
    return Score(
        kind=kind,
        mode=mode,
        wanted=sum(core for _, core in wanted),
        found=len(found),
        right=len(chosen),
        hit=sum(wanted[at][1] for at in hit),
        missed=tuple(name for at, (name, core) in enumerate(wanted) if core and at not in hit),
        spurious=tuple(name for place, name in enumerate(found) if place not in used),
    )


def _of_targets(wanted: Sequence[GoldTarget], scope: _Scope) -> Iterator[Score]:
    if not wanted:
        return
    found = [_Found(row, _forms(row)) for row in scope.rows if row["kind"] == "target" and row.get("value") is not None]
    named = [(f"{one.names[0]} {one.value}{one.unit or ''}", one.core) for one in wanted]
    told = [f"{one.name} {one.record['as_written']}" for one in found]
    for kind, alike, least in (("target value", _same_value, _HALF), ("target full", _same_figure, LIKE)):
        chosen = pairs(wanted, found, alike, least, lambda one: one.core)
        yield _counted(kind, "relaxed", named, told, chosen)


def _same_value(wanted: GoldTarget, found: _Found) -> float:
    row = found.record
    unit, other = _unit(wanted.unit), _unit(row.get("unit"))
    if Decimal(str(row["value"])) != wanted.value or (unit and other and unit != other):
        return 0.0
    if wanted.year and row.get("year") and wanted.year != row["year"]:
        return 0.0
    return _HALF + _HALF * likeness_of_any((form_of(name) for name in wanted.names), found.forms)


def _same_figure(wanted: GoldTarget, found: _Found) -> float:
    role = _ROLES.get(wanted.role or "", wanted.role)
    if (role and role != found.record.get("role")) or (wanted.unit and not found.record.get("unit")):
        return 0.0
    return _same_value(wanted, found)


def _unit(printed: object) -> str:
    return form_of(str(printed or "")).replace("元/亩", "元每亩")


def _of_relations(gold: Gold, scope: _Scope) -> Iterator[Score]:
    forms = {item.id: frozenset(form_of(name, item.kind) for name in item.names) for item in gold.items}
    names = {item.id: item.names[0] for item in gold.items}
    above = {link.subject: link.object for link in reversed(gold.relations) if link.predicate == "partOf"}
    for predicate in sorted({link.predicate for link in gold.relations}):
        wanted = [_wanted_link(link, forms, names, above) for link in gold.relations if link.predicate == predicate]
        found = [
            _Link(
                scope.forms.get(str(row["subject"]), frozenset()),
                scope.forms.get(str(row["object"]), frozenset()),
                " → ".join(scope.names.get(str(row[end]), str(row[end])) for end in ("subject", "object")),
            )
            for row in scope.rows
            if row["kind"] == "relation" and row["predicate"] == predicate
        ]
        chosen = pairs(wanted, found, _same_ends, LIKE, lambda _: True)
        yield _counted(
            predicate, "relaxed", [(link.told, True) for link in wanted], [link.told for link in found], chosen
        )


def _wanted_link(
    link: GoldRelation, forms: Mapping[str, Forms], names: Mapping[str, str], above: Mapping[str, str]
) -> _Link:
    ends = forms[link.object]
    seen = {link.subject}
    holder = above.get(link.object) if link.predicate in _UPWARD else None
    while holder is not None and holder not in seen:
        seen.add(holder)
        ends |= forms[holder]
        holder = above.get(holder)
    return _Link(forms[link.subject], ends, f"{names[link.subject]} → {names[link.object]}")


def _same_ends(wanted: _Link, found: _Link) -> float:
    first = likeness_of_any(wanted.subject, found.subject)
    return min(first, likeness_of_any(wanted.object, found.object)) if first >= LIKE else 0.0
