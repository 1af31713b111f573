"""What crosses between a program and its query worker? A request in one line, an answer with its bytes."""

import json
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["QueryRequest", "QueryResult"]


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query with the formats in which its answer may come; None refuses that kind of answer.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL protocol and take the place of FROM; a graph that
    the store lacks is empty.
    """

    sparql: str
    rows: str | None = "json"
    triples: str | None = "turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    bindings: tuple[tuple[str, str], ...] = ()
    """Texts to which variables are bound beforehand: the parameters of a named question."""
    from_graphs: tuple[str, ...] = ()
    """The graphs that the query names itself; found by the guard, checked by the worker."""

    base: str | None = None
    """Against which the query's relative IRIs are resolved when it names no base itself."""

    def line(self) -> bytes:
        """Return the request as one line."""
        return json.dumps(asdict(self)).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "QueryRequest":
        """Return the request that a line holds."""
        held: dict[str, Any] = json.loads(line)
        lists: dict[str, Any] = {key: tuple(value) for key, value in held.items() if isinstance(value, list)}
        lists["bindings"] = tuple((name, text) for name, text in held["bindings"])
        return cls(**{**held, **lists})


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer as bytes: `kind` is rows, boolean or triples; `format` and `media` say how it is written."""

    kind: str
    format: str
    media: str
    body: bytes
    seconds: float
