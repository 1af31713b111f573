"""How the command line behaves where things go wrong: one clear sentence, the right code, nothing half-written."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import open_store
from tests.kg.cli.running import Ran, environment, make_small_graph, plankg
from tests.support import ROOT

BIN = [sys.executable, "-m", "kg"]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


COMMANDS_ON_A_GRAPH = (
    ["list"],
    ["remove", "PLAN"],
    ["query"],
    ["show", "NAME"],
    ["trace", "NAME"],
    ["check"],
    ["diff"],
    ["review"],
    ["review", "39cccfa0dcbe676d", "--accept", "--by", "NAME"],
    ["export", "--format", "turtle"],
    ["draw", "--out", "x.html"],
    ["serve"],
)


def line_for(command: list[str], graph: Path) -> list[str]:
    name, *rest = command
    return [name, str(graph), *rest]


@pytest.mark.parametrize("command", COMMANDS_ON_A_GRAPH, ids=" ".join)
def test_where_there_is_no_graph_each_command_says_so(
    command: list[str], tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "nothing"
    monkeypatch.chdir(tmp_path)
    for lang, sentence in (
        ("zh", f"{missing} 里没有图谱。请先运行 plankg build 源文件 --out {missing}。\n"),
        ("en", f"There is no graph in {missing}. Run plankg build SOURCE --out {missing} first.\n"),
    ):
        run = here(*line_for(command, missing), lang=lang)
        assert (run.code, run.out, run.err) == (2, "", sentence)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS_ON_A_GRAPH[:3], ids=lambda command: command[0])
def test_a_folder_of_other_files_is_refused_and_left_alone(
    command: list[str], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    (tmp_path / "通知.docx").write_bytes(b"x")
    run = here(*line_for(command, tmp_path))
    assert run.code == 2
    assert run.err.count("\n") == 1
    assert "通知.docx" in run.err
    assert contents(tmp_path) == {"通知.docx": b"x"}


def test_a_file_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("x", encoding="utf-8")
    run = plankg("list", tmp_path / "plan.txt")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("area", ["999999", "柳溪区", "41170", "4117020001", ""])
def test_an_area_that_is_no_code_is_refused(area: str, tmp_path: Path, here: Callable[..., Ran]) -> None:
    run = here("build", tmp_path / "x.txt", "--out", tmp_path / "graph", "--area", area, lang="zh")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"--area 要写行政区划代码（如 411702），“{area}”不是")
    assert list(tmp_path.iterdir()) == []


def test_a_busy_graph_is_said_to_be_busy(tmp_path: Path) -> None:
    graph = make_small_graph(tmp_path / "graph")
    with open_store(graph):
        run = plankg("remove", graph, "x", "--lang", "en")
    assert run.returncode == 2
    assert run.stderr == f"Another process is writing to the graph {graph}. Try again when it has ended.\n"


def test_an_unknown_plan_is_answered_with_those_there_are(graph: Path) -> None:
    run = plankg("export", graph, "--format", "jsonl", "--plan", "别的规划", "--lang", "zh")
    assert (run.returncode, run.stdout) == (2, "")
    assert "柳溪区国民经济和社会发展第十四个五年规划纲要" in run.stderr


def test_remove_takes_the_plan_out(tmp_path: Path) -> None:
    graph = make_small_graph(tmp_path / "graph")
    run = plankg("remove", graph, "liuxi.txt", "--lang", "zh")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("已去掉《柳溪区")
    assert json.loads(plankg("list", graph, "--json").stdout) == []
    assert plankg("list", graph, "--lang", "en").stderr == f"The graph {graph} holds no plan yet.\n"


@pytest.mark.parametrize("form", ["turtle", "jsonl", "csv"])
def test_an_export_that_cannot_be_written_leaves_nothing(
    graph: Path, tmp_path: Path, form: str, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "missing" / "sub.csv"
    run = here("export", graph, "--format", form, "--out", out)
    assert run.code == 2
    assert run.err == f"{out}: there is no such file or folder. Check the path.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_export_to_a_folder_needs_a_file_name(graph: Path, tmp_path: Path) -> None:
    run = plankg("export", graph, "--format", "turtle", "--out", tmp_path, "--lang", "en")
    assert run.returncode == 2
    assert run.stderr.startswith(f"{tmp_path} is a folder; this format goes into one file.")


def test_a_picture_that_cannot_be_written_says_where(graph: Path, tmp_path: Path) -> None:
    run = plankg("draw", graph, "--out", tmp_path / "no" / "x.html", "--lang", "zh")
    assert (run.returncode, run.stderr) == (2, f"{tmp_path}/no/x.html：没有这个文件或目录。请检查路径。\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_to_be_full(graph: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [*BIN, "export", str(graph), "--format", "jsonl", "--lang", "en"],
            stdout=full, stderr=subprocess.PIPE, env=environment(), encoding="utf-8", check=False,
        )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr == "standard output: the disk is full. Make room and try again.\n"


@pytest.mark.parametrize("form", ["nquads", "jsonl"])
def test_a_reader_that_goes_away_is_no_failure(graph: Path, form: str) -> None:
    command = f'"$0" -m kg export "$1" --format {form} | head -c 10 >/dev/null; echo "${{PIPESTATUS[0]}}"'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable, str(graph)],
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert (run.stdout, run.stderr) == ("0\n", "")


def test_a_reader_that_reads_nothing_is_no_failure(graph: Path) -> None:
    command = '"$0" -m kg list "$1" | true; echo "${PIPESTATUS[0]}"'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable, str(graph)],
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert (run.stdout, run.stderr) == ("0\n", "")


def test_streams_may_be_closed(graph: Path) -> None:
    command = '"$0" -m kg list "$1" >&-; echo $?; "$0" -m kg list missing 2>&-; echo $?'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable, str(graph)],
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert run.stdout == "0\n2\n"


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "no_SUCH.locale"])
def test_data_on_a_pipe_are_utf_8_in_every_locale(graph: Path, locale: str) -> None:
    run = plankg("list", graph, "--json", lang=locale, env={"PYTHONIOENCODING": "ascii"})
    assert run.returncode == 0
    assert json.loads(run.stdout)[0]["area"] == "柳溪区"


def test_a_name_that_is_no_unicode_is_told_as_well_as_can_be(tmp_path: Path) -> None:
    run = subprocess.run(
        [*map(os.fsencode, BIN), b"list", os.fsencode(tmp_path) + b"/\xff\xfe", b"--lang", b"en"],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert b"There is no graph in" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_graph_whose_name_is_no_unicode_is_told_to_be_renamed(graph: Path, tmp_path: Path) -> None:
    named = tmp_path / os.fsdecode(b"g\xb9\xe6")
    named.symlink_to(graph)
    run = subprocess.run(
        [*map(os.fsencode, BIN), b"list", os.fsencode(named), b"--lang", b"en"],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert b"is not in UTF-8" in run.stderr
    assert b"Internal error" not in run.stderr


REBUILD = "Build it again from its sources into another directory; older ones in snapshots may be whole."
BROKEN = """
import sys, kg.cli.list, kg.cli
def fails(*args): raise {error}
kg.cli.list.opened = fails
sys.exit(kg.cli.main(sys.argv[1:]))
"""


def run_broken(error: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BROKEN.format(error=error), "list", "g", "--lang", "en", *arguments],
        env=environment(), capture_output=True, encoding="utf-8", check=False, cwd=ROOT,
    )  # fmt: skip


def test_a_bug_is_told_without_a_trace() -> None:
    run = run_broken("ZeroDivisionError('by nought')")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Internal error (ZeroDivisionError: by nought).")
    assert "--debug" in run.stderr
    assert run.stderr.count("\n") == 1


def test_debug_adds_the_trace() -> None:
    run = run_broken("ZeroDivisionError('by nought')", "--debug")
    assert run.returncode == 2
    assert run.stderr.startswith("Traceback")
    assert run.stderr.splitlines()[-1].startswith("Internal error")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("MemoryError()", "Out of memory. Close other programs, or do it in parts.\n"),
        (f"OSError({errno.EACCES}, 'x', 'f')", "f: permission denied. Choose another place, or ask for the right.\n"),
        (f"OSError({errno.EIO}, 'input/output error', 'f')", "f: input/output error\n"),
        ("OSError('the engine is out of files')", "The system says: the engine is out of files\n"),
        (
            "OSError('IO error: No space left on device: While appending to file: g/live-1/9.sst')",
            "The system says: the disk is full. Make room and try again.\n",
        ),
        (
            "RuntimeError('Corruption: no newline')",
            f"The graph's files are damaged (Corruption: no newline). {REBUILD}\n",
        ),
        ("KeyboardInterrupt()", "Interrupted. The graph and files that were there are unchanged.\n"),
    ],
)
def test_what_the_system_refuses_is_told(error: str, sentence: str) -> None:
    assert run_broken(error).stderr.lstrip("\n") == sentence


def test_an_interrupt_has_its_own_code() -> None:
    assert run_broken("KeyboardInterrupt()").returncode == 130


def test_serve_ends_in_order_on_an_interrupt(graph: Path) -> None:
    with subprocess.Popen(
        [*BIN, "serve", str(graph), "--port", "0", "--lang", "en"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    # -SIGINT is a shell's 130: Python ends so when the interrupt met the import of a compiled module
    assert process.returncode in (0, 130, -signal.SIGINT)
    assert "Traceback" not in told


def test_a_taken_port_is_told(graph: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = plankg("serve", graph, "--port", str(port), "--lang", "en")
    assert run.returncode == 2
    assert run.stderr == f"127.0.0.1:{port}: the port is taken. Choose another with --port.\n"


def test_doctor_finds_a_sound_installation(tmp_path: Path) -> None:
    run = plankg("doctor", "--json", "--lang", "en", cwd=tmp_path)
    wrong = [row for row in json.loads(run.stdout) if row["state"] == "wrong"]
    assert (run.returncode, wrong) == (0, [])


@pytest.mark.parametrize("name", ["viz", "api"])
def test_doctor_finds_an_intruder(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("")
    run = plankg("doctor", "--json", "--lang", "en", env={"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"})
    (wrong,) = [row for row in json.loads(run.stdout) if row["state"] == "wrong"]
    assert run.returncode == 1
    assert str(tmp_path / name) in wrong["detail"]
