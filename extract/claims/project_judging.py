"""Is an item of a list in running text a project: surely, perhaps, or not? By what is done, to what, how it is named.

A thing of a kind alone is one only where the area is small and the list means single things.
"""

import re
from dataclasses import dataclass
from functools import cache

from extract.claims.project_naming import Head, Naming, head_of, naming_of
from extract.lexicon import alternatives, rows, words
from extract.lists import ItemList

__all__ = ["Facts", "force_of", "judged"]

_BUILT = frozenset({Head.LINE, Head.FACILITY})
_ONE_THING = frozenset({Head.LINE, Head.FACILITY, Head.PHYSICAL, Head.PLATFORM})
_STRETCH = re.compile("[（(][^（）()]+(?:至|到|[-—－])[^（）()]*段[）)]$")
"""The two ends of what is worked on make one work of it: 甲河治理（乙镇至丙湖段）."""
_FEW = 2
_AIM = re.compile("(?:制造|产业|生产|加工|研发|创新)基地$")
"""What a place may be made as well as built: 先进制造基地."""
_KINDLY = re.compile("(?:中心|基地|枢纽|(?<!水)库|(?<![水电])站|学校|医院)$")
"""Endings under which an uncommon word tells a kind as often as a name: 边缘数据中心."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an item: its name, its head, how it is named, whether its paragraph or plan is of a small area.

    `siblings` are the names of the other items of the list; `framed`: no verb of building opens the list; `several`: it
    is one work on several named things.
    """

    name: str
    head: Head | None
    naming: Naming
    town: bool
    small: bool
    siblings: tuple[str, ...]
    framed: bool = False
    several: bool = False


@cache
def _forces() -> dict[str, str]:
    return {row["word"]: row["force"] for row in rows("project-verbs")}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternatives("project-verbs"))


def force_of(found: ItemList) -> str:
    """Return what the verbs around a list say is done: build, work, effort, invite, plan, seek, frame, or nothing.

    >>> from extract.lists import project_lists
    >>> [force_of(next(project_lists(said))) for said in ("新建甲大桥", "推进甲大桥建设", "推进甲大桥", "谋划甲大桥")]
    ['build', 'build', 'effort', 'plan']
    """
    if found.tail in words("tail-verbs", force="build"):
        return "build"
    forces = {_forces()[verb.group()] for verb in _verbs().finditer(found.opener)}
    for force in ("build", "work", "invite", "plan", "effort", "seek"):
        if force in forces:
            return force
    return "frame" if found.opener else ""


def _is_many(name: str) -> bool:
    return any(word in name for word in words("item-vetoes", place="many"))


def _alone(found: ItemList, facts: Facts) -> bool:
    """Return whether a thing of a kind is one thing here: in a small area, in a list that means single things."""
    if facts.head not in _ONE_THING or _is_many(facts.name):
        return False
    if facts.town:
        return True
    return facts.small and (facts.framed or (not found.shared and len(found.items) <= _FEW))


def _in_strong_list(found: ItemList, facts: Facts) -> bool | None:
    """Judge an item of a list that calls its items projects."""
    bare = facts.head in {None, Head.PROJECT}
    kind = head_of(found.kind) if found.kind else None
    if bare and _is_programme(found, facts.name, kind):
        return None
    if facts.naming is Naming.NAMED:
        return True
    plain = found.shared and found.kind is None  # 等项目, 等重点工程, not 等体育项目
    if facts.naming is Naming.BRANDED:
        force = force_of(found)
        sure = not bare or plain or kind in _ONE_THING | {Head.WORK} or bool(facts.head and force == "build")
        return sure or (False if force else None)
    company = any(naming_of(name).value >= Naming.BRANDED.value for name in facts.siblings)
    if bare:
        return False if company and plain else None
    return (company and (facts.small or facts.town)) or _alone(found, facts)


def _is_programme(found: ItemList, name: str, kind: Head | None) -> bool:
    """Return whether an item without a head is a programme or a thing that is sought: 引才工程, 引进变速箱等项目."""
    of_programmes = bool(found.kind and found.kind.endswith("工程") and kind is None)
    return name.endswith("工程") or of_programmes or force_of(found) == "invite"


def _is_work_on_one(name: str) -> bool:
    """Return whether work is done on one built thing: 甲医院升级改造, 乙路快速化改造."""
    found = re.search(f"{alternatives('project-heads', kind='care')}(?:工程|项目|建设)*$", name)
    thing = re.sub("(?:整体|本馆|快速化|智能化|更新|升级|提升|提档)+$", "", name[: found.start()]) if found else ""
    return head_of(thing) in _BUILT or thing.endswith(words("project-things"))


def judged(found: ItemList, facts: Facts) -> bool | None:
    """Return whether an item is a project: surely (True), perhaps (False), or not at all (None)."""
    if facts.naming is Naming.GENERAL:
        return None
    if found.strong:
        return _in_strong_list(found, facts)
    if facts.several and facts.naming is Naming.NAMED and facts.head is not None:
        return True
    lot = bool(found.kind and found.kind.endswith(words("project-lots")))  # 等重点片区, 等载体
    if lot or facts.head is None or force_of(found) in {"frame", "", "invite", "seek"}:
        return None
    if facts.head in {Head.CARE, Head.WORK}:
        return _is_worked_on(facts)
    return _is_built(found, facts)


def _is_worked_on(facts: Facts) -> bool | None:
    """Judge work on something: one built thing, a named thing that is built on, or what a town has."""
    named = facts.naming is Naming.NAMED
    if facts.head is Head.CARE:
        if facts.town and facts.naming is Naming.SPECIFIC:
            return True
        one = _STRETCH.search(facts.name) or _is_work_on_one(facts.name)
        return (facts.several or bool(one)) if named else None
    return named if facts.naming.value >= Naming.BRANDED.value else None


def _is_built(found: ItemList, facts: Facts) -> bool | None:
    """Judge a thing to be built under a verb of building or planning."""
    named, force = facts.naming is Naming.NAMED, force_of(found)
    if force == "plan":
        return named
    if force == "effort" and facts.head in _BUILT:
        return None
    if facts.head is Head.PLATFORM or (_AIM.search(facts.name) and not found.shared):
        return (named or _alone(found, facts)) and facts.head is Head.PLATFORM
    if facts.naming is Naming.BRANDED:
        return not _KINDLY.search(facts.name) or _alone(found, facts)
    return named or _alone(found, facts)
