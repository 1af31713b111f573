"""May two names of one kind stand for one thing? Surely, probably (a person should look), or not: by typed rules.

Each kind has its own ways of calling a thing short: a firm loses area and legal form, a park what lies before its own
name, a water its kind of water, a village its 村. What is merely alike is only listed.
"""

from collections.abc import Callable, Mapping

from extract.identity.like_bodies import like_bodies
from extract.identity.like_parks import like_parks
from extract.identity.like_projects import like_projects
from extract.identity.verdicts import Verdict, same
from extract.identity.vetoes import veto
from extract.lexicon import rows, words

__all__ = ["compared"]


def _waters(short: str, long: str) -> Verdict | None:
    for row in rows("identity/water-tails"):
        if long == short + row["word"] and short.endswith(tuple(row["after"])):
            return same("water-kind")
    return None


def _places(short: str, long: str) -> Verdict | None:
    if long in {short + tail for tail in words("identity/place-tails")} and not short.endswith(("区", "市", "县")):
        return same("place-suffix", "0.8")
    if long.endswith("街街道") and short == long.removesuffix("街街道") + "街道":
        return same("place-street")
    return None


_RULES: Mapping[str, Callable[[str, str], Verdict | None]] = {
    "Organisation": like_bodies,
    "Park": like_parks,
    "WaterBody": _waters,
    "Place": _places,
    "Project": like_projects,
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
