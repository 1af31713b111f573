"""A file of corrections is read as rulings, and what is wrong with it is told with its place."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import NO_RULINGS, Ruling, Says
from kg.sources.overrides import overrides_beside, read_overrides

GOOD = """
same = [["organisation", "九里香", "柳溪 九里香食品有限公司"]]
not_same = [["water", "镜湖", "镜湖水库"]]
nothing = [["park", "现代农业产业园"]]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "plan.overrides.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_what_is_one_thing_what_is_two_and_what_is_none(tmp_path: Path) -> None:
    rulings = read_overrides(written(tmp_path, GOOD))
    assert rulings.same("Organisation") == (("九里香", "柳溪九里香食品有限公司"),)
    assert rulings.apart("WaterBody") == (("镜湖", "镜湖水库"),)
    assert rulings.nothing("Park") == {"现代农业产业园"}
    assert rulings.lines[0] == Ruling(
        Says.SAME,
        "Organisation",
        ("九里香", "柳溪九里香食品有限公司"),
        "plan.overrides.toml: same = organisation, 九里香, 柳溪 九里香食品有限公司",
    )


def test_the_file_beside_a_plan_is_found(tmp_path: Path) -> None:
    assert overrides_beside(tmp_path / "plan.docx") is None
    assert read_overrides(None) == NO_RULINGS
    assert overrides_beside(tmp_path / "plan.docx") != written(tmp_path, GOOD)
    assert overrides_beside(tmp_path / "plan.docx") == tmp_path / "plan.overrides.toml"


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("same = [", "build.overrides_syntax", "plan.overrides.toml"),
        ('merge = [["park", "甲园", "乙园"]]', "build.overrides_key", "merge"),
        ('same = [["park", "甲园", "乙园"], ["park", "甲园"]]', "build.overrides_entry", "same 2"),
        ('same = [["park", "甲园", 7]]', "build.overrides_entry", "same 1"),
        ('same = "甲园"', "build.overrides_entry", "same"),
        ('nothing = [["park"]]', "build.overrides_entry", "nothing 1"),
        ('not_same = [["company", "甲", "乙"]]', "build.overrides_kind", "company"),
        (
            'same = [["park", "甲园", "乙园"], ["park", "乙园", "丙园"]]\nnot_same = [["park", "甲园", "丙园"]]',
            "build.overrides_contradiction",
            "丙园",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, key: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_overrides(written(tmp_path, text))
    assert caught.value.key == key
    assert told in caught.value.told("zh")
    assert told in caught.value.told("en")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_overrides(tmp_path / "none.toml")
    assert caught.value.key == "build.overrides_unreadable"


def test_a_pair_is_no_contradiction_in_another_kind(tmp_path: Path) -> None:
    text = 'same = [["park", "甲园", "乙园"]]\nnot_same = [["project", "甲园", "乙园"]]'
    assert len(read_overrides(written(tmp_path, text)).lines) == 2
