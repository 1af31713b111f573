"""Numbers are read exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import find_numbers, fold_digits, parse_chinese, parse_number

SIGNS = "零一二三四五六七八九"
SECTIONS = ("", "万", "亿")


def written_section(number: int) -> str:
    words = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += SIGNS[digit] + name
        elif words and number % power and not words.endswith("零"):
            words += "零"
    return words


def written(number: int) -> str:
    """Write a number below 10^12 as Chinese does."""
    if number == 0:
        return "零"
    words = ""
    for place in (2, 1, 0):
        section = number // 10000**place % 10000
        if not section:
            continue
        if words and (section < 1000 or number // 10000 ** (place + 1) % 10000 == 0):
            words += "零"
        words += written_section(section) + SECTIONS[place]
    return words.replace("一十", "十", 1) if words.startswith("一十") else words


@given(st.integers(0, 10**12 - 1))
def test_a_written_out_number_reads_back(number: int) -> None:
    assert parse_chinese(written(number)) == number


@given(st.integers(1000, 2999))
def test_a_year_in_bare_digits_reads_back(year: int) -> None:
    spelled = "".join(SIGNS[int(digit)] for digit in str(year)).replace("零", "〇")
    expected = year if "〇" in spelled or spelled[0] == "二" or spelled.startswith("一九") else None
    assert parse_number(spelled) == expected


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_digits_read_back_in_every_width(number: Decimal) -> None:
    plain = str(number)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in plain)
    assert parse_number(plain) == number
    assert parse_number(wide) == number
    assert parse_number(f"{number:,}") == number


@given(st.text(max_size=12))
def test_any_text_reads_as_a_decimal_or_as_nothing(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()
    assert len(fold_digits(text)) == len(text)


@given(st.text(alphabet="零〇一二两十百千万亿点0123,.余第-%年", max_size=10))
def test_found_numbers_stand_in_order_inside_the_text(text: str) -> None:
    found = find_numbers(text)
    ends = [0, *(number.span.end for number in found)]
    assert all(number.span.start >= before for number, before in zip(found, ends, strict=False))
    assert all(number.span.end <= len(text) for number in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("537.73", "537.73"),
        ("1,234.5", "1234.5"),
        ("12,345,678", "12345678"),
        ("１２３", "123"),
        ("一百二十万", "1200000"),
        ("二〇三五", "2035"),
        ("一九九八", "1998"),
        ("三点五", "3.5"),
        ("零点三五", "0.35"),
        ("三点五万", "35000"),
        ("两", "2"),
        ("两千", "2000"),
        ("两百零五", "205"),
        ("十", "10"),
        ("十五", "15"),
        ("一万亿", "1000000000000"),
        ("三亿五千万", "350000000"),
        ("一万零五", "10005"),
        ("百分之三", "0.03"),
        ("千分之五点五", "0.0055"),
        ("3/4", "0.75"),
        ("1.2万", "12000"),
        ("3.5万亿", "3500000000000"),
        ("5千万", "50000000"),
        ("-1.5", "-1.5"),
        ("负三", "-3"),
        ("壹佰贰拾", "120"),
    ],
)
def test_sure_numbers_are_exact(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "万", "百", "十余", "两三", "三五", "七八十", "一千五", "一万五", "三百五", "一百零", "零五"),
        *(
            "1,23",
            "12,34,567",
            "1/3",
            "8358/244",
            "100/20",
            "2.56∶1",
            "1.2.3",
            "5亿万",
            "点五",
            "三点",
            "二十两",
            "9" * 30,
        ),
    ],
)
def test_doubtful_numbers_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("新增十余家", [("10", True)]),
        ("超过100多个", [("100", True)]),
        ("配比2.56∶1", []),
        ("版本1.2.3", []),
        ("第三产业占5成", [("5", False)]),
        ("“十四五”完成12项", [("12", False)]),
        ("2021-2025年", [("2021", False), ("2025", False)]),
        ("由-0.5升到1.5", [("-0.5", False), ("1.5", False)]),
        ("两三家", []),
        ("一百二十万人", [("1200000", False)]),
        ("1,23项", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, values: list[tuple[str, bool]]) -> None:
    assert [(number.value, number.more) for number in find_numbers(text)] == [(Decimal(v), more) for v, more in values]
