"""The tables of the trace name terms of the vocabulary, and every row of them has its words."""

from kg.messages import LANGUAGES, say
from kg.trace.tables import _rows as rows
from kg.trace.tables import column_of, columns, direction_of, gap_rows
from ontology.terms import CLASSES, OBJECT_PROPERTIES

ANY = "*"


def test_hops_are_links_between_kinds_of_the_vocabulary() -> None:
    for predicate, subject, obj, upper, line in rows("hops"):
        assert predicate in OBJECT_PROPERTIES
        assert {subject, obj} - {ANY} <= set(CLASSES)
        assert upper in {"subject", "object"}
        assert line in {"step", "end", "side"}


def test_kinds_are_classes() -> None:
    assert {kind for kind, _ in rows("kinds")} <= set(CLASSES)


def test_no_row_is_hidden_by_one_before_it() -> None:
    seen: list[tuple[str, str, str]] = []
    for predicate, subject, obj, *_ in rows("hops"):
        wider = [one for one in seen if one[0] == predicate and one[1] in (ANY, subject) and one[2] in (ANY, obj)]
        assert wider == []
        seen.append((predicate, subject, obj))


def test_what_says_that_things_are_one_or_what_is_derived_is_no_step() -> None:
    for predicate in ("possiblySameAs", "notSameAs", "supportedBy", "coveredBy", "sector"):
        assert direction_of(predicate, ("Goal",), ("Project",)) is None


def test_each_hop_gap_and_column_has_its_words() -> None:
    for lang in LANGUAGES:
        for predicate, _, _, upper, _ in rows("hops"):
            assert say(f"trace.hop_{predicate}" if upper == "object" else f"trace.hop_of_{predicate}", lang)
        for gap in gap_rows():
            assert gap.kind in CLASSES
            assert set(gap.missing) <= set(columns())
            assert say(f"trace.gap_{column_of((gap.kind,))}_{gap.side}_{'-'.join(gap.missing)}", lang)
        assert all(say(f"trace.column_{column}", lang) for column in columns())


def test_the_main_kind_decides_the_column() -> None:
    assert (column_of(("Park", "Project")), column_of(("Project", "Park"))) == ("place", "project")
