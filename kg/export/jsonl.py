"""How are records written for pandas and jq? One JSON object a line, numbers without loss."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kg.export.base import Holding
from kg.rdf.literals import decimal_text
from kg.records import Json, place_in_export, records

__all__ = ["to_json", "write_jsonl"]

_PLAIN = json.JSONEncoder(ensure_ascii=False)


def to_json(value: Json) -> str:
    """Return the JSON of a value on one line; a Decimal stands as the number it is.

    Raises:
        ValueError: if a number is not finite.

    >>> to_json({"value": Decimal("537.73"), "unit": "亿元", "year": 2025})
    '{"value": 537.73, "unit": "亿元", "year": 2025}'
    """
    if isinstance(value, Decimal):
        return decimal_text(value)
    try:
        return _PLAIN.encode(value)  # the standard encoder is quick, and refuses what holds a Decimal
    except TypeError:
        pass
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{to_json(key)}: {to_json(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(to_json(item) for item in _members(value)) + "]"


def _members(value: Json) -> Sequence[Json]:
    if isinstance(value, Sequence):
        return value
    message = f"not JSON: {value!r}"
    raise TypeError(message)


def write_jsonl(holding: Holding, lang: str = "zh") -> Iterator[bytes]:  # noqa: ARG001 - a Writer
    """Yield one record a line: by kind, plan and IRI, the sections in document order."""
    held = [record for graph, derived in holding.plans() for record in records(graph, derived)]
    for record in sorted(held, key=place_in_export):
        yield (to_json(record) + "\n").encode("utf-8")
