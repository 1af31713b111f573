"""Which places do the lists of a text show? A town among towns, a village after its town, a town that leads a text.

A list of places (“甲镇、乙乡、丙街道”) is nearly always right where a single “…镇” is not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extract.divisions import Area, short_name
from extract.lexicon import alternatives, words
from extract.names.boundary import name_start
from kg.model import Span

__all__ = ["harvest", "is_kind_of_place", "place_suffix"]

_ITEM = "[^，。；：！？“”（）()—–－\n\\s]+"
_LISTS = re.compile(f"{_ITEM}(?:、{_ITEM})+")
_LEADS = re.compile("(?:^|\n)([\u4e00-\u9fff]{2,5})[。：:]")
_STRETCH = re.compile("(?:至|到|（)([\u4e00-\u9fff]{1,4}(?:街道|镇|乡))(?=段）|至[^，。）]{1,12}段)")
"""A town at an end of a stretch: （甲水库至乙镇段）."""
_VILLAGE_FIRST = re.compile(
    "(?:[、：（]|(?<=[\u4e00-\u9fff]{2})和)([\u4e00-\u9fff]{2,3}村)(?=[\u4e00-\u9fff]{4,}[、等）])(?![镇庄民级企落集居])"
)
"""A village in front of what lies in it: 甲冲村红军医院旧址 among others of a list."""
_VILLAGE_OF = re.compile(
    "(?<=[\u4e00-\u9fff]{2})[和及]([\u4e00-\u9fff]{2,3}村)(?=的[^，。；、]{0,6}(?:资源|文化|遗址|遗迹|景观|风光|古迹))"
)
"""A village beside others of a list by what it has: 甲冲村的红色资源."""
_RANGES = re.compile("([\u4e00-\u9fff]{2}山)[-—－～]+(?=[\u4e00-\u9fff]{2}山)|(?<=山[-—－])([\u4e00-\u9fff]{2}山)")
_ON_A_ROAD = re.compile("(?<=[道线GS]\\d{3})线?([\u4e00-\u9fff]{2,4}?[山镇乡村])(?=至)")
"""Where a stretch of a numbered road begins: 省道100甲牙山至乙交界段."""
_NO_STEM = re.compile("[的和与或及各该每一二三四五六七八九十百千万0-9]$|^[各该每本某]|级$|\\d")
_JOINED_ITEMS = re.compile("(?<=[村镇乡道])(?:和|及|与)(?=[\u4e00-\u9fff]{2})")
_GOES_ON = re.compile("[\u4e00-\u9fff]{1,4}?(?:街道(?!办)|镇(?![村街化区])|乡(?![村镇土下]))(?=.)")
"""The last item of a list, with what the sentence says of all: 板桥镇 of “水屯镇、板桥镇先行”."""
_LONGEST_STEM = 5
_BELOW = "(?=(?:{})([\u4e00-\u9fff]{{1,4}}?(?:街道(?!办)|镇(?![村街化区])|乡(?![村镇土下])|村(?![镇庄民级企落])|社区)))"
_JOINS = ("和", "与", "及", "至", "到", "是", "在", "被", "为", "的", "建", "将", "以", "等")
"""What may stand between two places without being part of the second: 水屯镇至板桥镇, 水屯镇和板桥镇."""
_HAMLET = "(?=(?:{})([\u4e00-\u9fff]{{1,4}}[庄营屯寨堡楼])(?:[东南西北]区|棚户区|城中村|老宅|拆迁|改造|周边))"


@cache
def _suffix_pattern() -> re.Pattern[str]:
    return re.compile(alternatives("place-suffixes") + "$")


def place_suffix(name: str) -> str | None:
    """Return the ending that makes a name one of a place, or None.

    >>> place_suffix("水屯镇")
    '镇'
    """
    found = _suffix_pattern().search(name)
    return found.group() if found else None


@cache
def _generic() -> re.Pattern[str]:
    any_before = "|".join(map(re.escape, words("place-generics", ending="yes")))
    alone = "|".join(map(re.escape, words("place-generics", ending="")))
    return re.compile(f"(?:.*(?:{any_before})|(?:{alone}))")


def is_kind_of_place(name: str) -> bool:
    """Return whether words that end like a place name only a kind of place.

    >>> is_kind_of_place("特色小镇"), is_kind_of_place("水屯镇")
    (True, False)
    """
    return bool(_generic().fullmatch(name))


def _ordered(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _after_area(item: str, known: tuple[str, ...]) -> str:
    """Return an item without the known areas, longest first, that it begins with: 石古庄村 of 老河乡石古庄村."""
    if not item.startswith(known):
        return item
    before = next((name for name in known if item.startswith(name) and len(item) > len(name)), None)
    return _after_area(item[len(before) :], known) if before else item


def _is_place(name: str) -> bool:
    stem = name.removesuffix(place_suffix(name) or name)
    return 1 <= len(stem) <= _LONGEST_STEM and not is_kind_of_place(name) and not _NO_STEM.search(stem)


def _is_listed(name: str) -> bool:
    """Return whether a name ends in a way that makes it a place wherever it stands among its like."""
    return place_suffix(name) in words("place-suffixes", list="yes") and _is_place(name)


def _runs(text: str) -> Iterator[list[Span]]:
    """Yield the runs of items that “、” joins."""
    for found in _LISTS.finditer(text):
        run: list[Span] = []
        start = found.start()
        for piece in found.group().split("、"):
            run.append(Span(start, start + len(piece)))
            start += len(piece) + 1
        yield run


def _names_of(text: str, run: list[Span], known: tuple[str, ...]) -> list[str]:
    """Return the names in the items of a run: without the verb before the first and what follows the last."""
    first = run[0].of(text)
    suffix = _suffix_pattern().search(first)
    begin = name_start(text, run[0].start, run[0].start + suffix.start()) - run[0].start if suffix else 0
    last = re.split("等(?!级)|的", run[-1].of(text), maxsplit=1)[0]
    middle = (part for span in run[1:-1] for part in _JOINED_ITEMS.split(span.of(text)))
    items = [*_JOINED_ITEMS.split(first[begin:]), *middle, *re.split("(?<=.)(?:和|及|与)", last)]
    goes_on = _GOES_ON.match(items[-1])
    return [_after_area(item, known) for item in (*items[:-1], goes_on.group() if goes_on else items[-1])]


def _in_lists(text: str, runs: Iterable[list[Span]], known: frozenset[str]) -> Iterator[str]:
    """Yield the places that stand beside another place in a list, of the runs of items in a text."""
    ordered = _ordered(known)
    for run in runs:
        names = _names_of(text, run, ordered)
        places = [_is_listed(name) for name in names]
        for at, name in enumerate(names):
            if places[at] and any(places[max(0, at - 1) : at] + places[at + 1 : at + 2]):
                yield name


def _in_leads(text: str) -> Iterator[str]:
    """Yield the towns that lead a text or end a stretch, and the villages that open an item of a list."""
    forms = (_LEADS, _STRETCH, _VILLAGE_FIRST, _VILLAGE_OF, _RANGES, _ON_A_ROAD)
    alone = (found[found.lastindex or 0] for form in forms for found in form.finditer(text))
    return (name for name in alone if _is_listed(name))


def _after_known(text: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the places that follow the area they lie in: 橡林社区 of 橡林街道橡林社区."""
    prefixes = "|".join(map(re.escape, _ordered(known)))
    if prefixes:
        below = re.finditer(_BELOW.format(prefixes), text)
        named = (hit[1] for hit in below if _is_place(hit[1]) and len(hit[1]) > 2)  # noqa: PLR2004 - 入村 is no name
        yield from (name for name in named if not name.startswith(_JOINS))
        yield from (hit[1] for hit in re.finditer(_HAMLET.format(prefixes), text))


def _is_chain(name: str) -> bool:
    """Return whether a name is one place after another: 从化区鳌头镇 is found as two."""
    return any(_is_place(name[:cut]) and _is_place(name[cut:]) for cut in range(2, len(name) - 1))


def harvest(text: str, area: Area | None) -> frozenset[str]:
    """Return the names of places below the own area that the lists and leads of a text show.

    >>> sorted(harvest("加强水屯镇、板桥镇、老河乡等基地建设", None))
    ['板桥镇', '水屯镇', '老河乡']
    """
    known = frozenset((*area.above, area.name, short_name(area.name))) if area else frozenset()
    found: set[str] = set(_in_leads(text))
    runs = tuple(_runs(text))
    for _ in range(2):  # the second round knows the towns before villages: 老河乡石古庄村
        so_far = known | frozenset(found)
        found |= {*_in_lists(text, runs, so_far), *_after_known(text, so_far)}
    return frozenset(name for name in found if not _is_chain(name))
