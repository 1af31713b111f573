"""What is the quantity of a clause called? The name before it, the noun that it counts, or what was named last."""

import re
from dataclasses import replace
from functools import cache

from extract.lexicon import alternatives, rows, words
from extract.quantities.coordination import named_parts, overlapped
from extract.quantities.finding import Quantity
from extract.quantities.measured import Measured, Reading
from extract.quantities.times import FILLER
from extract.quantities.words import Before, Opening, last_verb, opening, words_before
from kg.model import Span

__all__ = ["counted", "counts_noun", "is_aside", "measured", "named", "noun_after", "reach", "with_growth"]

PER_CENT = ("%", "‰")
_ACTED = frozenset({"完成", "实现", "建成"})
_SIZES = frozenset({"money", "area", "mass", "power", "people", "households", "length", "volume", "energy"})
_NEVER_COUNTED = frozenset({"time", "age", "voltage", "speed", "points", "doubling", "multiple"})
_OUTPUTS = frozenset({"mass", "power", "energy", "volume", "charge", "apparent power"})
"""What the sizes of works between a name and a noun are: 某公司10万吨再生铝项目 states no indicator."""
_LENGTHS = frozenset({"米", "厘米", "毫米"})
"""Lengths that stand before a noun to say how deep or wide it is: 4.5米水深航道."""
_LONGEST, _LONGEST_NOUN, _SHORTEST_COVERED = 40, 30, 4
_CUT = re.compile("、(?=一批|若干|多个|各类)|[，。；：]|（[^（）]*）$")
_TAIL = re.compile(r"(?:以上|左右|以内|等|的|(?<=[\u4e00-\u9fff”》])\d{1,3})+$")
_AND_LAST = re.compile("(?:和|及|以及|与|并|、)$")
_WORD = re.compile("[\u4e00-\u9fffA-Za-z].*[\u4e00-\u9fff]|[\u4e00-\u9fff].*[A-Za-z0-9]|PM[\u4e00-\u9fff0-9.]*")
_GROWTH = re.compile("增长|增速|增幅|下降|降低|减少|提高|提升|增加|上升|降幅|递增|缩减|压减|扩大|净增")
_GROWN = re.compile("(?:增长率|增速|增幅|下降率|降幅|增长)$")
_LEVEL = re.compile("级$")
_GOES_ON = ("占", "高于", "低于", "快于", "慢于", "高出", "领先于")
_HEADS = ("率", "比重", "占比", "增加值", "总额", "收入", "覆盖面", "满意度")
_OF_SHARE = ("比重", "比例", "占比", "率", "份额")


def is_aside(before: Before, quantity: Quantity, verb: str, noun: str) -> bool:
    """Return whether a count only tells how many things were just named (甲、乙5家企业) or used."""
    if quantity.unit in PER_CENT:
        return False
    if verb in words("figures/measured-verbs", use="stop"):
        return True
    name = before.name
    if before.bare and noun and "、" in name and quantity.kind == "count":
        return True
    return before.bare and (name.endswith(words("figures/aside-words")) or bool(re.search("[A-Za-z0-9+/]$", name)))


def reach(noun: str) -> int:
    """Return how long the word is that only says how far a thing reaches: the 街道 of 8个街道170个老旧小区.

    >>> reach("街道"), reach("国家缔结"), reach("社区商业服务点")
    (2, 2, 0)
    """
    found = next((word for word in words("figures/count-stops", use="reach") if noun.startswith(word)), "")
    rest = noun[len(found) :]
    return len(found) if found and (not rest or bool(opening(rest).verb)) else 0


def noun_after(text: str) -> str:
    """Return the noun that a quantity counts: what follows it, up to the next cut.

    >>> noun_after("的智能工厂、一批车间"), noun_after("和")
    ('智能工厂', '')
    """
    shown = text.replace(FILLER, "").lstrip("的 ")
    cut = _CUT.search(shown)
    shown = shown[: cut.start()] if cut else shown
    return _AND_LAST.sub("", _TAIL.sub("", re.sub("(?:超过|超|达|达到|不低于)$", "", shown.strip())))


