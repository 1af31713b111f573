"""How do the tests run a server as a person does? `plankg serve` in a process of its own, its log lines kept."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.kg.cli.running import environment

__all__ = ["Started", "started"]


@dataclass
class Started:
    """A server that runs: its process, its address, and the lines it wrote to stderr."""

    process: "subprocess.Popen[str]"
    address: str
    lines: list[str] = field(default_factory=list)

    def logged(self) -> list[dict[str, Any]]:
        """Return the lines of the log; what is told to people stands beside them."""
        return [json.loads(line) for line in self.lines if line.startswith("{")]

    def end(self, timeout: float = 60) -> int:
        """Return the exit code after a SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout)


@contextmanager
def started(graph: Path, *options: str, **env: str) -> Iterator[Started]:
    """Run a server over a graph directory on a free port while the block runs."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", "--lang", "en", *options]
    with subprocess.Popen(
        command, env=environment(**env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        found = Started(process, process.stdout.readline().strip().rstrip("/"))
        stderr = process.stderr
        thread = threading.Thread(target=lambda: found.lines.extend(line.rstrip("\n") for line in stderr))
        thread.start()
        try:
            yield found
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            thread.join()
