"""Which lines of a saved page are the plan? The body's, with the title above it; menus and imprint are counted out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from extract.readers.base import Limits, LineDraft, RawFile, RawText, make_text
from extract.readers.furniture import begins_like_furniture, title_metas
from extract.readers.html_body import Body, find_body
from extract.readers.html_lines import PageLines, print_lines
from extract.readers.html_tree import parse_page
from extract.readers.refusals import refusal
from extract.readers.wraps import are_wrapped
from kg.model import LeftOut, SourceUnit

__all__ = ["HtmlReader"]

_NOTE_STYLE = re.compile(r"mso-element:\s*(?:foot|end)note(?!-)")
_NOTE_ID = re.compile(r"(?:sd)?(?:foot|end)note\d+", re.IGNORECASE)
_EDGE = 80
"""Characters of the longest line of navigation or imprint."""
_TITLE = range(6, 121)
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads saved web pages."""

    media: str = "html"

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the lines of a page's body.

        Raises:
            UnreadableDocumentError: if the page is over a limit or holds no sentence.
        """
        root, encoding = parse_page(file, limits)
        notes = [element for element in root.iter("div") if _is_note(element)]
        body = find_body(root, notes)
        if body is None:
            raise refusal(file.path, "errors.no_body")
        page = PageLines(body.pruned, most_framed=sum(map(len, body.element.itertext())) // 2)
        page.visit(body.element)
        page.end_line(None)
        lines, trimmed = _trim(page.drafts)
        titled = _title_line(root, body, lines) + lines + _note_lines(notes)
        drafts = [replace(line, number=number) for number, line in enumerate(titled, start=1)]
        text, placed = make_text(drafts, file.path, limits)
        return RawText(
            source=file.source(self.media, encoding),
            unit=SourceUnit.PARAGRAPH,
            text=text,
            lines=placed,
            wrapped=are_wrapped(drafts),
            left_out=_left_out(body, page, trimmed),
        )


def _trim(drafts: Sequence[LineDraft]) -> tuple[list[LineDraft], list[LineDraft]]:
    """Return the lines without navigation at either end, and what was taken off."""
    kept, off = list(drafts), []
    while kept and _is_edge(kept[-1]):
        off.append(kept.pop())
    start = next((index for index, line in enumerate(kept) if not _is_edge(line)), len(kept))
    return kept[start:], kept[:start] + off


def _is_edge(line: LineDraft) -> bool:
    return len(line.text) <= _EDGE and begins_like_furniture(line.text)


def _title_line(root: etree._Element, body: Body, lines: Sequence[LineDraft]) -> list[LineDraft]:
    """Return the title as a line, if it stands above the body and the body does not begin with it."""
    opening = _bare("".join(line.text for line in lines[:8]))
    metas = {meta.get("name") or meta.get("property"): meta.get("content", "") for meta in root.iter("meta")}
    named = [metas[name].strip() for name in title_metas() if metas.get(name)]
    window = [" ".join(title.itertext()) for title in root.iter("title")]
    for title in (*_shown_titles(root, body, named + window), *named):
        if len(title) in _TITLE:
            return [] if _bare(title) in opening else [LineDraft(title, 1, style="heading-1")]
    return []


def _shown_titles(root: etree._Element, body: Body, stated: Sequence[str]) -> list[str]:
    """Return the lines above the body that the head's title confirms, the longest first."""
    found = []
    for element in root.iter():
        if element is body.element:
            break
        if sum(map(len, islice(element.itertext(), _TITLE.stop))) < 2 * _TITLE.stop:
            text = "".join(print_lines(element))
            if len(text) in _TITLE and any(_bare(text) in _bare(title) for title in stated):
                found.append(text)
    return sorted(found, key=len, reverse=True)


def _is_note(element: etree._Element) -> bool:
    """Return whether an element is a footnote as Word or LibreOffice keeps it at the end of a page it saved."""
    named = _NOTE_ID.fullmatch(element.get("id") or "")
    return named is not None or _NOTE_STYLE.search(element.get("style") or "") is not None


def _note_lines(notes: Sequence[etree._Element]) -> list[LineDraft]:
    """Return the lines of the footnotes."""
    return [LineDraft(line, 1, style="note") for note in notes for line in print_lines(note)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _left_out(body: Body, page: PageLines, trimmed: Sequence[LineDraft]) -> tuple[LeftOut, ...]:
    navigation = body.lines + len(trimmed), body.characters + sum(len(line.text) for line in trimmed)
    parts = (
        LeftOut("navigation", *navigation),
        LeftOut("hidden-text", 0, page.hidden),
        LeftOut("pictures", page.pictures, 0),
    )
    return tuple(part for part in parts if part.lines or part.characters)
