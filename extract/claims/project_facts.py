"""What does a plan say of a project? Size, money, years, stage and nature, from its name, its words and its list."""

import re
from collections.abc import Iterator
from functools import cache

from extract.capacity import find_capacity
from extract.claims.project_item import ProjectItem
from extract.context import Context
from extract.lexicon import rows
from kg.model import Attribute

__all__ = ["facts_of"]

_INVESTMENT = re.compile(
    r"(?:项目|计划|概算|估算|预计|静态|规划)?(?:总投资额?|投资总额|总概算|投资)(?:额|规模)?(?:约|达|为|超过?|共)*"
    r"\s?\d[\d,.]*\s?(?:余|多)?(?:万|亿|百亿|千亿)?(?:美元|元)"
)
_MONTH = r"\d{0,2}月?(?:底|末|年内)?(?:前)?(?:全面|全线)?"
_DONE = "(?:建成|竣工|完工|投产|投用|通车|贯通|投入使用)[^，。；、]{0,4}"
_YEAR = r"20\d\d\s?年?"
_YEARS = (
    re.compile(rf"{_YEAR}\s?[-—－–~～至到]+\s?{_YEAR}"),
    re.compile(rf"20\d\d年{_MONTH}(?:开工|动工)[^。；]{{0,12}}?20\d\d年{_MONTH}{_DONE}"),
    re.compile(rf"20\d\d年{_MONTH}(?:开工|动工|{_DONE})"),
)


@cache
def _natures() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["nature"]) for row in rows("project-natures"))


def facts_of(context: Context, item: ProjectItem) -> Iterator[Attribute]:
    """Yield what one item says of its project: its box and head, stage, nature, size, money and years."""
    text = context.document.text
    if item.box is not None:
        box = context.document.sections[item.box]
        yield Attribute("box", box.number or box.title)
        if item.head:
            yield Attribute("sectorHead", item.head)
    yield from item.said
    if item.stage:
        yield Attribute("stage", item.stage)
    words_of = item.span.of(text) + item.name
    nature = next((nature for word, nature in _natures() if word in words_of), item.nature)
    if nature:
        yield Attribute("constructionNature", nature)
    about = item.about.of(text) if item.about else ""
    yield from _size(item.name, about)
    yield from _money_and_years(about or _in_brackets(text, item))


def _in_brackets(text: str, item: ProjectItem) -> str:
    """Return the words in brackets right after or at the end of an item: 甲大桥（总投资3亿元）."""
    found = re.match(r"（[^（）]{1,60}）", text[item.span.end : item.span.end + 64])
    return found.group() if found else "".join(re.findall(r"（[^（）]*）", item.span.of(text)))


def _size(name: str, about: str) -> Iterator[Attribute]:
    capacity = find_capacity(name) or find_capacity(about)
    if capacity:
        yield Attribute("capacity", capacity.as_written)
        yield Attribute("capacityValue", capacity.value)
        yield Attribute("capacityUnit", capacity.unit)


def _money_and_years(words_of: str) -> Iterator[Attribute]:
    """Yield the investment and the years of building as printed.

    >>> [attribute.value for attribute in _money_and_years("全长9公里，总投资96亿元，2021年开工，2025年建成。")]
    ['总投资96亿元', '2021年开工，2025年建成']
    """
    money = _INVESTMENT.search(words_of)
    if money:
        yield Attribute("investment", money.group())
    years = next((found for pattern in _YEARS if (found := pattern.search(words_of))), None)
    if years:
        yield Attribute("buildYears", years.group())
