"""How does one process at a time write? By a lock on the directory itself, given back by the system when it dies."""

import fcntl
import os
from pathlib import Path

from kg.errors import StoreBusyError

__all__ = ["lock_directory"]


def lock_directory(path: Path) -> int:
    """Return the descriptor that holds the lock of a directory; closing it gives the lock back.

    Raises:
        StoreBusyError: at once, if another process holds it.
    """
    while True:
        path.mkdir(parents=True, exist_ok=True)
        descriptor = _opened(path)
        if descriptor is None:
            continue  # its last writer removed it in between
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise _busy(path) from error
        if _is_still(path, descriptor):
            return descriptor
        os.close(descriptor)


def _busy(path: Path) -> StoreBusyError:
    return StoreBusyError("errors.graph_busy", path=path)


def _opened(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None


def _is_still(path: Path, descriptor: int) -> bool:
    """Return whether the locked directory is the one that stands at the path."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    held = os.fstat(descriptor)
    return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)
