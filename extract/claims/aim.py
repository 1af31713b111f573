"""What is a goal or measure where it is stated? Its words and their place; one entity may be stated many times."""

import re
from dataclasses import dataclass

from kg.model import Span

__all__ = ["Aim", "Place", "after_number", "measure_type", "plain"]

_NUMBER = re.compile(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳]|——)\s*")
_PROGRAMME = re.compile("(?:工程|行动|计划|专项|攻坚战)[”》]?$")
_REFORM = re.compile("改革[”》]?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an aim stands in running text: section, block, and whether it leads the block or is a clause of it."""

    section: int
    block: int
    level: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal or measure where it is stated: in a heading (no block), as the lead of a block, or in a clause of it."""

    kind: str
    name: str
    span: Span
    section: int
    block: int | None
    level: str
    """plan, part, chapter, section, item, lead or clause."""
    type: str | None = None
    horizon: int | None = None
    aliases: tuple[str, ...] = ()


def measure_type(name: str, default: str | None) -> str | None:
    """Return whether a measure is a programme or a reform, by the noun that it ends in.

    >>> measure_type("实施强链工程", None), measure_type("深化户籍制度改革", "task"), measure_type("完善路网", "task")
    ('programme', 'reform', 'task')
    """
    if _PROGRAMME.search(name):
        return "programme"
    return "reform" if _REFORM.search(name) else default


def plain(words_of: str) -> str:
    """Return words without white space and without the number in front."""
    return re.sub(r"\s+", "", _NUMBER.sub("", words_of))


def after_number(text: str, lead: Span) -> Span:
    """Return a lead without the number in front."""
    number = _NUMBER.match(lead.of(text))
    return Span(lead.start + number.end(), lead.end) if number else lead
