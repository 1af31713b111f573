"""What field of work do words of a plan speak of? Industry, culture, the environment …: by a general list of words."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from extract.lexicon import alternatives, rows

__all__ = ["all_fields", "fields_of", "likeness"]


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternatives("fields"))


@cache
def _fields() -> dict[str, str]:
    return {row["word"]: row["field"] for row in rows("fields")}


def all_fields() -> tuple[str, ...]:
    """Return all fields that the list knows, sorted."""
    return tuple(sorted(set(_fields().values())))


def fields_of(words: str) -> Counter[str]:
    """Return how often each field is spoken of; words of every field (建设, 高质量) speak of none.

    >>> sorted(fields_of("加快科技创新，建设文化强市").items())
    [('culture', 1), ('innovation', 1)]
    """
    return Counter(_fields()[found.group()] for found in _words().finditer(words))


def likeness(one: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how alike two profiles of fields are, from 0 to 1; a field that few share weighs more."""
    first, second = ({field: n * weights[field] for field, n in each.items()} for each in (one, other))
    lengths = [math.sqrt(sum(n * n for n in each.values())) for each in (first, second)]
    shared = sum(first[field] * second[field] for field in sorted(first.keys() & second.keys()))
    return min(shared / (lengths[0] * lengths[1]), 1.0) if all(lengths) else 0.0
