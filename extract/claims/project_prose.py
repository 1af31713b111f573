"""Which projects does running text name? Things to be built that have a name, under a verb of building or in a list.

A general action (加强农村公路建设) names none. A thing of a kind alone (大数据中心) is one in the plan of a county or
in the paragraph of a town; elsewhere it is listed for a person to judge.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.claims.project_frames import framed_lists, pairs
from extract.claims.project_item import ProjectItem, box_of, is_silent, lead_and_body
from extract.claims.project_items import lists_projects
from extract.claims.project_judging import Facts, judged
from extract.claims.project_names import project_name
from extract.claims.project_naming import Head, head_of, naming_of
from extract.context import Context
from extract.identity import Named
from extract.lexicon import alternatives, words
from extract.lists import Item, ItemList, project_lists
from extract.own_area import area_names
from extract.punctuation import SENTENCE_ENDS, sentences, trimmed
from kg.model import Block, Span

__all__ = ["find_prose_projects"]

_LONGEST = 40
_SHORTEST = 3
_NAMING_KINDS = frozenset({"Place", "Organisation", "Park", "WaterBody"})
_OF = re.compile(r"^.*的(?!士)(?=[^的]{3,}$)")
_LATE = re.compile("(?:加快|加速|尽快|尽早|早日|如期|按期|全面|全线|顺利|提前|适时|加紧)+$")
_BUILT = frozenset({Head.LINE, Head.FACILITY})
_OWNED = _BUILT | {Head.PHYSICAL, Head.PLATFORM}
_COUNT = re.compile("\\d[\\d.]*[万亿]?[个条座家所处项批类公里亩套栋米余多]")
_TITLED = re.compile("等(?:“[^”]{2,10}”(?:项目|工程)?|\\d+[个条座家所处项].*)$")
_AMONG = re.compile("等(?!级|候)(?P<kind>[^等、]{2,10})$")
_THING = re.compile(
    "(?:园|库|站|厂|馆|院|楼|塔|桥|路|场|(?<!创新|航运|科学|金融|消费|贸易|枢纽|制造|会展|交往|数据|服务|商务|研发)中心|(?<!示范|制造|产业|生产|创新)基地)(?:[一二三四五六]期)?$"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """Where an item stands and what is known there: the block, its lead, the names inside, how small the area is."""

    block: int
    box: int | None
    head: str | None
    town: bool
    small: bool
    own: tuple[str, ...]
    named: Sequence[Named]


@cache
def _other_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')})*{alternatives('action-verbs')}")


def _named_inside(around: _Around, span: Span) -> Iterator[Named]:
    first = bisect_left(around.named, span.start, key=lambda each: each.mention.span.start)
    for each in around.named[first:]:
        if each.mention.span.start >= span.end:
            return
        if span.covers(each.mention.span) and each.mention.kind in _NAMING_KINDS:
            yield each


def _cleaned(text: str, span: Span) -> Span:
    """Return the span of an item without what qualifies it before 的, and without words of haste or kind at its end."""
    span = trimmed(text, span)
    words_of = span.of(text)
    of = _OF.match(words_of) if "“" not in words_of and "（" not in words_of else None
    start = span.start + (of.end() if of else 0)
    end = span.end
    for ending in (_TITLED, _LATE):
        found = ending.search(text[start:end])
        end -= len(found.group()) if found else 0
    among = _AMONG.search(text[start:end])
    if among and head_of(among["kind"]) in _OWNED and head_of(text[start : start + among.start()]):
        end = start + among.start()
    return Span(start, max(start, end))


def _vetoed(name: str, least: int) -> bool:
    if not least <= len(name) <= _LONGEST or name.count("“") != name.count("”") or name.count("（") != name.count("）"):
        return True
    if (
        _COUNT.match(name)
        or name.startswith(words("item-vetoes", place="start"))
        or name.endswith(words("item-vetoes", place="end"))
    ):
        return True
    return any(word in name for word in words("item-vetoes", place="inside")) or bool(_other_verb().match(name))


def _kind_of(found: ItemList) -> Head | None:
    """Return what the kind that closes a list says of an item without a head: 客运枢纽 of “甲站、乙站等客运枢纽”."""
    head = head_of(found.kind) if found.kind else None
    return head if head in _BUILT else None


def _worked_on(found: ItemList, name: str) -> str:
    """Return the name with the work that its verb says: 甲纪念馆改造提升 of 改造提升甲纪念馆."""
    verb = next((word for word in words("project-verbs", force="work") if word in found.opener), "")
    return name if not verb or name.endswith(verb) or found.strong else name + verb


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('name-stops')}|{alternatives('name-openers')}).+")


def _facts(text: str, found: ItemList, span: Span, around: _Around, *, framed: bool) -> Facts | None:
    """Return what is known of an item, or None where its words are no name of a thing."""
    name = project_name(span.of(text))
    if _vetoed(name, _SHORTEST - (found.shared and found.strong)) or (
        not found.opener and not framed and _lead_in().search(name)
    ):
        return None
    inside = list(_named_inside(around, span))
    siblings = tuple(item.span.of(text) for item in found.items if not item.span.overlaps(span))
    if any(each.mention.span == span for each in inside) and _is_only_a_name(inside, span, siblings, found.kind):
        return None
    mentioned = any(each.mention.surface not in around.own for each in inside)
    head = head_of(name) or _kind_of(found) or (Head.FACILITY if mentioned and _THING.search(name) else None)
    owned = head in _OWNED and any(own in name for own in around.own)
    naming = naming_of(name, mentioned=mentioned or owned)
    return Facts(name, head, naming, around.town, around.small, siblings, framed)


def _is_only_a_name(inside: Sequence[Named], span: Span, siblings: Sequence[str], kind: str | None) -> bool:
    """Return whether an item is but a place, or a thing on which the work of the next item is done too.

    宿鸭湖水库 of “宿鸭湖水库、板桥水库水生态保护” is no project.
    """
    kinds = {each.mention.kind for each in inside if each.mention.span == span}
    cared = any(head_of(name) in {Head.CARE, Head.WORK} for name in siblings) or (kind and head_of(kind) is None)
    return "Place" in kinds or bool(kinds & {"WaterBody", "Organisation"} and cared)


def _read(text: str, found: ItemList, item: Item, around: _Around, *, framed: bool) -> Iterator[ProjectItem]:
    for piece in pairs(text, item.span) if item.head is None else (item.span,):
        span = _cleaned(text, piece)
        facts = _facts(text, found, span, around, framed=framed)
        if facts and item.head and not found.strong:
            facts = replace(facts, several=True)
        sure = judged(found, facts) if facts else None
        if facts is None or sure is None or (item.head and facts.head in _BUILT and not found.strong):
            continue
        yield ProjectItem(
            name=_worked_on(found, facts.name),
            span=span,
            box=around.box,
            block=around.block,
            head=around.head,
            stage=found.stage,
            nature=found.nature,
            aliases=(project_name(item.head.of(text)),) if item.head else (),
            listed=False,
            sure=sure,
            says=found.strong,
        )


def _on_several(text: str, found: ItemList, around: _Around) -> ItemList:
    """Return the list as one item where one work is done on several named things: 甲河、乙河等河道综合治理."""
    if not found.shared or not found.kind or head_of(found.kind) not in {Head.WORK, Head.CARE} or found.strong:
        return found
    last = found.items[-1].span
    named = [list(_named_inside(around, item.span)) for item in found.items]
    if not all(
        names and names[-1].mention.span.end == item.span.end for names, item in zip(named, found.items, strict=True)
    ):
        return found
    end = text.find(found.kind, last.end) + len(found.kind)
    head = Span(last.end + 1, end)
    return replace(found, items=(Item(Span(named[0][-1].mention.span.start, end), head),))


def _in_sentence(text: str, sentence: Span, around: _Around) -> Iterator[ProjectItem]:
    seen: list[Span] = []
    opened = [(found, False) for found in project_lists(text, sentence, prose=True)]
    for listed, framed in (*opened, *((found, True) for found in framed_lists(text, sentence))):
        found = _on_several(text, listed, around)
        for item in found.items:
            if not any(span.overlaps(item.span) for span in seen):
                made = list(_read(text, found, item, around, framed=framed))
                seen.extend([item.span] if item.head else [each.span for each in made])
                yield from made


def _around(context: Context, at: int, block: Block, head: str | None, named: Sequence[Named]) -> _Around:
    first = bisect_left(named, block.span.start, key=lambda each: each.mention.span.start)
    last = bisect_left(named, block.span.end, key=lambda each: each.mention.span.start)
    own = area_names(context.plan.area)
    town = any(each.mention.kind == "Place" and each.mention.span == block.lead for each in named[first:last])
    return _Around(at, box_of(context, block), head, town, context.plan.level == "county", own, named[first:last])


def find_prose_projects(
    context: Context, named: Sequence[Named], boxed: Iterable[ProjectItem]
) -> tuple[ProjectItem, ...]:
    """Return the projects that running text names, and boxes that list no projects as such, in the order of the text.

    Args:
        context: the plan.
        named: the names of places, bodies, parks and waters of the plan.
        boxed: the items of its boxes of projects and works; a block that holds one is not read again.
    """
    done = {item.block for item in boxed}
    text = context.document.text
    named = sorted(named, key=lambda each: each.mention.span)
    items: list[ProjectItem] = []
    for at, block in enumerate(context.document.blocks):
        if at in done or is_silent(context, block) or lists_projects(context, block):
            continue
        head, body = lead_and_body(context, block)
        around = _around(context, at, block, head, named)
        for sentence in sentences(body.of(text), body.start):
            closed = text[sentence.end - 1] in SENTENCE_ENDS
            items.extend(_in_sentence(text, trimmed(text, Span(sentence.start, sentence.end - closed)), around))
    return tuple(items)
