"""Which strategies, belts and plans above it does a plan name? Those of the code list, and others by form."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives, words
from extract.names.overlap import longest
from kg.model import Mention, RuleId, Span
from ontology.files import code_list

__all__ = ["find_strategies", "strategy_names"]

_LISTED = Decimal("0.95")
_BY_FORM = Decimal("0.75")
_IN_PASSING = Decimal("0.6")
_PLAIN = 8
"""A name of more signs is no common word: 巩固拓展脱贫攻坚成果同乡村振兴有效衔接."""


@cache
def strategy_names() -> dict[str, tuple[str, str]]:
    """Return every name and alias of the code list with the name that stands for it and its level."""
    lines = code_list("strategies").read_text(encoding="utf-8").splitlines()
    entries = [line.split("\t") for line in lines if line.strip() and not line.startswith(("#", "name\t"))]
    return {
        alias: (entry[0], entry[3]) for entry in entries for alias in (entry[0], *entry[1].split(",")) if alias.strip()
    }


@cache
def _listed() -> re.Pattern[str]:
    ordered = sorted(strategy_names(), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered)))


@cache
def _by_form() -> re.Pattern[str]:
    trigger = alternatives("strategy-triggers", strong="yes")
    ending = f"{alternatives('strategy-endings')}(?!规划|战略|纲要|发展|示范区)"
    return re.compile(
        f"{trigger}(?P<list>(?:[“\u4e00-\u9fff—－-][^，。；：！？\n]{{2,60}}?{ending}”?)(?:[、和与及](?:[^，。；：！？、\n]{{2,30}}?{ending}”?))*)"
    )


def _form_mentions(text: str) -> Iterator[Mention]:
    for found in _by_form().finditer(text):
        start = found.start("list")
        for piece in re.split("([、和与及])", found["list"]):
            name = piece.strip("“”")
            shift = piece.find(name)
            if name and re.search(f"{alternatives('strategy-endings')}$", name) and _is_named(name):
                span = Span(start + shift, start + shift + len(name))
                yield Mention(span, "Strategy", name, RuleId("strategy.by-form"), _BY_FORM)
            start += len(piece)


def _is_named(name: str) -> bool:
    """Return whether a name has words of its own before its ending: not 国家重大发展战略."""
    stem = re.sub(f"{alternatives('strategy-endings')}$", "", name)
    if not 2 <= len(stem) <= 16 or re.search("[的等本我]|各|相关|有关", stem):  # noqa: PLR2004
        return False
    return not re.fullmatch(f"{alternatives('strategy-generics')}*", stem)


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(f"{alternatives('strategy-triggers')}[^，。；：]{{0,40}}$")


def _score(text: str, found: re.Match[str]) -> Decimal:
    """Return how surely a listed name is the strategy: it says so itself, is quoted, or a trigger stands before it."""
    name = found.group()
    says_so = re.search("战略|规划|方案|倡议|经济带|都市圈|城市群|经济圈|[“”]", name) or len(name) > _PLAIN
    quoted = text[found.start() - 1 : found.start()] == "“"
    answered = _answers().search(text, max(0, found.start() - 60), found.start())
    return _LISTED if says_so or quoted or answered else _IN_PASSING


def find_strategies(text: str) -> tuple[Mention, ...]:
    """Return the strategies that a text names, the longest where two overlap."""
    listed = (
        Mention(Span(*found.span()), "Strategy", found.group(), RuleId("strategy.listed"), _score(text, found))
        for found in _listed().finditer(text)
    )
    return longest([*listed, *_form_mentions(text)])


def trigger_words() -> tuple[str, ...]:
    """Return the words that tie a clause to a strategy, longest first."""
    return words("strategy-triggers")
