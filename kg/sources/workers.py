"""How are many sources read side by side? One document a task, in processes of their own, in any number.

A document that kills its process (a reader that runs out of memory) is skipped; the others are read.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from kg.collector import collector_at_rest
from kg.errors import UnreadableDocumentError
from kg.sources.extractor import BuildOptions, Extractor, Progress, silent
from kg.sources.prepare import Prepared, prepare
from kg.sources.report import Skipped

__all__ = ["prepared_sources"]


def prepared_sources(
    extractor: Extractor, paths: Sequence[Path], options: BuildOptions, progress: Progress
) -> Iterator[Prepared | Skipped]:
    """Yield what is ready of each source, in the order of the sources.

    Raises:
        StatementError: if a rule claims what a law of the graph forbids.
    """
    if options.workers == 1 or len(paths) == 1:
        for path in paths:
            yield prepare(extractor, path, options, partial(progress, path.name))
        return
    yield from _side_by_side(extractor, paths, options, progress)


def _side_by_side(
    extractor: Extractor, paths: Sequence[Path], options: BuildOptions, progress: Progress
) -> Iterator[Prepared | Skipped]:
    with _pool(min(options.workers, len(paths))) as pool:
        tasks = {path: pool.submit(_task, extractor, path, options) for path in paths}
        names = {task: path.name for path, task in tasks.items()}
        try:
            for task in as_completed(names):
                progress(names[task], "done", 1.0)
            done = {path: _result(task) for path, task in tasks.items()}
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for path in paths:
        result = done[path]
        yield _alone(extractor, path, options) if result is None else result


def _task(extractor: Extractor, path: Path, options: BuildOptions) -> Prepared | Skipped:
    with collector_at_rest():
        return prepare(extractor, path, options, partial(silent, path.name))


def _result(task: Future[Prepared | Skipped]) -> Prepared | Skipped | None:
    """Return what a task came to, or None when a process died: perhaps by another document."""
    try:
        return task.result()
    except BrokenProcessPool:
        return None


def _alone(extractor: Extractor, path: Path, options: BuildOptions) -> Prepared | Skipped:
    with _pool(1) as pool:
        result = _result(pool.submit(_task, extractor, path, options))
    return Skipped(str(path), UnreadableDocumentError("build.process_died", path=path)) if result is None else result


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"))
