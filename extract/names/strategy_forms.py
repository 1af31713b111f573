"""Which strategies, zones and campaigns above it does a plan name that no list has? By the verb before and the form.

对接, 融入 take zones and plans; 贯彻, 落实 take plans; a campaign in quotes with a number is one where the plan
carries it on and says nowhere of what it is made.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives
from kg.model import Mention, RuleId, Span

__all__ = ["form_mentions"]

_BY_FORM = Decimal("0.8")
_BY_LEVEL = Decimal("0.75")
_CAMPAIGN = Decimal("0.75")
_CAMPAIGN_ABOVE = Decimal("0.6")
_LONGEST = 28
_REACH = 40
_LEVELS = "国家|全国|全省|全市|区域"
_SEPARATORS = re.compile("、|以及|和|与|及|，")
_FILLERS = re.compile(
    "^(?:好|并|和|与|到|于|国家|省级|省|市|推动|推进|建设|实施|共建|落实|对接|融入|服务|重大|战略|的|“)+(?=“|[\u4e00-\u9fff]{5})"
)
_COUNTED = re.compile(
    "(?<=[\u4e00-\u9fff”]{4})[两三四五六七八九]大(?:国家|重大|省级|区域)*(?:战略|倡议|规划|工程|平台|机遇)"
)
"""What counts the names before it: 甲经济带、乙振兴两大国家战略."""
_OWN = re.compile("[《的等本我其该]|各|相关|有关|一批|全区|全县|这|编制|制定|党中央|国务院|强[省市县区]|走出去")
_CAMPAIGN_NAME = re.compile(
    "“(?![^”\n]*(?:实事|制|条|合一|一件事|文章|清单|问题|张网|张图)”)(?!一[^”]一)(?=[^”\n]{0,8}[一二三四五六七八九十百千万两双\\d])[^”，。；、\n]{3,10}”(?:专项行动|行动计划|行动|工程|计划|战略|创建|联创)?"
    "(?=[，。；、\n]|和|与|等|建设|改造)"
)
_CARRIED_ON = re.compile(
    "(?:实施|推进|开展|落实|贯彻|深化|推动|打好|抓好|做好)(?:[^，。；：！？、\n“”的]{0,10}|[^，。；：！？\n的]{0,20}[、和与”])$"
)
_DEFINED = re.compile("、[^，。；：\n、“”]{1,12}等?$")


@cache
def _answers(takes: str) -> re.Pattern[str]:
    triggers = "|".join(alternatives("strategy-triggers", takes=each) for each in (takes, "both"))
    return re.compile(f"(?:{triggers})(?!业|[^，。；]{{0,2}}机构)(?P<said>[^。；：！？\n]{{4,90}})")


@cache
def _ending(kind: str) -> re.Pattern[str]:
    return re.compile(f"^(?P<stem>.+){alternatives('strategy-endings', type=kind)}(?P<tail>.*)$")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"{alternatives('strategy-generics')}*")


def form_mentions(text: str, *, local: bool) -> Iterator[Mention]:
    """Yield the strategies that the form alone shows; they may overlap each other and names of a list.

    Args:
        text: the text of a plan.
        local: the plan is that of a county or below: a campaign in quotes that it carries on comes from above more
            often than not, while provinces and cities have many of their own.
    """
    for kind in ("zone", "plan"):
        for found in _answers(kind).finditer(text):
            yield from _items(text, Span(*found.span("said")), kind)
    yield from _of_a_level(text)
    yield from _campaigns(text, _CAMPAIGN if local else _CAMPAIGN_ABOVE)


def _items(text: str, said: Span, kind: str) -> Iterator[Mention]:
    """Yield the zones or plans in the list right after a trigger; the first piece that is none ends it."""
    at = said.start
    for piece in _pieces(text, said):
        words_of = piece.of(text)
        filler = _FILLERS.match(words_of)
        start = piece.start + (filler.end() if filler and not words_of.startswith("“") else 0)
        name = _name(text[start : piece.end], kind)
        if name is None:
            if piece.start > at:
                return
            continue
        yield Mention(Span(start, start + len(name)), "Strategy", name, RuleId("strategy.by-form"), _BY_FORM)


def _pieces(text: str, said: Span) -> Iterator[Span]:
    start = said.start
    for found in _SEPARATORS.finditer(text, said.start, said.end):
        yield Span(start, found.start())
        if found.group() == "，":
            return
        start = found.end()
    yield Span(start, said.end)


def _name(piece: str, kind: str) -> str | None:
    """Return the name of a zone or plan with which a piece begins, or None.

    >>> _name("青岚江生态经济带建设机遇", "zone"), _name("区域协调发展", "zone"), _name("云台惠民行动计划", "plan")
    ('青岚江生态经济带', None, '云台惠民行动计划')
    """
    found = _ending(kind).match(_COUNTED.split(piece, maxsplit=1)[0])
    if not found or len(found["tail"]) > _LONGEST:
        return None
    name = piece[: found.start("tail")]
    stem = found["stem"].strip("“”")
    if len(name) > _LONGEST or len(stem) < 2 or _OWN.search(name) or name.count("“") != name.count("”"):  # noqa: PLR2004
        return None
    if (
        kind == "plan"
        and found["tail"]
        and not re.match("[”》]?(?:$|要求|任务|部署|目标|等|中|在|各项|提出|明确|确定|精神)", found["tail"])
    ):
        return None
    return None if _generic().fullmatch(stem) else name


@cache
def _level_form() -> re.Pattern[str]:
    verbs = "融入|对接|服务|参与|借力"
    return re.compile(
        f"(?:{verbs})(?:和服务|和融入|好|、服务|、融入)*(?P<name>(?:{_LEVELS})(?P<stem>[^，。；：！？、\n的和与]{{3,14}}?)"
        "(?:建设|行动|工程|计划|布局|战略))(?=[，。；、\n]|和|与|大局|$)"
    )


def _of_a_level(text: str) -> Iterator[Mention]:
    """Yield works of the level above in which the plan takes part: 融入全市物流枢纽城市建设."""
    for found in _level_form().finditer(text):
        if not _generic().fullmatch(found["stem"]):
            yield Mention(Span(*found.span("name")), "Strategy", found["name"], RuleId("strategy.of-level"), _BY_LEVEL)


def _campaigns(text: str, score: Decimal) -> Iterator[Mention]:
    """Yield campaigns in quotes with a number that are carried on; one whose parts stand before is the plan's own."""
    for found in _CAMPAIGN_NAME.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        if _CARRIED_ON.search(before) and not _DEFINED.search(before):
            yield Mention(Span(*found.span()), "Strategy", found.group(), RuleId("strategy.campaign"), score)
