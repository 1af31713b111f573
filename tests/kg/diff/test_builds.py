"""One line of the example is changed and the plan built anew: what differs is that line and what rests on it."""

from pathlib import Path

import pytest

from kg.cli.composition import build_from
from kg.diff import Change, ChangeKind, Part, PlanState, diff_plans, mirrored, state_of
from kg.sources import BuildOptions
from kg.store import open_graph
from tests.support import ROOT

pytestmark = pytest.mark.slow

EXAMPLE = (ROOT / "examples" / "yicheng-digest.txt").read_text(encoding="utf-8")


def state(folder: Path, text: str) -> PlanState:
    folder.mkdir()
    source = folder / "plan.txt"
    source.write_text(text, encoding="utf-8")
    build_from([source], folder / "graph", BuildOptions())
    with open_graph(folder / "graph") as reader:
        found = state_of(reader, reader.plans()[0].id)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> PlanState:
    return state(tmp_path_factory.mktemp("example") / "first", EXAMPLE)


def told(changes: tuple[Change, ...]) -> set[tuple[Part, ChangeKind, str]]:
    return {(change.part, change.kind, change.side.name) for change in changes if change.part is not Part.SENTENCE}


def edited(example: PlanState, folder: Path, old: str, new: str) -> tuple[Change, ...]:
    assert old in EXAMPLE
    after = state(folder / "after", EXAMPLE.replace(old, new))
    diff = diff_plans(example, after)
    assert diff_plans(after, example) == mirrored(diff)
    return diff.changes


def test_another_target_changes_one_figure_and_its_two_sentences(example: PlanState, tmp_path: Path) -> None:
    changes = edited(example, tmp_path, "32.4", "33.5")
    assert told(changes) == {(Part.FIGURE, ChangeKind.CHANGED, "林木覆盖率 2025")}
    assert [change.kind for change in changes if change.part is Part.SENTENCE] == [ChangeKind.CHANGED] * 2


def test_a_further_sentence_moves_all_that_follows_and_changes_nothing_else(example: PlanState, tmp_path: Path) -> None:
    heading = "二、“十四五”时期主要目标\n"
    (change,) = edited(example, tmp_path, heading, f"{heading}　　目标的制定听取了各方面意见。\n")
    assert (change.part, change.kind, change.side.name) == (
        Part.SENTENCE, ChangeKind.ADDED, "目标的制定听取了各方面意见。",
    )  # fmt: skip


def test_lines_broken_otherwise_change_nothing(example: PlanState, tmp_path: Path) -> None:
    assert edited(example, tmp_path, "城乡居民生活差距显著缩小，公共", "城乡居民生活差距显\n著缩小，公共") == ()


def test_a_goal_in_other_words_is_renamed(example: PlanState, tmp_path: Path) -> None:
    changes = edited(example, tmp_path, "——城乡面貌焕发生机。", "——城乡面貌更有生机。")
    assert told(changes) == {(Part.THING, ChangeKind.RENAMED, "城乡面貌更有生机")}
