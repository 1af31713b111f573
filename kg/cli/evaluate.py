"""`plankg evaluate`: how well does a graph agree with what a reader wrote down by hand?"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.build import build_options, built
from kg.cli.command import argument, command, option
from kg.cli.example import example_gold, example_plan
from kg.cli.layout import printable
from kg.cli.output import emit
from kg.cli.reading import chosen_plans, opened
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice, GraphPlace

if TYPE_CHECKING:
    from kg.evaluation import Score

__all__ = ["COMMAND"]

_FORMATS = ("markdown", "json")


@command("evaluate")
@argument("graph", metavar="[GRAPH]", type=GraphPlace(), about="cli.arg_graph_or_example", required=False)
@option("--gold", metavar="FILE", type=Path, about="cli.opt_gold")
@option("--plan", metavar="PLAN", about="cli.opt_plan")
@option("--misses", metavar="KIND", about="cli.opt_misses")
@option("--format", "form", type=Choice(_FORMATS), default="markdown", about="cli.opt_evaluate_format")
def evaluate(  # noqa: PLR0913 - one for each option
    session: Session, *, graph: Place | None, gold: Path | None, plan: str | None, misses: str | None, form: str
) -> None:
    """Print precision, recall and F1 of each kind; with `--misses`, what was missed and what is no match."""
    from kg.evaluation import evaluate as scores_of
    from kg.evaluation import markdown_table, read_gold
    from kg.records import records

    if graph is not None and gold is None:
        key = "cli.gold_needed"
        raise Misuse(key)
    wanted = read_gold(gold or _own_gold())
    with _graph(session, graph) as place, opened(place) as reader:
        found = [record for held in chosen_plans(reader, plan) for record in records(held)]
    scores = scores_of(wanted, found)
    if form == "json":
        emit(json.dumps([_row(score) for score in scores], ensure_ascii=False, indent=2) + "\n")
    else:
        emit(markdown_table(scores) + "\n")
    if misses:
        emit("".join(f"{line}\n" for line in _misses(session, scores, misses)))


COMMAND = evaluate


def _own_gold() -> Path:
    """Return the annotation of the example.

    Raises:
        Misuse: if the installation lacks it.
    """
    found = example_gold()
    if found is None:
        key = "cli.demo_no_example"
        raise Misuse(key)
    return found


@contextmanager
def _graph(session: Session, given: Place | None) -> Iterator[Place]:
    """Give the graph that is scored: the given one, or the example's, built for the time being."""
    source = example_plan()
    if given is not None or source is None:
        yield given or Path()
        return
    with tempfile.TemporaryDirectory(prefix="plankg-evaluate-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "graph"
        built(session, (source,), place, build_options())
        yield place


def _row(score: "Score") -> dict[str, object]:
    return {
        "kind": score.kind,
        "mode": score.mode,
        "wanted": score.wanted,
        "found": score.found,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "missed": list(score.missed),
        "spurious": list(score.spurious),
    }


def _misses(session: Session, scores: Iterable["Score"], kind: str) -> Iterator[str]:
    """Yield what was missed and what is no match, of one kind.

    Raises:
        Misuse: if no score is of the kind.
    """
    relaxed = {score.kind: score for score in scores if score.mode == "relaxed"}
    if kind not in relaxed:
        key = "cli.bad_choice"
        raise Misuse(key, name="--misses", value=kind, known=", ".join(relaxed))
    yield ""
    yield from (session.say("cli.evaluate_missed", name=printable(name)) for name in relaxed[kind].missed)
    yield from (session.say("cli.evaluate_spurious", name=printable(name)) for name in relaxed[kind].spurious)
