"""Which decisions stand: the last verdict, the last word on each cell, every comment, nothing that was undone."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Decision, DecisionKind, Iri, standing
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


def test_things_are_told_apart() -> None:
    found = standing([ACCEPT, told(2, DecisionKind.DISMISS, OTHER)])
    assert [found[iri].is_dismissed for iri in (THING, OTHER)] == [False, True]


@given(st.lists(decisions(), max_size=6, unique_by=lambda decision: decision.iri), st.randoms(use_true_random=False))
def test_the_order_of_telling_says_nothing(record: list[Decision], chance: random.Random) -> None:
    shuffled = record[:]
    chance.shuffle(shuffled)
    assert standing(shuffled) == standing(record)
