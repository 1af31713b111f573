"""Columns line up by what a terminal shows, and nothing of a text is lost but what steers the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from kg.cli.layout import cells, printable, shorten, table, wrap

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Mc", "Zl", "Zp"]) | st.sampled_from("规划，。（）“”a 1")
)


@given(TEXT, st.integers(8, 60))
def test_wrapping_loses_only_blanks(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(st.text("规划图谱实施方案，。、（）“”", max_size=80), st.integers(12, 60))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    body = "本" + text
    lines = wrap(body, width)
    assert all(line[0] not in "，。、）”" for line in lines if line)


@given(st.text("规划图谱 ", max_size=80), st.integers(12, 60))
def test_lines_keep_to_the_width(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))


def test_a_word_is_not_broken() -> None:
    assert wrap("见 plankg query 的说明", 8) == ["见", "plankg", "query 的", "说明"]


@given(st.text(), st.integers(4, 40))
def test_a_shortened_text_fits_and_begins_as_the_whole(text: str, width: int) -> None:
    short = shorten(text, width)
    assert cells(short) <= width
    assert printable(text).startswith(short.removesuffix("…"))


@given(st.text())
def test_a_printable_text_cannot_steer_a_terminal(text: str) -> None:
    assert printable(text).isprintable()


def test_columns_line_up_under_wide_characters() -> None:
    rows = [["松岭镇", "1"], ["a", "22"]]
    assert table(["名", "n"], rows).splitlines() == ["名      n", "------  --", "松岭镇  1", "a       22"]
