"""When may the search for cycles rest? While a plan is read, whose values are many, stay, and hold next to no cycle.

The search goes over all values again and again while they grow in number, and takes a tenth of the time of a build.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_at_rest", "end_without_search"]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Spare the search for cycles; what was made meanwhile is searched later, with what is old."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.freeze()  # else all that is new would be searched at once
            gc.unfreeze()
            gc.enable()


def end_without_search() -> None:
    """Guarantee that the process ends without a last search: the system takes the memory back in less time."""
    atexit.register(gc.freeze)
