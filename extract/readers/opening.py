"""Which bytes stand at a path? Regular files only, of bounded size, read once and hashed as read."""

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from extract.readers.base import Limits, RawFile
from extract.readers.refusals import over_limit, refusal

__all__ = ["open_file"]

_CHUNK = 1024 * 1024
# Opening a FIFO without O_NONBLOCK waits for a writer for ever; Windows has no such flag and no such files.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_file(path: Path, limits: Limits) -> RawFile:
    """Return the bytes of a regular file.

    Raises:
        UnreadableDocumentError: if there is no such file, it is no regular file, unreadable, empty or too large.
    """
    shown = str(path)
    try:
        data = _read_bounded(path, shown, limits.file_bytes)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusal(shown, "errors.not_found") from error
    except PermissionError as error:
        raise refusal(shown, "errors.no_permission") from error
    except (OSError, ValueError) as error:  # a NUL in the path, a loop of links, a socket, a failing disk
        raise refusal(shown, "errors.not_a_file") from error
    if not data:
        raise refusal(shown, "errors.empty_file")
    return RawFile(path=shown, name=_readable(path.name), data=data, sha256=hashlib.sha256(data).hexdigest())


def _readable(name: str) -> str:
    """Return a file's name with a sign for each byte that is no UTF-8: a graph holds only characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def _read_bounded(path: Path, shown: str, limit: int) -> bytes:
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise refusal(shown, "errors.not_a_file")
        if status.st_size > limit:
            raise over_limit(shown, "file_bytes", status.st_size, limit)
        data = _read_to(stream, limit + 1)
    if len(data) > limit:
        raise over_limit(shown, "file_bytes", len(data), limit)
    return data


def _read_to(stream: BinaryIO, most: int) -> bytes:
    """Return the rest of a stream, at most so many bytes; its size is not believed: /proc states none, logs grow."""
    parts: list[bytes] = []
    while most > 0 and (part := stream.read(min(most, _CHUNK))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
