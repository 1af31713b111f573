"""How are findings told? Each with its passages; over several plans each passage names its own."""

from kg.checks import Judged
from kg.cli.check_text import told_findings, told_inventories, told_undecided
from kg.cli.session import Session
from kg.model import Finding, FindingEvidence, Focus, Inventory, InventoryItem, Iri, Severity, Undecided

FINDING = Finding(
    id="1",
    check="goal-without-project",
    severity=Severity.LOW,
    message="“新建停车场”没有项目，是否需要补列？",
    message_en="“新建停车场” has no project. Should one be listed?",
    focus=(Focus(Iri("https://example.org/goal/1"), "新建停车场"),),
    evidence=(FindingEvidence("a" * 16, 10, 15, "新建停车场", ("第二章 交通", "第一节 停车")),),
    explanation="",
)
ONE = {"a" * 16: "柳溪区规划"}
TWO = {**ONE, "b" * 16: "河湾县规划"}


def test_one_plan_needs_no_name() -> None:
    assert (
        "    第二章 交通 › 第一节 停车：“新建停车场”"
        in told_findings([Judged(FINDING)], Session("zh"), ONE).splitlines()
    )


def test_of_several_plans_each_passage_names_its_own() -> None:
    lines = told_findings([Judged(FINDING)], Session("zh"), TWO).splitlines()
    assert "    柳溪区规划 › 第二章 交通 › 第一节 停车：“新建停车场”" in lines


def test_nothing_found_is_said() -> None:
    assert told_findings([], Session("en"), ONE) == "No findings.\n"


def test_what_no_check_can_decide_is_counted_by_reason() -> None:
    told = [Undecided("growth-against-ends", reason, "p", ()) for reason in ("no-ends", "price-basis", "no-ends")]
    lines = told_undecided(told, Session("zh")).splitlines()
    assert lines[1].startswith("未核 3 项")
    assert lines[2] == "    2 项：规划没有列出首尾两年的数值"
    assert lines[3].startswith("    1 项：口径不可比")
    assert told_undecided([], Session("en")) == ""


def test_a_list_is_told_apart_from_findings_and_cut_with_what_is_left() -> None:
    items = tuple(InventoryItem(f"指标{number}", f"indicator {number}") for number in range(15))
    lists = [Inventory("targets-handed-down", "targets-handed-down", "p", items)]
    lines = told_inventories(lists, Session("zh")).splitlines()
    assert lines[1].startswith("清单")
    assert lines[2].startswith("    由上级下达、待填报的目标值 15 项：指标0、指标1、")
    assert lines[2].endswith("指标11……另有 3 项")
    assert "indicator 0" in told_inventories(lists, Session("en"))
    assert told_inventories([], Session("zh")) == ""
