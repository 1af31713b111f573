"""What does the cover of a work report say that its title leaves out? Whose report it is, of which year.

Such a report is often titled 政府工作报告 alone; the line under it says before which congress it was given, and when.
"""

import re
from dataclasses import dataclass

from extract.divisions import Area, area_at

__all__ = ["Report", "report_of"]

_REPORT = re.compile("(?:人民)?政府工作报告")
_LINE = re.compile(
    "(?:(?P<year>\\d{4})年)?(?P<area>[\u4e00-\u9fff]{2,16}?)?(?:(?P<later>\\d{4})年)?(?:人民)?政府工作报告(?:[（(]全文[）)])?"
)
_GIVEN = re.compile(
    "(?P<year>\\d{4}|[二两][〇○零Ｏ一二三四五六七八九]{3})年[^\n]{1,12}?日?在(?P<area>[\u4e00-\u9fff]{2,16}?)(?:第?[一二三四五六七八九十]+届)"
    "(?:人民代表大会|人大)"
)
_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0"}


@dataclass(frozen=True, slots=True)
class Report:
    """A government's work report: its title in full, whose it is, the year that it plans."""

    title: str
    area: Area | None
    year: int | None

    @property
    def issuer(self) -> str | None:
        """Return the government whose report it is."""
        return f"{self.area.full}人民政府" if self.area else None


def _year(words: str | None) -> int | None:
    return int("".join(_DIGITS.get(sign, sign) for sign in words)) if words else None


def report_of(title: str, front: str) -> Report | None:
    """Return the work report that a title and the text before the body show, or None if it is another document.

    Args:
        title: the document's title, without white space.
        front: the cover and the first lines of the body.

    >>> report = report_of("政府工作报告", "——2026年1月20日在苏州市第十七届人民代表大会第五次会议上")
    >>> report.title, report.issuer
    ('2026年苏州市政府工作报告', '苏州市人民政府')
    """
    if not _REPORT.search(title) or "规划" in title:
        return None
    lines = [re.sub("\\s+", "", line) for line in (title, *front.splitlines())]
    heads = [found for line in lines if (found := _LINE.fullmatch(line))]
    given = _GIVEN.search(re.sub("\\s+", "", front))
    areas = [area_at(found["area"]) for found in heads if found["area"]]
    areas += [area_at(given["area"])] if given else []
    area = next((found for found in areas if found), None)
    years = [_year(found["year"] or found["later"]) for found in heads]
    year = next((found for found in (*years, _year(given["year"]) if given else None) if found), None)
    printed = next((found.group() for found in heads if found["area"] and (found["year"] or found["later"])), None)
    plain = f"{f'{year}年' if year else ''}{area.full if area else ''}政府工作报告"
    return Report(printed or plain, area, year)
