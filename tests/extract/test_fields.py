"""Laws of the fields that words speak of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.links.fields import all_fields, fields_of, likeness

WEIGHTS = dict.fromkeys(all_fields(), 1.0)
PROFILES = st.dictionaries(st.sampled_from(all_fields()), st.integers(1, 5), max_size=4)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("打造一流营商环境", "reform"),
        ("持续改善环境质量", "ecology"),
        ("营造良好创新生态", "innovation"),
        ("建设和美乡村", "country"),
        ("优化城市空间布局", "towns"),
    ],
)
def test_the_longest_word_says_the_field(title: str, field: str) -> None:
    assert set(fields_of(title)) == {field}


def test_words_of_every_field_speak_of_none() -> None:
    assert not fields_of("坚持高质量建设，加快推进现代化体系，全面提升水平")


@given(PROFILES, PROFILES)
def test_likeness_is_a_share_and_the_same_both_ways(one: dict[str, int], other: dict[str, int]) -> None:
    found = likeness(one, other, WEIGHTS)
    assert 0 <= found <= 1
    assert found == pytest.approx(likeness(other, one, WEIGHTS))
    assert (found > 0) == bool(one.keys() & other.keys())
