"""What number does a line begin with, and which level would it open? The grammar itself is data (headings.toml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.structure.lexicon import load
from kg.model import SectionLevel, SectionRole

__all__ = [
    "Form",
    "Numbered",
    "bare_number",
    "fold",
    "numbered",
    "ordinal",
    "report_part",
    "unnumbered",
    "with_numbers",
]

_ZH = "[一二三四五六七八九十百零〇○廿两]"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
_LONGEST_PART = 32
_LONGEST_UNNUMBERED = 40
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SEPARATOR = re.compile(r"[\s:：、．.—-]*")
_NUMBER = {
    "NUM": rf"(?P<n>{_ZH}(?:\s*{_ZH}){{0,6}}|\d{{1,3}}|[IVXLC]{{1,7}})",
    "ZH": rf"(?P<n>{_ZH}(?:\s?{_ZH}){{0,3}})",
    "AR": r"(?P<n>\d{1,3})",
    "CIRCLED": f"(?P<n>[{_CIRCLED}])",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of numbering headings, as 第X章, 一、 or （一）."""

    key: str
    level: SectionLevel
    rank: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number: its form, the number as printed and as a row of ordinals, the rest."""

    form: Form
    number: str
    ordinals: tuple[int, ...]
    title: str
    separated: bool

    @property
    def ordinal(self) -> int:
        """Return the last ordinal: 2 of 第二章 and of 1.2."""
        return self.ordinals[-1]

    @property
    def rank(self) -> int:
        """Return the rank of nesting: of decimals each further number lies one deeper."""
        return self.form.rank + len(self.ordinals) - 1 if self.form.key == "decimal" else self.form.rank


def fold(text: str) -> str:
    """Return a text without any white space, to compare titles.

    >>> fold("序 言"), fold("第一篇  锚定标高追求")
    ('序言', '第一篇锚定标高追求')
    """
    return "".join(text.split())


def with_numbers(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern with NUM, ZH, AR and CIRCLED standing for numbers.

    >>> with_numbers("第NUM章").match("第十二章 总则")["n"]
    '十二'
    """
    stands = _NUMBER | {"UNIT": load("headings")["units"]["words"]}
    return re.compile(re.sub("|".join(stands), lambda found: stands[found[0]], pattern))


def ordinal(number: str) -> int:
    """Return the value of a printed ordinal: Chinese, Arabic, Roman or circled.

    >>> [ordinal(word) for word in ("二十三", "十", "一百零二", "12", "IV", "③")]
    [23, 10, 102, 12, 4, 3]
    """
    number = fold(number)
    if number.isdecimal():
        return int(number)
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    if number[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in number]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    number = number.replace("廿", "二十")
    if not any(unit in number for unit in _UNITS):
        return int("".join(str(_DIGITS[digit]) for digit in number))
    total, digit = 0, 0
    for character in number:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms of numbered headings, in order of precedence."""
    return tuple(
        Form(row["key"], SectionLevel(row["level"]), row["rank"], with_numbers(row["pattern"]))
        for row in load("headings")["form"]
    )


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"[第（(\d{_ZH[1:-1]}{_CIRCLED}]|(?i:part|chapter|section)\s")


@lru_cache(maxsize=8192)
def numbered(text: str) -> Numbered | None:
    """Return the number that a line begins with, or None.

    >>> found = numbered("第三章 坚持高质量发展，建设产业强区")
    >>> found.form.key, found.ordinal, found.title
    ('chapter', 3, '坚持高质量发展，建设产业强区')
    >>> numbered("12 公里") is None
    True
    """
    if not _starts().match(text):
        return None
    for form in forms():
        found = form.pattern.match(text)
        if found is None:
            continue
        number = fold(found[0])
        rest = text[found.end() :]
        gap = _SEPARATOR.match(rest)
        skip = gap.end() if gap else 0
        ordinals: tuple[int, ...] = (ordinal(found["n"]),)
        if form.key == "decimal":
            ordinals = tuple(int(digits) for digits in re.findall(r"\d+", number))
        return Numbered(
            form, number.rstrip("、．.") if form.key == "decimal" else number, ordinals, rest[skip:], skip > 0
        )
    return None


@cache
def _bare() -> Form:
    row = load("headings")["bare"]
    return Form("decimal", SectionLevel(row["level"]), row["rank"], with_numbers(row["pattern"]))


def bare_number(text: str) -> Numbered | None:
    """Return the number of a heading that is a figure alone, as the first level of 1, 1.1, 1.1.1 is.

    Only a document whose headings go on in decimals has such headings; elsewhere these are rows of a table.

    >>> bare_number("1 总则").title, bare_number("2025 年")
    ('总则', None)
    """
    form = _bare()
    found = form.pattern.match(text)
    return (
        Numbered(form, found["n"], (int(found["n"]),), text[found.end() :].strip(), separated=True) if found else None
    )


@cache
def _unnumbered(kind: str) -> tuple[tuple[re.Pattern[str], SectionRole], ...]:
    return tuple((re.compile(rf"(?:{row['pattern']})\Z"), SectionRole(row["role"])) for row in load("headings")[kind])


def _role_of_line(text: str, kind: str, longest: int) -> SectionRole | None:
    folded = fold(text)
    if len(folded) > longest:
        return None
    return next((role for pattern, role in _unnumbered(kind) if pattern.match(folded)), None)


def unnumbered(text: str) -> SectionRole | None:
    """Return the role of a heading without a number (序言, 名词解释), or None if the line is none.

    >>> unnumbered("序 言"), unnumbered("名词解释的方法")
    (<SectionRole.CONTEXT: 'context'>, None)
    """
    return _role_of_line(text, "unnumbered", _LONGEST_UNNUMBERED)


def report_part(text: str) -> SectionRole | None:
    """Return the role of a part of a work report that carries no number, or None if the line heads none.

    >>> report_part("“十四五”时期工作回顾"), report_part("2026年重点工作"), report_part("我们主要做了以下工作。")
    (<SectionRole.FOUNDATION: 'foundation'>, <SectionRole.TASKS: 'tasks'>, None)
    >>> report_part("“十五五”时期主要目标和2026年重点工作"), report_part("“十五五”时期的主要目标任务")
    (<SectionRole.TASKS: 'tasks'>, <SectionRole.GOALS: 'goals'>)
    """
    return _role_of_line(text, "report_part", _LONGEST_PART)
