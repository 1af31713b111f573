"""Where does the plan's text promise more of what an indicator counts?"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from kg.checks.base import PlanView
from kg.model import BlockKind, FindingEvidence, SectionRole
from kg.places import path_of

__all__ = ["promise_of"]

_CLAUSE: Final = re.compile(r"[^，。；！？\n]+")
_MORE: Final = re.compile(
    r"增加|提高|提升|扩大|扩充|扩容|增长|增强|壮大|充实|配齐|延长|大力发展|加快发展|积极发展|加快建设|大力培养|加强(?=[^，。；]{0,12}(?:队伍|建设|培养))"
)
_OTHER: Final = re.compile(r"产业|市场|企业")
_PER: Final = re.compile(r"^(?:每[一百千万亿十]*(?:名|个)?(?:人口|常住人口|老年人口?|老人|人)?|人均)(?:拥有|拥用)?")
_END: Final = re.compile(r"(?:总量|拥有量|拥有|数量|数|率|比例|比重|占比|量)$")
_SHORT: Final = 3


@cache
def _told() -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = (files("kg.checks") / "words" / "promises.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((part, tuple(words.split(","))) for part, words in rows[1:])


def promise_of(view: PlanView, core: str) -> FindingEvidence | None:
    """Return the first passage of goals or tasks that promises more of what an indicator of this core counts."""
    words = tuple(_words(core))
    for block in view.graph.document.blocks if words else ():
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and block.section is not None:
            path = view.section_path(view.graph.section_iris[block.section])
            if all(section.role in (SectionRole.GOALS, SectionRole.TASKS) for section in path):
                for found in _CLAUSE.finditer(view.graph.document.text, block.span.start, block.span.end):
                    clause = found.group()
                    if any(word in clause for word in words) and _MORE.search(clause) and not _OTHER.search(clause):
                        names = path_of(view.graph.document, block.section)
                        return FindingEvidence(view.graph.plan.id, found.start(), found.end(), clause, names)
    return None


def _words(core: str) -> Iterator[str]:
    stem = _END.sub("", _PER.sub("", core))
    if len(stem) >= _SHORT:
        yield stem
    for part, words in _told():
        if part in core:
            yield from words
