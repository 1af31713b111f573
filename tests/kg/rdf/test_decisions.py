"""What people decided is written and read back equal, in any order, as it is and after the engine has held it."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from kg.checks.shapes import broken_shapes
from kg.errors import StatementError, StoreError
from kg.ids import HUMAN_GRAPH
from kg.model import Decision, DecisionKind, Iri
from kg.rdf import decode_decisions, dump, encode_decisions
from kg.rdf.index import Index
from kg.store.contents import triples_of
from kg.store.union import as_triples
from tests.strategies import decisions

NOON = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
ONE = Decision(
    Iri("https://example.org/decision/1"), Iri("https://example.org/finding/1"), DecisionKind.ACCEPT, "周明", NOON
)
some = st.lists(decisions(), max_size=4, unique_by=lambda decision: decision.iri)


def in_order(told: list[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(told, key=lambda decision: (decision.at, decision.iri)))


@settings(max_examples=40)
@given(some, st.randoms(use_true_random=False))
def test_what_was_decided_is_read_back_whatever_the_order(told: list[Decision], chance: random.Random) -> None:
    assert decode_decisions(as_triples(encode_decisions(told))) == in_order(told)
    shuffled = told[:]
    chance.shuffle(shuffled)
    assert encode_decisions(shuffled) == encode_decisions(told)


@settings(max_examples=40)
@given(some)
def test_the_engine_gives_back_the_same_bytes(told: list[Decision]) -> None:
    nquads = encode_decisions(told)
    store = Store()
    store.bulk_load(nquads, format=RdfFormat.N_QUADS)
    assert dump(store) == nquads
    assert decode_decisions(triples_of(store, HUMAN_GRAPH)) == in_order(told)


def test_all_stand_in_the_one_human_graph() -> None:
    assert {quad.graph_name.value for quad in parse(encode_decisions([ONE]), format=RdfFormat.N_QUADS)} == {HUMAN_GRAPH}


def test_two_decisions_of_one_iri_are_refused_and_one_told_twice_is_one() -> None:
    assert encode_decisions([ONE, ONE]) == encode_decisions([ONE])
    with pytest.raises(StatementError):
        encode_decisions([ONE, replace(ONE, by="李华")])


@pytest.mark.parametrize(
    "bad",
    [
        replace(ONE, text="\ud800"),
        replace(ONE, by="周\ud800"),
        replace(ONE, about=Iri("no iri")),
        replace(ONE, iri=Iri("https://example.org/a b")),
    ],
)
def test_what_rdf_cannot_hold_is_refused(bad: Decision) -> None:
    with pytest.raises(StatementError):
        encode_decisions([bad])


def test_a_damaged_record_is_told() -> None:
    lines = as_triples(encode_decisions([ONE])).splitlines(keepends=True)
    for left_out in ("#about>", "#decisionKind>", "#endedAtTime>", "#wasAssociatedWith>", "schema.org/name>"):
        with pytest.raises(StoreError):
            decode_decisions(b"".join(line for line in lines if left_out.encode() not in line))
    with pytest.raises(StoreError):
        decode_decisions(b"".join(lines).replace(b'"accept"', b'"perhaps"'))


def test_what_is_written_keeps_the_shapes() -> None:
    filled = replace(ONE, iri=Iri("https://example.org/decision/2"), kind=DecisionKind.FILL, field="owner", text="x")
    assert broken_shapes(Index(as_triples(encode_decisions([ONE, filled])))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"by": ""},
        {"by": " \u3000"},
        {"at": datetime(2026, 3, 1)},  # noqa: DTZ001 - that is the point
        {"at": datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=8)))},
        {"field": "owner"},
        {"kind": DecisionKind.FILL},
        {"kind": DecisionKind.COMMENT},
        {"kind": DecisionKind.COMMENT, "text": "\n "},
        {"kind": DecisionKind.CORRECT, "text": "2030"},
        {"kind": DecisionKind.CORRECT, "field": "year"},
        {"kind": DecisionKind.MERGE, "words": "甲", "other_words": "乙"},
        {"kind": DecisionKind.MERGE, "words": "甲", "other": Iri("https://example.org/2")},
        {"kind": DecisionKind.MERGE, "words": "甲", "other_words": "乙", "other": ONE.about},
        {"kind": DecisionKind.SPLIT, "words": "甲", "other_words": "甲"},
        {"kind": DecisionKind.SPLIT, "words": " ", "other_words": "甲"},
        {"other": Iri("https://example.org/2")},
        {"other_words": "乙"},
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_none(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="about"):
        replace(ONE, **change)  # type: ignore[arg-type]
