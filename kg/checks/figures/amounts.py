"""Which numbers with a unit does a clause print? Multipliers taken out, with what stands before each as its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.checks.figures.printed import Interval

__all__ = ["Amount", "amounts"]

_AMOUNT: Final = re.compile(
    r"(?P<bound>约|近|超过?|突破|逾|不少于|至少)?(?P<number>\d+(?:\.\d+)?)(?P<times>[万亿]{0,2})"
    r"(?P<more>余|多)?(?P<unit>亿?立方米|平方公里|平方米|公里|人次|公顷|千瓦时?|[个项家所座处条人户张名位件亩元吨套辆台只支米场次种类片艘架栋间床眼宗])"
    r"(?P<after>左右|以上|以内|以下|多)?"
)
_TIMES: Final = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "万亿": Decimal(10) ** 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `name` stands before it, `after` behind it up to a mark; `exact` has no 约, 以上."""

    value: Decimal
    half: Decimal
    unit: str
    name: str
    after: str
    exact: bool
    written: str
    start: int
    end: int

    @property
    def bounds(self) -> Interval:
        """Return the values that the number may stand for."""
        return Interval(self.value - self.half, self.value + self.half)

    @property
    def called(self) -> str:
        """Return the words on both sides of the number."""
        return f"{self.name}{self.after}"


def amounts(clause: str) -> Iterator[Amount]:
    """Yield the numbers of a clause.

    >>> [(found.name, str(found.value), found.unit, found.exact) for found in amounts("新建学校15所、小区约1.2万个")]
    [('新建学校', '15', '所', True), ('小区', '12000.0', '个', False)]
    """
    last = 0
    for found in _AMOUNT.finditer(clause):
        factor = _TIMES.get(found["times"], Decimal(1))
        places = len(found["number"].partition(".")[2])
        name = re.split(r"[、，；：。（(]", clause[last : found.start()])[-1]
        after = re.split(r"[、，；：。）)\d]", clause[found.end() :])[0]
        exact = not (found["bound"] or found["more"] or found["after"])
        is_count = factor == 1 and not places
        half = Decimal(0) if is_count else Decimal(1).scaleb(-places) / 2 * factor
        value = Decimal(found["number"]) * factor
        yield Amount(value, half, found["unit"], name, after, exact, found.group(), found.start(), found.end())
        last = found.end()
