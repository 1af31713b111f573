"""Laws of the word lists: what they are is said, no word stands twice, none names a thing of one plan."""

from collections import Counter
from importlib.resources import files

import pytest

from extract.lexicon import alternatives, rows, words

FOLDERS = ("", "identity/")
LISTS = sorted(
    folder + file.name.removesuffix(".tsv")
    for folder in FOLDERS
    for file in (files("extract.lexicon") / folder).iterdir()
    if file.name.endswith(".tsv")
)

WHOLE = frozenset({"part", "form", "code", "level"})
"""Columns that let one word stand several times: in other parts of a phrase, for divisions of one name."""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_has_no_word_twice(name: str) -> None:
    text = (files("extract.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ource" in "".join(line for line in text.splitlines() if line.startswith("#"))
    identity = [
        tuple(row[column] for column in row if column in WHOLE or column == next(iter(row))) for row in rows(name)
    ]
    assert [entry for entry, times in Counter(identity).items() if times > 1] == []
    assert all(cell.strip() == cell for row in rows(name) for cell in row.values())


def test_longer_words_go_before_their_starts() -> None:
    found = words("tail-verbs")
    assert found.index("开工建设") < found.index("开工")


def test_signs_beside_a_word_make_another_word() -> None:
    import re

    pattern = re.compile(alternatives("name-stops"))
    assert pattern.search("建设产业园")
    assert not pattern.match("建设大道")
    assert not pattern.search("高等")


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows("no-such-list")