def counts_noun(before: Before, name: str, quantity: Quantity, noun: str) -> bool:
    """Return whether a quantity counts the noun after it: 新增5家企业, 174家企业实现上云, 90%的县城达到三级."""
    if quantity.rank or quantity.covers or quantity.unit is None or quantity.kind in _NEVER_COUNTED:
        return False
    if _grows(before.figure) and not before.flow:
        return False
    if before.bare and (quantity.unit in _LENGTHS or (quantity.kind in _OUTPUTS and name)):
        return True
    if not name:
        told = set(before.figure) - {"每年", "年均"} and not before.flow and quantity.unit in PER_CENT
        return not told and bool(words_before(noun).name)
    acted = (before.bare or bool(set(before.figure) & _ACTED)) and quantity.kind == "count"
    return bool(last_verb(before.name)) or bool(before.flow) or acted


def counted(reading: Reading, before: Before, quantity: Quantity, noun: str) -> list[Measured]:
    """Return a quantity under the noun that it counts, with the verb that makes it a flow."""
    share = quantity.unit in PER_CENT
    if _is_no_count(before, quantity, noun):
        return []
    name = f"{noun}比例" if share else _short(noun)
    if _LEVEL.search(name):
        return []
    if not name or len(name) > _LONGEST_NOUN or not _is_name(name):
        return []
    opened = opening(before.name)
    before = _with_tense(before, opened)
    verb = before.flow or last_verb(before.name) or opened.verb
    if before.bare and opened.name and not last_verb(before.name):
        name = f"{opened.name}{name}"
    reading.flow = verb if verb in words("figures/measured-verbs", use="keep") else ""
    whole = f"{reading.flow}{name}"
    return [
        Measured(
            quantity,
            whole,
            whole,
            reading.clause,
            before.figure,
            flow=reading.flow,
            uses=before.uses,
            length=before.length,
            share=share,
        )
    ]


def _is_no_count(before: Before, quantity: Quantity, noun: str) -> bool:
    """Return whether a number before a noun is only a part of a speech, a reach, a class or the size of works."""
    if quantity.unit in _LENGTHS or _is_class(quantity) or noun.startswith(words("figures/count-stops", use="never")):
        return True
    if quantity.kind in _OUTPUTS and before.bare and opening(before.name).name:
        return True
    return quantity.unit not in PER_CENT and reach(noun) == len(noun)


def _with_tense(before: Before, opened: Opening) -> Before:
    return replace(before, uses=before.uses | {"past"}) if opened.past else before


def _is_class(quantity: Quantity) -> bool:
    """Return whether a bounded size only sorts the noun after it: 50户以下自然村, 2000万元以上项目."""
    return quantity.bound in ("以下", "以上", "以内", "及以上", "及以下") and quantity.kind in _SIZES


def _short(noun: str) -> str:
    """Return a noun without the clause before its last 的: 中试平台 of 功能定位明确的中试平台."""
    head, mark, tail = noun.rpartition("的")
    return tail if mark and len(tail) > 1 and head else noun


def measured(reading: Reading, before: Before, quantity: Quantity) -> list[Measured]:
    """Return a quantity under the name before it, or under what was named last where that says nothing by itself."""
    opened = opening(before.name)
    name, flow = opened.name, opened.flow or before.flow
    before = _with_tense(before, opened)
    if opened.yearly:
        before = replace(before, figure=("年均", *before.figure))
    if "、" in name and ("each" in before.uses or _stand_alone(name)):
        return _each(reading, before, quantity, name)
    if reading.flow and name and not (opened.flow or opened.verb or last_verb(name)):
        name, flow = f"{reading.flow}{name}", reading.flow
    if flow and not _grows(before.figure):
        reading.flow = flow
    if quantity.covers and (len(name) < _SHORTEST_COVERED or len(name) > _LONGEST_NOUN):
        return []
    name = name or _share_told(reading, quantity)
    said = named(reading, f"{name}覆盖" if quantity.covers else name, before.figure, flow)
    if said is None:
        return []
    subject, clause = said
    ranked = quantity.rank and not subject.endswith(("名", "次"))
    whole = with_growth(f"{subject}排名" if ranked else subject, before.figure)
    share = "占" in name and quantity.unit in PER_CENT
    if share and not whole.endswith(_OF_SHARE):
        whole += "比重"
    return [
        Measured(
            quantity,
            whole,
            (subject.split("占")[0] or subject) if share else subject,
            clause,
            before.figure,
            flow=flow,
            uses=before.uses,
            length=before.length,
            sure=len(whole) <= _LONGEST and whole not in words("figures/area-measures", owner="yes"),
            share=share,
        )
    ]


