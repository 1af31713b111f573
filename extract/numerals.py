"""Which number do these characters write? Exact decimals from 537.73, １２３, 一百二十万, 二〇三五, 百分之三.

Invariant: what is not surely a number is None; nothing is guessed (两三家, 一千五 and 1,23 are no numbers here).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Span

__all__ = ["Numeral", "find_numbers", "fold_digits", "parse_chinese", "parse_number"]

_FOLDED = str.maketrans({chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF0B, 0xFF05)})
_DIGITS = {sign: value for value, signs in enumerate(("零〇", "一壹", "二贰", "三叁", "四肆")) for sign in signs} | {
    sign: value for value, signs in enumerate(("五伍", "六陆", "七柒", "八捌", "九玖"), 5) for sign in signs
}
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_MYRIADS = (("亿", 10**8), ("億", 10**8), ("万", 10**4), ("萬", 10**4))
_FRACTIONS = {"百分之": (Decimal(100), "%"), "千分之": (Decimal(1000), "‰"), "万分之": (Decimal(10000), None)}

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_NUMERAL_SIGNS = "零〇一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億点"
_WHOLE_ARABIC = re.compile(rf"([+-])?({_ARABIC})([十百千万亿]*)")
# a part of 1.2.3, of 2.56∶1 or of 1,23 is no number; neither is the ordinal 第三 nor “十四五” in its quotation marks
_FOUND = re.compile(
    r"(?P<part>[百千万]分之)?(?P<minus>(?:(?<=[由至到为达是])|(?<![\w)）%—～~–-]))[-−－]|负)?"
    rf"(?P<number>(?<![\d,.:：∶]){_ARABIC}(?![\d,]*\d|\.\d|[:：∶]\d)|(?<![第“‘])[{_NUMERAL_SIGNS}]+)(?P<more>[余多])?"
)
_SECTION = re.compile(
    "(?:(?P<thousands>[{0}两])[千仟])?零?(?:(?P<hundreds>[{0}两])[百佰])?零?"
    "(?:(?P<tens>[{0}])?(?P<ten>[十拾]))?零?(?P<one>[{0}])?".format("一二三四五六七八九壹贰叁肆伍陆柒捌玖").replace(
        "零", "[零〇]"
    )
)
_LONGEST = 24
"""Digits that a number may have: beyond the precision of the decimal context it would be rounded."""
_ZEROS = "零〇"
_TWO, _YEAR = 2, 4
_SCALES = frozenset({"", "百", "千", "万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found in a text: where it stands, its value, and what its own words add.

    `unit` is % or ‰ where 百分之 or 千分之 says so (the value of 百分之三 is then 3); `more` is whether 余 or 多
    follows.
    A multiplier after digits (105亿元) belongs to the unit and is not in the value; 一百二十万 is one numeral.
    """

    span: Span
    value: Decimal
    unit: str | None = None
    more: bool = False


def fold_digits(text: str) -> str:
    """Return the text with full-width digits, points and per cent signs in their plain form; the length stays.

    >>> fold_digits("１２３．５％")
    '123.5%'
    """
    return text.translate(_FOLDED)


def parse_chinese(text: str) -> Decimal | None:
    """Return the number that Chinese numerals write, or None when they write none without doubt.

    >>> parse_chinese("一百二十万"), parse_chinese("二〇三五"), parse_chinese("三点五")
    (Decimal('1200000'), Decimal('2035'), Decimal('3.5'))
    >>> parse_chinese("两三") is None, parse_chinese("一千五") is None
    (True, True)
    """
    whole, point, places = text.partition("点")
    if point:
        return _with_places(whole, places)
    value = _positional(text)
    if value is None:
        value = _grouped(text)
    return None if value is None else Decimal(value)


def parse_number(text: str) -> Decimal | None:
    """Return the exact number that the whole text writes, multipliers worked in, or None.

    >>> [str(parse_number(text)) for text in ("537.73", "1,234.5", "１２３", "3.5万亿", "百分之三", "3/4")]
    ['537.73', '1234.5', '123', '3500000000000', '0.03', '0.75']
    >>> [parse_number(text) for text in ("1,23", "十余", "1/3", "2.56∶1", "")]
    [None, None, None, None, None]
    """
    folded = fold_digits(text).strip().replace("−", "-").replace("负", "-", 1)
    part = next((part for part in _FRACTIONS if folded.startswith(part)), None)
    if part:
        value = parse_number(folded.removeprefix(part))
        return None if value is None else value / _FRACTIONS[part][0]
    match = _WHOLE_ARABIC.fullmatch(folded)
    if match:
        return _scaled(match)
    if re.fullmatch(r"\d{1,3}/\d{1,3}", folded):
        return _proper_fraction(*map(int, folded.split("/")))
    chinese = parse_chinese(folded.removeprefix("-"))
    return -chinese if chinese is not None and folded.startswith("-") else chinese


