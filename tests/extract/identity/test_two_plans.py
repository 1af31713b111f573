"""Two plans share what is one thing, and only that: whatever order they are stored in, a count says how many."""

from itertools import permutations
from pathlib import Path

from extract.pipeline import extract_plan
from kg.ids import DEFAULT_BASE, IriMaker
from kg.model import PlanGraph
from kg.rdf import encode
from kg.store import MemoryStore, Rows

TEXT = """{area}国民经济和社会发展第十四个五年规划纲要

第一章 合作
第一节 任务
深化与华能的合作，扩建第二中学，保护长江、东石河、西石河等河湖。
第二节 保障
完善实施机制，强化要素保障，推动各项任务落到实处。

第二章 民生
第一节 教育
办好人民满意的教育，扩大优质学位供给，让更多孩子就近入学。
"""


def graph(folder: Path, area: str) -> PlanGraph:
    path = folder / f"{area}.txt"
    path.write_text(TEXT.format(area=area), encoding="utf-8")
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _s, _x: None)


def things(found: PlanGraph) -> dict[str, str]:
    return {entity.name: entity.iri for entity in found.entities}


def test_what_is_one_everywhere_is_shared_and_what_is_local_is_not(tmp_path: Path) -> None:
    one, two = things(graph(tmp_path, "柳溪市")), things(graph(tmp_path, "云山市"))
    assert {name for name in one.keys() & two.keys() if one[name] == two[name]} >= {"华能", "长江"}
    assert all(one[name] != two[name] for name in ("第二中学", "东石河"))


def test_a_count_over_plans_is_that_of_things_in_every_order(tmp_path: Path) -> None:
    plans = [graph(tmp_path, area) for area in ("柳溪市", "云山市", "石岭市")]
    firms = {entity.iri for plan in plans for entity in plan.entities if "Organisation" in entity.kinds}
    for order in permutations(plans):
        store = MemoryStore()
        for plan in order:
            store.replace({IriMaker(plan.plan.id).graph(): encode(plan)})
        answer = store.query("SELECT (COUNT(?firm) AS ?n) { ?firm a plan:Organisation }")
        assert isinstance(answer, Rows)
        assert answer.plain() == ((len(firms),),)
