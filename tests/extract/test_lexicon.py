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


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_has_no_word_twice(name: str) -> None:
    text = (files("extract.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ource" in text.split("\nword", maxsplit=1)[0]
    identity = [tuple(row.values()) if name == "divisions" else row["word"] for row in rows(name)]
    assert [word for word, times in Counter(identity).items() if times > 1] == []
    assert all(row["word"].strip() == row["word"] for row in rows(name))


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
