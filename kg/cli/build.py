"""`plankg build`: from plan files to a graph."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.composition import Remembering, build_from
from kg.cli.output import emit, talk
from kg.cli.progress import watched
from kg.cli.proposing import proposing
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import GraphPlace, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from kg.model import PlanGraph
    from kg.sources import BuildOptions, BuildReport

__all__ = ["COMMAND", "build_options", "built"]

FOUND = 1
FAILED = 2
_CODE_DIGITS = (2, 4, 6)


@command("build")
@argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=Path, about="cli.arg_sources")
@option("--out", required=True, metavar="GRAPH", type=GraphPlace(), about="cli.opt_build_out")
@option("--area", metavar="CODE", about="cli.opt_area")
@option("--overrides", metavar="FILE", type=Path, about="cli.opt_overrides")
@option("--base-iri", metavar="IRI", about="cli.opt_base_iri")
@option("--workers", metavar="N", type=Whole(1, 256), about="cli.opt_workers")
@option("--propose", is_flag=True, about="cli.opt_propose")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def build(
    session: Session,
    *,
    sources: tuple[Path, ...],
    out: Place,
    propose: bool,
    as_json: bool,
    **settings: Any,  # noqa: ANN401 - options
) -> int:
    """Build, and say what came of it: 0 all was read, 1 some files were not, 2 none was."""
    options = build_options(**settings)
    if propose:
        with proposing(session) as extractor:  # one process asks: there its proposals are counted
            report, graphs = built(session, sources, out, replace(options, workers=1), extractor)
    else:
        report, graphs = built(session, sources, out, options)
    if as_json:
        emit(json.dumps(_record(report, out, session), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(report, graphs, out, session)
    if report.snapshot is None:
        return FAILED
    return FOUND if report.skipped else 0


COMMAND = build


def _tell(report: "BuildReport", graphs: "Mapping[str, PlanGraph]", out: Place, session: Session) -> None:
    """Print the summary and what may be done next; where nothing came of the build, say so on stderr."""
    from kg.cli.summary import told_next, told_summary

    summary = told_summary(report, graphs, out, session)
    if report.snapshot is None:
        talk(summary.rstrip("\n"))
    else:
        emit(f"{summary}\n{told_next(out, session)}")


def built(
    session: Session,
    sources: tuple[Path, ...],
    out: Place,
    options: "BuildOptions",
    extractor: Remembering | None = None,
) -> "tuple[BuildReport, Mapping[str, PlanGraph]]":
    """Return the report of a build and its plans by id, the progress shown on a terminal.

    Raises:
        StoreBusyError: if another process is writing to the graph.
        StoreError: if the directory holds something else.
    """
    extractor = extractor or Remembering()
    with watched(session) as progress:
        report = build_from(sources, out, options, progress, extractor)
    return report, {**extractor.graphs, **_read_back(out, {plan.id for plan in report.plans} - set(extractor.graphs))}


def _read_back(out: Place, missing: "AbstractSet[str]") -> "Mapping[str, PlanGraph]":
    """Return the plans that other processes read."""
    from kg.store import open_graph

    if not missing:
        return {}
    with open_graph(out) as reader:
        return {plan_id: reader.plan_graph(plan_id) for plan_id in sorted(missing)}


def build_options(
    *,
    area: str | None = None,
    base_iri: str | None = None,
    workers: int | None = None,
    overrides: Path | None = None,
) -> "BuildOptions":
    """Return the options of a build: flags over the environment over the defaults.

    Raises:
        ConfigError: if a setting is wrong.
        Misuse: if there is no area of the code.
    """
    from kg.config import load_settings
    from kg.sources import BuildOptions

    settings = load_settings({"base_iri": base_iri, "workers": workers}, os.environ)
    if area is not None and not _is_division(area):
        raise _bad_area(area)
    return BuildOptions(settings.base_iri, area, settings.workers, settings.snapshots, overrides)


def _is_division(code: str) -> bool:
    """Return whether a code is that of a division: an unknown one would be passed over in silence."""
    from extract.divisions import area_of_code

    return code.isascii() and code.isdecimal() and len(code) in _CODE_DIGITS and area_of_code(code) is not None


def _bad_area(value: str) -> Misuse:
    return Misuse("cli.bad_area", value=value)


def _record(report: "BuildReport", out: Place, session: Session) -> dict[str, object]:
    plans = [
        {
            "id": plan.id,
            "iri": plan.iri,
            "title": plan.title,
            "source": plan.source,
            "sections": dict(plan.sections),
            "kinds": dict(plan.kinds),
            "candidates": plan.candidates,
            "targets": plan.targets,
            "links": dict(plan.links),
            "derived": plan.derived,
            "quads": plan.quads,
            "left_out": [
                {"reason": part.reason, "lines": part.lines, "characters": part.characters} for part in plan.left_out
            ],
            "coverage": {
                "characters": plan.coverage.characters,
                "used": plan.coverage.used,
                "set_aside": plan.coverage.set_aside,
                "unplaced": plan.coverage.unplaced,
                "reasons": dict(plan.coverage.reasons),
            },
            "notes": [note.told(session.lang) for note in plan.notes],
            "seconds": {stage: round(seconds, 3) for stage, seconds in plan.seconds.items()},
        }
        for plan in report.plans
    ]
    skipped = [{"source": item.source, "reason": item.error.told(session.lang)} for item in report.skipped]
    notes = [note.told(session.lang) for note in report.notes]
    return {
        "graph": str(out),
        "snapshot": report.snapshot,
        "plans": plans,
        "skipped": skipped,
        "notes": notes,
        "seconds": round(report.seconds, 3),
    }
