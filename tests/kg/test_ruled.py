"""What people decide of names becomes a file of corrections that says the same when it is read, and nothing else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions import decided
from kg.ids import IriMaker, name_key
from kg.model import Decision, DecisionKind, Iri
from kg.sources.overrides import read_overrides
from kg.sources.ruled import overrides_of
from tests.strategies import said

IRIS = IriMaker("p")
BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
ONE, TWO, THREE = "九里香", "柳溪九里香食品厂", "九里香茶社"


def of_two(number: int, kind: DecisionKind, first: str, second: str, of: str = "Organisation") -> Decision:
    return decided(
        kind,
        IRIS.entity(of, first),
        by="周明",
        at=BEGAN + timedelta(minutes=number),
        words=first,
        other=Iri(f"{IRIS.entity(of, second)}-2"),
        other_words=second,
    )


def test_what_is_one_and_what_is_two_are_rulings(tmp_path: Path) -> None:
    merge, split = of_two(1, DecisionKind.MERGE, ONE, TWO), of_two(2, DecisionKind.SPLIT, ONE, THREE)
    found = overrides_of([split, merge])
    assert (found.ruled, found.left_out) == ((merge, split), ())
    (tmp_path / "plan.overrides.toml").write_text(found.toml, encoding="utf-8")
    rulings = read_overrides(tmp_path / "plan.overrides.toml")
    assert rulings.same("Organisation") == ((ONE, TWO),)
    assert rulings.apart("Organisation") == ((ONE, THREE),)


def test_only_what_stands_is_a_ruling() -> None:
    merge, split = of_two(1, DecisionKind.MERGE, ONE, TWO), of_two(2, DecisionKind.SPLIT, TWO, ONE)
    undo = decided(DecisionKind.UNDO, split.iri, by="李华", at=BEGAN + timedelta(hours=1))
    assert overrides_of([merge, split]).ruled == (split,)
    assert overrides_of([merge, split, undo]).ruled == (merge,)


def test_what_a_file_cannot_say_is_left_out_and_told() -> None:
    goals = of_two(1, DecisionKind.MERGE, "建成强区", "建设强区", "Goal")
    alike = of_two(2, DecisionKind.MERGE, "城关镇", "城关 镇", "Place")
    found = overrides_of([goals, alike])
    assert (found.ruled, found.left_out) == ((), (goals, alike))


@settings(max_examples=60)
@given(
    st.lists(said.filter(name_key), min_size=2, max_size=2, unique_by=name_key), st.sampled_from(["Park", "WaterBody"])
)
def test_any_names_are_read_back_as_they_were_decided(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], of: str
) -> None:
    path = tmp_path_factory.mktemp("ruled") / "plan.overrides.toml"
    path.write_text(
        overrides_of([of_two(1, DecisionKind.MERGE, names[0], names[1], of)]).toml, encoding="utf-8", newline=""
    )
    assert read_overrides(path).same(of) == ((name_key(names[0]), name_key(names[1])),)
