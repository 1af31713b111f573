"""What may an agent ask of each tool? The arguments with their bounds; their words stand in the catalogue."""

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from api.data.selection import KINDS
from kg.messages import LANGUAGES, say
from kg.model import Basis, Severity

__all__ = [
    "CheckWish",
    "PageWish",
    "QueryWish",
    "SearchWish",
    "ShowWish",
    "TraceWish",
    "VocabularyWish",
    "schema_of",
    "words_of",
]

_NAME: Final = 2000
_QUERY: Final = 100_000
_Plan = Annotated[str | None, Field(max_length=_NAME)]
_Words = Annotated[str, Field(min_length=1, max_length=200)]
_Kind = Annotated[str | None, Field(pattern=f"^({'|'.join(KINDS)})$")]
_Share = Annotated[float, Field(ge=0, le=1)]


class PageWish(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=200)] = 20
    offset: Annotated[int, Field(ge=0, le=10**9)] = 0


class SearchWish(PageWish):
    """Things by words."""

    words: _Words
    kind: _Kind = None
    plan: _Plan = None


class ShowWish(PageWish):
    """One thing."""

    thing: Annotated[str, Field(min_length=1, max_length=_NAME)]
    plan: _Plan = None


class TraceWish(ShowWish):
    """The paths up and down from a thing."""

    basis: list[Basis] | None = None
    least_confidence: _Share = 0.0
    candidates: bool = False


class CheckWish(PageWish):
    """Findings."""

    plan: _Plan = None
    severity: Severity = Severity.INFO
    check: Annotated[str | None, Field(max_length=100)] = None


class QueryWish(PageWish):
    """SPARQL, or a named question with its parameters."""

    query: Annotated[str, Field(min_length=1, max_length=_QUERY)]
    parameters: Annotated[dict[str, Annotated[str, Field(max_length=_NAME)]], Field(max_length=20)] = {}


class VocabularyWish(PageWish):
    """Terms of the vocabulary by words."""

    words: Annotated[str | None, Field(max_length=200)] = None


def words_of(key: str) -> str:
    """Return what the catalogue says under a key, in Chinese and in English."""
    return "\n".join(say(f"agents.{key}", lang) for lang in LANGUAGES)


def schema_of(wish: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of the arguments, each explained in both languages."""
    schema = wish.model_json_schema()
    schema.pop("description", None)
    for name, told in schema["properties"].items():
        told.pop("title", None)
        told["description"] = words_of(f"argument_{name}")
    return schema
