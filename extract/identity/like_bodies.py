"""Which bodies' names are one body's? A firm is called without area and legal form, or by a part of its name."""

import re
from functools import cache

from extract.divisions import division_prefix
from extract.identity.bearing import firm_core, is_legal_name
from extract.identity.verdicts import Verdict, is_distinct, is_subsequence, perhaps, same, trade_words, unplaced
from extract.lexicon import alternatives, words
from extract.names.organisations import organisation_type

__all__ = ["like_bodies"]

_BRAND = 2
_SURE_BRAND = 3


def _trade_of(name: str) -> str:
    """Return the words of its trade at the end of a firm's short name."""
    found = re.search(f"{trade_words().pattern}$", name)
    return found.group() if found else ""


def _areas_clash(short: str, long: str) -> bool:
    one, two = division_prefix(short), division_prefix(long)
    return bool(one and two and one[:2] != two[:2])


def _firms(short: str, long: str) -> Verdict | None:
    """Compare a firm's short name with the registered name of a firm, or two short names."""
    if is_legal_name(short) or _areas_clash(short, long):
        return None
    name, core = unplaced(short), unplaced(firm_core(long))
    if not is_legal_name(long):
        return _short_firms(name, core)
    bare = re.sub(f"(?:{alternatives('identity/firm-tails')})+$", "", core) or core
    return _registered(name, core, bare) or _short_firms(name, bare)


def _registered(name: str, core: str, bare: str) -> Verdict | None:
    """Judge a short name by the core of a registered one, and by that core without 实业, 集团 …."""
    if len(name) < _SURE_BRAND:
        return None
    if name in {core, bare}:
        return same("firm-legal-form", "0.95")
    if is_distinct(name) and name in core:
        return same("firm-part-of-name")
    ends_alike = name[:_BRAND] == core[:_BRAND] and name[-_BRAND:] == bare[-_BRAND:]
    if is_distinct(name) and ends_alike and len(name) > _SURE_BRAND and is_subsequence(name, core):
        return same("firm-abbreviation", "0.85")
    return None


def _short_firms(one: str, two: str) -> Verdict | None:
    brands = [name.removesuffix(_trade_of(name)) for name in (one, two)]
    if brands[0] == brands[1] and len(brands[0]) >= _BRAND and brands[0] not in words("company-groups"):
        return perhaps("firm-brand")
    if one in two and len(one) >= _SURE_BRAND and is_distinct(one):
        return perhaps("firm-contained", "0.7")
    return None


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(alternatives("identity/honorifics"))


def like_bodies(short: str, long: str) -> Verdict | None:
    """Return whether two names, the shorter one first, are one body's; for names without a veto between them."""
    kinds = [organisation_type(name) for name in (short, long)]
    if kinds[0] in {None, "enterprise"} and kinds[1] in {None, "enterprise"}:
        return _firms(short, long)
    if kinds[0] == kinds[1] and _honorific().sub("", long) == short:
        return same("body-honorific")
    return None
