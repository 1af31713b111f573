"""What does a measure lean on? The bodies, parks, places and waters after 依托, between 以 and 为载体, before 等优势.

Where the words that name them are an adjunct, what leans on them is the measure right before it, else the one
that follows in the sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.claims.frame_ends import action_start
from extract.context import Context
from extract.identity import Named
from extract.lexicon import rows
from extract.links.aim_index import AimIndex
from extract.links.listed_names import listed_names
from extract.links.stating import LinkRule, sentence_of, stated
from extract.own_area import area_names
from kg.model import Basis, Iri, Span, Statement

__all__ = ["link_reliance"]

_RELIES = LinkRule("reliesOn", Basis.STATED, Decimal("0.85"), "words.relies-on")
_BY_LEAD = LinkRule("reliesOn", Basis.STRUCTURE, Decimal("0.7"), "structure.lead-relies-on")
_KINDS = ("Organisation", "Park", "Place", "WaterBody", "Strategy")
_NEAR = 2
"""A measure with no more than a comma between it and the adjunct is what the adjunct belongs to."""
_CLOSED = ("Organisation", "Park", "WaterBody")
"""What stands between 以 and 为核心; a strategy there is answered to, and a place only says where."""


@dataclass(frozen=True, slots=True)
class _Adjunct:
    """Words that say what is leaned on: the span of the names, of the whole, and the kinds that count."""

    names: Span
    whole: Span
    kinds: tuple[str, ...]
    held: bool = False
    """The words are no adjunct: only the aim that holds them leans on the names."""


@cache
def _opening() -> tuple[re.Pattern[str], Mapping[str, dict[str, str]]]:
    entries = {row["word"]: row for row in rows("reliance-triggers") if row["form"] == "open"}
    longest = sorted(entries, key=lambda word: (-len(word), word))
    return re.compile(f"(?P<word>{'|'.join(longest)})(?P<names>[^，。；：！？\n]{{2,90}})"), entries


@cache
def _enclosing() -> tuple[re.Pattern[str], Mapping[str, dict[str, str]]]:
    with_words = {row["word"]: row for row in rows("reliance-triggers") if row["form"] == "with"}
    close = [row["word"] for row in rows("reliance-triggers") if row["form"] == "close"]
    said = "(?P<names>[^，。；：！？\n]{2,70}?(?:，以及[^，。；：！？\n]{2,60}?)?)"
    ends = "|".join(sorted(with_words, key=lambda word: (-len(word), word)))
    return re.compile(f"(?<![可足得难予加])以{said}(?:为(?P<word>{ends})|等?(?P<close>{'|'.join(close)}))"), with_words


def _adjuncts(text: str) -> Iterator[_Adjunct]:
    pattern, entries = _opening()
    for found in pattern.finditer(text):
        entry = entries[found["word"]]
        if entry["needs"] and not re.search(entry["needs"].replace("/", "|"), found["names"]):
            continue
        kinds = (entry["only"],) if entry["only"] else _KINDS
        # 依托甲中心汇聚数据: the action begins in the same clause, and holds the adjunct
        action = action_start(found.group(), found["word"])
        end = found.end() if action is None else found.start() + action
        yield _Adjunct(Span(found.start("names"), end), Span(found.start(), end), kinds, bool(entry["held"]))
    pattern, entries = _enclosing()
    for found in pattern.finditer(text):
        only = entries[found["word"]]["only"] if found["word"] else ""
        if not found["names"].endswith("项目建设"):
            yield _Adjunct(Span(*found.span("names")), Span(*found.span()), (only,) if only else _CLOSED)


def link_reliance(
    context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Sequence[Named]
) -> Iterator[Statement]:
    """Yield what goals and measures lean on, each link once; `named` is in the order of the text."""
    own = area_names(context.plan.area)
    seen: set[tuple[Iri, Iri]] = set()
    for adjunct in _adjuncts(context.document.text):
        names = [
            each
            for each in listed_names(context, named, adjunct.names, adjunct.kinds)
            if each.mention.surface not in own
        ]
        if not names:
            continue
        for aim, rule in _subjects(context, index, adjunct, names):
            for each in names:
                ends = (iris[aim], each.iri)
                if ends not in seen and ends[0] != ends[1]:
                    seen.add(ends)
                    yield stated(context, rule, ends, sentence_of(context, adjunct.whole))


def _subjects(
    context: Context, index: AimIndex, adjunct: _Adjunct, names: Sequence[Named]
) -> Iterator[tuple[Aim, LinkRule]]:
    """Yield what leans on the names: the aim whose words hold them, else what the sentence does with them."""
    whole = adjunct.whole
    before, after = index.before(whole, None), index.after(whole, None)
    holding = index.covering(whole)
    if holding and not (holding.level == "clause" and holding.span.end <= whole.end and after and not adjunct.held):
        yield holding, _RELIES
        return
    if adjunct.held or context.document.text[whole.end : whole.end + 1] == "的":
        return
    block = index.block(whole)
    if before and before[-1].span.end >= whole.start - _NEAR:
        yield before[-1], _RELIES
        return
    if after:
        yield after[0], _RELIES
    lead = index.lead(block, "Measure")
    if lead and _opens(context, block, whole) and (not after or names[0].mention.kind == "Organisation"):
        yield lead, _BY_LEAD


def _opens(context: Context, block: int, whole: Span) -> bool:
    """Return whether words stand in the first sentence after a lead: what that leans on, the lead does."""
    lead = context.document.blocks[block].lead
    return lead is not None and "。" not in context.document.text[lead.end : whole.start].lstrip("。：: \n")
