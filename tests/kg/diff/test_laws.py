"""What holds for every two states: nothing against itself, backwards the mirror, no matter the order or the place."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.diff import ChangeKind, Part, PlanState, diff_plans, mirrored
from kg.diff.text import PlanText
from kg.ids import IriMaker
from kg.model import PlanGraph, Statement
from tests.kg.diff.drafts import NEW_LINE, moved_down, shuffled, states
from tests.kg.small_plan import small_plan
from tests.strategies import plan_graphs, statements

some_links = st.lists(statements, max_size=3).map(tuple)


@pytest.mark.slow
@given(plan_graphs(), some_links)
def test_no_state_differs_from_itself(graph: PlanGraph, derived: tuple[Statement, ...]) -> None:
    state = PlanState(graph, derived)
    assert diff_plans(state, state).changes == ()


@given(states())
def test_no_draft_differs_from_itself(state: PlanState) -> None:
    assert diff_plans(state, state).changes == ()


@given(states(), states())
def test_backwards_it_is_the_mirror(before: PlanState, after: PlanState) -> None:
    diff = diff_plans(before, after)
    assert diff_plans(after, before) == mirrored(diff)
    assert mirrored(mirrored(diff)) == diff


@pytest.mark.slow
@given(plan_graphs(), plan_graphs())
def test_backwards_it_is_the_mirror_of_any_two_plans(before: PlanGraph, after: PlanGraph) -> None:
    first, second = PlanState(before), PlanState(after)
    assert diff_plans(second, first) == mirrored(diff_plans(first, second))


@given(st.data(), states(), states())
def test_the_order_of_the_values_makes_no_difference(data: st.DataObject, before: PlanState, after: PlanState) -> None:
    mixed = data.draw(shuffled(before)), data.draw(shuffled(after))
    assert diff_plans(*mixed) == diff_plans(before, after)


@given(states())
def test_what_only_moved_in_the_text_is_no_change(state: PlanState) -> None:
    (change,) = diff_plans(state, moved_down(state)).changes
    assert (change.part, change.kind, change.side.name) == (Part.SENTENCE, ChangeKind.ADDED, NEW_LINE)


@given(states(), states())
def test_the_changes_lead_from_the_things_of_one_state_to_those_of_the_other(
    before: PlanState, after: PlanState
) -> None:
    held: Counter[tuple[str, str]] = Counter((entity.iri, entity.name) for entity in before.graph.entities)
    for change in diff_plans(before, after).changes:
        if change.part is Part.THING:
            held.subtract([(change.before.iri, change.before.name)] if change.before else [])
            held.update([(change.after.iri, change.after.name)] if change.after else [])
    assert +held == Counter((entity.iri, entity.name) for entity in after.graph.entities)
    assert min(held.values(), default=0) >= 0


@given(states(), states())
def test_the_changes_lead_from_the_sentences_of_one_state_to_those_of_the_other(
    before: PlanState, after: PlanState
) -> None:
    held = Counter(sentence.key for sentence in PlanText(before.graph).sentences)
    for change in diff_plans(before, after).changes:
        if change.part is Part.SENTENCE:
            held.subtract([change.before.name] if change.before else [])
            held.update([change.after.name] if change.after else [])
    assert +held == Counter(sentence.key for sentence in PlanText(after.graph).sentences)


@given(states(), states())
def test_every_quote_of_a_change_is_its_slice(before: PlanState, after: PlanState) -> None:
    texts = before.graph.document.text, after.graph.document.text
    for change in diff_plans(before, after).changes:
        if change.part is not Part.FINDING:
            for side, text in zip((change.before, change.after), texts, strict=True):
                assert all(text[one.start : one.end] == one.quote for one in (side.passages if side else ()))


@given(states())
def test_a_draft_under_another_title_differs_in_its_title_alone(state: PlanState) -> None:
    iris = IriMaker("0" * 16)
    graph = state.graph
    plan = replace(graph.plan, id=iris.plan_id, iri=iris.plan(), title="征求意见稿")
    sections = tuple(iris.section(at) for at in range(len(graph.section_iris)))
    other = replace(graph, plan=plan, section_iris=sections)
    (change,) = diff_plans(state, replace(state, graph=other)).changes
    assert (change.part, change.kind) == (Part.PLAN, ChangeKind.CHANGED)
    assert [field.name for field in change.fields] == ["title"]


def test_a_plan_that_one_state_lacks_is_one_change() -> None:
    state = PlanState(small_plan())
    added, removed = diff_plans(None, state), diff_plans(state, None)
    assert [(one.part, one.kind) for one in added.changes] == [(Part.PLAN, ChangeKind.ADDED)]
    assert removed == mirrored(added)
    assert diff_plans(None, state).plan == state.graph.plan
