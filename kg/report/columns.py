"""Which columns has a table? Those of columns.tsv, in its order; the actual values one column a year."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.report.data import rows
from kg.report.sheet import Column

__all__ = ["ACTUAL", "columns_of", "with_years"]

ACTUAL = "actual"
_YES = "yes"


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table.

    >>> [column.zh for column in columns_of("consistency")][:4]
    ['序号', '位置 A 原文', '位置 B 原文', '测算']
    """
    return tuple(
        Column(key, zh, en, int(width), fill == _YES, number == _YES)
        for name, key, zh, en, width, fill, number in rows("columns")
        if name == table
    )


def with_years(columns: Iterable[Column], years: Iterable[int]) -> tuple[Column, ...]:
    """Return the columns with one for the actual value of each year in place of that for all.

    >>> [column.zh for column in with_years(columns_of("indicators"), [2021, 2022])][6:8]
    ['2021年实际（预计数/反馈数/年报数）', '2022年实际（预计数/反馈数/年报数）']
    """
    return tuple(_spread(columns, tuple(years)))


def _spread(columns: Iterable[Column], years: tuple[int, ...]) -> Iterator[Column]:
    for column in columns:
        if column.key != ACTUAL:
            yield column
            continue
        for year in years:
            zh, en = column.zh.replace("各年", f"{year}年"), column.en.replace("of each year", f"of {year}")
            yield replace(column, key=f"{ACTUAL}-{year}", zh=zh, en=en)
