"""The search for cycles rests, is at work again afterwards, and still finds what came meanwhile."""

import gc
from weakref import ref

import pytest

from kg.collector import collector_at_rest


class _Ring:
    """A value that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_it_rests_inside_also_when_nested_and_works_again_after() -> None:
    with collector_at_rest():
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_failure() -> None:
    with pytest.raises(KeyError), collector_at_rest():
        raise KeyError
    assert gc.isenabled()


def test_a_cycle_made_meanwhile_is_found_afterwards() -> None:
    with collector_at_rest():
        watched = ref(_Ring())
    gc.collect()
    assert watched() is None
