"""How does what a plan says become a cell? Several parts in one, each marked where it is no statement of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.messages import say
from kg.report.sheet import EMPTY, Cell, Known, Source
from kg.values import Figure

__all__ = [
    "Part",
    "cell_of",
    "chapter_of",
    "counted",
    "figure_words",
    "from_source",
    "passage_text",
    "stated",
    "suggested",
]

_BETWEEN = "\n"
_STEP = " › "


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things in a cell."""

    text: str
    known: Known = Known.STATED
    sources: tuple[Source, ...] = ()


def stated(text: str, sources: Iterable[Source] = ()) -> Cell:
    """Return a cell of the plan's own words."""
    return Cell(text, Known.STATED, tuple(sources))


def suggested(text: str) -> Cell:
    """Return a cell that is a suggestion and says so; blank for nothing.

    >>> suggested("区水利局").text
    '区水利局（建议）'
    """
    return Cell(text + say("report.mark_suggested", "zh"), Known.SUGGESTED) if text else EMPTY


def cell_of(parts: Iterable[Part], between: str = _BETWEEN) -> Cell:
    r"""Return a cell of several parts, each once; those that are inferred are marked one by one.

    >>> cell_of([Part("甲路"), Part("乙路", Known.INFERRED), Part("甲路")]).text
    '甲路\n乙路（推断）'
    """
    once: dict[str, Part] = {}
    for part in parts:
        once.setdefault(part.text, part)
    if not once:
        return EMPTY
    inferred = any(part.known is Known.INFERRED for part in once.values())
    sources = dict.fromkeys(source for part in once.values() for source in part.sources)
    return Cell(
        between.join(_marked(part) for part in once.values()),
        Known.INFERRED if inferred else Known.STATED,
        tuple(sources),
    )


def _marked(part: Part) -> str:
    return part.text + (say("report.mark_inferred", "zh") if part.known is Known.INFERRED else "")


def counted(number: int) -> Cell:
    """Return the running number of a row."""
    return Cell(str(number))


def chapter_of(path: Iterable[str]) -> str:
    """Return headings on one line, the outermost first."""
    return _STEP.join(path)


def from_source(source: Source | None, name: str) -> Cell:
    """Return where a row is from: chapter and innermost heading, its place in the file, its words where not its name.

    >>> from_source(Source(("第三章 产业", "第一节 工业", "专栏1"), "甲路（一期）", "第 12 行"), "甲路").text
    '第三章 产业 › 专栏1（第 12 行）：甲路（一期）'
    >>> from_source(Source(("第三章 产业",), "甲路"), "甲路").text
    '第三章 产业'
    """
    if source is None:
        return EMPTY
    return Cell(passage_text(source, quoted=source.quote != name), Known.STATED, (source,))


def passage_text(source: Source, *, quoted: bool = True) -> str:
    """Return a passage on one line: chapter and innermost heading, place in the file, words."""
    path = chapter_of(dict.fromkeys((*source.path[:1], *source.path[-1:])))
    place = say("report.placed", "zh", place=source.place) if source.place else ""
    return path + place + (say("report.quoted", "zh", quote=source.quote) if quoted else "")


def figure_words(figure: Figure) -> str:
    """Return a figure as printed, with its unit where the unit stands elsewhere, in the head of a table.

    >>> from decimal import Decimal
    >>> figure_words(Figure("7.5以上", Decimal("7.5"), unit="%")), figure_words(Figure("按市下达目标", unit="%"))
    ('7.5%以上', '按市下达目标')
    >>> figure_words(Figure("达到102万人", Decimal(102), unit="万人"))
    '达到102万人'
    """
    words, unit = figure.as_written, figure.unit or ""
    bare = figure.value is None or not unit or unit in words
    return words if bare else _with_unit(words, unit)


def _with_unit(words: str, unit: str) -> str:
    """Return words with the unit after the last figure: 7.5以上 is 7.5%以上."""
    ends = [at + 1 for at, sign in enumerate(words) if sign.isdigit() or sign == "]"]
    at = ends[-1] if ends else len(words)
    return words[:at] + unit + words[at:]
