"""A box opens its list with a verb and words of manner: they are no part of the first project's name."""

import csv
from functools import cache
from pathlib import Path

import pytest

from extract.claims.project_names import project_name
from extract.lists import project_lists
from extract.pipeline import extract_plan
from kg.ids import DEFAULT_BASE, name_key
from kg.model import PlanGraph

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "golden" / "example" / "projects.tsv"


@cache
def example() -> PlanGraph:
    """Return the graph of the example plan."""
    path = ROOT / "examples" / "yicheng-digest.txt"
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)


@pytest.mark.parametrize("manner", ["", "重点", "加快", "着力", "稳步", "优先", "积极", "统筹", "高标准", "重点加快"])
@pytest.mark.parametrize("verb", ["实施", "建设", "推进", "谋划", "谋划实施", "组织实施", "规划建设", "新建"])
def test_a_verb_with_any_manner_opens_a_list(manner: str, verb: str) -> None:
    text = f"{manner}{verb}石门水库除险加固、云岭县第二小学扩建等项目"
    (found,) = project_lists(text)
    assert [item.span.of(text) for item in found.items] == ["石门水库除险加固", "云岭县第二小学扩建"]


@pytest.mark.parametrize("text", ["重点实验室扩建项目", "重点建设项目服务中心", "重点建制镇污水处理项目"])
def test_a_noun_that_begins_as_manner_and_verb_do_is_no_opener(text: str) -> None:
    (found,) = project_lists(text)
    assert [project_name(item.span.of(text)) for item in found.items] == [text]


def test_every_listed_project_of_the_example_s_boxes_is_found_by_its_name() -> None:
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    boxed = {row["name"].removeprefix("新建") for row in rows if row["box"] and row["salience"] == "core"}
    found = {
        _folded(name)
        for entity in example().entities
        if "Project" in entity.kinds
        for name in (entity.name, *entity.aliases)
    }
    assert sorted(name for name in boxed if _folded(name) not in found) == []


def test_a_kind_of_work_in_running_text_is_no_project() -> None:
    names = {entity.name for entity in example().entities if "Project" in entity.kinds}
    assert names.isdisjoint({"新一代信息技术项目", "节能环保", "生物医药"})
    assert "长龙山生猪养殖加工项目" in names


def test_no_organisation_of_the_example_begins_with_a_verb() -> None:
    bodies = [entity.name for entity in example().entities if "Organisation" in entity.kinds]
    assert [name for name in bodies if name.startswith(("建设", "实施", "推进", "新建"))] == []


def _folded(name: str) -> str:
    return name_key(name).removesuffix("建设").removesuffix("项目")
