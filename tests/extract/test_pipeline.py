"""Laws of a plan's graph as the extractor gives it: evidence, order, placement, and what the small plan holds."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from kg.model import Basis, DirectEvidence, Entity, Evidence, PlacementState, PlanGraph
from tests.extract.sample import invented_text, plan_graph, sample_text


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> PlanGraph:
    return plan_graph(tmp_path_factory.mktemp("plan") / "plan.txt", sample_text())


def evidence_of(graph: PlanGraph) -> Iterator[Evidence]:
    """Yield every piece of evidence of a graph."""
    return chain(
        chain.from_iterable(entity.evidence for entity in graph.entities),
        chain.from_iterable(target.evidence for target in graph.targets),
        chain.from_iterable(link.evidence for link in graph.statements),
    )


def of_kind(graph: PlanGraph, kind: str) -> dict[str, Entity]:
    """Return the entities of a kind by name."""
    return {entity.name: entity for entity in graph.entities if entity.kinds[0] == kind}


def said(entity: Entity) -> dict[str, str]:
    """Return the attributes of an entity as text."""
    return {attribute.term: str(attribute.value) for attribute in entity.attributes}


def test_every_quote_is_its_slice_and_lies_in_the_file(graph: PlanGraph) -> None:
    text = graph.document.text
    direct = [piece for piece in evidence_of(graph) if isinstance(piece, DirectEvidence)]
    assert len(direct) > 100
    assert all(piece.span.of(text) == piece.quote and piece.pieces and piece.rule for piece in direct)


def test_every_link_joins_things_of_the_graph(graph: PlanGraph) -> None:
    known = {entity.iri for entity in graph.entities}
    assert all(link.subject in known and link.object in known for link in graph.statements)
    assert all(link.runner_up is None or link.runner_up in known for link in graph.statements)


def test_links_by_likeness_keep_their_score(graph: PlanGraph) -> None:
    alike = [link for link in graph.statements if link.basis is Basis.SIMILARITY]
    assert alike
    assert all(link.score is not None for link in alike)


def test_placements_tile_the_blocks_and_say_why(graph: PlanGraph) -> None:
    text = graph.document.text
    assert "\n".join(block.span.of(text) for block in graph.document.blocks) == text
    placed = iter(graph.placements)
    for block in graph.document.blocks:
        at = block.span.start
        while at < block.span.end:
            placement = next(placed)
            assert placement.span.start == at
            assert (placement.reason is not None) == (placement.state is PlacementState.SET_ASIDE)
            at = placement.span.end
        assert at == block.span.end
    assert next(placed, None) is None


def test_all_is_sorted(graph: PlanGraph) -> None:
    entities = [entity.iri for entity in graph.entities]
    links = [(link.subject, link.predicate, link.object) for link in graph.statements]
    assert entities == sorted(set(entities))
    assert links == sorted(set(links))


@pytest.mark.slow
def test_the_same_file_gives_the_same_graph_in_another_process(graph: PlanGraph, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(sample_text(), encoding="utf-8")
    code = (
        "import pathlib, sys; from extract import extract_plan; from kg.ids import DEFAULT_BASE; "
        "path = pathlib.Path(sys.argv[1]); "
        "graph = extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda s, x: None); "
        "sys.stdout.buffer.write(repr(graph).encode())"
    )
    seeded = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code, str(path)], env=seeded, capture_output=True, check=True)
    assert done.stdout.decode() == repr(graph)


def test_invented_names_of_the_same_form_are_found_as_often(graph: PlanGraph, tmp_path: Path) -> None:
    other = plan_graph(tmp_path / "plan.txt", invented_text())

    def counts(one: PlanGraph) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
        kinds = Counter((entity.kinds[0], entity.tier.value) for entity in one.entities)
        return kinds, Counter((link.predicate, link.basis.value) for link in one.statements)

    assert counts(other) == counts(graph)
    assert not {e.name for e in other.entities if e.kinds[0] == "Organisation"} & {e.name for e in graph.entities}


def test_the_plan_is_known(graph: PlanGraph) -> None:
    plan = graph.plan
    assert (plan.area, plan.area_code, plan.level) == ("驻马店市驿城区", "411702", "county")
    assert plan.period is not None
    assert plan.period.label == "2021-2025"


def test_a_given_area_goes_before_that_of_the_title(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(invented_text(), encoding="utf-8")
    from extract import extract_plan

    graph = extract_plan(path, base_iri="https://example.org/", area="411702", progress=lambda _s, _x: None)
    assert graph.plan.area_code == "411702"


def test_the_boxes_give_their_projects_with_head_stage_and_size(graph: PlanGraph) -> None:
    projects = of_kind(graph, "Project")
    assert len([project for project in projects.values() if "box" in said(project)]) == 14
    assert said(projects["广东富华年产2.3万辆专用车生产项目"]) == {
        "box": "3-1",
        "capacity": "年产2.3万辆",
        "capacityUnit": "万辆",
        "capacityValue": "2.3",
        "sectorHead": "专用车产业",
    }
    assert said(projects["水屯镇至板桥镇公路工程"])["stage"] == "谋划"
    assert said(projects["驿城区橡林街道小学迁建项目"])["constructionNature"] == "迁建"


def test_two_reaches_of_a_river_are_two_projects(graph: PlanGraph) -> None:
    assert {name for name in of_kind(graph, "Project") if name.startswith("汝河")} == {
        "汝河治理（板桥水库至诸市镇段）",
        "汝河治理（诸市镇至宿鸭湖段）",
    }


def links(graph: PlanGraph, predicate: str) -> set[tuple[str, str]]:
    """Return the links of a kind by the names of their ends."""
    name = {entity.iri: entity.name for entity in graph.entities}
    return {(name[s.subject], name[s.object]) for s in graph.statements if s.predicate == predicate}


def test_names_inside_a_project_say_where_it_lies_and_whose_it_is(graph: PlanGraph) -> None:
    located, firms = links(graph, "locatedIn"), links(graph, "implementedBy")
    assert ("老河乡客运站", "老河乡") in located
    assert ("汝河治理（板桥水库至诸市镇段）", "板桥水库") in located
    assert ("江苏皇桥联顺农产品加工产业园", "江苏皇桥联顺") in firms
    assert ("驻马店市正源食用油业有限公司年产3000吨芝麻油生产项目", "驻马店市正源食用油业有限公司") in firms
    assert ("驻马店市正源食用油业有限公司年产3000吨芝麻油生产项目", "驻马店市") in located
    assert not any(place in {"驻马店市", "驿城区"} for name, place in located if "老河乡" in name or "汝河" in name)


def test_projects_support_the_topic_of_their_sector(graph: PlanGraph) -> None:
    supports = links(graph, "supports")
    assert ("江苏皇桥联顺农产品加工产业园", "壮大食品产业") in supports
    assert ("自卸车生产线升级改造", "做大专用车产业") in supports
    assert ("练江河清淤工程", "加强河湖治理") in supports


def test_goals_stand_at_their_level_with_their_horizon(graph: PlanGraph) -> None:
    goals = of_kind(graph, "Goal")
    assert said(goals["建成富裕文明的幸福强区"]) == {"goalLevel": "plan", "horizon": "2035"}
    assert said(goals["经济实力迈上新台阶"]) == {"goalLevel": "plan", "horizon": "2025"}
    assert said(goals["建设产业强区"]) == {"goalLevel": "chapter", "horizon": "2025"}
    assert ("建设工业强区", "建设产业强区") in links(graph, "partOf")
    assert ("打造全国专用车生产基地", "建设工业强区") in links(graph, "partOf")


def test_measures_stand_under_their_topic_and_serve_its_goal(graph: PlanGraph) -> None:
    part_of, serves = links(graph, "partOf"), links(graph, "serves")
    assert ("完善冷链配送网络", "壮大食品产业") in part_of
    assert ("做大专用车产业", "打造全国专用车生产基地") in serves
    assert ("壮大食品产业", "打造区域制造业高地") in serves or ("壮大食品产业", "建设工业强区") in serves
    assert ("融入淮河生态经济带", "淮河生态经济带") in links(graph, "alignsWith")


def test_what_was_achieved_and_what_is_believed_sets_no_aims(graph: PlanGraph) -> None:
    silent = {
        section
        for section, role in enumerate(graph.document.sections)
        if role.role.value in {"foundation", "principle"}
    }
    iris = {graph.section_iris[at] for at in silent}
    aims = [entity for entity in graph.entities if entity.kinds[0] in {"Goal", "Measure"}]
    assert silent
    assert not [e for e in aims for piece in e.evidence if isinstance(piece, DirectEvidence) and piece.section in iris]


def test_places_lie_in_the_plans_own_area(graph: PlanGraph) -> None:
    assert {("老河乡", "驿城区"), ("驿城区", "驻马店市")} <= links(graph, "partOf")
