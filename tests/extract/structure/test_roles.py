"""Roles of sections: by the words of the title, inherited below, and never taken from a task's own words."""

import pytest

from extract.structure.roles import role_of
from kg.model import SectionLevel, SectionRole

CHAPTER, SECTION = SectionLevel.CHAPTER, SectionLevel.SECTION


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("发展基础", SectionRole.FOUNDATION),
        ("“十三五”规划完成情况", SectionRole.FOUNDATION),
        ("发展环境", SectionRole.CONTEXT),
        ("面临形势和机遇挑战", SectionRole.CONTEXT),
        ("总体要求和主要目标", SectionRole.PRINCIPLE),
        ("发展目标", SectionRole.GOALS),
        ("强化实施保障，实现宏伟蓝图", SectionRole.GUARANTEE),
        ("坚持和加强党的全面领导", SectionRole.GUARANTEE),
        ("健全社会保障体系", SectionRole.TASKS),
        ("夯实发展基础，完善交通体系", SectionRole.TASKS),
        ("优化营商发展环境", SectionRole.TASKS),
        ("实现碳达峰目标", SectionRole.TASKS),
        ("深入落实国家重大发展战略", SectionRole.TASKS),
        ("名词解释", SectionRole.APPENDIX),
    ],
)
def test_a_chapter_s_title_decides(title: str, role: SectionRole) -> None:
    assert role_of(CHAPTER, title, None, under_tasks=False) is role


def test_a_section_inherits_and_its_own_title_may_say_otherwise() -> None:
    principle = SectionRole.PRINCIPLE
    assert role_of(SECTION, "基本要求与布局", principle, under_tasks=False) is principle
    assert role_of(SECTION, "主要目标", principle, under_tasks=False) is SectionRole.GOALS
    assert role_of(SECTION, "完善实施机制", SectionRole.TASKS, under_tasks=True) is SectionRole.TASKS
    assert role_of(SectionLevel.BOX, "主要目标", SectionRole.TASKS, under_tasks=True) is SectionRole.TASKS
