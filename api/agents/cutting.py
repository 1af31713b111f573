"""How much of an answer does an agent get at once? A page that fits its window, told what is left and how to get it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kg.export.jsonl import to_json
from kg.messages import say
from kg.records import Json, Record

__all__ = ["LONGEST", "MOST", "clipped", "paged"]

MOST: Final = 40_000
"""Signs of JSON that an answer has at most, apart from what one item of it needs."""
LONGEST: Final = 2_000
_LISTED: Final = 50
_CUT: Final = "…"


def paged(
    items: Sequence[Record], offset: int, limit: int, lang: str, build: Callable[[list[Record]], Record] | None = None
) -> Record:
    """Return items from an offset on, at most so many and no more than fit, with their number and the next offset.

    `build` makes of the items what is answered beside their numbers; without it they stand under `items`.
    """
    count = max(min(limit, len(items) - offset), 0)
    body, short = _built(items, offset, count, build)
    while count > 1 and len(to_json(body)) > MOST:
        count //= 2
        body, short = _built(items, offset, count, build)
    following = offset + count
    more = following < len(items)
    notes: list[Json] = [
        *([say("agents.cut", lang, total=len(items), shown=count, offset=following)] if more else []),
        *([say("agents.clipped", lang, signs=LONGEST, items=_LISTED)] if short else []),
    ]
    numbers: Record = {"total": len(items), "offset": offset, "next_offset": following if more else None}
    return {**body, **numbers, **({"notes": notes} if notes else {})}


def _built(
    items: Sequence[Record], offset: int, count: int, build: Callable[[list[Record]], Record] | None
) -> tuple[Record, bool]:
    shown = list(items[offset : offset + count])
    whole: Record = {"items": shown} if build is None else build(shown)
    told, short = {}, False
    for name, value in whole.items():
        # the list itself is as long as its page; only what an item holds is clipped
        of_items = isinstance(value, list) and len(value) > _LISTED
        parts = [clipped(one) for one in value] if of_items and isinstance(value, list) else [clipped(value)]
        told[name] = [part for part, _ in parts] if of_items else parts[0][0]
        short = short or any(cut for _, cut in parts)
    return told, short


def clipped(value: Json) -> tuple[Json, bool]:
    """Return a value with long texts and lists in it cut short, and whether any was.

    >>> clipped({"quote": "字" * 3000})[1], clipped(["a", 1])
    (True, (['a', 1], False))
    """
    match value:
        case str():
            return (value[:LONGEST] + _CUT, True) if len(value) > LONGEST else (value, False)
        case Mapping():
            parts = {key: clipped(one) for key, one in value.items()}
            return {key: part for key, (part, _) in parts.items()}, any(cut for _, cut in parts.values())
        case Sequence():
            found = [clipped(one) for one in value[:_LISTED]]
            return [part for part, _ in found], len(value) > _LISTED or any(cut for _, cut in found)
        case _:
            return value, False