def _share_told(reading: Reading, quantity: Quantity) -> str:
    """Return the share told last, which a change in points goes on about: 占比34%、提高1.3个百分点."""
    last = reading.told[-1] if reading.told else None
    return last.name if last is not None and last.share and quantity.kind == "points" else ""


def _stand_alone(name: str) -> bool:
    """Return whether every part of a coordination is the name of a quantity: 巩固率、毛入学率 have one figure each."""
    return all(part.endswith(_HEADS) for part in name.split("、"))


def _each(reading: Reading, before: Before, quantity: Quantity, name: str) -> list[Measured]:
    """Return one figure under each of the names that have it together: 甲率、乙率均达到95%."""
    most = name.count("、") + len(re.findall("和|与|及", name)) + 1
    names = next((parts for count in range(most, 1, -1) if (parts := named_parts(name, count))), ())
    return [
        Measured(
            quantity,
            with_growth(part, before.figure),
            part,
            reading.clause,
            before.figure,
            uses=before.uses,
            length=before.length,
        )
        for part in names
    ]


def named(reading: Reading, name: str, figure: tuple[str, ...], flow: str = "") -> tuple[str, Span] | None:
    """Return the whole name of what is measured and the words that say it; None where nothing does.

    A name that says nothing by itself (增速, 占比, none) goes on about what was named last in the sentence.
    """
    name = _TAIL.sub("", name).strip("、 ")
    last = reading.told[-1] if reading.told else None
    if not name and flow and last is not None:
        return f"{last.subject}{flow}", Span(last.clause.start, reading.clause.end)
    if not name or name in words("figures/bare-attributes") or name.startswith(_GOES_ON):
        if last is None or not (name or figure):
            return None
        return overlapped(last.subject, name), Span(last.clause.start, reading.clause.end)
    if not _is_name(name):
        return None
    sited = _sited().match(name)
    if sited:
        reading.site = sited.group()
    elif reading.site and name in words("figures/area-measures"):
        name = f"{reading.site}{name}"
    return name, reading.clause


@cache
def _sited() -> re.Pattern[str]:
    return re.compile(f".{{0,10}}?[\u4e00-\u9fff]{alternatives('figures/site-suffixes')}(?=.{{2,}})")


def _is_name(name: str) -> bool:
    last = name.rpartition("、")[2]
    if last != name and last_verb(last) == last:
        return False
    return (
        bool(_WORD.search(name))
        and not name[0].isdigit()
        and name not in words("figures/site-sizes")
        and not re.search("[，。；]", name)
    )


def _grows(figure: tuple[str, ...]) -> bool:
    return any(_GROWTH.search(word) and not word.endswith(("到", "至", "为")) for word in figure)


def with_growth(name: str, figure: tuple[str, ...]) -> str:
    """Return a name with the word of its growth (…年均增长), where it does not say so itself.

    >>> with_growth("粮食产量", ("年均增长",)), with_growth("粮食产量", ("达到",))
    ('粮食产量年均增长', '粮食产量')
    """
    kinds = {row["word"]: row["kind"] for row in rows("figures/cell-words")}
    found = [word for word in figure if kinds.get(word) in ("averageGrowth", "change")]
    yearly = "年均" if found and "年均" in figure else ""
    word = f"{yearly}{max(found, key=len, default='')}"
    return name if not word or name.endswith(word) or _GROWN.search(name) else f"{name}{word}"
