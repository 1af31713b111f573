"""What does a section do in the plan? By the words of its title, else by the section it stands in."""

import re
from functools import cache

from extract.structure.grammar import fold
from extract.structure.lexicon import load
from kg.model import SectionLevel, SectionRole

__all__ = ["begins_with_deed", "named_role", "role_of"]

_HEADS = {SectionLevel.PART, SectionLevel.CHAPTER, SectionLevel.SECTION, SectionLevel.ITEM}


@cache
def _patterns(kind: str) -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    return tuple(
        (SectionRole(role), re.compile("|".join(f"(?:{word})" for word in words[kind])))
        for role, words in load("roles")["role"].items()
        if words[kind]
    )


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(load("roles")["deed"])


def _leftmost(title: str, *kinds: str) -> SectionRole | None:
    found = [
        (match.start(), role) for kind in kinds for role, pattern in _patterns(kind) if (match := pattern.search(title))
    ]
    return min(found, key=lambda item: item[0])[1] if found else None


def begins_with_deed(title: str) -> bool:
    """Return whether a title begins with something to be done.

    >>> begins_with_deed("大力培育新兴产业"), begins_with_deed("经济实力持续提升")
    (True, False)
    """
    return _deed().match(fold(title)) is not None


def named_role(title: str) -> SectionRole | None:
    """Return the role that a title names wherever it stands.

    >>> named_role("指导思想"), named_role("健全社会保障体系")
    (<SectionRole.PRINCIPLE: 'principle'>, None)
    """
    return _leftmost(fold(title), "own")


def role_of(level: SectionLevel, title: str, parent: SectionRole | None, *, under_tasks: bool) -> SectionRole:
    """Return the role of a section.

    A section of a chapter that speaks of tasks keeps that role unless its title is a goal's or a principle's own:
    实现碳达峰目标 names a task.

    >>> role_of(SectionLevel.CHAPTER, "发展基础和发展环境", None, under_tasks=False)
    <SectionRole.FOUNDATION: 'foundation'>
    >>> role_of(SectionLevel.SECTION, "健全社会保障体系", SectionRole.TASKS, under_tasks=True)
    <SectionRole.TASKS: 'tasks'>
    """
    inherited = parent or SectionRole.TASKS
    if level not in _HEADS or parent is SectionRole.APPENDIX:
        return inherited
    folded = fold(title)
    if under_tasks:
        return _leftmost(folded, "own") or inherited
    found = _leftmost(folded, "own", "head")
    named = _leftmost(folded, "own")
    if found is None or (found not in {named, SectionRole.GUARANTEE} and _deed().match(folded)):
        return inherited
    return found
