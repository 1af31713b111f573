"""What holds of every trace: hops are statements, paths the best ones, a sieve only removes, up answers down."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.derive import STRENGTH, derive
from kg.model import PlanGraph, Tier
from kg.trace import Hop, Path, Side, Sieve, Trace, TraceIndex, columns_of, trace, tree_of
from kg.trace.layout import Branch
from tests.kg.checks.test_derive import plans as goal_plans
from tests.kg.trace.plans import plans, sieves

LAW = settings(max_examples=40, deadline=None)  # each example is a whole plan, of which every thing is traced
OPEN = Sieve(secondary=True, candidates=True)


def traces(graph: PlanGraph, sieve: Sieve) -> dict[str, Trace]:
    index = TraceIndex([graph])
    return {iri: trace(index, iri, sieve) for iri in index.things}


def sides(found: Trace) -> tuple[Side, Side]:
    return found.up, found.down


def ends(side: Side) -> set[str]:
    return {path.end.iri for path in side.paths}


def key(hop: Hop) -> tuple[object, ...]:
    return hop.subject.iri, hop.predicate, hop.object.iri, hop.basis, hop.confidence, hop.secondary, hop.rule


@LAW
@given(plans(), sieves)
def test_every_hop_is_a_statement_of_the_graph_with_words_of_the_plan(graph: PlanGraph, sieve: Sieve) -> None:
    links = {(s.subject, s.predicate, s.object, s.basis, s.confidence, s.secondary, s.rule) for s in graph.statements}
    figures = {(target.indicator, "hasTarget", target.iri) for target in graph.targets}
    for found in traces(graph, sieve).values():
        for side in sides(found):
            for hop in side.hops:
                assert key(hop) in links or key(hop)[:3] in figures
                assert hop.evidence
                assert all(item.quote == graph.document.text[item.start : item.end] for item in hop.evidence)
            assert all(hop in side.hops for path in side.paths for hop in path.hops)


@LAW
@given(plans(), sieves)
def test_a_path_leads_hop_by_hop_to_its_end_and_meets_nothing_twice(graph: PlanGraph, sieve: Sieve) -> None:
    for found in traces(graph, sieve).values():
        for side, up in zip(sides(found), (True, False), strict=True):
            for path in side.paths:
                here = found.thing
                for hop in path.hops:
                    assert here == (hop.lower if up else hop.upper)
                    here = hop.upper if up else hop.lower
                assert here == path.end
                met = [
                    found.thing.iri,
                    *(thing.iri for hop in path.hops for thing in (hop.upper if up else hop.lower,)),
                ]
                assert len(met) == len(set(met))


def rank(hops: tuple[Hop, ...]) -> tuple[bool, int]:
    return any(hop.secondary for hop in hops), max(STRENGTH.index(hop.basis) for hop in hops)


def all_ways(side: Side, start: str, *, up: bool) -> Iterator[tuple[Hop, ...]]:
    def onward(here: str, seen: tuple[Hop, ...], met: frozenset[str]) -> Iterator[tuple[Hop, ...]]:
        for hop in side.hops:
            before, after = (hop.lower.iri, hop.upper.iri) if up else (hop.upper.iri, hop.lower.iri)
            if before == here and after not in met:
                yield (*seen, hop)
                yield from onward(after, (*seen, hop), met | {after})

    return onward(start, (), frozenset({start}))


@st.composite
def sparse(draw: st.DrawFn) -> PlanGraph:
    """Return a plan of few links, so that all ways can be tried."""
    graph = draw(plans())
    return replace(graph, statements=graph.statements[:10])


@LAW
@given(sparse())
def test_a_path_is_the_best_of_all_ways(graph: PlanGraph) -> None:
    index = TraceIndex([graph])
    skipping = any(step.edge.skips for iri in index.things for step in index.above(iri))
    for found in traces(graph, OPEN).values():
        for side, up in zip(sides(found), (True, False), strict=True):
            best: dict[str, tuple[tuple[bool, int], int]] = {}
            for way in all_ways(side, found.thing.iri, up=up):
                end = (way[-1].upper if up else way[-1].lower).iri
                best[end] = min(best.get(end, (rank(way), len(way))), (rank(way), len(way)))
            assert ends(side) == set(best)
            for path in side.paths:
                of_path = (rank(path.hops), len(path.hops))
                assert of_path[0] == best[path.end.iri][0] == (path.secondary, STRENGTH.index(path.weakest_basis))
                assert of_path == best[path.end.iri] or (skipping and of_path[1] > best[path.end.iri][1])
                assert path.confidence == min(hop.confidence for hop in path.hops)


@LAW
@given(plans(), sieves)
def test_the_primary_path_leads_on_to_nothing_and_no_path_over_secondary_links_comes_before_it(
    graph: PlanGraph, sieve: Sieve
) -> None:
    def order(path: Path) -> tuple[bool, bool, int]:
        return path.leads_on, path.secondary, path.line

    for found in traces(graph, sieve).values():
        for side in sides(found):
            if side.primary:
                assert not side.primary.leads_on
                assert order(side.primary) == min(map(order, side.paths))


@LAW
@given(plans(), sieves)
def test_a_sieve_only_removes(graph: PlanGraph, sieve: Sieve) -> None:
    free = traces(graph, OPEN)
    for iri, found in traces(graph, sieve).items():
        for side, whole in zip(sides(found), sides(free[iri]), strict=True):
            assert ends(side) <= ends(whole)
            assert set(map(key, side.hops)) <= set(map(key, whole.hops))
            for hop in side.hops:
                assert hop.basis in sieve.bases
                assert hop.confidence >= sieve.least_confidence
                assert sieve.secondary or not hop.secondary
            assert sieve.candidates or not any(path.end.candidate for path in side.paths)


@LAW
@given(plans(), sieves)
def test_what_is_left_out_is_counted(graph: PlanGraph, sieve: Sieve) -> None:
    further = traces(graph, replace(sieve, secondary=True))
    doubtful = traces(graph, replace(sieve, candidates=True))
    for iri, found in traces(graph, sieve).items():
        for at, side in enumerate(sides(found)):
            assert side.further == len(sides(further[iri])[at].paths) - len(side.paths)
            assert side.doubtful == len(sides(doubtful[iri])[at].paths) - len(side.paths)


@LAW
@given(plans(), sieves)
def test_up_answers_down(graph: PlanGraph, sieve: Sieve) -> None:
    found = traces(graph, sieve)
    sure = {entity.iri for entity in graph.entities if entity.tier is Tier.CONFIRMED or sieve.candidates}
    up = {(iri, end) for iri in sure for end in ends(found[iri].up) & sure}
    down = {(end, iri) for iri in sure for end in ends(found[iri].down) & sure}
    assert up == down


@LAW
@given(plans(), sieves, st.randoms(use_true_random=False))
def test_a_trace_does_not_depend_on_the_order_of_what_is_said(graph: PlanGraph, sieve: Sieve, random: Random) -> None:
    links, entities = list(graph.statements), list(graph.entities)
    random.shuffle(links)
    random.shuffle(entities)
    turned = replace(graph, statements=tuple(links), entities=tuple(entities))
    assert traces(turned, sieve) == traces(graph, sieve)


@LAW
@given(goal_plans())
def test_what_supports_or_covers_a_goal_stands_below_it(graph: PlanGraph) -> None:
    found = traces(graph, OPEN)
    for shortcut in derive(graph):
        [path] = [path for path in found[shortcut.subject].down.paths if path.end.iri == shortcut.object]
        assert (path.secondary, path.weakest_basis) == (shortcut.secondary, shortcut.weakest_basis)


def branches(branch: Branch) -> Iterator[Branch]:
    yield branch
    for below in branch.branches:
        yield from branches(below)


@LAW
@given(plans(), st.integers(1, 6), st.integers(1, 3))
def test_a_tree_shows_or_counts_every_thing(graph: PlanGraph, most: int, each: int) -> None:
    for found in traces(graph, OPEN).values():
        for side in sides(found):
            whole = list(branches(tree_of(found.thing, side.paths)))
            assert {branch.thing.iri for branch in whole} == {found.thing.iri, *ends(side)}
            cut = list(branches(tree_of(found.thing, side.paths, most, each)))
            assert len(cut) <= most + 1
            assert len(cut) + sum(branch.left_out.total() for branch in cut) == len(whole)


@LAW
@given(plans(), sieves)
def test_a_thing_of_a_trace_stands_in_one_column(graph: PlanGraph, sieve: Sieve) -> None:
    for found in traces(graph, sieve).values():
        shown = [thing.iri for column in columns_of(found) for thing in column.things]
        assert len(shown) == len(set(shown))
        assert set(shown) == {found.thing.iri} | ends(found.up) | ends(found.down)
