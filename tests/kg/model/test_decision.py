"""Which decisions stand: the last verdict, the last word on each cell, every comment, nothing that was undone."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Decision, DecisionKind, Iri, Standing, standing
from tests.strategies import decisions

THING, OTHER = Iri("https://example.org/thing/1"), Iri("https://example.org/thing/2")
BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def told(number: int, kind: DecisionKind, about: Iri = THING, *, text: str = "话", field: str = "") -> Decision:
    iri = Iri(f"https://example.org/decision/{number}")
    return Decision(iri, about, kind, "周明", BEGAN + timedelta(minutes=number), text, field)


ACCEPT, DISMISS = told(1, DecisionKind.ACCEPT), told(2, DecisionKind.DISMISS)


def test_the_last_verdict_stands_in_whatever_order_it_is_told() -> None:
    for order in ([ACCEPT, DISMISS], [DISMISS, ACCEPT]):
        assert standing(order)[THING].verdict == DISMISS
        assert standing(order)[THING].is_dismissed


def test_what_was_decided_before_an_undone_decision_stands_again() -> None:
    undo = told(3, DecisionKind.UNDO, DISMISS.iri)
    assert standing([ACCEPT, DISMISS, undo])[THING].verdict == ACCEPT
    assert standing([DISMISS, undo]) == {}


def test_an_undo_is_not_undone() -> None:
    undo = told(3, DecisionKind.UNDO, DISMISS.iri)
    assert standing([DISMISS, undo, told(4, DecisionKind.UNDO, undo.iri)]) == {}


def test_every_comment_stands_beside_the_verdict() -> None:
    comments = tuple(told(number, DecisionKind.COMMENT) for number in (3, 4))
    found = standing([*comments[::-1], ACCEPT])[THING]
    assert (found.verdict, found.comments) == (ACCEPT, comments)
    assert not found.is_dismissed


def test_the_last_word_on_each_field_stands_even_when_it_is_nothing() -> None:
    first = told(1, DecisionKind.FILL, field="owner", text="交通局")
    other = told(2, DecisionKind.FILL, field="year", text="2026")
    emptied = told(3, DecisionKind.FILL, field="owner", text="")
    assert standing([first, other, emptied])[THING].fills == {"owner": emptied, "year": other}
    assert standing([first, other, emptied, told(4, DecisionKind.UNDO, emptied.iri)])[THING].fills["owner"] == first


def test_the_last_correction_of_each_field_stands_beside_what_was_filled_in() -> None:
    filled = told(1, DecisionKind.FILL, field="year", text="2026")
    wrong = told(2, DecisionKind.CORRECT, field="year", text="2028")
    right = told(3, DecisionKind.CORRECT, field="year", text="2030")
    found = standing([right, wrong, filled])[THING]
    assert (found.fills, found.corrections) == ({"year": filled}, {"year": right})
    assert standing([wrong, right, told(4, DecisionKind.UNDO, right.iri)])[THING].corrections == {"year": wrong}


def of_two(number: int, kind: DecisionKind, words: tuple[str, str], other: Iri | None = OTHER) -> Decision:
    single = told(number, DecisionKind.ACCEPT)
    return replace(single, kind=kind, words=words[0], other_words=words[1], other=other)


def test_two_things_told_to_be_one_are_told_of_both() -> None:
    merge = of_two(1, DecisionKind.MERGE, ("九里香", "九里香食品厂"))
    found = standing([merge])
    assert found[THING].pairs == found[OTHER].pairs == (merge,)


def test_of_what_is_said_of_two_names_the_last_stands_whichever_comes_first() -> None:
    merge = of_two(1, DecisionKind.MERGE, ("九里香", "九里香食品厂"))
    split = of_two(2, DecisionKind.SPLIT, ("九里香食品厂", "九里香"), None)
    found = standing([split, merge])
    assert found == {THING: Standing(pairs=(split,))}
    assert standing([merge, split, told(3, DecisionKind.UNDO, split.iri)])[OTHER].pairs == (merge,)
    beside = of_two(3, DecisionKind.MERGE, ("九里香", "九里香茶社"))
    assert standing([merge, beside])[THING].pairs == (merge, beside)


def test_two_things_of_one_name_are_told_from_two_others() -> None:
    merge = of_two(1, DecisionKind.MERGE, ("城关镇", "城关镇"))
    elsewhere = replace(merge, iri=Iri("https://example.org/decision/2"), other=Iri("https://example.org/thing/3"))
    assert standing([merge, elsewhere])[THING].pairs == (merge, elsewhere)


def test_things_are_told_apart() -> None:
    found = standing([ACCEPT, told(2, DecisionKind.DISMISS, OTHER)])
    assert [found[iri].is_dismissed for iri in (THING, OTHER)] == [False, True]


@given(st.lists(decisions(), max_size=6, unique_by=lambda decision: decision.iri), st.randoms(use_true_random=False))
def test_the_order_of_telling_says_nothing(record: list[Decision], chance: random.Random) -> None:
    shuffled = record[:]
    chance.shuffle(shuffled)
    assert standing(shuffled) == standing(record)
