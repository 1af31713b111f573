"""How is a diff written for programs and spreadsheets? As JSON, and as CSV with the words of a language."""

import csv
import io
from collections.abc import Sequence

from kg.cli.diff_words import field_word, of_word, shown_fields, value_word
from kg.diff import Change, PlanDiff, Side, diff_records
from kg.export.jsonl import to_json
from kg.export.spreadsheet import guarded
from kg.messages import say
from kg.model import Plan
from kg.records import Record

__all__ = ["diff_csv", "diff_json"]

_COLUMNS = (
    "gravity", "part", "kind", "of", "name_before", "name_after", "before", "after",
    "quote_before", "quote_after", "path_before", "path_after", "plan", "id_before", "id_after",
)  # fmt: skip
_BETWEEN = "；"


def diff_json(found: Sequence[PlanDiff], names: tuple[str, str]) -> str:
    """Return the differences as one JSON value, a line each plan."""
    plans = ",\n".join(to_json(_record(diff)) for diff in found)
    return f'{{"before": {to_json(names[0])}, "after": {to_json(names[1])}, "plans": [\n{plans}\n]}}\n'


def _record(diff: PlanDiff) -> Record:
    return {
        "plan": diff.plan.id,
        "before": _plan(diff.before),
        "after": _plan(diff.after),
        "counts": {
            part.value: {kind.value: count for kind, count in kinds.items()} for part, kinds in diff.counts().items()
        },
        "changes": list(diff_records(diff)),
    }


def _plan(plan: Plan | None) -> Record | None:
    if plan is None:
        return None
    return {"id": plan.id, "title": plan.title, "source": plan.source.name, "sha256": plan.source.sha256}


def diff_csv(found: Sequence[PlanDiff], lang: str) -> bytes:
    """Return the differences as CSV for WPS and Excel, a row a change; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([say(f"cli.diff_column_{column}", lang) for column in _COLUMNS])
    for diff in found:
        for change in diff.changes:
            row = _row(diff, change, lang)
            writer.writerow([guarded(row[column]) for column in _COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _row(diff: PlanDiff, change: Change, lang: str) -> dict[str, str]:
    before, after = _told(change.before), _told(change.after)
    return {
        "gravity": say(f"cli.severity_{change.gravity}", lang),
        "part": say(f"cli.diff_part_{change.part}", lang),
        "kind": say(f"cli.diff_kind_{change.kind}", lang),
        "of": of_word(change, lang),
        "before": _values(change, lang, after=False),
        "after": _values(change, lang, after=True),
        "plan": diff.plan.title,
        **{f"{name}_before": value for name, value in before.items()},
        **{f"{name}_after": value for name, value in after.items()},
    }


def _told(side: Side | None) -> dict[str, str]:
    passages = side.passages if side else ()
    return {
        "name": side.name if side else "",
        "quote": _BETWEEN.join(one.quote for one in passages),
        "path": " › ".join(passages[0].path) if passages else "",
        "id": side.iri if side else "",
    }


def _values(change: Change, lang: str, *, after: bool) -> str:
    pairs = ((one.name, one.after if after else one.before) for one in shown_fields(change, lang))
    told = (f"{field_word(name, lang)} {value_word(name, value, lang)}" for name, value in pairs if value is not None)
    return _BETWEEN.join(told)
