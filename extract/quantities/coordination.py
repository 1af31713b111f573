"""Which names share the figures of one verb? 甲、乙和丙规模分别达到 1、2 和 3; 甲率、乙率均达到 95%."""

import re
from functools import cache

from extract.lexicon import words
from extract.punctuation import split_outside

__all__ = ["named_parts", "overlapped"]

_SPLIT = re.compile("(?<=.)(?:和|与|及|以及)(?=.)")
_SHORTEST = 2
_BOTH_WORD, _BOTH = "城乡", ("城镇", "农村")
_HEAD_OPENERS = ("居民", "产业", "企业", "人口", "平均", "年均", "行业", "农户", "家庭", "机动车", "地区")


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(re.escape(word) for word in words("figures/name-heads"))
    return re.compile(f"(?:{heads})$")


def named_parts(name: str, count: int) -> tuple[str, ...]:
    """Return the names that a coordination holds, each whole, or nothing where they are not as many as the figures.

    >>> named_parts("新能源、食品、装备制造产业集群规模", 3)
    ('新能源产业集群规模', '食品产业集群规模', '装备制造产业集群规模')
    >>> named_parts("学前教育毛入园率和高中阶段毛入学率", 2)
    ('学前教育毛入园率', '高中阶段毛入学率')
    >>> named_parts("城乡居民人均可支配收入", 2)
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    """
    if count == len(_BOTH) and _BOTH_WORD in name and "、" not in name:
        return tuple(name.replace(_BOTH_WORD, each, 1) for each in _BOTH)
    parts = [name[span.start : span.end] for span in split_outside(name, "、")]
    for at in range(len(parts) - 1, -1, -1):
        if len(parts) == count:
            break
        pieces = _SPLIT.split(parts[at])
        if len(parts) + len(pieces) - 1 <= count:
            parts[at : at + 1] = pieces
    if len(parts) != count or count < _SHORTEST or any(not part for part in parts):
        return ()
    last = parts[-1]
    return tuple(part if part == last or _heads().search(part) else _headed(part, last) for part in parts)


def _headed(part: str, last: str) -> str:
    """Return a name with the head that it shares with the last one: 职工医疗保险 with 居民医疗保险参保率 has 参保率."""
    for size in range(len(part), _SHORTEST - 1, -1):
        at = last.rfind(part[-size:])
        if at >= 0:
            return part + last[at + size :]
    return overlapped(part, _shared_head(last))


def overlapped(first: str, then: str) -> str:
    """Return two words as one, what ends the first and begins the second only once.

    >>> overlapped("家庭医生签约", "签约率"), overlapped("新能源", "产业规模")
    ('家庭医生签约率', '新能源产业规模')
    """
    for size in range(min(len(first), len(then)), 0, -1):
        if first.endswith(then[:size]):
            return first + then[size:]
    return first + then


def _shared_head(last: str) -> str:
    """Return the end of the last name that the others share: from the noun of kind on, else its head."""
    starts = [at for word in _HEAD_OPENERS if (at := last.find(word)) > 0]
    if starts:
        return last[min(starts) :]
    found = _heads().search(last)
    return found.group() if found else ""
