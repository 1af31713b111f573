"""What does a person read when a command fails? One sentence on what is wrong, where, and what to do; never a trace.

`--debug` adds the trace.
"""

import errno
import os
import re
import socket
import traceback

import click

from kg.cli.output import STDOUT
from kg.cli.session import Session
from kg.cli.usage import told
from kg.errors import KgError

__all__ = ["told_failure"]

_REASONS = {
    errno.EACCES: "cli.os_denied",
    errno.EPERM: "cli.os_denied",
    errno.EROFS: "cli.os_read_only",
    errno.ENOSPC: "cli.os_full",
    errno.EDQUOT: "cli.os_full",
    errno.ENOENT: "cli.os_missing",
    errno.ENOTDIR: "cli.os_not_folder",
    errno.EISDIR: "cli.os_folder",
    errno.EEXIST: "cli.os_exists",
    errno.ENOTEMPTY: "cli.os_not_empty",
    errno.ENAMETOOLONG: "cli.os_long_name",
    errno.EADDRINUSE: "cli.os_port_taken",
    errno.EADDRNOTAVAIL: "cli.os_no_address",
}


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DAMAGED = "Corruption:"
"""How the engine begins to tell of files that are not as it wrote them."""


def told_failure(error: Exception, session: Session) -> str:
    """Return what to say of a failure, with the trace when it is asked for."""
    trace = "".join(traceback.format_exception(error)) if session.debug else ""
    return trace + _sentence(error, session)


def _sentence(error: Exception, session: Session) -> str:
    match error:
        case click.UsageError():
            return told(error, session.lang)
        case click.ClickException():
            return error.format_message()
        case KgError():
            return error.told(session.lang)
        case OSError():
            return _of_the_system(error, session)
        case _:
            return _unforeseen(error, session)


def _unforeseen(error: Exception, session: Session) -> str:
    """Return what to say of what no part of the program raises on purpose."""
    match error:
        case MemoryError():
            return session.say("cli.out_of_memory")
        case UnicodeEncodeError(object=str(name)) if _LONE_SURROGATE.search(name[error.start : error.end]):
            return session.say("cli.os_not_unicode", name=name)
        case RuntimeError() if _DAMAGED in str(error):
            return session.say("cli.graph_damaged", detail=error)
        case _:
            kind = type(error).__name__
            return session.say("cli.bug", detail=f"{kind}: {error}" if str(error) else kind)


def _of_the_system(error: OSError, session: Session) -> str:
    """Return what the system refused, and where; an engine's own error names no place."""
    key = "cli.os_no_address" if isinstance(error, socket.gaierror) else _REASONS.get(error.errno or _errno_told(error))
    reason = session.say(key) if key else (error.strerror or str(error))
    if error.filename is None:
        return session.say("cli.os_plain", reason=reason)
    path = session.say("cli.os_stream") if error.filename == STDOUT else error.filename
    return session.say("cli.os_error", path=path, reason=reason)


def _errno_told(error: OSError) -> int:
    """Return the number of what an engine tells in the system's words only, or 0."""
    return next((number for number in _REASONS if os.strerror(number) in str(error)), 0)
