"""Laws of what a clause wants."""

import pytest

from extract.claims.clauses import clauses, heading_clauses
from kg.model import Span


def wants(text: str) -> list[tuple[str, str]]:
    """Return what each clause of a text wants, and its words without those of mere manner."""
    return [(clause.want, clause.core.of(text)) for clause in clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("着力打造全省重要的新能源产业基地", [("goal", "打造全省重要的新能源产业基地")]),
        ("努力建成功能完善的公共服务体系", [("goal", "建成功能完善的公共服务体系")]),
        ("把集聚区建设成为全区发展的主平台", [("goal", "把集聚区建设成为全区发展的主平台")]),
        ("将我区打造成区域物流枢纽", [("goal", "将我区打造成区域物流枢纽")]),
        ("争创国家级旅游度假区品牌", [("goal", "争创国家级旅游度假区品牌")]),
        ("实现客货运零距离换乘", [("goal", "实现客货运零距离换乘")]),
        ("打造区域协作的枢纽节点", [("goal", "打造区域协作的枢纽节点")]),
        ("打造具有国际竞争力的花木产业集群", [("goal", "打造具有国际竞争力的花木产业集群")]),
        ("共建连接两岸的物流走廊", [("goal", "共建连接两岸的物流走廊")]),
        ("高品质建设甲湖文化公园", [("measure", "建设甲湖文化公园")]),
        ("因地制宜部署边缘机房", [("measure", "部署边缘机房")]),
        ("构建便民服务平台", [("measure", "构建便民服务平台")]),
        ("健全协同工作机制", [("measure", "健全协同工作机制")]),
        ("依托区数据中心汇聚政务信息", [("measure", "依托区数据中心汇聚政务信息")]),
        ("在柏埠镇、石渡镇布局冷链仓库", [("measure", "在柏埠镇、石渡镇布局冷链仓库")]),
        ("柏埠镇、青坞乡重点建设油料生产基地", [("measure", "建设油料生产基地")]),
        ("依托产业园区建设成果", [("frame", "依托产业园区建设成果")]),
        ("全面深化河湖长制、林长制", [("measure", "深化河湖长制、林长制")]),
        ("大力发展冷链物流，不断完善城乡配网", [("measure", "发展冷链物流"), ("measure", "完善城乡配网")]),
        ("不断增强综合承载能力", [("outcome", "增强综合承载能力")]),
        ("加快冷链设施建设", [("measure", "加快冷链设施建设")]),
        ("瞄准甲、乙等骨干企业开展精准招商", [("measure", "瞄准甲、乙等骨干企业开展精准招商")]),
        ("围绕甲湖经济带建设", [("frame", "围绕甲湖经济带建设")]),
        # neither figures nor frames nor bare situations want anything
        ("到2025年，增加值年均增长6.5%以上", [("figure", "到2025年"), ("figure", "增加值年均增长6.5%以上")]),
        ("以智能改造为重点", [("frame", "以智能改造为重点")]),
        ("产业规模持续扩大", [("state", "产业规模持续扩大")]),
        ("街道两旁种着树", [("none", "街道两旁种着树")]),
    ],
)
def test_a_clause_wants_what_its_verb_and_object_say(text: str, expected: list[tuple[str, str]]) -> None:
    assert wants(text) == expected


def test_one_verb_may_want_several_end_states() -> None:
    text = "打造甲乙示范区、丙丁先行区和知名旅游目的地"
    (clause,) = clauses(text, Span(0, len(text)))
    assert [part.of(text) for part in clause.parts] == ["甲乙示范区", "丙丁先行区", "知名旅游目的地"]


def test_a_chapter_names_end_states_that_in_a_section_are_work() -> None:
    title = "建设现代综合交通枢纽"
    whole = Span(0, len(title))
    assert [clause.want for clause in heading_clauses(title, whole, high=True)] == ["goal"]
    assert [clause.want for clause in heading_clauses(title, whole, high=False)] == ["measure"]
