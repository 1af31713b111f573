"""Do the parts that a sentence gives make up its total? Shares of the three sectors, 其中, brackets, 共计.

Parts may be fewer than the whole: they are held to its sum only where their names make up the whole (预期性, 约束性),
where brackets list them, or where 共计 closes the list. Parts above the total are asked about everywhere.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.amounts import Amount, amounts
from kg.checks.figures.printed import plain
from kg.checks.figures.raising import TextQuestion, text_question
from kg.model import Block, BlockKind, Finding, Span

__all__ = ["PartsAgainstTotal"]

_READ: Final = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NOTE)
_SENTENCE: Final = re.compile(r"[^。；！？\n]+")
_SHARES: Final = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)\s*[:：∶]\s*(\d+(?:\.\d+)?)\s*[:：∶]\s*(\d+(?:\.\d+)?)(?![\d.:：∶])"
)
_SECTORS: Final = re.compile(r"三次产业|三产结构|一二三产|一、二、三产|产业结构")
_AMONG: Final = re.compile(r"[，、（(]?(?:其中|包括)[，：:]?")
_BRACKETS: Final = re.compile(r"[（(](?P<list>[^（）()]*\d[^（）()]*、[^（）()]*\d[^（）()]*)[）)]")
_CLOSED: Final = re.compile(r"^(?P<list>.*、.*?)[，、]?(?:共计|合计|总计|一共|(?<=[，、])共有?)(?=\d)")
_ABOVE: Final = re.compile(r"以上(?:共计|合计|总计|共)(?=\d)")
_GROWS: Final = re.compile(r"增长|增加|提高|提升|下降|减少|降低|同比|以上|较|比上年|%|％|由|从")
_SAMPLE: Final = re.compile(r"等|包括|如|重点|不含")
_WHOLE: Final = Decimal(100)
_TWO: Final = 2


class PartsAgainstTotal:
    """Asks for parts that do not add up to their total, or that are more than it."""

    id = "parts-against-total"

    def run(self, view: PlanView) -> Iterator[Finding]:
        """Yield a finding for each sentence with such parts."""
        text = view.graph.document.text
        seen: dict[str, Finding] = {}
        for block in view.graph.document.blocks:
            if block.kind in _READ:
                for found in _SENTENCE.finditer(text, block.span.start, block.span.end):
                    for told in self._judged(view, block, Span(found.start(), found.end())):
                        seen.setdefault(told.id, told)
        yield from seen.values()

    def _judged(self, view: PlanView, block: Block, span: Span) -> Iterator[Finding]:
        sentence = span.of(view.graph.document.text)
        if _SECTORS.search(sentence):
            yield from self._shares(view, block, span)
        before = view.graph.document.text[block.span.start : span.start]
        told = (*_among(sentence), *_in_brackets(sentence), *_summed(sentence), *_above(before, sentence))
        for grade, total, parts in told:
            low = sum((part.bounds.low or Decimal(0) for part in parts), Decimal(0))
            high = sum((part.bounds.high or Decimal(0) for part in parts), Decimal(0))
            is_more = low > total.value + total.half
            is_less = high < total.value - total.half
            if is_more or (is_less and grade == "whole"):
                yield self._finding(view, block, span, grade if grade == "whole" else "more", (total, *parts))

    def _shares(self, view: PlanView, block: Block, span: Span) -> Iterator[Finding]:
        for found in _SHARES.finditer(span.of(view.graph.document.text)):
            shares = [Decimal(number) for number in found.groups()]
            half = sum((Decimal(1).scaleb(-len(n.partition(".")[2])) / 2 for n in found.groups()), Decimal(0))
            total = sum(shares, Decimal(0))
            if abs(total - _WHOLE) > half and abs(total - _WHOLE) < _WHOLE / 2:
                figures = {"sum": f"{' + '.join(found.groups())} = {plain(total)}"}
                values = {"shares": found.group(), "total": plain(total)}
                yield text_question(
                    view, TextQuestion(self.id, "shares", (found.group(),), (span,), block.section, figures, values)
                )

    def _finding(self, view: PlanView, block: Block, span: Span, grade: str, told: Sequence[Amount]) -> Finding:
        total, *parts = told
        added = sum((part.value for part in parts), Decimal(0))
        figures = {"sum": f"{' + '.join(part.written for part in parts)} = {plain(added)}{total.unit}"}
        figures["total"] = total.written
        listed = "、".join(f"{part.name}{part.written}{part.after}" for part in parts)
        values = {"total": f"{total.name}{total.written}{total.after}", "parts": listed, "sum": figures["sum"]}
        key = (values["total"], *(part.called for part in parts))
        return text_question(view, TextQuestion(self.id, grade, key, (span,), block.section, figures, values))


def _among(sentence: str) -> Iterator[tuple[str, Amount, tuple[Amount, ...]]]:
    """Yield the totals before 其中, the largest of its unit, with the parts that follow at once."""
    for found in _AMONG.finditer(sentence):
        parts = _listed(re.split(r"，", sentence[found.end() :])[0])
        before = [one for one in amounts(sentence[: found.start()]) if parts and one.unit == parts[0].unit]
        if before and len({part.unit for part in parts}) == 1:
            total = max(before, key=lambda one: one.value)
            if total.exact and all(part.exact for part in parts):
                yield ("whole" if _is_whole(parts) else "more"), total, parts


def _in_brackets(sentence: str) -> Iterator[tuple[str, Amount, tuple[Amount, ...]]]:
    """Yield the amounts right before brackets that list nothing but amounts of the same unit."""
    for found in _BRACKETS.finditer(sentence):
        before = [one for one in amounts(sentence[: found.start()]) if one.end + len(one.after) == found.start()]
        parts = _listed(found["list"])
        if (
            before
            and len(parts) >= _TWO
            and all(one.exact and one.unit == before[-1].unit for one in (before[-1], *parts))
        ):
            yield "whole", before[-1], parts


def _summed(sentence: str) -> Iterator[tuple[str, Amount, tuple[Amount, ...]]]:
    """Yield the amounts that 共计 takes together."""
    found = _CLOSED.match(sentence)
    if found is not None:
        parts = _listed(re.split(r"[，：]", found["list"])[-1])
        total = next((one for one in amounts(sentence[found.end() :]) if one.start == 0), None)
        if total and total.exact and len(parts) >= _TWO and all(part.unit == total.unit for part in parts):
            yield "whole", total, parts


def _listed(words: str) -> tuple[Amount, ...]:
    """Return the amounts of a list, one a member; none where a member tells something else too."""
    members = [part for member in words.split("、") for part in re.split(r"(?<=\D)和(?=[^、]*\d)", member)]
    found = [tuple(amounts(member)) for member in members]
    if _GROWS.search(words) or _SAMPLE.search(words) or any(len(one) != 1 for one in found):
        return ()
    return tuple(one for (one,) in found)


def _above(before: str, sentence: str) -> Iterator[tuple[str, Amount, tuple[Amount, ...]]]:
    """Yield the amounts of the sentences before that 以上共计 takes together."""
    found = _ABOVE.search(sentence)
    total = next((one for one in amounts(sentence[found.end() :]) if one.start == 0), None) if found else None
    if total is not None and len(total.after) >= _TWO:
        told = [_AMONG.split(earlier)[0] for earlier in _SENTENCE.findall(before)]
        parts = tuple(
            one for words in told for one in amounts(words) if (one.unit, one.after) == (total.unit, total.after)
        )
        if total.exact and len(parts) >= _TWO and all(part.exact for part in parts):
            yield "whole", total, parts


def _is_whole(parts: Sequence[Amount]) -> bool:
    """Return whether the names of the parts make up a whole."""
    return any(
        len(parts) == len(group) and all(sum(word in one.called for one in parts) == 1 for word in group)
        for group in _groups()
    )


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    text = (files("kg.checks") / "words" / "parts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple(tuple(part for group, part in rows if group == name) for name in dict.fromkeys(row[0] for row in rows))
