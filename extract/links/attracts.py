"""From whom does a measure seek investment? The bodies and places that it aims at where it speaks of 招商, 承接转移.

The clause that says so seeks it, and so does the lead of its paragraph where the clause works for that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extract.claims.aims import Aim
from extract.context import Context
from extract.identity import Named
from extract.lexicon import alternatives, rows
from extract.links.aim_index import AimIndex
from extract.links.listed_names import listed_names
from extract.links.stating import LinkRule, sentence_of, stated
from extract.own_area import area_names
from kg.model import Basis, Iri, SectionRole, Span, Statement

__all__ = ["link_investment"]

_SEEKS = LinkRule("attractsInvestmentFrom", Basis.STATED, Decimal("0.85"), "words.seeks-investment")
_BY_LEAD = LinkRule("attractsInvestmentFrom", Basis.STRUCTURE, Decimal("0.75"), "structure.lead-seeks-investment")
_KINDS = ("Organisation", "Place")
_SILENT = frozenset({SectionRole.FOUNDATION, SectionRole.CONTEXT, SectionRole.APPENDIX})


@cache
def _aimed() -> re.Pattern[str]:
    """Return a pattern of a sentence's part from the word that aims to the act, over at most a few clauses."""
    aim, act = (alternatives("investment-words", part=part) for part in ("aim", "act"))
    return re.compile(f"{aim}(?P<names>[^。；！？\n]{{2,120}}?){act}")


@cache
def _taken() -> re.Pattern[str]:
    forms = [
        f"{row['word']}(?P<n{at}>[^，。；！？\n]{{2,50}}?)(?:{row['then'].replace('/', '|')})"
        for at, row in enumerate(rows("investment-words"))
        if row["part"] == "take"
    ]
    return re.compile("|".join(forms))


@cache
def _act() -> re.Pattern[str]:
    return re.compile(alternatives("investment-words", part="act"))


def _said(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of those from whom investment is sought, each with the whole that says so, in order."""
    for found in _aimed().finditer(text):
        yield Span(*found.span("names")), Span(*found.span())
    for found in _taken().finditer(text):
        group = found.lastgroup or ""
        yield Span(*found.span(group)), Span(*found.span())


def link_investment(
    context: Context, index: AimIndex, iris: Mapping[Aim, Iri], named: Sequence[Named]
) -> Iterator[Statement]:
    """Yield from whom measures seek investment, each link once; `named` is in the order of the text."""
    own = area_names(context.plan.area)
    seen: set[tuple[Iri, Iri]] = set()
    for names_at, whole in _said(context.document.text):
        role = context.role_at(whole.start)
        if role is None or role in _SILENT:
            continue
        names = [each for each in listed_names(context, named, names_at, _KINDS) if each.mention.surface not in own]
        for aim, rule in _seekers(index, whole) if names else ():
            for each in names:
                ends = (iris[aim], each.iri)
                if ends not in seen:
                    seen.add(ends)
                    yield stated(context, rule, ends, sentence_of(context, whole))


def _seekers(index: AimIndex, whole: Span) -> Iterator[tuple[Aim, LinkRule]]:
    """Yield the measure that says so, or that does it next in the sentence, and that of the lead of its paragraph."""
    lead = index.lead(index.block(whole), "Measure")
    after = index.after(whole, "Measure")
    own = index.covering(Span(whole.end - 1, whole.end), "Measure")
    own = own or next((aim for aim in after if _act().search(aim.name) or not lead), None)
    if own:
        yield own, _SEEKS
    if lead and lead != own:
        yield lead, _BY_LEAD
