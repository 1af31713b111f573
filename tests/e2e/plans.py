"""Plans in our own words, as a person would have them on the disk."""

from pathlib import Path

__all__ = ["OTHER_PLAN", "SMALL_PLAN", "write_plan"]

SMALL_PLAN = """柳溪区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要

第一章 总体要求
第一节 主要目标
到2025年，全区规模工业产值达到105亿元以上，森林覆盖率达到32.4%。
——产业强区建设取得突破。建成全省绿色建材基地，制造业增加值年均增长7%。
第二章 建设绿色建材强区
第一节 壮大建材产业
建材产业集群。依托松岭工业园，推进建材产业集群建设，打造绿色建材基地，对接淮河生态经济带。
专栏1 建材产业重点项目
建材产业。加快推进柳溪板材有限公司年产20万吨板材项目、松岭镇物流园、青石湖环湖公路等项目。
"""
OTHER_PLAN = SMALL_PLAN.replace("柳溪", "河湾").replace("松岭", "云台").replace("105", "88")


def write_plan(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
