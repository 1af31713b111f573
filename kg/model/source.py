"""Where do words stand: in the normalised text, and in the file as it was read?"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Piece", "Source", "SourceUnit", "Span", "Stretch"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's normalised text.

    Raises:
        ValueError: if the range is negative or reversed.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start}-{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the slice of the text that this span covers.

        >>> Span(0, 3).of("水屯镇。围绕宿鸭湖")
        '水屯镇'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class SourceUnit(StrEnum):
    """In what a reader counts places of a file."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: its name without folders and the hash of its bytes."""

    name: str
    sha256: str
    media: str
    """txt, html, docx or pdf."""
    encoding: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of the file as read: `start` and `end` count code points in the text that the reader returned."""

    unit: SourceUnit
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """`length` code points from `start` of the normalised text stand unchanged at `source_start` of the file."""

    start: int
    length: int
    unit: SourceUnit
    number: int
    source_start: int
