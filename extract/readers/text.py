"""Which lines does a text file hold? Decoded, line ends of every kind understood, invisible characters out.

A form feed parts pages (text that a program took out of a PDF); it is no character of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.readers.base import Limits, LineDraft, RawFile, RawText, make_text
from extract.readers.characters import clean, split_lines
from extract.readers.encoding import decode
from extract.readers.refusals import over_limit, refusal
from kg.model import LeftOut, SourceUnit

__all__ = ["TextReader"]

_WIDEST = 4
"""Bytes of the longest character of any encoding read here."""


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads txt."""

    media: str = "txt"

    def read(self, file: RawFile, limits: Limits) -> RawText:
        """Return the lines of a text file; blank lines are kept.

        Raises:
            UnreadableDocumentError: if it is no text, is damaged, empty or over a limit.
        """
        size = len(file.data) // _WIDEST
        if size > limits.characters:
            raise over_limit(file.path, "characters", size, limits.characters)
        decoded = decode(file.data, file.path)
        breaks = max(decoded.text.count("\n"), decoded.text.count("\r"))
        if breaks > limits.lines:
            raise over_limit(file.path, "lines", breaks, limits.lines)
        text, lines = make_text(_drafts(decoded.text), file.path, limits)
        if not text.strip():
            raise refusal(file.path, "errors.empty_file")
        return RawText(
            source=file.source(self.media, decoded.encoding),
            unit=SourceUnit.LINE,
            text=text,
            lines=lines,
            wrapped=True,
            left_out=_invisible(decoded.text),
        )


def _drafts(text: str) -> Iterator[LineDraft]:
    paged = "\f" in text
    page = 1
    for number, line in enumerate(split_lines(text), start=1):
        pieces = line.split("\f")
        for index, piece in enumerate(pieces):
            page += index > 0
            if piece or len(pieces) == 1:  # a form feed alone opens a page, not an empty line
                yield from (LineDraft(part, number, page if paged else None) for part in clean(piece).split("\n"))


def _invisible(text: str) -> tuple[LeftOut, ...]:
    count = len(text) - len(clean(text))
    return (LeftOut("invisible-characters", 0, count),) if count else ()
