"""Which strategies does a text name? By the list where the plan answers to one, by form where no list has it."""

from decimal import Decimal

import pytest

from extract.names.strategies import find_strategies

SURE = Decimal("0.75")


def sure(text: str, area: str | None = None) -> list[str]:
    """Return the words of the strategies that a text surely names."""
    return [mention.surface for mention in find_strategies(text, area) if mention.score >= SURE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深度融入淮河生态经济带", ["淮河生态经济带"]),
        ("落实大别山革命老区振兴发展规划", ["大别山革命老区振兴发展规划"]),
        ("全面推进乡村振兴。", ["乡村振兴"]),
        ("以“百城提质”为抓手，改造旧街", ["“百城提质”"]),
        ("抓好水系连通、植树护林和国土绿化，", ["国土绿化"]),
        ("加强与粤港澳大湾区合作", ["粤港澳大湾区"]),
        ("对接大运河文化带和淮河生态经济带两大国家战略，", ["大运河文化带", "淮河生态经济带"]),
        ("建设“四好农村路”，", ["“四好农村路”"]),
        ("建设“一带一路”商事服务中心，", []),
        # a name in passing, as part of another name, or of another document, is answered to by nobody
        ("发展乡村振兴旅游", []),
        ("建成乡村振兴示范村8个", []),
        ("建设粤港澳大湾区青岚数据站", []),
        ("开展家政服务质量提升行动", []),
        ("印发《关于推进乡村振兴战略的若干意见》", []),
        # ordinary words, that only a word after them makes a strategy
        ("推进城市更新，打造全域旅游示范区", []),
        ("实施全民健身战略，开展“互联网+”行动", ["全民健身", "“互联网+”行动"]),
        ("推广“互联网+政务”", []),
    ],
)
def test_a_listed_name_counts_where_the_plan_answers_to_it(text: str, expected: list[str]) -> None:
    assert sure(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主动融入青岚江生态经济带、东岭都市圈", ["青岚江生态经济带", "东岭都市圈"]),
        ("积极对接云台革命老区振兴发展规划", ["云台革命老区振兴发展规划"]),
        ("加快融入全市会展名城建设，发展物流", ["全市会展名城建设"]),
        ("借力云台山区中小学校智慧课堂全覆盖工程，", ["云台山区中小学校智慧课堂全覆盖工程"]),
        ("落实国家新一轮青岚湖治理行动方案，", ["新一轮青岚湖治理行动方案"]),
        # made of common words, or the plan's own
        ("参与国家重大发展战略", []),
        ("融入区域一体化发展", []),
        ("落实各项行动计划", []),
        ("实施青岚品牌带动战略", []),
        ("实施道路硬化工程", []),
        ("提高公共服务产业带动能力", []),
    ],
)
def test_a_strategy_that_no_list_has_is_found_by_verb_and_form(text: str, expected: list[str]) -> None:
    assert sure(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全面推进集聚区“三增两减”，", ["“三增两减”"]),
        ("实施“五提四转”、“千厂增绿”行动，", ["“五提四转”", "“千厂增绿”行动"]),
        # its parts stand before it: the plan's own; what is built or is a kind of paper is no campaign
        ("做好以水兴城、以绿美城等“五篇文章”，", []),
        ("推进修路、架桥、通水“三大会战”，", []),
        ("构建“一核两翼”格局", []),
        ("落实“惠企十二条”，", []),
    ],
)
def test_a_county_carries_on_numbered_campaigns_from_above(text: str, expected: list[str]) -> None:
    assert sure(text, "驻马店市驿城区") == expected


def test_what_a_province_numbers_is_its_own_more_often_than_not() -> None:
    assert sure("全面推进集聚区“三增两减”，", "河南省") == []


def test_a_catchword_in_passing_is_less_sure_than_one_that_is_answered_to() -> None:
    passing, answered = find_strategies("发展乡村振兴旅游。全面实施乡村振兴战略")
    assert passing.score < answered.score
