"""How does the server say what it does? One line of JSON an event on stderr: no plan text, no query, no secret."""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

__all__ = ["LOG", "JsonLines", "to_stderr"]

LOG: Final = logging.getLogger("plankg.server")
_FRAMES: Final = 8
_OTHERS: Final = ("uvicorn", "uvicorn.error")
"""Whose warnings are told in the same form."""


class JsonLines(logging.Formatter):
    """Writes a record as a line of JSON; of an exception it tells where it arose, never its words.

    What an exception says may hold a line of a plan or of a query.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": str(record.msg),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["at"] = [
                f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-_FRAMES:]
            ]
        return json.dumps(line, ensure_ascii=False, default=str)


def to_stderr() -> None:
    """Have what the server and its HTTP library log written to stderr, each event once."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name, level in ((LOG.name, logging.INFO), *((name, logging.WARNING) for name in _OTHERS)):
        logger = logging.getLogger(name)
        logger.handlers = [handler] if name != "uvicorn.error" else []
        logger.setLevel(level)
        logger.propagate = name == "uvicorn.error"
