"""How is a worker kept from harm? Limits of memory and processor time, no network, and death with its parent."""

import ctypes
import os
import resource
import signal

__all__ = ["cut_network", "die_with_parent", "limit_memory", "limit_processor"]

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_MEBI = 1024 * 1024


def limit_memory(megabytes: int) -> None:
    """Guarantee that the process cannot take more address space, and leaves no core file when it dies."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEBI, megabytes * _MEBI))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor(seconds: int) -> None:
    """Guarantee that the process ends after some more processor time, on two cores, should its parent not end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 2 * seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def cut_network() -> bool:
    """Return whether the process now stands in a network of its own, with nothing in it.

    It must run before any thread starts. A system that gives no new namespace to such a user leaves the process where
    it is; the check of the query's text then stands alone.
    """
    # without a user namespace first: in one, root would lose its right to read others' files
    return any(_unshare(flags) for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def die_with_parent(parent: int) -> None:
    """Guarantee that the process does not outlive the one that started it."""
    libc = _libc()
    if libc is not None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _unshare(flags: int) -> bool:
    libc = _libc()
    return libc is not None and libc.unshare(flags) == 0


def _libc() -> ctypes.CDLL | None:
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "unshare") and hasattr(libc, "prctl") else None
