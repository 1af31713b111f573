"""The language is that of the locale, unless `--lang` says otherwise, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.language import chosen_language


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], lang: str) -> None:
    assert chosen_language(["build"], environment) == lang


@pytest.mark.parametrize(
    "line", [["--lang", "zh", "list", "g"], ["list", "--lang=zh", "g"], ["list", "g", "--lang", "zh"]]
)
def test_the_flag_wins_wherever_it_stands(line: list[str]) -> None:
    assert chosen_language(line, {"LC_ALL": "en_US.UTF-8"}) == "zh"


@pytest.mark.parametrize("line", [["--lang"], ["--lang", "fr"], ["--", "--lang", "zh"], ["--language=zh"]])
def test_what_is_no_choice_changes_nothing(line: list[str]) -> None:
    assert chosen_language(line, {"LANG": "en"}) == "en"


@pytest.mark.parametrize(("name", "lang"), [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("English", "en")])
def test_without_variables_the_systems_locale_decides(name: str, lang: str) -> None:
    assert chosen_language([], {}, name) == lang


@given(st.lists(st.text(max_size=8)), st.dictionaries(st.sampled_from(["LC_ALL", "LANG"]), st.text(max_size=8)))
def test_there_is_always_a_language(line: list[str], environment: dict[str, str]) -> None:
    assert chosen_language(line, environment) in ("zh", "en")
