"""What do the notes under a table say about its figures? Which brackets hold sums, and at which prices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.figures import tidy
from extract.lexicon.figures import marks
from extract.tables.grid import TableLine
from kg.values import ValueKind

__all__ = ["Notes", "is_note", "read_notes"]

_ROUND_SUM = re.compile(r"[（(]\s*(?:[）)]|\d[^（()）]*[)）])[^。；;，,]{0,8}累计")
_CLAUSE = re.compile(r"[。；;，,]")
_GROWTH = re.compile(r"增速|增长|增幅")
_GROWING = (ValueKind.AVERAGE_GROWTH, ValueKind.CHANGE)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a table: whether ( ) holds a sum, and its clauses that speak of prices."""

    round_sums: bool = False
    price_clauses: tuple[tuple[str, str], ...] = ()

    def price_of(self, name: str, kind: ValueKind) -> str | None:
        """Return the price basis that a note gives for an indicator's figures of a kind, or None.

        >>> notes = read_notes(["注：工业总产值按当年价格计算，增速按可比价格计算。"])
        >>> notes.price_of("工业总产值", ValueKind.LEVEL), notes.price_of("工业总产值", ValueKind.AVERAGE_GROWTH)
        ('当年价格', '可比价格')
        """
        growing = kind in _GROWING
        about = False
        for clause, basis in self.price_clauses:
            own = _speaks_of(clause, name)
            about = about or own
            if bool(_GROWTH.search(clause)) == growing and (about if growing else own):
                return basis
        return None


def _speaks_of(clause: str, name: str) -> bool:
    return re.search(rf"(?<![\u4e00-\u9fff]){re.escape(name)}", clause) is not None


def is_note(line: TableLine) -> bool:
    """Return whether a line begins the notes of a table."""
    return bool(_note().match(line.text))


def read_notes(texts: Sequence[str]) -> Notes:
    """Return what notes say; other sentences are passed over.

    >>> read_notes(["注：（）内为五年累计数。"]).round_sums
    True
    """
    round_sums = False
    clauses: list[tuple[str, str]] = []
    for text in texts:
        bare = tidy(text)
        round_sums = round_sums or bool(_ROUND_SUM.search(bare))
        for clause in _CLAUSE.split(bare):
            match = _prices().search(clause)
            if match:
                clauses.append((clause, match[0].removesuffix("计算").strip()))
    return Notes(round_sums, tuple(clauses))


@cache
def _note() -> re.Pattern[str]:
    return re.compile(marks()["note"])


@cache
def _prices() -> re.Pattern[str]:
    return re.compile(marks()["price"])
