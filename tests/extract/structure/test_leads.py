"""Topic leads: found at a paragraph's start and inside, after bullets and numbers; a plain short sentence is none."""

import pytest

from extract.structure import read_document
from extract.structure.leads import find_leads
from tests.extract.structure.forms import SENTENCES, prose
from tests.extract.structure.plans import raw_text

ONE, TWO, THREE, FOUR, FIVE, SIX = SENTENCES


@pytest.mark.parametrize(
    ("paragraph", "leads"),
    [
        ("专用车产业集群。重点推进汽车零部件产业园等项目建设。", ["专用车产业集群"]),
        ("一核。以产业集聚区统揽中心城区建设。", ["一核"]),
        ("1. 航空。建设通用机场，推进航线加密。", ["航空"]),
        ("（二）做优农业。推进高标准农田建设。", ["做优农业"]),
        ("——坚持人民至上。坚持人民主体地位，坚持共同富裕方向。", ["坚持人民至上"]),
        (
            "——坚持服务兴县，突出畅通堵点、打通循环，三产蓬勃发展。五年间增速加快。",
            ["坚持服务兴县，突出畅通堵点、打通循环，三产蓬勃发展"],
        ),
        ("01\t汽车 重点发展智能汽车。", ["汽车"]),
        ("高标准农田\t新建高标准农田20万亩。", ["高标准农田"]),
        ("“一城”：石门镇发展智算产业，夯实算力基础。", ["“一城”"]),
        ("新兴产业重点领域：生物医药、人工智能、新材料。", ["新兴产业重点领域"]),
        ("面临的机遇：新格局催生的新机遇。国内市场主导经济循环的特征更加明显。", ["新格局催生的新机遇"]),
        ("大力发展新能源，打造清洁能源基地。推进风电、光伏项目建设。", ["大力发展新能源，打造清洁能源基地"]),
        (f"高速公路网。{FOUR}干线公路网。{TWO}", ["高速公路网", "干线公路网"]),
        (f"{ONE}高速公路网。{FOUR}干线公路网。{TWO}", ["高速公路网", "干线公路网"]),
        (f"党的建设得到新加强。{ONE}疫情防控取得新成果。{TWO}", ["党的建设得到新加强", "疫情防控取得新成果"]),
        (f"两环三心。{FOUR}五水六廊。{TWO}百园润城。{ONE}", ["两环三心", "五水六廊", "百园润城"]),
        (f"高速公路。{FOUR}乡村公路。{TWO}枢纽场站。{ONE}", ["高速公路", "乡村公路", "枢纽场站"]),
        (f"两环三心。{FOUR}水廊。{TWO}百园润城。{ONE}", ["两环三心"]),
        (f"工作中还有一些短板：{ONE}", []),
        (f"发展存在突出问题：{ONE}", []),
        ("到2025年，全县城镇化率达到52%。新增就业2万人，登记失业率控制在4.5%以内。", []),
        ("当前形势复杂。必须坚定信心，迎难而上，推动发展。", []),
        ("全县新增就业2万人。登记失业率控制在4.5%以内，居民收入稳步增长。", []),
        ("会议指出：要坚持稳中求进工作总基调。", []),
        ("推进项目建设。", []),
        (f"{ONE}提升能力。{TWO}", []),
    ],
)
def test_a_lead_names_the_topic_of_what_follows(paragraph: str, leads: list[str]) -> None:
    assert [paragraph[lead.start : lead.end] for lead in find_leads(paragraph)] == leads


def test_a_paragraph_of_several_leads_is_several_blocks_each_beginning_at_its_lead() -> None:
    document = read_document(
        raw_text(
            f"云岭县“十四五”规划纲要\n第一章 交通\n{prose(f'{ONE}高速公路网。{FOUR}干线公路网。{TWO}', FIVE)}"
            f"第二章 生态\n{prose(SIX)}"
        )
    )
    found = [(block.span.of(document.text), block.lead) for block in document.blocks if block.section == 0][1:]
    assert [text for text, _ in found] == [ONE, f"高速公路网。{FOUR}", f"干线公路网。{TWO}", FIVE]
    assert [lead.of(document.text) if lead else None for _, lead in found] == [None, "高速公路网", "干线公路网", None]


def test_the_long_first_sentence_of_a_section_s_only_paragraph_is_no_lead() -> None:
    plain = "加强土地和资金等资源要素对规划实施的保障作用。"
    document = read_document(
        raw_text(f"云岭县“十四五”规划纲要\n第一章 要素\n{prose(plain + ONE)}第二章 生态\n{prose('改善水环境。' + SIX)}")
    )
    leads = [block.lead.of(document.text) for block in document.blocks if block.lead]
    assert leads == ["改善水环境"]
