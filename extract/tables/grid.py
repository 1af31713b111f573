"""Which tokens stand in which line of a table? Cells where the reader knows them, else the words between spaces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.figures import tidy
from extract.lexicon import words
from extract.lexicon.figures import marks
from kg.model import Block, Document, Span

__all__ = ["TableLine", "Token", "joined", "line_of_block", "line_of_text"]

_WORD = re.compile(r"[^\s\u3000]+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TIGHT = re.compile(r"(?<=[^\x21-\x7e])[ \u3000]+(?=[^\x21-\x7e])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or cell of a table with its place in the document's text; a blank cell has an empty text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table. `exact` says that each token is one whole cell."""

    tokens: tuple[Token, ...]
    span: Span
    exact: bool = False

    @property
    def text(self) -> str:
        """Return the tokens with single spaces between them."""
        return " ".join(token.text for token in self.tokens if token.text)


def line_of_block(document: Document, block: Block) -> TableLine:
    """Return the line of a row block: its cells if it has them, else its words."""
    text = block.span.of(document.text)
    if block.cells:
        cells = tuple(Token(tidy(span.of(document.text)), span) for span in block.cells)
        return TableLine(_numbered(cells), block.span, exact=True)
    return line_of_text(text, block.span.start)


def line_of_text(text: str, start: int = 0) -> TableLine:
    r"""Return the line of a printed row: TABs part cells, spaces part words.

    >>> [token.text for token in line_of_text("3. 人均 预期寿命\t岁\t\t80").tokens]
    ['3', '人均 预期寿命', '岁', '', '80']
    >>> [token.text for token in line_of_text("2 森林覆盖率 % 41 42").tokens]
    ['2', '森林覆盖率', '%', '41', '42']
    """
    span = Span(start, start + len(text))
    if "\t" not in text:
        found = tuple(Token(m[0], Span(start + m.start(), start + m.end())) for m in _WORD.finditer(text))
        return TableLine(_numbered(_unspaced(found)), span)
    cells: list[Token] = []
    at = start
    for cell in text.split("\t"):
        cells.append(Token(tidy(cell), Span(at, at + len(cell))))
        at += len(cell) + 1
    while len(cells) > 1 and not cells[-1].text:
        cells.pop()
    return TableLine(_numbered(tuple(cells)), span, exact=True)


def joined(tokens: Sequence[Token]) -> str:
    """Return what tokens say when they are one cell: Chinese without gaps, Latin words with one space.

    >>> joined(line_of_text("年均增长 7.5以上").tokens), joined(line_of_text("规上企业营业 收入比重").tokens)
    ('年均增长7.5以上', '规上企业营业收入比重')
    """
    return _TIGHT.sub("", tidy(" ".join(token.text for token in tokens if token.text)))


def _unspaced(printed: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words with those joined that letter-spacing parted: 指 标, 2030 年目标."""
    found: list[Token] = []
    for word in printed:
        last = found[-1] if found else None
        if last and (_is_year(last.text, word.text) or _is_heading(last.text, word.text)):
            found[-1] = Token(last.text + word.text, Span(last.span.start, word.span.end))
        else:
            found.append(word)
    return tuple(found)


def _is_year(digits: str, following: str) -> bool:
    return bool(_YEAR.fullmatch(digits)) and following.startswith("年") and not following.startswith("年均")


def _is_heading(one: str, other: str) -> bool:
    """Return whether two single characters are a word of headers; elsewhere 座 无 are two cells."""
    return len(one) == len(other) == 1 and one + other in words("figures/header-words")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(marks()["number"])


def _numbered(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with a row number parted from the name that it is glued to: 3.工业总产值."""
    for at, token in enumerate(tokens[:2]):
        match = _number().match(token.text)
        if match and match.end() < len(token.text):
            start = token.span.start
            cut = token.span.end - len(token.text[match.end() :])
            number = Token(match[1], Span(start, max(start, cut)))
            name = Token(token.text[match.end() :].strip(), Span(max(start, cut), token.span.end))
            return (*tokens[:at], number, name, *tokens[at + 1 :])
    return tokens
