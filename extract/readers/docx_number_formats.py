"""How is the n-th item of an automatic numbering printed? The number formats of ECMA-376 that plans use."""

from collections.abc import Callable

__all__ = ["format_number"]

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999
_CIRCLED = 20
_LETTERS = 26


def format_number(number: int, form: str) -> str:
    """Return a number in a number format; one that is not known is printed in digits.

    >>> [format_number(n, "chineseCounting") for n in (1, 10, 12, 20, 51, 103)]
    ['一', '十', '十二', '二十', '五十一', '一百零三']
    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter"), format_number(3, "decimalEnclosedCircle")
    ('IV', 'bb', '③')
    """
    if not 0 < number <= _MOST:
        return str(number)
    return _FORMATS.get(form, str)(number)


def _chinese(number: int) -> str:
    text = _counted(number, _DIGITS, _UNITS)
    return text.removeprefix("一") if 10 <= number < 20 else text  # noqa: PLR2004 - 十一, not 一十一


def _formal(number: int) -> str:
    return _counted(number, _FORMAL, _FORMAL_UNITS)


def _counted(number: int, digits: str, units: tuple[str, ...]) -> str:
    text, gap = "", False
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), map(int, figures), strict=True):
        if figure:
            text += (digits[0] if gap else "") + digits[figure] + units[place]
        gap = bool(text) and not figure if not figure else False
    return text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _letter(number: int) -> str:
    times, index = divmod(number - 1, _LETTERS)
    return chr(ord("a") + index) * (times + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= _CIRCLED else str(number)


def _bracketed(number: int) -> str:
    return chr(0x3220 + number - 1) if number <= 10 else f"（{_chinese(number)}）"  # noqa: PLR2004 - ㈠ to ㈩


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number)),
    "japaneseCounting": _chinese,
    "japaneseDigitalTenThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographEnclosedCircle": _bracketed,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(figure) + 0xFEE0) for figure in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "none": lambda _: "",
}
