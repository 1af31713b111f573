"""Laws of likeness between a short text and longer ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.links.similarity import Ranker, common_run

TEXT = st.text(alphabet="高速公路干线农村网建设", max_size=20)


@given(TEXT, TEXT)
def test_the_common_run_is_the_longest(one: str, other: str) -> None:
    length = common_run(one, other)
    runs = {one[a:b] for a in range(len(one)) for b in range(a + 1, len(one) + 1)}
    assert length == max((len(run) for run in runs if run in other), default=0)


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
def test_scores_are_shares(texts: list[str], query: str) -> None:
    assert all(0 <= score <= 1 for score in Ranker(texts).scores(query))


@pytest.mark.parametrize(("query", "best"), [("农村公路提档", 1), ("河道清淤", 2), ("风电场", 3)])
def test_the_text_that_shares_the_rare_words_is_the_most_like(query: str, best: int) -> None:
    texts = ["加快高速公路建设", "推进农村公路网提档升级", "河道综合治理与清淤", "发展风电和光电，建设风电场"]
    scores = Ranker(texts).scores(query)
    assert scores.index(max(scores)) == best


def test_no_text_and_no_words_are_no_error() -> None:
    assert Ranker([]).scores("甲乙") == []
    assert Ranker(["甲乙"]).scores("") == [0.0]
