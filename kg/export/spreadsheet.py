"""How are records written for WPS and Excel? CSV with a byte order mark, words for codes, names for IRIs.

Rows stand in the order of the text. A cell of text that a spreadsheet would take for a formula (it begins with = + - @,
a tab or a line end) gets an apostrophe before it; a cell that is a number stays a number, also a negative one.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from kg.export.base import Holding
from kg.export.words import word_of
from kg.messages import say
from kg.rdf.literals import decimal_text
from kg.records import Json, Record, place_in_export, records
from ontology.labels import label_of

__all__ = ["guarded", "tables", "write_csv"]

_GROUNDS: Final = ("quote", "path", "place")
_END: Final = ("tier", "plan", "id")
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "plan": ("name", "issuer", "area", "area_code", "level", "period", "issued", "source_file", "sha256", "id"),
    "section": ("level", "number", "name", "parent", "path", "place", "plan", "id"),
    "goal": ("name", "aliases", "level", "horizon", ">partOf", ">alignsWith", *_GROUNDS, *_END),
    "measure": ("name", "aliases", "type", "within", ">serves", ">implementedBy", ">locatedIn", *_GROUNDS, *_END),
    "project": (
        "name",
        "aliases",
        "sector",
        "capacity",
        "stage",
        "box",
        ">locatedIn",
        ">implementedBy",
        ">supports",
        *_GROUNDS,
        *_END,
    ),
    "organisation": ("name", "aliases", "org_type", "roles", ">locatedIn", *_GROUNDS, *_END),
    "place": ("name", "aliases", "place_type", "within", ">develops", *_GROUNDS, *_END),
    "park": ("name", "aliases", "type", ">partOf", ">locatedIn", *_GROUNDS, *_END),
    "water": ("name", "aliases", "type", ">locatedIn", *_GROUNDS, *_END),
    "strategy": ("name", "aliases", "level", *_GROUNDS, *_END),
    "indicator": ("name", "aliases", "unit", *_GROUNDS, *_END),
    "target": (
        "indicator",
        "subject",
        "as_written",
        "value",
        "value_max",
        "unit",
        "comparator",
        "kind_of_value",
        "year",
        "period",
        "role",
        "binding",
        "delegated",
        "relative_to",
        "price_basis",
        "table",
        "row",
        "value_normalised",
        "unit_normalised",
        *_GROUNDS,
        *_END,
    ),
    "relation": ("subject", "predicate", "object", "basis", "confidence", "rule", "secondary", *_GROUNDS, *_END),
}
_OTHER: Final = ("name", "aliases", *_GROUNDS, *_END)
_EVERYTHING: Final = ("kind", "name", "aliases", *_GROUNDS, *_END)
_CODED: Final = {
    "tier",
    "level",
    "role",
    "basis",
    "type",
    "org_type",
    "place_type",
    "kind_of_value",
    "delegated",
    "secondary",
    "comparator",
}
_NAMED: Final = {"parent", "within", "subject", "object"}
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_BARE: Final = re.compile(r"[0-9]+([-—–./][0-9]+)*")
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are.

    >>> guarded("=HYPERLINK(1)"), guarded("-0.5"), guarded("-0.5%左右")
    ("'=HYPERLINK(1)", '-0.5', "'-0.5%左右")
    """
    risky = text.startswith(_RISKY) or text.lstrip().startswith(_RISKY)
    return "'" + text if risky and not _NUMBER.fullmatch(text) else text


def tables(holding: Holding, lang: str = "zh") -> dict[str, bytes]:
    """Return the tables by file name, one a kind that has rows, in the order of the kinds."""
    sheet = _Sheets(holding, lang)
    return {f"{say(f'export.kind_{kind}', lang)}.csv": sheet.of_kind(kind) for kind in sheet.kinds()}


def write_csv(holding: Holding, lang: str = "zh") -> Iterator[bytes]:
    """Yield one table of all things and targets."""
    yield _Sheets(holding, lang).of_everything()


