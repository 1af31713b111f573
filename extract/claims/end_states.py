"""Does a clause name an end state: a place or position to be reached? By its verb and the noun that it ends in."""

import re
from functools import cache

from extract.lexicon import alternatives
from extract.punctuation import split_outside
from kg.model import Span

__all__ = ["becomes", "end_states", "ends_in_head", "goal_verb", "is_end_state", "is_weak"]

_BECOME = re.compile("^(?:把|将).{2,30}?(?:打造|建设|培育|建)(?:成为|成|为)")
_REACHED = re.compile("^(?:基本|全面|率先)*实现(?!.{0,4}(?:途径|方式|路径))")
_GRADE = re.compile(
    "^(?:力争)?(?:达到|创成|晋升|跻身|进入).*(?:[一二三四五六七八九十A-Z\\d]星?级.*|行列|前列|标准|先进水平|方阵)$"
)
_SCALE = re.compile("[百千万]亿(?:元)?级.*(?:集群|产业|企业|园区|产业链)$")
_LET = re.compile("^(?:让|使).{2,}(?:更加|更|成为|过上|用上|喝上|住上|享有|享受)")
_POSITION = re.compile(
    "(?:全国|全省|区域性|国际|世界|中部|西部|东部|中原|华[东南北中]).{0,12}(?:中心|枢纽)$|的[^的，]{1,4}网$|(?:重要|一流)的?.{0,8}(?:中心|枢纽|营商环境)$"
    "|具有(?:较强|一定|重要)?(?:国际|全球|全国|世界|区域)?(?:性)?(?:竞争力|影响力|知名度|美誉度)[^，。]*的[^的，。]*(?:集群|企业|中心|枢纽|城市)$"
    "|(?:世界级|全球)[^，。]*(?:集群|枢纽|湾区|湖区|城市群|中心)$"
)
_GROWN = re.compile(
    "^发展[^，。]*(?:于|为)一体[^，。]*(?:综合体|胜地|目的地|集散地|基地|园区|小镇|度假区|示范区|功能区)$"
)
"""A place that is to have grown, described by all that it unites."""
_SHARED = re.compile("^共建[^，。]*的[^的，。]{2,}(?:枢纽|湖区|湾区|家园|高地|走廊|城市群|集群|共同体)$")
"""What neighbours make together, described: 共建人与自然和谐相处的魅力湖区."""
_QUANTITY = re.compile("^(?:一批|若干|一支|一系列)")
_DESCRIBED = 4
_NICKNAME = re.compile("的“[^“”]{2,8}”$")
_FORMED = re.compile("^形成.{4,}的[^的，；]*集群$")


@cache
def goal_verb() -> re.Pattern[str]:
    """Return a pattern of the verbs that lead to an end state, with words of manner."""
    return re.compile(f"(?:{alternatives('adverbs')}|推进|加快|推动|基本|全面|率先)*{alternatives('goal-verbs')}")


@cache
def _goal_head(where: str) -> re.Pattern[str]:
    allowed = {"heading": ("any", "clause", "heading"), "clause": ("any", "clause"), "topic": ("any",)}[where]
    heads = "|".join(alternatives("goal-heads", where=each) for each in allowed)
    return re.compile(f"(?:{heads})[”’》）]?(?:（[^）]*）)?(?:、[^、]{{1,6}})?$")


@cache
def _described() -> re.Pattern[str]:
    """Return a pattern of a noun of work or of things that a long description makes an end state."""
    heads = "|".join(alternatives("goal-heads", where=each) for each in ("heading", "described"))
    return re.compile(f"^[^的].{{{_DESCRIBED},}}的[^的，；]*(?:{heads})[”’]?$")


@cache
def _title() -> re.Pattern[str]:
    named = f"(?:国家|全国|国际|省级|全省|世界)[^，]*{alternatives('title-heads')}"
    return re.compile(f"^[^，]*?(?:{named}[^，]*(?:联创|创建|争创|申建)$|(?:创建|争创|申建){named})")


def is_end_state(words_of: str, where: str) -> bool:
    """Return whether words name an end state; `where`: clause, topic (of a section or paragraph) or heading.

    >>> is_end_state("打造中原食品名城", "clause"), is_end_state("构建便民服务平台", "clause")
    (True, False)
    """
    if _BECOME.match(words_of) or _REACHED.match(words_of) or _GRADE.match(words_of) or _LET.match(words_of):
        return True
    if _title().match(words_of):
        return True
    verb = goal_verb().match(words_of)
    if where == "clause" and any(form.match(words_of) for form in (_FORMED, _GROWN, _SHARED)):
        return True
    if not verb:
        return bool(_SCALE.search(words_of)) and words_of.startswith(("培育", "形成", "打造"))
    counted = _QUANTITY.match(words_of[verb.end() :]) and verb.group().endswith("建设")
    named = _goal_head(where).search(words_of) or (where == "clause" and _is_described(words_of[verb.end() :]))
    return not counted and bool(named)


def _is_described(object_of: str) -> bool:
    """Return whether what is made has a position, or a long description: 互为支撑、覆盖城乡的保障网络."""
    described = _described().search(object_of) or _NICKNAME.search(object_of)
    return bool(_POSITION.search(object_of) or (described and not _QUANTITY.match(object_of)))


def is_weak(words_of: str, where: str) -> bool:
    """Return whether an end state is named by a noun that also names work, or only by 实现."""
    if _BECOME.match(words_of) or _GRADE.match(words_of) or _LET.match(words_of) or _title().match(words_of):
        return False
    if _POSITION.search(words_of) or _GROWN.match(words_of) or _SHARED.match(words_of):
        return False
    return bool(_REACHED.match(words_of)) or (where == "clause" and not _goal_head("topic").search(words_of))


def end_states(text: str, core: Span, start: int) -> tuple[Span, ...]:
    """Return the coordinated end states after a verb, where each of them is one by itself."""
    pieces = [
        piece
        for listed in split_outside(text[start : core.end], "、", start)
        for piece in split_outside(listed.of(text), "和", listed.start)
    ]
    whole = (
        len(pieces) > 1
        and "，" not in core.of(text)
        and all(_goal_head("topic").search(piece.of(text)) for piece in pieces)
    )
    return tuple(pieces) if whole else ()


def becomes(words_of: str) -> bool:
    """Return whether words say what a thing is to become: 把集聚区建设成为主平台."""
    return bool(_BECOME.match(words_of))


def ends_in_head(words_of: str) -> bool:
    """Return whether words end in a noun of end states, as a clause of a sentence has it."""
    return bool(_goal_head("clause").search(words_of))
