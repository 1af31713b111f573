"""How does the answer of a worker come? A line of JSON that announces so many bytes, and the bytes, in any pieces."""

import json
import os
import select
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import subprocess

__all__ = ["Reply", "received"]

_CHUNK: Final = 1 << 18


class Reply:
    """One answer of a worker as it comes."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        if process.stdout is None:
            raise EOFError
        self.descriptor = process.stdout.fileno()
        self._parts: list[bytes] = []
        self._header: dict[str, Any] | None = None
        self._missing = 0

    def more(self, deadline: float) -> tuple[dict[str, Any], bytes] | None:
        """Return the answer when its last piece has come, else None; one piece is waited for.

        Raises:
            TimeoutError: if none comes before the deadline.
            EOFError: if the worker is gone.
        """
        ready, _, _ = select.select([self.descriptor], [], [], max(deadline - monotonic(), 0))
        if not ready:
            raise TimeoutError
        piece = os.read(self.descriptor, _CHUNK)
        if not piece:
            raise EOFError
        self._take(piece)
        return None if self._header is None or self._missing else (self._header, b"".join(self._parts))

    def _take(self, piece: bytes) -> None:
        self._parts.append(piece)
        if self._header is not None:
            self._missing -= len(piece)
        elif b"\n" in piece:
            line, _, body = b"".join(self._parts).partition(b"\n")
            self._header = json.loads(line)
            self._parts = [body]
            self._missing = self._header["length"] - len(body)


def received(process: "subprocess.Popen[bytes]", deadline: float) -> tuple[dict[str, Any], bytes]:
    """Return the next answer of a worker.

    Raises:
        TimeoutError: if it is not there before the deadline.
        EOFError: if the worker is gone.
    """
    reply = Reply(process)
    while (whole := reply.more(deadline)) is None:
        pass
    return whole