class _Sheets:
    """The records of a graph with the names that stand for IRIs."""

    def __init__(self, holding: Holding, lang: str) -> None:
        found = [record for graph, derived in holding.plans() for record in records(graph, derived)]
        self.records = sorted(found, key=place_in_export)
        self.lang = lang
        self.special: Mapping[str, Callable[[Record], str]] = {
            "quote": _quote,
            "path": _path,
            "place": self._place,
            "kind": self._kind,
            "name": _name,
            "plan": self._plan,
            "predicate": self._predicate,
            "number": lambda row: self._numbered(str(row["level"]), row["number"]),
            "box": lambda row: self._numbered("box", row["box"]),
            "table": lambda row: self._numbered("table", _printed(row, "table")),
            "row": lambda row: _printed(row, "row"),
        }
        self.names = {str(record["id"]): _name(record) for record in self.records if record["kind"] != "relation"}
        self.plans = {record["plan"]: str(record["name"]) for record in self.records if record["kind"] == "plan"}
        self.linked: dict[tuple[str, str, str], list[str]] = {}
        for record in self.records:
            if record["kind"] == "relation":
                subject, predicate, obj = (str(record[part]) for part in ("subject", "predicate", "object"))
                self.linked.setdefault((str(record["plan"]), subject, predicate), []).append(self._name_of(obj))

    def kinds(self) -> list[str]:
        """Return the kinds that have rows."""
        held = {str(record["kind"]) for record in self.records}
        return [kind for kind in COLUMNS if kind in held] + sorted(held - set(COLUMNS))

    def of_kind(self, kind: str) -> bytes:
        """Return the table of one kind."""
        rows = [row for row in self.records if row["kind"] == kind]
        return self._table(COLUMNS.get(kind, _OTHER), sorted(rows, key=_in_text_order))

    def of_everything(self) -> bytes:
        """Return one table of all things and targets, in the order of the kinds."""
        order = {kind: at for at, kind in enumerate(self.kinds())}
        things = [row for row in self.records if row["kind"] not in ("relation", "section")]
        return self._table(_EVERYTHING, sorted(things, key=lambda row: (order[str(row["kind"])], _in_text_order(row))))

    def _table(self, columns: Sequence[str], rows: Iterable[Record]) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([self._heading(column) for column in columns])
        writer.writerows([guarded(self._cell(row, column)) for column in columns] for row in rows)
        return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")

    def _heading(self, column: str) -> str:
        if column.startswith(">"):
            return label_of(column[1:], self.lang)
        return say(f"export.column_{column}", self.lang)

    def _cell(self, row: Record, column: str) -> str:
        if column in self.special:
            return self.special[column](row)
        if column.startswith(">"):
            names = self.linked.get((str(row["plan"]), str(row["id"]), column[1:]), [])
            return self._joined(dict.fromkeys(names))
        return self._plain(column, row.get(column))

    def _plain(self, column: str, value: Json) -> str:
        if value is None:
            return ""
        if column in _NAMED:
            return self._name_of(str(value))
        if column in _CODED:
            return word_of(str(value).lower() if isinstance(value, bool) else str(value), self.lang)
        if isinstance(value, Decimal):
            return decimal_text(value)
        return self._joined(str(item) for item in value) if isinstance(value, list) else str(value)

    def _kind(self, row: Record) -> str:
        return say(f"export.kind_{row['kind']}", self.lang)

    def _plan(self, row: Record) -> str:
        return self.plans.get(row["plan"], str(row["plan"]))

    def _predicate(self, row: Record) -> str:
        return label_of(str(row["predicate"]), self.lang)

    def _place(self, row: Record) -> str:
        """Return where in the file the first quote begins."""
        first = _first(_first(row["evidence"]).get("source"))
        if not first:
            return ""
        unit = str(first.get("unit") or ("page" if "page" in first else "line"))
        return say(f"export.place_{unit}", self.lang, number=first.get("page", first.get("line")))

    def _numbered(self, level: str, number: Json) -> str:
        """Return the number of a box or table with its word: a spreadsheet takes a bare 3-1 for a date."""
        text = str(number or "")
        return f"{say(f'export.value_{level}', self.lang)} {text}" if _BARE.fullmatch(text) else text

    def _name_of(self, iri: str) -> str:
        return self.names.get(iri, iri)

    def _joined(self, parts: Iterable[str]) -> str:
        return say("export.separator", self.lang).join(parts)


def _name(record: Record) -> str:
    return str(record["name"]) if "name" in record else f"{record['indicator']}：{record['as_written']}"


def _quote(row: Record) -> str:
    return str(_first(row["evidence"]).get("quote", ""))


def _path(row: Record) -> str:
    path = _first(row["evidence"]).get("path")
    return " › ".join(str(part) for part in path) if isinstance(path, list) else ""


def _printed(row: Record, part: str) -> str:
    """Return a part of a target's place in a printed table."""
    printed = row["table"]
    return str(printed.get(part) or "") if isinstance(printed, Mapping) else ""


def _in_text_order(row: Record) -> tuple[str, int, str]:
    start = _first(row["evidence"]).get("start", -1)
    return str(row["plan"]), start if isinstance(start, int) else -1, str(row["id"])


def _first(values: Json) -> Mapping[str, Json]:
    first = values[0] if isinstance(values, list) and values else None
    return first if isinstance(first, Mapping) else {}
