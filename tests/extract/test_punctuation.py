"""Laws of cutting a text at its signs."""

from hypothesis import given
from hypothesis import strategies as st

from extract.punctuation import depths, sentences, split_outside
from kg.model import Span

SIGNS = st.text(alphabet="甲乙、，。；（）“”《》\n()", max_size=60)


@given(SIGNS)
def test_sentences_tile_the_text(text: str) -> None:
    assert "".join(span.of(text) for span in sentences(text)) == text


@given(SIGNS)
def test_pieces_and_signs_give_back_the_text(text: str) -> None:
    pieces = list(split_outside(text, "、"))
    assert "、".join(piece.of(text) for piece in pieces) == text


@given(SIGNS)
def test_nothing_is_inside_over_the_end_of_a_block(text: str) -> None:
    assert all(level == 0 for sign, level in zip(text, depths(text), strict=True) if sign == "\n")


def test_a_bracket_that_never_closes_hides_nothing() -> None:
    text = "甲（乙、丙"
    assert [span.of(text) for span in split_outside(text, "、")] == ["甲（乙", "丙"]


def test_an_offset_moves_every_piece() -> None:
    assert list(split_outside("甲、乙", "、", 10)) == [Span(10, 11), Span(12, 13)]
