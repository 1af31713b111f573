"""The debug entry: it prints the outline with counts and says why a numbered line is no heading."""

from pathlib import Path

import pytest

from extract.structure.__main__ import main
from tests.extract.structure.forms import SENTENCES, prose


def test_the_outline_shows_sections_counts_and_what_is_no_heading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.txt"
    text = f"云岭县“十四五”规划纲要\n第一章 农业\n{prose(*SENTENCES)}（一）建好产粮大镇，确保粮食安全。\n第二章 保障\n"
    path.write_text(text + prose(*SENTENCES), encoding="utf-8")
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "第一章 农业  [chapter tasks" in printed
    assert "sections {'chapter': 2}" in printed
    assert "（一）建好产粮大镇，确保粮食安全。 (it holds a sentence)" in printed


def test_a_file_that_is_no_plan_is_told_and_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text("甲\n乙\n", encoding="utf-8")
    assert main([str(path)]) == 2
    assert "list.txt shows no structure" in capsys.readouterr().err
    assert main([]) == 2
