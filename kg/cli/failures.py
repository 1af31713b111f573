"""What does a person read when a command fails? One sentence on what is wrong, where, and what to do; never a trace.

`--debug` adds the trace.
"""

import errno
import traceback

import click

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
}


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
            key = _REASONS.get(error.errno or 0)
            reason = session.say(key) if key else (error.strerror or str(error))
            return session.say("cli.os_error", path=error.filename or session.say("cli.os_stream"), reason=reason)
        case MemoryError():
            return session.say("cli.out_of_memory")
        case _:
            kind = type(error).__name__
            return session.say("cli.bug", detail=f"{kind}: {error}" if str(error) else kind)
