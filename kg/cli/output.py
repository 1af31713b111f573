"""How do data reach stdout and talk reach stderr? Whatever the locale, without a terminal, and with a pipe cut short.

Data on a pipe are UTF-8 with plain line feeds. A reader that went away (`| head`) is no failure: what follows is
dropped and the command ends with the code it would have had.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TextIO

__all__ = ["STDOUT", "abandon", "emit", "emit_bytes", "finish", "is_terminal", "prepare_streams", "talk"]

STDOUT = "<stdout>"


def prepare_streams() -> None:
    """Guarantee that no character can fail to be printed, and that data on a pipe are UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if is_terminal(stream):
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person watches the stream."""
    return stream is not None and not stream.closed and stream.isatty()


def emit(text: str) -> None:
    """Write data to stdout.

    Raises:
        OSError: if stdout cannot take them, other than because its reader went away.
    """
    with _to_stdout() as stream:
        stream.write(text)


def emit_bytes(data: bytes) -> None:
    """Write bytes to stdout.

    Raises:
        OSError: if stdout cannot take them, other than because its reader went away.
    """
    with _to_stdout() as stream:
        stream.flush()
        stream.buffer.write(data)


@contextmanager
def _to_stdout() -> Iterator[TextIO]:
    """Give stdout, or nothing's stream when it is closed, and flush it; an error names it as STDOUT."""
    stream = sys.stdout
    if stream is None:
        with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123 - a device, no path of a person
            yield nothing
        return
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        _let_go(stream)
    except OSError as error:
        raise OSError(error.errno, error.strerror, STDOUT) from error


def talk(text: str) -> None:
    """Write a line of talk to stderr; talk that nobody can hear is dropped."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()
        except OSError:
            _let_go(sys.stderr)


def finish() -> None:
    """Flush what is left.

    Raises:
        OSError: if stdout cannot take it, other than because its reader went away.
    """
    emit("")


def abandon() -> None:
    """Drop what stdout still holds, so that the interpreter finds nothing to complain about at its end."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            _let_go(sys.stdout)


def _let_go(stream: TextIO) -> None:
    """Point a stream whose reader is gone at nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):  # a stream without a descriptor has nothing to point elsewhere
        os.dup2(nothing, stream.fileno())
    os.close(nothing)
