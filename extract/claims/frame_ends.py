"""Where does the frame of a clause end and its action begin, where no adverb says so? 依托甲中心｜汇聚…, 在乙镇｜布局….

After 在 the frame ends with a word of place or field, after 依托 with the name of a thing: there a verb that elsewhere
may be a noun (建设, 发展) opens the action. Towns before 重点 and the like are the subject of what follows.
"""

import re
from functools import cache

from extract.lexicon import alternatives

__all__ = ["action_start", "subject_end"]

_PLACE_ENDS = (
    "地区|区域|领域|方面|环节|片区|街道|园区|乡镇|企业|学校|医院|社区|场站|沿线|两侧|沿岸|周边|等地|[镇乡村县市区园带]"
)
_THING_ENDS = (
    "园区|基地|平台|中心|资源|优势|企业|公司|集团|高速|国道|铁路|机场"
    "|景观|条件|禀赋|[园区河湖山库江港站院校馆村镇县市廊]"
)
_RAISES = "建设|发展|打造|汇聚|培育|推进|推动|布局|谋划|引进|开发|实施|建立|构建|做大|做强|组建|设立|壮大|推广|拓展"
_NO_ACTION = "中|上|方面|领域|过程|时|后|前|等|、|的|和|与|及"
_NOUN_ENDS = "(?![^，]*(?:优势|基础|机遇|契机|成果|条件|潜力|成效|经验)$)"
_PUSH = "重点|着力|主要|大力|积极|全力|突出"
_TOWNS = re.compile(
    f"^(?:[\u4e00-\u9fff、]{{2,60}}?(?:镇|乡|街道|街道办|街道办事处|县))(?:等[^，、]{{0,6}})?(?=(?:{_PUSH})[\u4e00-\u9fff]{{4}})"
)


@cache
def _of_place() -> re.Pattern[str]:
    return re.compile(
        f"(?<=.)(?:{_PLACE_ENDS})(?=(?:{alternatives('adverbs')})*{alternatives('action-verbs')}(?!{_NO_ACTION})[^，]{{2}})"
    )


@cache
def _of_thing() -> re.Pattern[str]:
    return re.compile(f"(?<=.)(?:{_THING_ENDS})(?=(?:{_RAISES})(?!{_NO_ACTION})[^，]{{3}}){_NOUN_ENDS}")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('adverbs')})*{alternatives('action-verbs')}")


def action_start(clause: str, opener: str) -> int | None:
    """Return where the action of a clause begins that 在 or 依托 opens, or None where the clause is all frame.

    >>> action_start("在甲镇、乙乡规划物流园区", "在"), action_start("依托市数据中心汇聚公共数据", "依托")
    (6, 7)
    >>> action_start("依托产业园区建设成果", "依托") is None, action_start("在城市建设中", "在") is None
    (True, True)
    """
    ways = {"在": _of_place, "依托": _of_thing}
    found = ways[opener]().search(clause) if opener in ways else None
    return found.end() if found else None


def subject_end(clause: str) -> int:
    """Return where towns end that open a clause as its subject, 0 where none do.

    >>> subject_end("甲山镇、乙河乡重点发展果蔬"), subject_end("支持甲山镇重点发展果蔬")
    (7, 0)
    """
    found = _TOWNS.match(clause)
    return found.end() if found and not _verb().match(clause) else 0
