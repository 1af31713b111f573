"""Every command explains itself, and every usage error is told, in Chinese and in English."""

import re
from collections.abc import Callable

import pytest

from kg.cli.app import COMMANDS
from tests.kg.cli.running import Ran, plankg

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_help_page_is_in_one_language(name: str, lang: str, here: Callable[..., Ran]) -> None:
    run = here(*([name] if name else []), "--help", "--lang", lang)
    assert (run.code, run.err) == (0, "")
    prose = [line for line in run.out.splitlines() if "plankg" not in line]
    if lang == "zh":
        assert run.out.startswith("用法：plankg")
        assert all(CHINESE.search(line) or not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line) for line in prose)
    else:
        assert run.out.startswith("Usage: plankg")
        assert not any(CHINESE.search(line) for line in prose)
    assert "{" not in "".join(prose)


def test_the_first_page_lists_every_command() -> None:
    lines = plankg("--help", "--lang", "en").stdout.splitlines()
    assert [line.split()[0] for line in lines if re.match(r"  [a-z]+ {2,}[A-Z]", line)] == list(COMMANDS)


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (["frobnicate"], "没有命令“frobnicate”。", "There is no command “frobnicate”."),
        (["biuld", "x"], "没有命令“biuld”。是不是 build？", "There is no command “biuld”. Did you mean build?"),
        (["build"], "还缺 SOURCE...。", "SOURCE... is missing."),
        (["build", "a.txt"], "还缺选项 --out。", "The option --out is missing."),
        (["build", "a", "--out"], "选项 --out 后面要写一个值。", "The option --out needs a value."),
        (["list", "g", "--json=3"], "选项 --json 不带值。", "The option --json takes no value."),
        (["list", "g", "h"], "多出一个参数：h", "One argument too many: h"),
        (["list"], "还缺 GRAPH。", "GRAPH is missing."),
        (["list", "--jsno"], "没有选项 --jsno。是不是 --json？", "There is no option --jsno. Did you mean --json?"),
        (["list", "-x", "g"], "没有选项 -x。", "There is no option -x."),
        (["export", "g"], "还缺选项 --format。", "The option --format is missing."),
        (
            ["export", "g", "--format", "xls"],
            "--format 不能是“xls”，可以是：turtle, trig, nquads, jsonld, jsonl, csv, graphml。",
            "--format cannot be “xls”; it can be: turtle, trig, nquads, jsonld, jsonl, csv, graphml.",
        ),
        (
            ["serve", "g", "--port", "70000"],
            "--port 不能是“70000”，要写 0 到 65535 之间的整数。",
            "--port cannot be “70000”; it is a whole number from 0 to 65535.",
        ),
        (
            ["list", "g", "--lang", "fr"],
            "--lang 不能是“fr”，可以是：zh, en。",
            "--lang cannot be “fr”; it can be: zh, en.",
        ),
        (["--port", "8000"], "没有选项 --port。", "There is no option --port."),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_in_one_sentence(line: list[str], zh: str, en: str, here: Callable[..., Ran]) -> None:
    for lang, sentence in (("zh", zh), ("en", en)):
        run = here(*line, lang=lang)
        assert (run.code, run.out) == (2, "")
        first, hint = run.err.splitlines()
        assert first == sentence
        assert hint.endswith(" --help")


def test_the_hint_names_the_command() -> None:
    run = plankg("export", "g", "--format", "xls")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == "See: plankg export --help"


def test_no_command_shows_the_help_and_is_misuse() -> None:
    run = plankg()
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Usage: plankg")


def test_the_version_is_told() -> None:
    run = plankg("--version")
    assert re.fullmatch(r"plankg [0-9.]+\n", run.stdout)


def test_options_may_stand_before_and_after() -> None:
    first = plankg("list", "--json", "--lang", "en", "missing")
    second = plankg("--lang=en", "list", "missing", "--json")
    assert (first.returncode, first.stderr) == (second.returncode, second.stderr)
    assert first.stderr == "There is no graph in missing. Run plankg build SOURCE --out missing first.\n"
