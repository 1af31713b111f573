"""The copies of a plan from which bench/ makes its large graphs are plans like the first."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from extract.pipeline import extract_plan
from kg.checks import CHECKS, PlanView
from kg.ids import DEFAULT_BASE
from kg.model import PlanGraph
from kg.rdf import decode, encode
from kg.store.union import as_triples
from tests.kg.checks.example import EXAMPLE
from tests.support import ROOT

pytestmark = pytest.mark.slow


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


def test_a_copy_of_a_plan_keeps_its_laws_and_gives_its_findings_again(plan: PlanGraph, large: ModuleType) -> None:
    copy = large.another(plan, 1)
    assert decode(as_triples(encode(copy))).plan == copy.plan
    assert len(encode(copy)) > len(encode(plan)) * 0.9
    found, again = ([found.message for found in CHECKS[0].run(PlanView(graph))] for graph in (plan, copy))  # type: ignore[union-attr]
    assert found == again
