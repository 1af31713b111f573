"""Where may a Chinese sentence be cut? At signs that stand outside brackets and quotes."""

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicon import words
from kg.model import Span

__all__ = ["SENTENCE_ENDS", "depths", "sentences", "split_outside", "trimmed"]

SENTENCE_ENDS = "。；;！？!?\n"
_SPACES = " \t\u3000\u00a0"


@cache
def _closers() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in words("bracket-pairs")}


@cache
def _signs() -> re.Pattern[str]:
    """Return a pattern of the signs that open or close something."""
    return re.compile("[\n" + "".join(re.escape(sign) for pair in words("bracket-pairs") for sign in pair) + "]")


def depths(text: str) -> list[int]:
    """Return how many brackets and quotes each character stands in; one that never closes counts for nothing.

    The signs themselves count as inside.

    >>> depths("汝河（上段）治理")
    [0, 0, 1, 1, 1, 1, 0, 0]
    """
    closers = _closers()
    opened: list[tuple[int, str]] = []
    level = [0] * len(text)
    for found in _signs().finditer(text):
        at, sign = found.start(), found.group()
        if sign == "\n":
            opened.clear()  # nothing stays open over the end of a block
        elif sign in closers:
            opened.append((at, closers[sign]))
        for back in range(len(opened) - 1, -1, -1):
            start, closer = opened[back]
            if sign == closer and start < at:
                for inside in range(start, at + 1):
                    level[inside] += 1
                del opened[back:]
                break
    return level


def split_outside(text: str, signs: str, offset: int = 0) -> Iterator[Span]:
    """Yield the stretches between the signs, but not at signs inside brackets or quotes; empty stretches too.

    >>> [text.of("甲（乙、丙）、丁") for text in split_outside("甲（乙、丙）、丁", "、")]
    ['甲（乙、丙）', '丁']
    """
    level: list[int] | None = None
    start = 0
    for found in _any_of(signs).finditer(text):
        at = found.start()
        level = level or depths(text)
        if level[at] == 0:
            yield Span(offset + start, offset + at)
            start = at + 1
    yield Span(offset + start, offset + len(text))


@cache
def _any_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(signs)}]")


def trimmed(text: str, span: Span) -> Span:
    """Return the span without white space at its ends.

    >>> trimmed(" 水屯镇 ", Span(0, 5))
    Span(start=1, end=4)
    """
    start, end = span.start, span.end
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return Span(start, end)


def sentences(text: str, offset: int = 0) -> Iterator[Span]:
    """Yield the sentences of a text, each with the sign that ends it; they tile the text.

    >>> [span.of("新建水库。改建道路") for span in sentences("新建水库。改建道路")]
    ['新建水库。', '改建道路']
    """
    for piece in split_outside(text, SENTENCE_ENDS, offset):
        end = min(piece.end + 1, offset + len(text))
        if end > piece.start:
            yield Span(piece.start, end)
