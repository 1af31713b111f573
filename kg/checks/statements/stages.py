"""How far is a project where the text names it? By the stage words in front of its name or behind it, in one sentence.

A sentence that leads from one stage to the next (开展前期工作，争取开工) tells a course, not a stage.
"""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from kg.checks.statements.passages import PlanText
from kg.checks.statements.words import one_of, rows
from kg.model import Span

__all__ = ["Stage", "stages_at"]

_COUNT: Final = r"(?:\d+|[一二两三四五六七八九十]+)(?:个|座|条|项|处|大)"
_HEAD: Final = rf"等?(?:{_COUNT})?(?:重大|重点)?(?:项目|工程)?的?"
_SOON: Final = "加快|尽快|尽早|早日|如期|按期|按时|力争|争取|确保|启动|开展"
_HOW: Final = rf"(?:{_SOON}|全面|全线|全部|整体|主体|顺利|正式|实质性|相继|陆续|先后|已经?|基本)*"
_WHEN: Final = r"(?:(?:到|于|在)?\d{4}年?(?:底|末|前|内)*)?"
_FAR: Final = 60
_VERB: Final = "推[进广动]|改[造善]|提[升高]|实施|发展|完善|打造|优化|引进|培育|谋划|争取|整治|加[快强]"


class Stage(StrEnum):
    """How far a project is."""

    EARLY = "early"
    START = "start"
    WORK = "work"
    DONE = "done"


@cache
def _words(where: str) -> dict[str, Stage]:
    return {
        row["word"]: Stage(row["stage"]) for row in rows("stages") if row["where"] == where and row["stage"] in {*Stage}
    }


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of a stage word behind a name: at once, or after the rest of the list that it stands in."""
    return re.compile(
        rf"(?:[、和及与][^，。；：]{{0,{_FAR}}}?)?{_HEAD}{_HOW}{_WHEN}{_HOW}(?P<word>{one_of(_words('after'))})"
    )


@cache
def _in_front() -> re.Pattern[str]:
    """Return the pattern of a stage word that ends in front of a name or of the list that it stands in."""
    word = f"{one_of((*_words('before'), *_open()))}(?!{one_of(_nouns())})"
    return re.compile(rf"(?P<word>{word})(?:好|了)?(?:(?:(?!{_VERB})[^，。；：]){{2,{_FAR}}}、)?$")


def stages_at(text: PlanText, name: Span) -> frozenset[Stage]:
    """Return the stages that a sentence tells of a project that it names."""
    clause = text.clause(name)
    if _topic().match(clause.of(text.text)):
        return frozenset()
    before = _before(text.text[clause.start : name.start]) if _is_whole(text.text[name.end : clause.end]) else None
    if before is Stage.EARLY:
        return frozenset({before})
    behind = _after(text.text[name.end : clause.end])
    rest = _later(text.text[clause.end : text.sentence(name).end])
    return frozenset(stage for stage in (before, behind, rest) if stage is not None)


def _is_whole(words: str) -> bool:
    """Return whether a name ends where it was found: 谋划建设某某大道二期 is not about 某某大道."""
    return bool(_whole().match(words))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"$|[^\w]|[和及与]|{_HEAD}{_HOW}{_WHEN}{_HOW}{one_of(_words('after'))}|等|项目|工程|的")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(one_of(row["word"] for row in rows("stages") if row["stage"] == "topic"))


def _before(words: str) -> Stage | None:
    found = _in_front().search(words)
    return None if found is None else _words("before").get(found["word"])


def _after(words: str) -> Stage | None:
    found = _behind().match(words)
    if found is None:
        return None
    stage = _words("after")[found["word"]]
    return None if words.startswith(_nouns(), found.end()) else stage


@cache
def _open() -> tuple[str, ...]:
    """Return the words in front of a name that leave its stage open (规划建设)."""
    return tuple(row["word"] for row in rows("stages") if row["stage"] == "open")


@cache
def _nouns() -> tuple[str, ...]:
    """Return what makes a noun of a stage word before it (建设单位, 施工图)."""
    return tuple(row["word"] for row in rows("stages") if row["stage"] == "noun")


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        rf"^[，；]{_WHEN}{_HOW}{_WHEN}{_HOW}(?P<word>{one_of(_words('after'))})(?:建设|工作)?(?=[，；]|$)"
    )


def _later(words: str) -> Stage | None:
    """Return the stage that the next clause tells where it names no other thing (，力争2024年开工)."""
    found = _next().match(words)
    return None if found is None else _words("after")[found["word"]]
