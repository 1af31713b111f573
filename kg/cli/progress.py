"""How far is a build? A line a source on a terminal; nothing where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.cli.output import is_terminal
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.sources import Progress

__all__ = ["watched"]


@contextmanager
def watched(session: Session) -> Iterator["Progress"]:
    """Give what a build tells its progress to; the lines are gone when it ends."""
    from kg.sources.extractor import silent

    if not is_terminal(sys.stderr):
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Lines(session, bars).heard


class _Lines:
    """One line for each source, and one for the graph."""

    def __init__(self, session: Session, bars: Any) -> None:  # noqa: ANN401 - rich is imported late
        self._session = session
        self._bars = bars
        self._tasks: dict[str, Any] = {}

    def heard(self, source: str, stage: str, share: float) -> None:
        """Take a report of progress."""
        words = f"{source} {self._stage(stage)}".strip()
        task = self._tasks.get(source)
        if task is None:
            task = self._tasks[source] = self._bars.add_task(words, total=1.0)
        self._bars.update(task, description=words.replace("[", r"\["), completed=share)

    def _stage(self, stage: str) -> str:
        try:
            return self._session.say(f"build.stage_{stage}")
        except KeyError:
            return stage
