"""Which plan is this? Title, area, level, period, issuer and date, from the title, the cover and the options."""

import re
from collections.abc import Iterator
from functools import cache

from extract.covers import report_of
from extract.divisions import Area, area_at, area_of_code
from kg.ids import IriMaker
from kg.model import Document, Plan
from kg.values import Period
from ontology.files import code_list

__all__ = ["identify_plan", "period_of"]

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_YEARS = re.compile(r"(\d{4})\s*年?\s*[-—–－～~至到]+\s*(\d{4})\s*年?")
_ONE_YEAR = re.compile(r"(\d{4})\s*年")
_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
_CHINESE_DATE = re.compile(r"([〇○零Ｏ一二三四五六七八九]{4})年(十[一二]|[一二三四五六七八九十])月")
_ISSUER = re.compile(
    r"(?:发文机关|发布机构|发布机关|制定机关|印发机关)\s*[:：]?\s*([\u4e00-\u9fff]{4,24})"
    r"|([\u4e00-\u9fff]{2,16}?(?:人民政府办公厅|人民政府办公室|人民政府|人民代表大会常务委员会|人民代表大会|发展和改革委员会|委员会))"
)
_FIRST_LINES = 4
_PARTY = re.compile(r"^(中共[\u4e00-\u9fff]{2,12}?委(?:员会)?)")


@cache
def _periods() -> tuple[tuple[str, int, int], ...]:
    """Return the names of five-year plans, longest first, with their years."""
    lines = code_list("periods").read_text(encoding="utf-8").splitlines()
    entries = [line.split("\t") for line in lines if line and not line.startswith(("#", "name\t"))]
    found = [
        (name, int(entry[3]), int(entry[4]))
        for entry in entries
        if entry[5] == "five-year"
        for name in (entry[0], *entry[1].split(","))
        if name
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


def period_of(title: str) -> Period | None:
    """Return the years that a title speaks of, or None.

    >>> period_of("某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要")
    Period(start=2021, end=2025)
    >>> period_of("某县2024年政府工作报告")
    Period(start=2024, end=2024)
    """
    plain = title.replace("计划", "规划")
    for name, start, end in _periods():
        marked = name if len(name) > len("十五五") else f"“{name}”"
        if marked in plain or (marked == f"“{name}”" and f'"{name}"' in plain):
            return Period(start, end)
    found = _YEARS.search(title)
    if found and int(found[1]) <= int(found[2]):
        return Period(int(found[1]), int(found[2]))
    one = _ONE_YEAR.search(title)
    return Period(int(one[1]), int(one[1])) if one else None


def _issued(preamble: str) -> str | None:
    """Return the date on the cover, ISO, as far as printed; that of issue or adoption before any other."""
    marked = re.search(r"(?:印发|发布|成文|公布|审议通过|批准)[^\n]{0,12}", preamble)
    places = [preamble[marked.start() :]] if marked else []
    for place in (*places, preamble):
        date = _DATE.search(place)
        if date:
            return f"{int(date[1]):04}-{int(date[2]):02}-{int(date[3]):02}"
    month = _MONTH.search(preamble)
    if month:
        return f"{int(month[1]):04}-{int(month[2]):02}"
    return _chinese_month(preamble)


def _chinese_month(preamble: str) -> str | None:
    found = _CHINESE_DATE.search(preamble)
    if not found:
        return None
    year = "".join(str(_DIGITS[sign]) for sign in found[1])
    tens, _, units = found[2].rpartition("十")
    month = (10 if "十" in found[2] else 0) + (_DIGITS[units] if units else 0) + (_DIGITS[tens] if tens else 0)
    return f"{year}-{month:02}"


def _issuers(title: str, preamble: str) -> Iterator[str]:
    party = _PARTY.match(title)
    if party:
        yield party[1]
    for found in _ISSUER.finditer(preamble):
        yield found[1] or found[2]


def identify_plan(document: Document, *, iri_base: str, given_area: str | None = None) -> Plan:
    """Return the plan that a document is; an area code that the user gave goes before the title's area."""
    title = re.sub(r"\s+", "", document.title)
    report = report_of(title, _front(document))
    title = report.title if report else title
    area = (area_of_code(given_area) if given_area else None) or (report.area if report else area_at(_plain(title)))
    maker = IriMaker(IriMaker.plan_id_of(title), iri_base)
    return Plan(
        id=maker.plan_id,
        iri=maker.plan(),
        title=title,
        source=document.source,
        issuer=report.issuer if report else next(_issuers(title, document.preamble), None),
        area=_printed(area, title),
        area_code=area.code if area else given_area,
        level=area.level if area else None,
        period=period_of(title),
        issued=_issued(document.preamble),
    )


def _front(document: Document) -> str:
    """Return the text before the body and the first lines of the body, as which a report's cover may be read."""
    return "\n".join([document.preamble, *(block.span.of(document.text) for block in document.blocks[:_FIRST_LINES])])


def _plain(title: str) -> str:
    """Return a title from where its area may stand."""
    return re.sub("^(?:中共|\\d{4}年)", "", title)


def _printed(area: Area | None, title: str) -> str | None:
    """Return the area's name as the title prints it, or else in full."""
    if not area:
        return None
    printed = area_at(_plain(title))
    return printed.full if printed and printed.name == area.name else area.full
