"""`plankg check --format … --out FILE` writes what is handed over; what cannot be written is told in one sentence."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import open_store
from tests.kg.cli.running import Ran
from tests.kg.cli.test_review import store
from tests.kg.report.checked import PARKING, TOILETS, plan_with_goals

Here = Callable[..., Ran]


@pytest.fixture
def held(tmp_path: Path) -> Path:
    store(tmp_path / "graph", plan_with_goals(PARKING, TOILETS))
    return tmp_path / "graph"


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "csv"])
@pytest.mark.parametrize("named", [True, False])
def test_a_file_is_written_in_the_format_that_is_named_or_of_its_ending(
    here: Here, held: Path, tmp_path: Path, form: str, *, named: bool
) -> None:
    out = tmp_path / (f"报告.{form}" if not named else "报告")
    run = here("check", held, "--out", out, *(["--format", form] if named else []), lang="zh")
    assert (run.code, run.out, run.err) == (1, "", f"已写入 {out}\n")
    data = out.read_bytes()
    if form in ("docx", "xlsx"):
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    else:
        assert PARKING in data.decode("utf-8-sig")
    assert [path.name for path in tmp_path.iterdir() if path != held] == [out.name]


def test_the_code_is_that_of_the_check(here: Here, held: Path, tmp_path: Path) -> None:
    ids = [line.split()[-1] for line in here("check", held).out.splitlines() if "Id: " in line]
    here("review", held, *ids, "--dismiss", "--by", "周明")
    run = here("check", held, "--out", tmp_path / "report.html")
    assert run.code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(name in page for name in ids)


@pytest.mark.parametrize(
    ("line", "zh"),
    [
        (["--format", "docx"], "--format docx 要写成文件，请用 --out 指明。"),
        (["--out", "报告"], "报告 是什么格式？"),
        (["--out", "报告.pdf"], "报告.pdf 是什么格式？"),
        (["--format", "pdf", "--out", "报告.pdf"], "--format 不能是“pdf”"),
        (["--out", "报告.html", "--json"], "--json 和 --list 写到屏幕"),
        (["--out", "报告.html", "--list"], "--json 和 --list 写到屏幕"),
        (["--out", ".", "--format", "html"], ". 是一个目录；请写文件名。"),
        (["--out", "没有/报告.html"], "没有/报告.html"),
    ],
)
def test_what_cannot_be_written_is_told(
    here: Here, held: Path, monkeypatch: pytest.MonkeyPatch, line: list[str], zh: str
) -> None:
    (held.parent / "here").mkdir()
    monkeypatch.chdir(held.parent / "here")
    run = here("check", held, *line, lang="zh")
    assert (run.code, run.out) == (2, "")
    assert zh in run.err
    assert list((held.parent / "here").iterdir()) == []


def test_an_empty_graph_gives_no_report(here: Here, tmp_path: Path) -> None:
    with open_store(tmp_path / "graph") as empty:
        empty.publish({})
    run = here("check", tmp_path / "graph", "--out", tmp_path / "report.html", lang="zh")
    assert (run.code, run.err) == (2, "图谱里还没有规划，没有可写的核查报告。\n用法见：plankg check --help\n")
    assert not (tmp_path / "report.html").exists()
