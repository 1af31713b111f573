"""What can go wrong on purpose, and how is it told?

    KgError
    ├─ InputError                one document cannot be used → skipped, reported
    │   ├─ UnreadableDocumentError   missing, wrong format, a scan, over a limit
    │   └─ MalformedDocumentError    read, but its content is broken or no plan
    ├─ StatementError            a claim breaks a law of the graph (a bug in a rule) → stop
    ├─ StoreError
    │   ├─ StoreNotFoundError
    │   └─ StoreBusyError
    ├─ QueryError                bad SPARQL or parameters
    │   ├─ QueryForbiddenError       update, SERVICE, FROM outside the store
    │   └─ QueryLimitError           time, memory, rows
    ├─ LookupFailedError         no plan, thing or question of that name, or several
    ├─ ProposerError             the model that was asked for does not answer → stop
    ├─ ReportError               a table that a person edited cannot be read back
    ├─ ConfigError               lists every problem
    └─ MissingExtraError

An error carries a key of the catalogue and the values of its placeholders; whoever shows it chooses the language.
Caught in three places only: kg.build (InputError → reported), api.errors, kg.cli.
"""

from kg.messages import say

__all__ = [
    "ConfigError",
    "InputError",
    "KgError",
    "LookupFailedError",
    "MalformedDocumentError",
    "MissingExtraError",
    "ProposerError",
    "QueryError",
    "QueryForbiddenError",
    "QueryLimitError",
    "ReportError",
    "StatementError",
    "StoreBusyError",
    "StoreError",
    "StoreNotFoundError",
    "UnreadableDocumentError",
]


class KgError(Exception):
    """Anything that PlanKG refuses on purpose; `key` names its message in the catalogue.

    >>> StoreNotFoundError("errors.no_graph", path="g").told("en")
    'There is no graph in g. Run plankg build SOURCE --out g first.'
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def told(self, lang: str = "zh") -> str:
        """Return the message in a language: what is wrong, where, and what to do."""
        return say(self.key, lang, **self.values)

    def __str__(self) -> str:
        return self.told("en")

    def __reduce__(self) -> tuple[object, ...]:
        return (_restored, (type(self), self.key, self.values))  # errors cross from worker processes


def _restored(kind: type[KgError], key: str, values: dict[str, object]) -> KgError:
    return kind(key, **values)


class InputError(KgError):
    """One document cannot be used; the others go on."""


class UnreadableDocumentError(InputError):
    """Raised when a file is missing, of a format that is not read, a scan, or over a limit."""


class MalformedDocumentError(InputError):
    """Raised when a file was read but its content is broken or is no plan."""


class StatementError(KgError):
    """Raised when a rule claims what a law of the graph forbids: a bug, so everything stops."""


class StoreError(KgError):
    """Raised when a graph directory or server cannot be used."""


class StoreNotFoundError(StoreError):
    """Raised when there is no graph at the given place."""


class StoreBusyError(StoreError):
    """Raised when another process is writing to the graph."""


class QueryError(KgError):
    """Raised when a query is malformed or fails."""


class QueryForbiddenError(QueryError):
    """Raised when a query asks for an update, the network or the disk."""


class QueryLimitError(QueryError):
    """Raised when a query meets its limit of time, memory, rows or bytes."""


class LookupFailedError(KgError):
    """Raised when a name fits no plan, thing or question, or several."""


class ReportError(KgError):
    """Raised when a table that a person edited cannot be used."""


class ConfigError(KgError):
    """Raised when settings are wrong; the message lists every problem, each a key of the catalogue and a name."""

    def told(self, lang: str = "zh") -> str:
        """Return the message in a language: what is wrong, where, and what to do."""
        problems = self.values["problems"]
        told = [say(key, lang, name=name) for key, name in problems] if isinstance(problems, tuple) else []
        return say(self.key, lang, detail=("；" if lang == "zh" else "; ").join(told))


class ProposerError(KgError):
    """Raised when the language model that a build was to ask cannot be asked."""


class MissingExtraError(KgError):
    """Raised when an optional package is needed and absent."""
