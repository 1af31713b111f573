"""A trace in a plan of real size takes milliseconds once the plan is prepared."""

from time import process_time

from kg.model import Iri
from kg.trace import TraceIndex, trace
from tests.kg.checks.plans import Draft, Paragraph

TASKS, CLAUSES = 60, 40


def test_a_trace_takes_less_than_twenty_milliseconds_in_a_plan_of_thousands_of_things() -> None:
    names = [f"举措{task:02}{clause:02}" for task in range(TASKS) for clause in range(CLAUSES)]
    made = Draft((Paragraph("任务", "目标，" + "，".join(names)),))
    goal = made.thing(("Goal",), "目标", "目标")
    measures = [made.thing(("Measure",), name, name) for name in names]
    for at, measure in enumerate(measures):
        task = measures[at - at % CLAUSES]
        made.link(measure, *(("serves", goal) if measure is task else ("partOf", task)))
    index = TraceIndex([made.graph()])

    def cost(iri: Iri) -> float:
        start = process_time()
        trace(index, iri)
        return process_time() - start

    assert len(trace(index, goal.iri).down.paths) == len(names)
    assert min(cost(measures[-1].iri) for _ in range(3)) < 0.02
    assert min(cost(measures[0].iri) for _ in range(3)) < 0.02
