"""A graph built again and again from one file that a person edits: real snapshots, read by the plain extractor."""

from pathlib import Path

from kg.build import build
from tests.fakes import line_extractor

__all__ = ["BEFORE", "TITLE", "built_again", "edited"]

TITLE = "柳溪区第十四个五年规划"
BEFORE = f"""{TITLE}
第一章 产业
目标：建成绿色建材强区
举措：推进建材产业集群建设
项目：年产20万吨板材项目
指标：规模工业产值 105 亿元
第二章 水利
项目：青石湖环湖公路
"""


def edited(*edits: tuple[str, str]) -> str:
    """Return the plan with some words put in others' place."""
    text = BEFORE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def built_again(folder: Path, *texts: str) -> Path:
    """Return a graph directory in which a file was built once for each text."""
    source, out = folder / "规划.txt", folder / "graph"
    for text in texts:
        source.write_text(text, encoding="utf-8")
        build([source], out, extractor=line_extractor)
    return out
