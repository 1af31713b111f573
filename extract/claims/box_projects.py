"""Which projects do the boxes of a plan list? Every item of a 专栏 with its sector head, capacity, stage and nature.

A box whose title speaks of fields or actions holds projects only where the list itself says so (…等项目).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.capacity import find_capacity
from extract.claims.project_names import project_key, project_name
from extract.context import Claims, Context
from extract.lexicon import rows, words
from extract.lists import ItemList, project_lists
from extract.punctuation import SENTENCE_ENDS, sentences, trimmed
from kg.model import Attribute, Block, BlockKind, Entity, Iri, SectionLevel, Span

__all__ = ["BoxItem", "claim_box_projects", "find_box_items"]

RULE = "box.project-item"
_NUMBER = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．\t ]+|[①-⑳])\s*")
_HEADS = re.compile(r"(?:项目|工程)$")


@dataclass(frozen=True, slots=True)
class BoxItem:
    """One project item: its name without the verb, its words, where it stands and what the box says of it."""

    name: str
    span: Span
    box: int
    block: int
    head: str | None
    stage: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Title:
    lists: str
    stage: str | None


def _read_title(title: str) -> _Title:
    """Return what the title of a box says that it lists, and the stage that it gives to all."""
    found = [row for row in rows("box-titles") if row["word"] in title]
    said = {row["lists"] for row in found}
    lists = "projects" if "projects" in said else "none"
    return _Title(lists, next((row["stage"] for row in found if row["stage"]), None))


def _lead_and_body(context: Context, block: Block) -> tuple[str | None, Span]:
    """Return the sector head of a block of a box, without its number, and what follows it."""
    text = context.document.text
    start = block.cells[-1].start if block.cells else block.span.start
    if block.lead:
        head = _NUMBER.sub("", block.lead.of(text), count=1).strip(" 。：:\t")
        start = block.lead.end
    else:
        number = _NUMBER.match(text, start, block.span.end)
        start = number.end() if number else start
        head = ""
    while start < block.span.end and text[start] in "。：:、 \t":
        start += 1
    return head or None, Span(start, block.span.end)


def _is_listed(found: ItemList, title: _Title, name: str, *, many: bool) -> bool:
    """Return whether an item of a list is a project, by the box's title, the list's own words and the item's form."""
    vetoes = words("item-vetoes", place="inside")
    if name.startswith(words("item-vetoes", place="start")) or any(word in name for word in vetoes):
        return False
    if len(name) < 2 or len(name) > 80:  # noqa: PLR2004 - 18处游园 is short, a reach with brackets long; a clause is longer
        return False
    if found.strong or (title.lists == "projects" and _HEADS.search(name)):
        return True
    return title.lists == "projects" and bool(found.opener or many)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the items of a block stand: the box and its title, the block, and the head that holds for them."""

    box: int
    block: int
    title: _Title
    head: str | None


def _items_in(text: str, body: Span, place: _Place) -> Iterator[BoxItem]:
    for sentence in sentences(body.of(text), body.start):
        closed = text[sentence.end - 1] in SENTENCE_ENDS
        for found in project_lists(text, trimmed(text, Span(sentence.start, sentence.end - closed))):
            for item in found.items:
                name = project_name(item.span.of(text))
                if _is_listed(found, place.title, name, many=len(found.items) > 1):
                    aliases = (project_name(item.head.of(text)),) if item.head else ()
                    stage = found.stage or place.title.stage
                    yield BoxItem(name, trimmed(text, item.span), place.box, place.block, place.head, stage, aliases)


def find_box_items(context: Context) -> tuple[BoxItem, ...]:
    """Return the project items of all boxes, in the order of the text."""
    items: list[BoxItem] = []
    heads: dict[int, str | None] = {}
    for at, block in enumerate(context.document.blocks):
        box = _box_of(context, block)
        if box is None or block.kind is BlockKind.HEADING:
            continue
        title = _read_title(context.document.sections[box].title)
        head, body = _lead_and_body(context, block)
        heads[box] = head or heads.get(box)
        found = list(_items_in(context.document.text, body, _Place(box, at, title, heads[box])))
        if not found and head and block.lead and title.lists == "projects" and _HEADS.search(head):
            found = [BoxItem(project_name(head), block.lead, box, at, None, title.stage)]
        items.extend(found)
    return tuple(items)


def _box_of(context: Context, block: Block) -> int | None:
    """Return the index of the box that holds a block, or None."""
    at = block.section
    while at is not None:
        section = context.document.sections[at]
        if section.level is SectionLevel.BOX:
            return at
        at = section.parent
    return None


def _attributes(context: Context, items: list[BoxItem]) -> tuple[Attribute, ...]:
    """Return what the items of one project say of it; where two boxes differ, the first one's word stands."""
    found: dict[str, Attribute] = {}

    def add(term: str, value: Attribute | None) -> None:
        if value is not None:
            found.setdefault(term, value)

    for item in items:
        box = context.document.sections[item.box]
        add("sectorHead", Attribute("sectorHead", item.head) if item.head else None)
        add("box", Attribute("box", box.number or box.title))
        add("stage", Attribute("stage", item.stage) if item.stage else None)
        nature = next((row["nature"] for row in rows("project-natures") if row["word"] in item.name), None)
        add("constructionNature", Attribute("constructionNature", nature) if nature else None)
        capacity = find_capacity(item.name)
        if capacity and "capacity" not in found:
            add("capacity", Attribute("capacity", capacity.as_written))
            add("capacityValue", Attribute("capacityValue", capacity.value))
            add("capacityUnit", Attribute("capacityUnit", capacity.unit))
    return tuple(found[term] for term in sorted(found))


def claim_box_projects(context: Context, items: Iterable[BoxItem]) -> tuple[Claims, dict[BoxItem, Iri]]:
    """Return one project for all items of one name, and the IRI of each item's project."""
    groups: dict[str, list[BoxItem]] = {}
    for item in items:
        groups.setdefault(project_key(item.name, context.plan.area), []).append(item)
    entities: list[Entity] = []
    iris: dict[BoxItem, Iri] = {}
    for key, group in groups.items():
        names = {item.name for item in group} | {alias for item in group for alias in item.aliases}
        name = max((item.name for item in group), key=lambda name: (len(name), name))
        iri = context.iris.entity("Project", key)
        iris.update(dict.fromkeys(group, iri))
        evidence = tuple(context.evidence(item.span, RULE) for item in group)
        aliases = tuple(sorted(names - {name}))
        entities.append(Entity(iri, ("Project",), name, evidence, aliases, _attributes(context, group)))
    return Claims(entities=tuple(entities)), iris
