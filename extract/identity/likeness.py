"""May two names of one kind stand for one thing? Surely, probably (a person should look), or not: by typed rules.

Each kind has its own ways of calling a thing short: a firm loses area and legal form, a park what lies before its own
name, a water its kind of water, a village its 村. What is merely alike is only listed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.divisions import division_prefix
from extract.identity.bearing import firm_core, is_legal_name
from extract.identity.vetoes import veto
from extract.lexicon import alternatives, rows, words
from extract.names.organisations import organisation_type
from extract.names.parks import park_type
from kg.model import Tier

__all__ = ["Verdict", "compared", "is_distinct"]

_BRAND = 2
_SURE_BRAND = 3
_PREFIX = 4
"""The most signs that stand before a park's own name when it is called in full: the firm's name (华强方特…)."""
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two names stand for one thing, with the rule that says so and a score from 0 to 1."""

    tier: Tier
    rule: str
    score: Decimal


def _same(rule: str, score: str = "0.9") -> Verdict:
    return Verdict(Tier.CONFIRMED, f"identity.{rule}", Decimal(score))


def _maybe(rule: str, score: str = "0.6") -> Verdict:
    return Verdict(Tier.CANDIDATE, f"identity.{rule}", Decimal(score))


@cache
def _trade() -> re.Pattern[str]:
    parts = (alternatives(name) for name in ("trade-words", "organisation-generics", "park-generics"))
    return re.compile(f"(?:{'|'.join(parts)})+")


def is_distinct(stem: str) -> bool:
    """Return whether a stem has a brand of two signs or more beside words of its trade.

    >>> is_distinct("广远光伏"), is_distinct("新能源汽车")
    (True, False)
    """
    return len(_trade().sub("", stem)) >= _BRAND


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


_AREA_BY_FORM = re.compile("[\u4e00-\u9fff]{2,5}?(?:省|市|县|自治州)(?=..)")


def _unplaced(name: str) -> str:
    """Return a name without the area in front, known or by its form.

    >>> _unplaced("河南广源油业"), _unplaced("柳溪市广源油业")
    ('广源油业', '广源油业')
    """
    known = name.removeprefix(division_prefix(name) or "")
    return _AREA_BY_FORM.sub("", known, count=1) if _AREA_BY_FORM.match(known) else known or name


def _trade_of(name: str) -> str:
    """Return the words of its trade at the end of a firm's short name."""
    found = re.search(f"{_trade().pattern}$", name)
    return found.group() if found else ""


def _areas_clash(short: str, long: str) -> bool:
    one, two = division_prefix(short), division_prefix(long)
    return bool(one and two and one[:2] != two[:2])


def _firms(short: str, long: str) -> Verdict | None:
    """Compare a firm's short name with the registered name of a firm, or two short names."""
    if is_legal_name(short) or _areas_clash(short, long):
        return None
    name, core = _unplaced(short), _unplaced(firm_core(long))
    if not is_legal_name(long):
        return _short_firms(name, core)
    bare = re.sub(f"(?:{alternatives('identity/firm-tails')})+$", "", core) or core
    return _registered(name, core, bare) or _short_firms(name, bare)


def _registered(name: str, core: str, bare: str) -> Verdict | None:
    """Judge a short name by the core of a registered one, and by that core without 实业, 集团 …."""
    if len(name) < _SURE_BRAND:
        return None
    if name in {core, bare}:
        return _same("firm-legal-form", "0.95")
    if is_distinct(name) and name in core:
        return _same("firm-part-of-name")
    ends_alike = name[:_BRAND] == core[:_BRAND] and name[-_BRAND:] == bare[-_BRAND:]
    if is_distinct(name) and ends_alike and len(name) > _SURE_BRAND and _is_subsequence(name, core):
        return _same("firm-abbreviation", "0.85")
    return None


def _short_firms(one: str, two: str) -> Verdict | None:
    brands = [name.removesuffix(_trade_of(name)) for name in (one, two)]
    if brands[0] == brands[1] and len(brands[0]) >= _BRAND and brands[0] not in words("company-groups"):
        return _maybe("firm-brand")
    if one in two and len(one) >= _SURE_BRAND and is_distinct(one):
        return _maybe("firm-contained", "0.7")
    return None


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(alternatives("identity/honorifics"))


