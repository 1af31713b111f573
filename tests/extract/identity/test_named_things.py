"""What a person rules about the names of a plan holds in its graph, and says that it was given."""

from pathlib import Path

import pytest

from extract.pipeline import extract_plan
from kg.ids import DEFAULT_BASE
from kg.model import Basis, GivenEvidence, PlanGraph, Ruling, Rulings, Says
from kg.rdf import canonical, decode, encode

TEXT = """柳溪市国民经济和社会发展第十四个五年规划纲要

第一章 产业
第一节 食品
支持柳溪市赵守仁九里香调味品集团有限公司做强主业，培育九里香调味品、顶远油脂、顶远食品等龙头企业。
治理东石河、西石河、镜湖等河湖，保护镜湖水库。
"""


def graph(folder: Path, *lines: Ruling) -> PlanGraph:
    path = folder / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    rulings = Rulings(lines)
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _s, _x: None, rulings=rulings)


def named(found: PlanGraph, kind: str) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in found.entities if kind in entity.kinds}


def test_short_and_full_names_are_one_entity_with_aliases(tmp_path: Path) -> None:
    firms = named(graph(tmp_path), "Organisation")
    assert firms["柳溪市赵守仁九里香调味品集团有限公司"] == ("九里香调味品",)
    assert named(graph(tmp_path), "WaterBody")["镜湖水库"] == ("镜湖",)


def test_names_that_are_alike_are_a_link_that_goes_round_trip(tmp_path: Path) -> None:
    found = graph(tmp_path)
    (pair,) = [link for link in found.statements if link.predicate == "possiblySameAs"]
    names = {entity.iri: entity.name for entity in found.entities}
    assert {names[pair.subject], names[pair.object]} == {"顶远油脂", "顶远食品"}
    assert pair.basis is Basis.SIMILARITY
    assert len(pair.evidence) == 2
    assert canonical(found) == decode(_ntriples(encode(found)))


def _ntriples(nquads: bytes) -> bytes:
    from kg.store.union import as_triples

    return as_triples(nquads)


def test_what_a_person_joins_is_one_and_says_that_it_was_given(tmp_path: Path) -> None:
    ruling = Ruling(Says.SAME, "Organisation", ("顶远油脂", "顶远食品"), "plan.overrides.toml: same = …")
    found = graph(tmp_path, ruling)
    (entity,) = [entity for entity in found.entities if entity.name == "顶远食品"]
    assert entity.aliases == ("顶远油脂",)
    assert [item.words for item in entity.evidence if isinstance(item, GivenEvidence)] == [ruling.words]
    assert not [link for link in found.statements if link.predicate == "possiblySameAs"]


def test_what_a_person_parts_is_two_and_the_graph_says_so(tmp_path: Path) -> None:
    found = graph(tmp_path, Ruling(Says.NOT_SAME, "WaterBody", ("镜湖", "镜湖水库"), "line"))
    waters = named(found, "WaterBody")
    assert {"镜湖", "镜湖水库"} <= set(waters)
    (apart,) = [link for link in found.statements if link.predicate == "notSameAs"]
    assert apart.basis is Basis.HUMAN


@pytest.mark.parametrize("kind", ["WaterBody", "Park"])
def test_a_name_of_nothing_is_gone_from_its_kind_only(tmp_path: Path, kind: str) -> None:
    found = graph(tmp_path, Ruling(Says.NOTHING, kind, ("东石河",), "line"))
    assert ("东石河" in named(found, "WaterBody")) is (kind != "WaterBody")
