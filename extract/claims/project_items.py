"""Which projects do the boxes of a plan list? Every item of a list in a box whose title says that it lists projects.

A box whose title speaks of fields or actions is read as running text is.
"""

import re
from collections.abc import Iterator

from extract.claims.project_box_forms import BoxPlace, described_items
from extract.claims.project_item import ProjectItem, box_of, is_silent, lead_and_body
from extract.claims.project_names import project_name
from extract.claims.project_rows import Columns, columns_of, row_items
from extract.context import Context
from extract.lexicon import rows, words
from extract.lists import ItemList, project_lists
from extract.punctuation import SENTENCE_ENDS, sentences, trimmed
from kg.model import Block, Span

__all__ = ["ProjectItem", "find_project_items", "lists_projects"]

_HEADS = re.compile(r"(?:项目|工程)(?:（[^）]*）)?$")
_LONGEST = 80


def _is_project(found: ItemList, name: str) -> bool:
    """Return whether an item of a list is a project, by the box's title, the list's own words and the item's form."""
    vetoes = words("item-vetoes", place="inside")
    if name.startswith(words("item-vetoes", place="start")) or any(word in name for word in vetoes):
        return False
    if not 2 <= len(name) <= _LONGEST or name.count("“") != name.count("”"):  # noqa: PLR2004 - 18处游园 is short
        return False
    return found.strong or bool(_HEADS.search(name)) or bool(found.opener) or len(found.items) > 1


def _items_in(text: str, body: Span, place: BoxPlace) -> Iterator[ProjectItem]:
    for sentence in sentences(body.of(text), body.start):
        closed = text[sentence.end - 1] in SENTENCE_ENDS
        for found in project_lists(text, trimmed(text, Span(sentence.start, sentence.end - closed))):
            for item in found.items:
                name = project_name(item.span.of(text))
                if _is_project(found, name):
                    yield ProjectItem(
                        name=name,
                        span=trimmed(text, item.span),
                        box=place.box,
                        block=place.block,
                        head=place.head,
                        stage=found.stage or place.stage,
                        nature=found.nature,
                        aliases=(project_name(item.head.of(text)),) if item.head else (),
                    )


def lists_projects(context: Context, block: Block) -> bool:
    """Return whether a block stands in a box that lists projects, or under a head in a box that says so."""
    box = box_of(context, block)
    return box is not None and _kind(context, box, block) == "projects"


def _kind(context: Context, box: int, block: Block) -> str | None:
    """Return what a box lists, by its title or by the head of the block in it: projects, works, or None."""
    head = block.lead.of(context.document.text) if block.lead else ""
    if head.endswith("项目"):
        return "projects"
    return next((row["lists"] for row in _title_rows(context, box) if row["lists"] in {"projects", "works"}), None)


def _title_rows(context: Context, box: int) -> list[dict[str, str]]:
    title = context.document.sections[box].title
    return [row for row in rows("box-titles") if row["word"] in title]


def _only_says(word: str, head: str) -> bool:
    """Return whether a head says nothing but that word of its projects: 续建 of 续建重点项目, not of 甲灌区续建项目."""
    return re.fullmatch(f"(?:{word})(?:的|类|重点|重大|建设)*项目", head) is not None


def _stage(context: Context, box: int, block: Block) -> str | None:
    """Return the stage that the head of a block or the title of its box gives to all: 谋划 of 谋划项目."""
    head = block.lead.of(context.document.text) if block.lead else ""
    told = [row["stage"] for row in rows("box-titles") if row["stage"] and _only_says(row["word"], head)]
    return next(iter([*told, *(row["stage"] for row in _title_rows(context, box) if row["stage"])]), None)


def find_project_items(context: Context) -> tuple[ProjectItem, ...]:
    """Return the items of all boxes of projects and works, in the order of the text."""
    items: list[ProjectItem] = []
    heads: dict[int, str | None] = {}
    headers: dict[int, Columns] = {}
    text = context.document.text
    for at, block in enumerate(context.document.blocks):
        box = box_of(context, block)
        kind = None if box is None or is_silent(context, block) else _kind(context, box, block)
        if box is None or kind is None:
            continue
        stage = _stage(context, box, block)
        if block.cells and (columns := columns_of(text, block)):
            headers[box] = columns
            continue
        head, body = lead_and_body(context, block)
        heads[box] = head or heads.get(box)
        place = BoxPlace(box, stage, at, heads[box])
        if block.cells and box in headers:
            items.extend(row_items(text, block, headers[box], place))
            continue
        own = list(described_items(text, block, body, place, works=kind == "works"))
        items.extend(own or (_items_in(text, body, place) if kind == "projects" else ()))
    return tuple(items)
