"""What does a paragraph's style say? Its heading level and its list, through the styles that it is based on."""

import re
from dataclasses import dataclass

from lxml import etree

from extract.readers.docx_package import attribute, local_name

__all__ = ["Properties", "Styles", "read_properties", "read_styles"]

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_LIST = re.compile(r"(?:list\s*(?:bullet|paragraph)?|列出段落|列表段落|项目符号)", re.IGNORECASE)
_LEVELS = range(9)
_DEEPEST = 6
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Properties:
    """What a paragraph or a style says for itself; None where it says nothing."""

    style: str | None = None
    outline: int | None = None
    number_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    own: Properties


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document."""

    by_id: dict[str, _Style]
    default: str | None

    def heading(self, own: Properties) -> int | None:
        """Return the heading level of a paragraph, 1 to 6, None for running text."""
        if own.outline is not None:
            return _as_level(own.outline)
        for style in self._chain(own.style):
            named = _HEADING.fullmatch(style.name.strip())
            if named is not None:
                return min(int(named[1]), _DEEPEST)
            if style.own.outline is not None:
                return _as_level(style.own.outline)
        return None

    def listed(self, own: Properties) -> tuple[str | None, int | None, str | None]:
        """Return the list, the level and the style that gave the list (None if the paragraph itself did)."""
        if own.number_id is not None:
            return own.number_id, own.level or 0, None
        for style_id, style in self._named_chain(own.style):
            if style.own.number_id is not None:
                return style.own.number_id, style.own.level, style_id
        return None, None, None

    def is_list(self, own: Properties) -> bool:
        """Return whether the style's name is one of a list."""
        return any(_LIST.fullmatch(style.name.strip()) for style in self._chain(own.style))

    def _chain(self, style_id: str | None) -> list[_Style]:
        return [style for _, style in self._named_chain(style_id)]

    def _named_chain(self, style_id: str | None) -> list[tuple[str, _Style]]:
        """Return a style and those it is based on; a chain that bites its tail is cut."""
        chain: list[tuple[str, _Style]] = []
        current = style_id or self.default
        while current in self.by_id and len(chain) < _LONGEST_CHAIN:
            chain.append((current, self.by_id[current]))
            current = self.by_id[current].based_on
        return chain


def read_styles(root: etree._Element | None) -> Styles:
    """Return the paragraph styles that the styles part defines."""
    by_id: dict[str, _Style] = {}
    default = None
    for element in () if root is None else root:
        if local_name(element) == "style" and attribute(element, "type") in {None, "paragraph"}:
            style_id = attribute(element, "styleId") or ""
            parts = {local_name(child): child for child in element}
            by_id[style_id] = _Style(
                name=attribute(parts.get("name"), "val") or style_id,
                based_on=attribute(parts.get("basedOn"), "val"),
                own=read_properties(parts.get("pPr")),
            )
            if attribute(element, "default") in {"1", "true"}:
                default = style_id
    return Styles(by_id, default)


def read_properties(element: etree._Element | None) -> Properties:
    """Return what a paragraph-properties element says."""
    parts = {} if element is None else {local_name(child): child for child in element}
    listing = parts.get("numPr")
    numbers = {} if listing is None else {local_name(child): attribute(child, "val") for child in listing}
    return Properties(
        style=attribute(parts.get("pStyle"), "val"),
        outline=_as_number(attribute(parts.get("outlineLvl"), "val")),
        number_id=numbers.get("numId"),
        level=_as_number(numbers.get("ilvl")),
    )


def _as_level(outline: int) -> int | None:
    """Return the heading level of an outline level; 9 is running text."""
    return min(outline + 1, _DEEPEST) if outline in _LEVELS else None


def _as_number(written: str | None) -> int | None:
    return int(written) if written is not None and written.isdecimal() else None
