"""The named questions: titles in both languages, found by name or title, columns that are variables of the answer."""

import re

import pytest

from kg.errors import LookupFailedError
from kg.queries import catalogue, question


def test_every_question_is_described() -> None:
    for entry in catalogue():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
        assert entry.title
        assert entry.title_en
        assert entry.about
        assert entry.about_en
    assert len({entry.title for entry in catalogue()}) == len(catalogue()) >= 12


def test_parameters_and_columns_are_variables_of_the_question() -> None:
    for entry in catalogue():
        selected = re.search(r"SELECT(?: DISTINCT)?(.*?)(?:WHERE)?\s*\{", entry.sparql, re.DOTALL)
        assert selected, entry.name
        for field in (*entry.parameters, *entry.columns):
            assert f"?{field.variable}" in selected[1], (entry.name, field.variable)
            assert field.zh
            assert field.en


def test_a_question_is_found_by_name_and_title() -> None:
    for entry in catalogue():
        assert question(entry.name) is entry
        assert question(entry.title) is entry
        assert question(entry.title_en) is entry


def test_a_question_that_is_not_there_is_told_with_what_is_near() -> None:
    with pytest.raises(LookupFailedError) as caught:
        question("goals-without-project")
    assert "goals-without-projects" in caught.value.told("zh")
    with pytest.raises(LookupFailedError) as caught:
        question("天气")
    assert all(entry.name in caught.value.told("en") for entry in catalogue())