def _organisations(short: str, long: str) -> Verdict | None:
    kinds = [organisation_type(name) for name in (short, long)]
    if kinds[0] in {None, "enterprise"} and kinds[1] in {None, "enterprise"}:
        return _firms(short, long)
    if kinds[0] == kinds[1] and _honorific().sub("", long) == short:
        return _same("body-honorific")
    return None


def _headed(name: str) -> tuple[str, str]:
    """Return what a park's name says it is, and the rest of the name before that."""
    found = _park_head().search(name)
    return (found.group(), name[: found.start()]) if found else ("", name)


@cache
def _park_head() -> re.Pattern[str]:
    short = "|".join(row["short"] for row in rows("identity/abbreviations") if row["kind"] == "Park")
    return re.compile(f"(?:{alternatives('park-suffixes')}|{short}|园)$")


def _initials(short: str, long: str) -> bool:
    """Return whether the signs of a short word are the first signs of the words of two signs of a long one.

    >>> _initials("文创旅", "文旅创意")
    True
    """
    for row in rows("identity/abbreviations"):
        if len(row["word"]) == 2 * len(row["short"]):
            long = long.replace(row["short"], row["word"])
    return len(short) >= _SURE_BRAND and len(long) == 2 * len(short) and sorted(short) == sorted(long[::2])


def _parks(short: str, long: str) -> Verdict | None:
    heads, stems = zip(*map(_headed, (short, long)), strict=True)
    if heads[0] != heads[1]:
        return _other_heads(short, long, stems)
    if long.endswith(short):
        return _park_within(long.removesuffix(short), stems[0])
    if _unplaced_within(short) == _unplaced_within(long) and stems[0]:
        return _same("park-word-order")
    if _initials(stems[0], stems[1]):
        return _same("park-initials", "0.85")
    bare = [_unplaced(stem) for stem in stems]
    alike = bare[0][:_BRAND] == bare[1][:_BRAND] and _is_subsequence(bare[0], bare[1])
    return _maybe("park-abbreviation") if alike and is_distinct(bare[0]) else None


def _other_heads(short: str, long: str, stems: Sequence[str]) -> Verdict | None:
    """Judge two parks with other words for what they are: 甲物流园 and 甲物流博览园, 某山风景区 and 某山度假区."""
    same_stem = stems[0] == stems[1] and park_type(short) == park_type(long)
    longer = short[:_NEAR] == long[:_NEAR] and _is_subsequence(short, long)
    return _maybe("park-other-head") if (same_stem or longer) and is_distinct(stems[0]) else None


def _unplaced_within(name: str) -> str:
    """Return a name without the names of provinces and cities anywhere in it."""
    at = 0
    while at < len(name):
        found = division_prefix(name[at:])
        if found and len(name) - len(found) >= _BRAND:
            name = name[:at] + name[at + len(found) :]
        else:
            at += 1
    return name


def _park_within(before: str, stem: str) -> Verdict | None:
    """Judge a park's name that ends another: 熊出没乐园 of 华强熊出没乐园, 新能源产业园 of 某某集聚区新能源产业园."""
    if not stem:
        return None
    if _park_head().search(before):
        return _same("park-in-park", "0.85")
    if is_distinct(stem) and len(before) <= _PREFIX:
        return _same("park-own-name", "0.85")
    return _maybe("park-contained")


def _waters(short: str, long: str) -> Verdict | None:
    for row in rows("identity/water-tails"):
        if long == short + row["word"] and short.endswith(tuple(row["after"])):
            return _same("water-kind")
    return None


def _places(short: str, long: str) -> Verdict | None:
    if long in {short + tail for tail in words("identity/place-tails")} and not short.endswith(("区", "市", "县")):
        return _same("place-suffix", "0.8")
    if long.endswith("街街道") and short == long.removesuffix("街街道") + "街道":
        return _same("place-street")
    return None


_RULES: Mapping[str, Callable[[str, str], Verdict | None]] = {
    "Organisation": _organisations,
    "Park": _parks,
    "WaterBody": _waters,
    "Place": _places,
}


def compared(kind: str, one: str, two: str) -> Verdict | None:
    """Return whether two names of a kind stand for one thing, surely or perhaps; None when nothing says so.

    The order of the names does not matter.

    >>> compared("Organisation", "广源油业", "柳溪市广源食用油业有限公司").rule
    'identity.firm-abbreviation'
    >>> compared("Organisation", "广源油业", "广道油业") is None
    True
    """
    short, long = sorted((one, two), key=lambda name: (len(name), name))
    if kind not in _RULES or short == long or veto(short, long):
        return None
    return _RULES[kind](short, long)
