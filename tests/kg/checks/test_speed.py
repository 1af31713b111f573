"""All checks on one plan take less than three seconds, and no check grows faster than the plan does."""

import sys
from collections import deque
from importlib.util import module_from_spec, spec_from_file_location
from time import process_time
from types import ModuleType

import pytest

from extract.pipeline import extract_plan
from kg.checks import CHECKS, Check, PlanView
from kg.ids import DEFAULT_BASE
from kg.model import PlanGraph
from kg.rdf import decode, encode
from kg.store.union import as_triples
from tests.kg.checks.example import EXAMPLE
from tests.support import ROOT

pytestmark = pytest.mark.slow
TIMES = 6


@pytest.fixture(scope="module")
def large() -> ModuleType:
    """Return the maker of large graphs, which the timings in bench/ use too."""
    spec = spec_from_file_location("large", ROOT / "bench" / "large.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["large"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    path = tmp_path_factory.mktemp("plan") / "plan.txt"
    path.write_text(EXAMPLE, encoding="utf-8")
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)


def cost(check: Check, view: PlanView) -> float:
    start = process_time()
    deque(check.run(view), maxlen=0)
    return process_time() - start


def shared(graph: PlanGraph) -> PlanView:
    """Return the view of a plan with what the checks share worked out."""
    view = PlanView(graph)
    deque(((view.derived, view.nodes, view.targets, view.paths),), maxlen=0)
    return view


def test_a_plan_is_read_and_checked_in_less_than_three_seconds(plan: PlanGraph) -> None:
    stored = as_triples(encode(plan))
    start = process_time()
    view = PlanView(decode(stored))
    for check in CHECKS:
        deque(check.run(view), maxlen=0)
    assert process_time() - start < 3


def test_no_check_grows_faster_than_the_plan(plan: PlanGraph, large: ModuleType) -> None:
    once, often = shared(plan), shared(large.repeated(plan, TIMES))
    for check in CHECKS:
        cost(check, once)  # words are read and patterns made once
        # twice what is even, and a tenth of a second for what is too short to measure
        assert cost(check, often) < 2 * TIMES * cost(check, once) + 0.1, check.id


def test_a_copy_of_a_plan_keeps_its_laws_and_gives_its_findings_again(plan: PlanGraph, large: ModuleType) -> None:
    copy = large.another(plan, 1)
    assert decode(as_triples(encode(copy))).plan == copy.plan
    assert len(encode(copy)) > len(encode(plan)) * 0.9
    found, again = ([found.message for found in CHECKS[0].run(PlanView(graph))] for graph in (plan, copy))  # type: ignore[union-attr]
    assert found == again
