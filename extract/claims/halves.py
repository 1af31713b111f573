"""Are two actions side by side one? Both brief; or of one object, the one in brief and the other in full."""

import re

from extract.claims.short_names import programme_names

__all__ = ["are_halves"]

_BRIEF = 10
_SHORT = 8
_PAIRED = 14
_ALIKE = 3
_FIELD = 4
_FREE = re.compile(
    "建设|发展|推进|服务|工程|项目|体系|机制|管理|提升|加强|完善|积极|重点|产业|企业|区域|农村|乡村|城乡|城市|水平|能力|"
    "治理|创新|保护|开放|合作|改革|经济|社会|政策|资源|设施|平台|质量|规划|技术|文化|生态|绿色|公共|基础|综合|行动|[的和与、“”]"
)
"""Words that actions of many fields have: two that share only these are not of one object."""
_HARDER = re.compile("^加[大强].*力度$")
"""What says only how hard another thing is done."""
_REGIME = re.compile("^(?:执行|落实)[^，、]{1,8}(?:制|制度)$")
"""A regime that the next action is done under: 落实河长制."""
_REFORM = re.compile("改革[”》]?$")


def are_halves(first: str, second: str, *, few: bool, more: bool = False) -> bool:
    """Return whether two actions are one.

    Args:
        first: the action before, without manner.
        second: the action after it.
        few: whether their sentence has so few that brief ones are halves.
        more: whether the one before has other clauses already: then only brief ones join it.

    >>> are_halves("收回闲置土地", "盘活低效土地", few=True)
    True
    >>> are_halves("引进冷链企业", "加强与省内外冷链装备制造企业对接", few=False)
    True
    >>> are_halves("推进“厕所革命”", "改造农村危房", few=True)
    False
    """
    short, long = sorted((len(first), len(second)))
    named = any(programme_names(words) for words in (first, second))
    if _REFORM.search(first) or (named and len(first) > _SHORT):
        return False
    shared = 0 if more else _shared(first, second)
    if (shared >= _FIELD and short <= _PAIRED) or (shared > 1 and short <= _SHORT):
        return True
    if "“" in first + second or named:
        return False
    if not more and (
        _HARDER.search(first) or _REGIME.search(first) or (_HARDER.search(second) and len(second) <= _BRIEF)
    ):
        return True
    if long <= _BRIEF:
        return few
    return not more and long <= _PAIRED and (shared >= _ALIKE or _ends_alike(first, second))


def _ends_alike(first: str, second: str) -> bool:
    mine, other = (_FREE.sub("|", words) for words in (first, second))
    return len(mine) > 1 and mine[-2:] == other[-2:] and "|" not in mine[-2:]


def _shared(first: str, second: str) -> int:
    """Return how many signs in a row both have, of words that not every action has."""
    mine, other = (_FREE.sub("|", words) for words in (first, second))
    longest = 0
    for at in range(len(mine)):
        while at + longest < len(mine) and "|" not in mine[at : at + longest + 1]:
            if mine[at : at + longest + 1] not in other:
                break
            longest += 1
    return longest
