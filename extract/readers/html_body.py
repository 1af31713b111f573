"""Which element of a page holds the plan's text? The one that holds nearly all its sentences, tools and menus out.

A sentence is a block of text outside links that ends like one or is long; names of classes only help. Measured in
characters of sentences, a body outweighs menus however long these are.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.furniture import (
    begins_like_furniture,
    is_furniture_element,
    is_furniture_name,
    is_furniture_section,
)
from extract.readers.html_tables import is_data_table
from extract.readers.html_tree import BLOCKS, is_hidden, names_of, tag_of

__all__ = ["Body", "find_body"]

_CONTAINERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td"}
)
_SENTENCE_ENDS = "。；！？;"
_LONG = 60
_LINKED = 0.5
"""Share of a block's characters in links from which it is a menu."""
_NEARLY_ALL = 0.98
_FEW = 60
"""Characters of sentences that may stand beside the body: an imprint, a hint about the site."""
_GOOD_PART = 0.05
"""Share of the page's sentences from which an element is text, whatever it is called."""
_A_FEW_SENTENCES = 150
_COUNTED = "[一二三四五六七八九十百]"
_NUMBERED = re.compile(rf"\s*(?:第(?:{_COUNTED}|[0-9])+[篇章节编]|{_COUNTED}+、|（{_COUNTED}+）|——)")
"""A numbered heading or item: what holds one is part of the plan, however short and whatever it is called."""
_LIST_LINKS = 3


@dataclass(slots=True)
class _Block:
    """What stands directly in one block element."""

    text: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def characters(self) -> int:
        return sum(len(part.strip()) for part in self.text)


@dataclass(frozen=True, slots=True)
class Body:
    """The element that holds the text, the elements inside it that do not, and what stands outside, counted."""

    element: etree._Element
    pruned: frozenset[etree._Element]
    lines: int
    characters: int
    elements: tuple[etree._Element, ...]
    """Kept so that lxml gives the same object for the same element while the sets are used."""


def find_body(root: etree._Element, notes: Collection[etree._Element] = ()) -> Body | None:
    """Return where the text of a page stands, or None if it holds no sentence; notes are neither text nor left out."""
    elements = tuple(root.iter())
    blocks: dict[etree._Element, _Block] = {}
    _collect(root, root, linked=False, blocks=blocks)
    measure = _measured(blocks)
    if not measure.sentences.get(root):
        return None
    pruned = frozenset(_furniture_elements(elements, measure, root)) | frozenset(notes)
    body = _descend(root, _measured({at: block for at, block in blocks.items() if not _inside(at, pruned)}))
    outside = [
        block.characters
        for at, block in blocks.items()
        if not _inside(at, frozenset(notes)) and (not _within(at, body) or _inside(at, pruned))
    ]
    return Body(body, pruned, len(outside), sum(outside), elements)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What every element and all below it hold: characters of sentences, numbered blocks, characters, linked ones."""

    sentences: dict[etree._Element, int]
    numbered: dict[etree._Element, int]
    characters: dict[etree._Element, int]
    linked: dict[etree._Element, int]


def _measured(blocks: Mapping[etree._Element, _Block]) -> _Measure:
    return _Measure(
        sentences=_sums({at: _sentence_characters(block) for at, block in blocks.items()}),
        numbered=_sums({at: int(_is_numbered(block)) for at, block in blocks.items()}),
        characters=_sums({at: block.characters for at, block in blocks.items()}),
        linked=_sums({at: block.linked for at, block in blocks.items()}),
    )


def _collect(
    element: etree._Element, block: etree._Element, *, linked: bool, blocks: dict[etree._Element, _Block]
) -> None:
    """Add the text under an element to the block elements that it stands directly in."""
    tag = tag_of(element)
    if not tag or is_hidden(element) or is_furniture_element(tag):
        return
    block = element if tag in BLOCKS else block
    linked = linked or (tag == "a" and element.get("href") is not None)
    _note(blocks, block, element.text, linked=linked)
    for child in element:
        _collect(child, block, linked=linked, blocks=blocks)
        _note(blocks, block, child.tail, linked=linked)


def _note(blocks: dict[etree._Element, _Block], block: etree._Element, text: str | None, *, linked: bool) -> None:
    if text and not text.isspace():
        found = blocks.setdefault(block, _Block())
        found.text.append(text)
        found.linked += len(text.strip()) if linked else 0


def _sentence_characters(block: _Block) -> int:
    count = block.characters
    if block.linked > _LINKED * count:
        return 0
    text = "".join(block.text).strip()
    if begins_like_furniture(text) and count < 2 * _LONG:
        return 0
    return count if count >= _LONG or any(sign in text for sign in _SENTENCE_ENDS) else 0


def _is_numbered(block: _Block) -> bool:
    return block.linked <= _LINKED * block.characters and _NUMBERED.match("".join(block.text)) is not None


def _sums(own: dict[etree._Element, int]) -> dict[etree._Element, int]:
    """Return for every element what it and all below it hold."""
    sums: dict[etree._Element, int] = {}
    for element, count in own.items():
        if count:
            for holder in (element, *element.iterancestors()):
                sums[holder] = sums.get(holder, 0) + count
    return sums


def _furniture_elements(
    elements: tuple[etree._Element, ...], measure: _Measure, root: etree._Element
) -> Iterator[etree._Element]:
    most = max(_A_FEW_SENTENCES, _GOOD_PART * measure.sentences[root])
    for element in elements:
        tag = tag_of(element)
        if tag not in BLOCKS or measure.sentences.get(element, 0) > most or measure.numbered.get(element):
            continue
        mostly_links = measure.linked.get(element, 0) > _LINKED * max(1, measure.characters.get(element, 0))
        named = is_furniture_section(tag) or is_furniture_name(names_of(element)) or _is_printed_margin(element)
        if named or (mostly_links and _has_links(element)):
            yield element


def _is_printed_margin(element: etree._Element) -> bool:
    """Return whether an element is a page's header or footer, as LibreOffice saves them with a text."""
    return element.get("title") in {"header", "footer"}


def _has_links(element: etree._Element) -> bool:
    """Return whether an element is a list of links; one link alone may be an annex, and page anchors are a 目录."""
    outward = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
    return len(outward) >= _LIST_LINKS


def _descend(root: etree._Element, measure: _Measure) -> etree._Element:
    """Return the deepest container that still holds nearly all sentences and every numbered block."""
    sentences, numbered = measure.sentences, measure.numbered
    total = sentences.get(root, 0)
    current = root
    while True:
        best = max(current, key=lambda child: sentences.get(child, 0), default=None)
        if best is None or tag_of(best) not in _CONTAINERS or (tag_of(best) == "table" and is_data_table(best)):
            return current
        rest = total - sentences.get(best, 0)
        whole = rest <= max(_FEW, (1 - _NEARLY_ALL) * total) and numbered.get(best, 0) == numbered.get(root, 0)
        if not whole or not sentences.get(best, 0):
            return current
        current = best


def _inside(element: etree._Element, pruned: frozenset[etree._Element]) -> bool:
    return any(holder in pruned for holder in (element, *element.iterancestors()))


def _within(element: etree._Element, body: etree._Element) -> bool:
    return any(holder is body for holder in (element, *element.iterancestors()))