def find_numbers(text: str) -> tuple[Numeral, ...]:
    """Return the numbers in a text in order, as far as they are sure; the rest is passed over.

    >>> [(str(n.value), n.unit, n.more) for n in find_numbers("建成三十余家、培育5.5亿元、降低百分之三")]
    [('30', None, True), ('5.5', None, False), ('3', '%', False)]
    """
    found: list[Numeral] = []
    for match in _FOUND.finditer(fold_digits(text)):
        digits = match["number"]
        if len(digits) > _LONGEST:
            continue
        value = Decimal(digits.replace(",", "")) if digits[0].isascii() else parse_chinese(digits)
        if value is None:
            continue
        part = match["part"]
        unit = None
        if part:
            divisor, unit = _FRACTIONS[part]
            value = value if unit else value / divisor
        signed = -value if match["minus"] else value
        found.append(Numeral(Span(*match.span()), signed, unit, bool(match["more"])))
    return tuple(found)


def _scaled(match: re.Match[str]) -> Decimal | None:
    sign, digits, scale = match.groups()
    if scale not in _SCALES or len(digits) > _LONGEST:
        return None
    value = Decimal(digits.replace(",", ""))
    for word in scale:
        value *= _SCALE[word]
    if scale and value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return -value if sign == "-" else value


def _proper_fraction(above: int, below: int) -> Decimal | None:
    # only a fraction that ends is exact; 8358/244 is two figures in one cell, never a quotient
    if not 0 < above < below:
        return None
    value = Decimal(above) / Decimal(below)
    return value if value * below == above else None


def _with_places(whole: str, places: str) -> Decimal | None:
    scale = next((power for sign, power in _MYRIADS if places.endswith(sign)), 1)
    digits = places[:-1] if scale > 1 else places
    integer = _grouped(whole)
    if integer is None or not digits or any(sign not in _DIGITS for sign in digits):
        return None
    return Decimal(f"{integer}.{''.join(str(_DIGITS[sign]) for sign in digits)}") * scale


def _positional(text: str) -> int | None:
    """Return the number of 二〇三五 or 一〇七; digits without a zero (三五, 一二三) only where they write a year."""
    if len(text) < _TWO or text[0] in _ZEROS or any(sign not in _DIGITS for sign in text):
        return None
    year = len(text) == _YEAR and text.startswith(("二", "一九"))
    if not (year or any(zero in text for zero in _ZEROS)):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _grouped(text: str) -> int | None:
    """Return the number of a grouped numeral: sections below ten thousand, joined by 万 and 亿."""
    for sign, power in _MYRIADS:
        if sign in text:
            left, _, right = text.rpartition(sign)
            above = _grouped(left)
            below = _remainder(right)
            if above is None or below is None or below >= power or above == 0:
                return None
            return above * power + below
    return _section(text)


def _remainder(text: str) -> int | None:
    if not text:
        return 0
    # 一万五 may be 15000: a lone digit after 万 needs its 零
    if len(text) == 1 and text in _DIGITS:
        return None
    return _grouped(text.lstrip("零〇"))


def _section(text: str) -> int | None:
    """Return the number of a numeral below ten thousand: 三千零五, 一百二十, 十, 两."""
    if len(text) == 1 and text not in "十拾":
        return 2 if text == "两" else _DIGITS.get(text)
    match = _SECTION.fullmatch(text)
    if not text or not match or text[0] in _ZEROS or text[-1] in _ZEROS:
        return None
    lone = match["one"]
    # 一千五 may be 1500: a lone digit needs the ten or a zero before it
    if lone and not (match["ten"] == text[-2] or text[-2] in _ZEROS):
        return None
    tens = (_digit(match["tens"]) or 1) * 10 if match["ten"] else 0
    return _digit(match["thousands"]) * 1000 + _digit(match["hundreds"]) * 100 + tens + _digit(lone)


def _digit(sign: str | None) -> int:
    return 2 if sign == "两" else _DIGITS.get(sign or "零", 0)
