"""What does a paragraph do, where a part of a report does several things? Its part's titles, then its first words.

A work report has few headings: one part may look back, set the goals of the years ahead and the work of this one.
Parts with chapters or headings of their own for each of these are left as their titles say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.structure.grammar import numbered
from extract.structure.lexicon import load
from extract.structure.roles import begins_with_deed, named_role
from kg.model import Block, BlockKind, Section, SectionLevel, SectionRole

__all__ = ["block_roles", "is_state", "with_stages"]

_PERIODS = "二三四五六七八"
_PERIOD = re.compile(f"十([{_PERIODS}])(?:五|个五年)")
_TOLD = frozenset({SectionRole.PRINCIPLE, SectionRole.GOALS, SectionRole.TASKS})
_LOOKED_AT = 200


@cache
def _titles() -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    return tuple((SectionRole(role), re.compile(words)) for role, words in load("stages")["title"].items())


@cache
def _openings(earlier: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of first words; `earlier` are the numbers of the five years that lie behind."""
    period = f"十[{earlier}]五" if earlier else r"(?!)"
    words = load("stages")["opening"]
    return {
        key: re.compile(rf"(?:各位代表[，！!,])?(?:{each.replace('PERIOD', period)})") for key, each in words.items()
    }


@cache
def _marks() -> tuple[tuple[re.Pattern[str], ...], int, re.Pattern[str]]:
    review = load("stages")["review"]
    return tuple(re.compile(mark) for mark in review["marks"]), review["fewest"], re.compile(review["ahead"])


@cache
def _state() -> re.Pattern[str]:
    return re.compile(load("stages")["item"]["state"])


def is_state(title: str) -> bool:
    """Return whether a title says how things are to be, not what is to be done.

    >>> is_state("改革开放取得新突破"), is_state("人民生活品质不断提高"), is_state("不断提高人民生活品质")
    (True, True, False)
    """
    return _state().search(title) is not None


def _named(title: str) -> frozenset[SectionRole]:
    return frozenset(role for role, words in _titles() if words.search(title))


def _roots(sections: Sequence[Section]) -> list[int]:
    """Return for each section the outermost one it stands in."""
    found: list[int] = []
    for at, section in enumerate(sections):
        found.append(at if section.parent is None else found[section.parent])
    return found


def _earlier(sections: Iterable[Section]) -> str:
    """Return the numbers of the five-year periods before the last one that the titles of the parts name."""
    named = {number for section in sections for number in _PERIOD.findall(section.title)}
    return _PERIODS[: max((_PERIODS.index(number) for number in named), default=0)]


def _looks_back(text: str, section: Section) -> bool:
    """Return whether a part that does not say so tells of what was done."""
    if section.level is not SectionLevel.ITEM or section.role is not SectionRole.TASKS or _named(section.title) & _TOLD:
        return False
    marks, fewest, ahead = _marks()
    said = section.span.of(text)
    return sum(bool(mark.search(said)) for mark in marks) >= fewest and not ahead.search(said)


def with_stages(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Section]:
    """Return the sections with the roles that the text of their parts gives them."""
    roots = _roots(sections)
    back = {at for at in set(roots) if _looks_back(text, sections[at])}
    looked = [
        replace(section, role=SectionRole.FOUNDATION) if root in back else section
        for section, root in zip(sections, roots, strict=True)
    ]
    roles = {block.span: role for block, role in zip(blocks, block_roles(text, blocks, looked), strict=True)}
    return [
        replace(section, role=roles.get(section.heading) or section.role) if section.parent is not None else section
        for section in looked
    ]


@dataclass(slots=True)
class _Part:
    """A part of a report on the way: what its title names, and what its text is about by now."""

    root: int
    named: frozenset[SectionRole]
    stage: SectionRole
    announced: SectionRole | None = None
    """The role of the next paragraph, where one ends in a colon: 总体要求是：."""


def block_roles(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[SectionRole | None, ...]:
    """Return what each block does in the plan; None before the first heading."""
    roots = _roots(sections)
    return tuple(_walk(text, blocks, sections, roots, _openings(_earlier(sections[at] for at in sorted(set(roots))))))


def _walk(
    text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    roots: Sequence[int],
    openings: dict[str, re.Pattern[str]],
) -> Iterator[SectionRole | None]:
    part: _Part | None = None
    for block in blocks:
        if block.section is None:
            yield None
            continue
        section, root = sections[block.section], sections[roots[block.section]]
        if part is None or part.root != roots[block.section]:
            part = _Part(roots[block.section], _named(root.title), root.role)
        if not _is_told(part, root) or section.level is not SectionLevel.ITEM or _is_own(section):
            yield section.role
        elif block.kind is BlockKind.HEADING:
            yield _of_heading(part, section)
        else:
            said = block.span.of(text)
            role = part.announced or _of_paragraph(part, said[:_LOOKED_AT], openings)
            part.announced = role if role is SectionRole.PRINCIPLE and said.endswith("：") else None
            yield role


def _is_told(part: _Part, root: Section) -> bool:
    """Return whether a part may go from one role to another: a look back only where its title says so."""
    ahead = part.named & {SectionRole.GOALS, SectionRole.TASKS}
    return root.level is SectionLevel.ITEM and (
        root.role in _TOLD or (root.role is SectionRole.FOUNDATION and SectionRole.GOALS in ahead)
    )


def _is_own(section: Section) -> bool:
    """Return whether a heading inside a part names its own role: 指导思想, 主要目标."""
    return section.parent is not None and named_role(section.title) is not None


def _of_heading(part: _Part, section: Section) -> SectionRole:
    if section.parent is not None and part.stage in _TOLD and begins_with_deed(section.title):
        part.stage = SectionRole.TASKS
    return part.stage


def _of_paragraph(part: _Part, words: str, openings: dict[str, re.Pattern[str]]) -> SectionRole:
    """Return the role of a paragraph and move the part on where its first words say so."""
    if part.stage is SectionRole.FOUNDATION:
        if openings["foundation"].match(words) or not openings["ahead"].match(words):
            return part.stage
        part.stage = SectionRole.GOALS
    number = numbered(words)
    if openings["tasks"].match(words):
        part.stage = SectionRole.TASKS
    for role in (SectionRole.FOUNDATION, SectionRole.PRINCIPLE):
        if openings[role.value].match(words):
            return role
    if openings["goals"].match(words):
        part.stage = part.stage if part.stage is SectionRole.TASKS else SectionRole.GOALS
        return SectionRole.GOALS
    if number and part.stage is not SectionRole.TASKS:
        return _of_item(part, number.title)
    return part.stage


def _of_item(part: _Part, words: str) -> SectionRole:
    """Return the role of a counted paragraph: an action is work, and so is what follows it; a state is a goal.

    In a part of goals and tasks the state is a goal with the work towards it.
    """
    lead = re.split("[。：]", words, maxsplit=1)[0]
    if is_state(lead):
        return SectionRole.TASKS if SectionRole.TASKS in part.named else SectionRole.GOALS
    if SectionRole.TASKS in part.named or begins_with_deed(lead):
        part.stage = SectionRole.TASKS
    return part.stage
