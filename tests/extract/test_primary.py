"""Laws of parents: one is primary, and nothing stands above itself."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extract.links.primary import with_primary
from kg.model import Basis, DerivedEvidence, Iri, RuleId, Statement

PAIRS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=20, unique=True)


def link(subject: str, target: str, predicate: str = "partOf", sure: str = "1") -> Statement:
    """Return a link between two things."""
    rule = RuleId("x.y")
    evidence = (DerivedEvidence(rule, ()),)
    return Statement(Iri(subject), predicate, Iri(target), Basis.STRUCTURE, Decimal(sure), rule, evidence)


@given(PAIRS)
def test_no_thing_is_above_itself(pairs: list[tuple[str, str]]) -> None:
    above: dict[str, set[str]] = {}
    for kept in with_primary(link(*pair) for pair in pairs):
        above.setdefault(kept.subject, set()).add(kept.object)

    def reaches(start: str, seen: frozenset[str]) -> set[str]:
        found = set(above.get(start, ()))
        return found.union(*(reaches(n, seen | {n}) for n in sorted(found - seen)))

    assert all(thing not in reaches(thing, frozenset()) for thing in above)


@given(PAIRS)
def test_each_thing_with_parents_has_one_primary_one(pairs: list[tuple[str, str]]) -> None:
    kept = list(with_primary(link(*pair) for pair in pairs))
    primary = [found.subject for found in kept if not found.secondary]
    assert sorted(primary) == sorted({found.subject for found in kept})


def test_parents_of_different_kinds_are_each_primary() -> None:
    found = list(with_primary([link("a", "b"), link("a", "c", "serves"), link("a", "d")]))
    assert [each.secondary for each in found] == [False, False, True]


def test_the_surest_parent_is_the_primary_one_wherever_it_stands() -> None:
    found = list(with_primary([link("a", "b", sure="0.6"), link("a", "c", sure="0.9"), link("a", "d", sure="0.9")]))
    assert [each.secondary for each in found] == [True, False, True]
