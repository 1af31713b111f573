"""`plankg diff`: what changed from one build of a graph to another, or from one graph to another?"""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.address import Place, place_of
from kg.cli.command import argument, command, option
from kg.cli.output import emit, emit_bytes
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.diff import PlanDiff
    from kg.store import GraphReader
    from kg.store.snapshots import KeptSnapshot

__all__ = ["COMMAND"]

DIFFERENT = 1
_CSV = "csv"


@dataclass(frozen=True, slots=True)
class _Line:
    """What the line asks for."""

    graph: Place
    before: str | None
    after: str | None
    plan: str | None
    everything: bool
    as_json: bool
    form: str | None
    out: Path | None


@command("diff")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@argument("before", metavar="A", required=False, about="cli.arg_diff_before")
@argument("after", metavar="B", required=False, about="cli.arg_diff_after")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--all", "everything", is_flag=True, about="cli.opt_diff_all")
@option("--format", "form", type=Choice((_CSV,)), about="cli.opt_diff_format")
@option("--out", metavar="FILE", type=Path, about="cli.opt_diff_out")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def diff(session: Session, **line: Any) -> int:  # noqa: ANN401 - options
    """Print what differs between two states, the gravest first; return 1 when anything does."""
    from kg.diff import diff_graphs

    asked = _Line(**line)
    if asked.as_json and asked.form:
        raise _one_form()
    if asked.out is not None and asked.form is None:
        raise _needs_format()
    with ExitStack() as stack:
        (name_before, before), (name_after, after) = _both(asked)
        stack.enter_context(before)
        stack.enter_context(after)
        found = tuple(diff_graphs(before, after, _plan_id(before, after, asked.plan)))
    _tell(found, (name_before, name_after), asked, session)
    return DIFFERENT if found else 0


COMMAND = diff


def _both(asked: _Line) -> "tuple[tuple[str, GraphReader], tuple[str, GraphReader]]":
    """Return the two states with what they are called, open for reading.

    A is a snapshot or another graph, and so is B; without B it is the current state, and without A the one before it.
    Where A alone is given and is another graph, it is what the graph is compared with.
    """
    from kg.store.snapshots import snapshots_of

    kept = snapshots_of(asked.graph)
    if asked.before is not None and asked.after is None and not _is_number(asked.before):
        return _state(asked.graph, None, kept), _state(asked.graph, asked.before, kept)
    before = asked.before or _previous(kept)
    return _state(asked.graph, before, kept), _state(asked.graph, asked.after, kept)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _previous(kept: "Sequence[KeptSnapshot]") -> str:
    from kg.errors import LookupFailedError
    from kg.store.snapshots import one_before

    before = next((one_before(kept, snapshot) for snapshot in kept if snapshot.current), None)
    if before is None:
        raise LookupFailedError(_NO_EARLIER)
    return before.name


_NO_EARLIER = "errors.no_earlier_snapshot"


def _state(graph: Place, word: str | None, kept: "Sequence[KeptSnapshot]") -> "tuple[str, GraphReader]":
    from kg.cli.snapshot_list import local_time
    from kg.store import open_graph
    from kg.store.snapshots import open_snapshot

    if word is not None and not _is_number(word):
        return word, open_graph(place_of(word))
    reader = open_graph(graph) if word is None else open_snapshot(graph, word)
    times = {snapshot.name: local_time(snapshot.published) for snapshot in kept}
    time = times.get(reader.state, "")
    return f"{reader.state} ({time})" if time else reader.state, reader


def _plan_id(before: "GraphReader", after: "GraphReader", name: str | None) -> str | None:
    """Return the id of a plan that one of the two states has."""
    from kg.errors import LookupFailedError

    if name is None:
        return None
    try:
        return after.find_plan(name).id
    except LookupFailedError:
        return before.find_plan(name).id


def _tell(found: "tuple[PlanDiff, ...]", names: tuple[str, str], asked: _Line, session: Session) -> None:
    from kg.cli.diff_table import diff_csv, diff_json
    from kg.cli.diff_text import told_diff
    from kg.export.files import write_file

    if asked.as_json:
        emit(diff_json(found, names))
    elif asked.out is not None:
        write_file(asked.out, (diff_csv(found, session.lang),))
        session.tell("cli.written", path=asked.out)
    elif asked.form == _CSV:
        emit_bytes(diff_csv(found, session.lang))
    else:
        emit(told_diff(found, names, session, whole=asked.everything))


def _one_form() -> Misuse:
    return Misuse("cli.diff_one_form")


def _needs_format() -> Misuse:
    return Misuse("cli.diff_needs_format")
