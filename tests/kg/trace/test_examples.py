"""How a trace leads over the chain of a plan: from a project up to the vision, round what skips steps."""

from dataclasses import replace

from kg.model import Attribute, Basis, Entity, Statement, Tier
from kg.trace import Gap, Sieve, Trace, TraceIndex, columns_of, trace
from kg.values import Figure
from tests.kg.checks.plans import Draft, Paragraph
from tests.kg.trace.plans import draft


def traced(made: Draft, thing: Entity, sieve: Sieve | None = None) -> Trace:
    return trace(TraceIndex([made.graph()]), thing.iri, sieve)


def names(found: Trace, side: str = "up") -> list[str]:
    primary = getattr(found, side).primary
    return [(hop.upper if side == "up" else hop.lower).name for hop in primary.hops] if primary else []


def missing(gaps: tuple[Gap, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(gap.side.value, gap.missing) for gap in gaps]


def chain() -> tuple[Draft, dict[str, Entity]]:
    """Return a plan whose chain is whole: 甲 main goal, 乙 goal, 丙 task, 丁 measure, 戊 project, 庚 firm, 辛 town."""
    made, things = draft()
    named = {thing.name: thing for thing in things}
    for subject, predicate, obj in (
        ("乙", "partOf", "甲"),
        ("丙", "serves", "乙"),
        ("丁", "partOf", "丙"),
        ("戊", "supports", "丁"),
        ("戊", "implementedBy", "庚"),
        ("戊", "locatedIn", "辛"),
        ("丁", "alignsWith", "壬"),
        ("乙", "hasIndicator", "癸"),
    ):
        made.link(named[subject], predicate, named[obj])
    made.target(named["癸"], Figure("五亿元"))
    return made, named


def test_a_project_leads_up_to_the_main_goal_and_down_to_firm_and_town() -> None:
    made, things = chain()
    found = traced(made, things["戊"])
    assert names(found) == ["丁", "丙", "乙", "甲"]
    assert {path.end.name for path in found.down.paths} == {"庚", "辛"}
    assert found.gaps == ()
    assert found.thing.place == ("任务",)


def test_a_town_leads_up_to_what_is_done_in_it_and_a_strategy_down_to_what_answers_it() -> None:
    made, things = chain()
    assert names(traced(made, things["辛"])) == ["戊", "丁", "丙", "乙", "甲"]
    answering = traced(made, things["壬"])
    assert {path.end.name for path in answering.down.paths} == {"丁", "戊", "庚", "辛"}


def test_an_indicator_leads_up_to_its_goal_and_down_to_its_figures() -> None:
    made, things = chain()
    found = traced(made, things["癸"])
    assert names(found) == ["乙", "甲"]
    (path,) = found.down.paths
    assert (path.end.name, path.end.kinds, path.end.time) == ("五亿元", ("Target",), "2025")
    assert [hop.predicate for hop in path.hops] == ["hasTarget"]


def test_a_clause_that_also_serves_the_goal_of_its_task_leads_over_the_task() -> None:
    made, things = chain()
    made.link(things["丁"], "serves", things["乙"])
    assert names(traced(made, things["戊"])) == ["丁", "丙", "乙", "甲"]


def test_a_goal_stated_beside_the_clause_is_surer_than_the_way_over_the_task() -> None:
    made, things = chain()
    made.link(things["丁"], "serves", things["乙"], Basis.STATED)
    assert [path.hops[1].basis for path in traced(made, things["戊"]).up.paths if path.end.name == "乙"] == [
        Basis.STATED
    ]


def test_a_surer_way_is_better_than_a_shorter_one() -> None:
    made, things = chain()
    made.link(things["己"], "supports", things["甲"], Basis.SIMILARITY)
    made.link(things["己"], "supports", things["丁"], Basis.STATED)
    assert names(traced(made, things["己"])) == ["丁", "丙", "乙", "甲"]


def secondary(made: Draft, subject: Entity, predicate: str, obj: Entity) -> Statement:
    made.link(subject, predicate, obj)
    made.links[-1] = replace(made.links[-1], secondary=True)
    return made.links[-1]


def test_further_parents_are_left_out_and_counted_until_asked_for() -> None:
    made, things = chain()
    secondary(made, things["己"], "supports", things["丙"])
    found = traced(made, things["己"])
    assert (found.up.paths, found.up.further) == ((), 3)
    whole = traced(made, things["己"], Sieve(secondary=True))
    assert names(whole) == ["丙", "乙", "甲"]
    assert whole.up.primary is not None
    assert whole.up.primary.secondary


def test_what_stands_behind_a_candidate_is_left_out_and_counted_until_asked_for() -> None:
    made, things = chain()
    made.entities = [replace(e, tier=Tier.CANDIDATE) if e.name == "丁" else e for e in made.entities]
    found = traced(made, things["戊"])
    assert (found.up.paths, found.up.doubtful) == ((), 5)
    assert names(traced(made, things["戊"], Sieve(candidates=True))) == ["丁", "丙", "乙", "甲"]


def test_a_ring_ends() -> None:
    made, things = chain()
    made.link(things["甲"], "partOf", things["丙"])
    made.link(things["乙"], "partOf", things["乙"])
    for thing in things.values():
        traced(made, thing, Sieve(secondary=True, candidates=True))
    assert names(traced(made, things["丙"]))[:2] == ["乙", "甲"]


def test_missing_steps_are_gaps_and_the_last_thing_before_them_is_named() -> None:
    made, things = draft()
    _, goal, task, measure, project, *_ = things
    made.link(measure, "partOf", task)
    made.link(project, "supports", measure)
    found = traced(made, project)
    assert missing(found.gaps) == [("up", ("goal",)), ("down", ("organisation",)), ("down", ("place",))]
    assert [gap.after.name for gap in found.gaps] == ["丙", "戊", "戊"]
    alone = traced(made, goal)
    assert missing(alone.gaps) == [
        ("up", ("goal",)), ("down", ("measure",)), ("down", ("project",)), ("down", ("indicator",))
    ]  # fmt: skip
    assert {column.name: column.gap is not None for column in columns_of(alone)} == {
        "goal": True, "measure": True, "project": True, "indicator": True
    }  # fmt: skip


def test_what_is_beside_the_main_line_is_not_its_end() -> None:
    made, things = draft()
    made.link(things[3], "partOf", things[2])
    made.link(things[2], "alignsWith", things[8])
    found = traced(made, things[3])
    assert names(found) == ["丙"]
    assert [gap.after.name for gap in found.gaps] == ["丙"]


def test_a_missing_measure_is_missing_between_the_project_and_its_goal() -> None:
    made, (_, goal, _, _, project, *_) = draft()
    made.link(project, "supports", goal)
    [gap] = [gap for gap in traced(made, project).gaps if gap.missing == ("measure",)]
    assert gap.after.name == "戊"


def test_a_clause_asks_for_no_project_of_its_own_and_a_task_does() -> None:
    made, (_, _, task, clause, *_) = draft()
    assert ("down", ("project",)) in missing(traced(made, task).gaps)
    assert ("down", ("project",)) not in missing(traced(made, clause).gaps)


def test_what_only_secondary_links_reach_is_not_missing() -> None:
    made, things = draft()
    secondary(made, things[2], "serves", things[1])
    assert ("down", ("measure",)) not in missing(traced(made, things[1]).gaps)


def test_a_main_goal_asks_for_no_goal_above_it() -> None:
    made, things = draft()
    assert ("up", ("goal",)) not in missing(traced(made, things[0]).gaps)


def test_a_place_lies_below_what_it_carries_and_in_the_larger_place() -> None:
    made = Draft((Paragraph("布局", "柳溪区松岭镇建设松岭工业园，松岭镇打造石材名镇。"),))
    area, town = made.thing(("Place",), "柳溪区", "柳溪区"), made.thing(("Place",), "松岭镇", "松岭镇")
    park = made.thing(("Park",), "松岭工业园", "松岭工业园")
    goal = made.thing(("Goal",), "打造石材名镇", "打造石材名镇", Attribute("goalLevel", "plan"))
    made.link(town, "partOf", area)
    made.link(park, "locatedIn", town)
    made.link(town, "develops", goal)
    assert {path.end.name for path in traced(made, town).up.paths} == {"松岭工业园", "打造石材名镇"}
    assert names(traced(made, park), "down") == ["松岭镇", "柳溪区"]


def test_that_all_lies_in_the_area_of_the_plan_is_no_step() -> None:
    made = Draft((Paragraph("布局", "柳溪区松岭镇石坳村建设凉亭。"),))
    area, town, village = (made.thing(("Place",), name, name) for name in ("柳溪区", "松岭镇", "石坳村"))
    made.link(town, "partOf", area)
    made.link(village, "partOf", town)
    graph = made.graph()
    whole = replace(graph, plan=replace(graph.plan, area="大河市柳溪区"))
    assert [path.end.name for path in trace(TraceIndex([graph]), village.iri).down.paths] == ["柳溪区", "松岭镇"]
    assert [path.end.name for path in trace(TraceIndex([whole]), village.iri).down.paths] == ["松岭镇"]


def test_one_thing_of_two_plans_is_traced_over_both() -> None:
    made, things = chain()
    graph = made.graph()
    other_plan = replace(graph.plan, id="0" * 16, title="另一部规划")
    other = replace(graph, plan=other_plan, statements=(), entities=tuple(e for e in graph.entities if e.name == "壬"))
    both = [trace(TraceIndex(order), things["壬"].iri) for order in ([graph, other], [other, graph])]
    assert both[0] == both[1]
    assert {passage.plan for passage in both[0].evidence} == {graph.plan.id, other_plan.id}
    assert names(both[0], "down")[0] == "丁"
