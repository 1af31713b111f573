"""What did a reader find in a plan? A gold annotation: JSON Lines, one thing, target or relation a line.

Fields of every line: `kind`, `id`, `chapter` (第三章). A thing has `name`, `aliases`, `salience` (core must be found;
secondary and optional may be left out) and may have `alt_kind` (it may be found under that kind, or not at all). A
target has `indicator`, `value`, `unit`, `year`, `role`. A relation has `subject`, `predicate`, `object` (ids).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from kg.errors import MalformedDocumentError, UnreadableDocumentError
from kg.evaluation.names import form_of

__all__ = ["KINDS", "Gold", "GoldItem", "GoldRelation", "GoldTarget", "read_gold"]

KINDS = ("goal", "measure", "project", "organisation", "place", "park", "water", "strategy")
_SALIENCE = ("core", "secondary", "optional")


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One thing that a reader found."""

    id: str
    kind: str
    names: tuple[str, ...]
    chapter: str
    core: bool
    alt_kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """One figure that a reader found, with the indicator's names."""

    names: tuple[str, ...]
    value: Decimal
    unit: str | None
    year: int | None
    role: str | None
    chapter: str
    core: bool


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One link that a reader found, between two things by their ids."""

    subject: str
    predicate: str
    object: str
    chapter: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All that a reader found in some chapters of a plan."""

    items: tuple[GoldItem, ...]
    targets: tuple[GoldTarget, ...]
    relations: tuple[GoldRelation, ...]

    @property
    def chapters(self) -> tuple[str, ...]:
        """Return the numbers of the chapters that were read, in order of their first line."""
        things = [item.chapter for item in self.items] + [target.chapter for target in self.targets]
        return tuple(dict.fromkeys((*things, *(link.chapter for link in self.relations))))


def read_gold(path: Path) -> Gold:
    """Return the annotation in a file.

    Raises:
        UnreadableDocumentError: if the file cannot be read as UTF-8.
        MalformedDocumentError: if a line is no annotation, with its number and what is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        key = "errors.unreadable"
        raise UnreadableDocumentError(key, path=str(path), detail=str(error)) from error
    items: list[GoldItem] = []
    targets: list[GoldTarget] = []
    relations: list[GoldRelation] = []
    for number, row in _rows(path, lines):
        try:
            if row["kind"] == "relation":
                relations.append(GoldRelation(row["subject"], row["predicate"], row["object"], row["chapter"]))
            elif row["kind"] == "target":
                targets.append(_target(row))
            else:
                items.append(_item(row))
        except (KeyError, ValueError, TypeError, InvalidOperation) as error:
            raise _malformed(path, number, error) from error
    known = {item.id for item in items}
    lost = next((end for link in relations for end in (link.subject, link.object) if end not in known), None)
    if lost is not None:
        raise _malformed(path, len(lines), f"no line has the id {lost}")
    return _folded(items, targets, relations)


def _folded(items: Iterable[GoldItem], targets: Iterable[GoldTarget], relations: Iterable[GoldRelation]) -> Gold:
    """Return the annotation with lines of one kind and name joined: a thing of two chapters is one thing."""
    first: dict[tuple[str, str], GoldItem] = {}
    joined: dict[str, str] = {}
    for item in items:
        key = (item.kind, form_of(item.names[0], item.kind))
        known = first.get(key)
        joined[item.id] = known.id if known else item.id
        if known:
            names = tuple(dict.fromkeys((*known.names, *item.names)))
            alternative = known.alt_kind if known.alt_kind == item.alt_kind else None
            item = replace(known, names=names, core=known.core or item.core, alt_kind=alternative)  # noqa: PLW2901
        first[key] = item
    links = (replace(link, subject=joined[link.subject], object=joined[link.object]) for link in relations)
    return Gold(tuple(first.values()), tuple(targets), tuple(dict.fromkeys(links)))


def _rows(path: Path, lines: list[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=Decimal)
        except json.JSONDecodeError as error:
            raise _malformed(path, number, error) from error
        if not isinstance(row, dict):
            raise _malformed(path, number, "not an object")
        yield number, row


def _malformed(path: Path, number: int, detail: object) -> MalformedDocumentError:
    told = f"{type(detail).__name__} {detail}" if isinstance(detail, KeyError) else str(detail)
    return MalformedDocumentError("errors.malformed", path=path, place=f"line {number}", detail=told)


def _core(row: Mapping[str, Any]) -> bool:
    salience = row.get("salience", "core")
    if salience not in _SALIENCE:
        message = f"salience {salience}"
        raise ValueError(message)
    return bool(salience == "core")


def _item(row: Mapping[str, Any]) -> GoldItem:
    if row["kind"] not in KINDS:
        message = f"kind {row['kind']}"
        raise ValueError(message)
    names = tuple(dict.fromkeys((row["name"], *row.get("aliases", ()))))
    return GoldItem(row["id"], row["kind"], names, row["chapter"], _core(row), row.get("alt_kind"))


def _target(row: Mapping[str, Any]) -> GoldTarget:
    names = tuple(dict.fromkeys((row["indicator"], *row.get("aliases", ()))))
    value = Decimal(row["value"])
    return GoldTarget(names, value, row.get("unit"), row.get("year"), row.get("role"), row["chapter"], _core(row))
