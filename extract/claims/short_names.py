"""How is an action called in short? By its verb and the noun it is about, without examples, counts, descriptions."""

import re

from extract.punctuation import split_outside

__all__ = ["programme_names", "short_names"]

_SHORTEST = 3
_COUNT = re.compile(
    r"^(?:一批|若干|一系列|一支|第一批|首批|\d[\d.~—-]*(?:万|余)?(?:个|家|条|项|座|处|所|名|类|种|批|公里|平方米)(?:以上|左右)?)+"
)
_COUNTS = re.compile(r"^\d+个[^\d，]{1,8}\d+(?:个|家|条|项|座|处|所)(?=[^，]{4})")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_LISTED = re.compile("等(?:各类|各项|重点|主要|领域|方面|地|其他)?(?=[^，]{3})")
_ABOVE_ALL = re.compile("(?:特别是|尤其是|包括)[^，]{2,24}?(?=开展|参与|实施|建设|发展|加强|推进|提高|设立)")
_MATTERS = re.compile("的[^，的]{4,40}等(?=进行|开展|实施|给予)")
"""What is looked at, in a list: 对产品的甲、乙、丙等进行评价."""
_PROGRAMME = re.compile("(?:工程|行动|计划|活动|攻坚战)$")
_PHYSICAL = re.compile("(?:治理|改造|整治|修复|改建|扩建|新建|迁建|加固|配套|连通|调水|引水|供水|安置|输变电)工程$")
_QUOTES = str.maketrans("", "", "“”")


def _after_last(words: str, sign: str) -> str:
    """Return what stands after the last sign outside brackets and quotes."""
    pieces = [piece.of(words) for piece in split_outside(words, sign)]
    return pieces[-1]


def short_names(core: str, verb: str) -> tuple[str, ...]:
    """Return shorter names of an action, the longest first; none where nothing can be left out.

    >>> short_names("打造集仓储、物流于一体的食品产业集群", "打造")
    ('打造食品产业集群',)
    >>> short_names("加强甲镇、乙镇等粮食生产基地建设", "加强")
    ('加强粮食生产基地建设',)
    """
    at = core.find(verb)
    if not verb or at < 0:
        return ()
    named = _BRACKET.sub("", core[at + len(verb) :])
    found: list[str] = []
    listed = _LISTED.search(named)
    if listed and named[: listed.start()].count("“") == named[: listed.start()].count("”"):
        named = named[listed.end() :]
        found.append(named)
    found.append(_MATTERS.sub("", _ABOVE_ALL.sub("", named)))
    for change in (_last_clause, _described, _counted):
        shorter = change(named)
        if shorter != named and len(shorter) > _SHORTEST:
            named = shorter
            found.append(named)
    return tuple(dict.fromkeys(verb + each for each in found if len(each) > _SHORTEST and verb + each != core))


def _last_clause(named: str) -> str:
    return _after_last(named, "，")


def _described(named: str) -> str:
    return _after_last(named, "的")


def _counted(named: str) -> str:
    many = _COUNTS.match(named)
    return _COUNT.sub("", named[many.end() :] if many else named)


def programme_names(words: str) -> tuple[str, ...]:
    """Return the names of programmes that words list, none where they name another thing.

    >>> programme_names("甲提升行动、乙建设行动")
    ('甲提升行动', '乙建设行动')
    >>> programme_names("“甲”、“乙”行动"), programme_names("西河治理工程")
    (('“甲”、“乙”行动',), ())
    """
    if not _PROGRAMME.search(words) or _PHYSICAL.search(words):
        return ()
    pieces = [piece.of(words) for piece in split_outside(words, "、")]
    if all(_PROGRAMME.search(piece) and len(piece) > _SHORTEST for piece in pieces):
        return tuple(pieces)
    return (words,)
