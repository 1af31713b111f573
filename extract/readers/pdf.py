"""Which lines does a PDF hold? Read in a process of its own that is ended when it takes too long or too much."""

import json
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.readers.base import Limits, LineDraft, RawFile, RawText, make_text
from extract.readers.refusals import over_limit, refusal
from kg.messages import Phrase
from kg.model import LeftOut, SourceUnit

__all__ = ["PdfReader"]

_START = """
import sys, types
package = types.ModuleType("extract")
package.__path__ = [sys.argv[1]]
sys.modules["extract"] = package
from extract.readers.pdf_worker import main
main()
"""
"""The worker enters the package by this side door: the front door loads the language pipeline, two seconds of it."""
_OUT_OF_MEMORY = 3
"""What the worker exits with when its memory is used up; said again here so that PDFium is loaded there alone."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer of PDF."""

    media: str = "pdf"

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the lines of a PDF, in reading order, its footnotes last.

        Raises:
            UnreadableDocumentError: if it is a scan, locked, broken or over a limit.
        """
        told = _ask_worker(file, limits)
        if "key" in told:
            values = {name: value for name, value in told["values"].items() if name != "path"}
            if "what" in values:
                values["what"] = Phrase(values["what"])
            raise refusal(file.path, told["key"], **values)
        drafts = [LineDraft(*draft) for draft in told["drafts"]]
        text, lines = make_text(drafts, file.path, limits)
        return RawText(
            source=file.source(self.media),
            unit=SourceUnit.PAGE,
            text=text,
            lines=lines,
            wrapped=True,
            left_out=tuple(LeftOut(*counts) for counts in told["left_out"]),
        )


def _ask_worker(file: RawFile, limits: Limits) -> dict[str, Any]:
    folder = Path(__file__).parent.parent
    command = [sys.executable, "-P", "-c", _START, str(folder), json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, input=file.data, capture_output=True, timeout=limits.seconds, check=False)  # noqa: S603 - our own module, no shell
    except subprocess.TimeoutExpired as error:
        raise over_limit(file.path, "seconds", limits.seconds, limits.seconds) from error
    if done.returncode in {_OUT_OF_MEMORY, -signal.SIGABRT}:  # PDFium aborts when the system gives it no more
        raise over_limit(file.path, "memory_bytes", limits.memory_bytes, limits.memory_bytes)
    if done.returncode != 0:
        raise refusal(file.path, "errors.broken_file", format="PDF")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
