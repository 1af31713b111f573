"""How does a trace look on a terminal? What stands above in a chain down to the thing, what stands below as a tree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from kg.cli.layout import cells, printable, shorten, wrap
from kg.cli.session import Session
from kg.export.words import word_of
from kg.ids import name_key
from kg.model import Basis, FindingEvidence
from kg.trace import Branch, Gap, Hop, Path, Side, SideName, Sieve, Trace, TracedThing, tree_of
from kg.trace.tables import columns
from ontology.labels import label_of

__all__ = ["told_trace"]

_WIDTH: Final = 96
_MOST: Final = {SideName.UP: 24, SideName.DOWN: 40}
_EACH: Final = 6
_BRANCH, _LAST, _DOWN, _BLANK = "├ ", "└ ", "│ ", "  "
_GROUPS: Final = {
    "organisation": "carrier",
    "place": "carrier",
    "strategy": "frame",
    "pattern": "frame",
    "other": "frame",
}
_LINE: Final = "line"
"""Where one path says why a thing is there; of a firm, a town or a strategy many paths do, and none is the one."""
_TELLING_LEVELS: Final = frozenset({"plan", "part", "chapter", "section"})
_LEAST_TOLD: Final = 8
_STOPS: Final = "，。；：！？"


class _Telling:
    """What all lines of a trace share: the language, the titles of several plans, whether all is listed."""

    def __init__(self, session: Session, titles: Mapping[str, str], *, whole: bool) -> None:
        self.session = session
        self.titles = titles if len(titles) > 1 else {}
        self.whole = whole
        self.cut = False

    def say(self, key: str, /, **values: object) -> str:
        return self.session.say(f"trace.{key}", **values)

    def what(self, thing: TracedThing) -> str:
        """Return the kind of a thing; of a figure its year and role, of a goal its level and, at the top, its year."""
        told = label_of(thing.kinds[-1] if thing.column == "measure" else thing.kinds[0], self.session.lang)
        figure = thing.column == "target"
        time = thing.time if figure or thing.role == "plan" else ""
        role = word_of(thing.role, self.session.lang) if figure or thing.role in _TELLING_LEVELS else ""
        for detail in filter(None, (time, role)):
            told = self.say("what", kind=told, detail=detail)
        return self.say("candidate", what=told) if thing.candidate else told

    def counts(self, counted: Mapping[str, int]) -> str:
        """Return how many things stand in each column."""
        parts = [
            self.say("count", column=self.say(f"column_{column}"), count=counted[column])
            for column in columns()
            if counted.get(column)
        ]
        return self.say("join").join(parts) or self.say("nothing")

    def passage(self, passage: FindingEvidence, indent: str) -> Iterator[str]:
        """Yield the lines of a passage: its headings and its words."""
        place = " › ".join(part for part in (self.titles.get(passage.plan), *passage.path[-2:]) if part)
        yield indent + printable(place)
        yield from (indent + line for line in wrap(self.say("quote", quote=printable(passage.quote)), _WIDTH))


def told_trace(trace: Trace, session: Session, titles: Mapping[str, str], *, whole: bool) -> Iterator[str]:
    """Yield the lines of a trace; unless whole, long lists are cut and say how much is left out.

    `titles` are those of the plans, by id; where they are several, each passage names its plan.
    """
    told = _Telling(session, titles, whole=whole)
    yield told.say("head", name=printable(trace.thing.name), what=told.what(trace.thing))
    for passage in trace.evidence[:1]:
        yield from told.passage(passage, _BLANK)
    yield from _sieve(trace.sieve, told)
    group = _GROUPS.get(trace.thing.column, _LINE)
    for name, side in ((SideName.UP, trace.up), (SideName.DOWN, trace.down)):
        if side.paths or group == _LINE:
            yield ""
            counts = told.counts(Counter(thing.column for thing in side.things()))
            yield told.say(f"{name}_{group}", counts=counts)
            yield from (_up if name is SideName.UP and group == _LINE else _as_tree)(trace.thing, side, name, told)
    if not (trace.up.paths or trace.down.paths or group == _LINE or trace.gaps):
        yield told.say("alone")
    yield from _left_out(trace, told)
    yield from _gaps(trace, told)


def _as_tree(thing: TracedThing, side: Side, name: SideName, told: _Telling) -> Iterator[str]:
    yield from _tree(thing, side.paths, name, told)


def _up(thing: TracedThing, side: Side, name: SideName, told: _Telling) -> Iterator[str]:
    """Yield the main line from its top down to the thing, then what else stands above each thing of it."""
    primary = side.primary
    if primary is None:
        return
    yield _BLANK + told.say("line", branch="", name=printable(primary.end.name), what=told.what(primary.end))
    for depth, hop in enumerate(reversed(primary.hops), 1):
        yield from _hop_lines(hop, hop.lower, _BLANK * depth + _LAST, _BLANK * (depth + 2), told)
    on_line = (thing, *(hop.upper for hop in primary.hops))
    for at, here in enumerate(on_line):
        others = [path for path in side.paths if _parts_at(path, primary) == at]
        if others:
            yield ""
            yield _BLANK + (told.say("others_from", name=printable(here.name)) if at else told.say("others"))
            yield from _tree(here, [replace(path, hops=path.hops[at:]) for path in others], name, told)


def _parts_at(path: Path, primary: Path) -> int | None:
    """Return after how many hops a path leaves the primary one, or None when it is a part of it."""
    for at, hop in enumerate(path.hops):
        if at >= len(primary.hops) or hop is not primary.hops[at]:
            on_line = {step.upper.iri for step in primary.hops}
            return None if path.end.iri in on_line else at
    return None


def _tree(thing: TracedThing, paths: Sequence[Path], name: SideName, told: _Telling) -> Iterator[str]:
    root = tree_of(thing, paths) if told.whole else tree_of(thing, paths, _MOST[name], _EACH)
    yield from _branches(root, _BLANK, told)


def _branches(here: Branch, indent: str, told: _Telling) -> Iterator[str]:
    before = _telling_quote(here.hop) if here.hop else ""
    for branch in here.branches:
        last = branch is here.branches[-1] and not here.left_out
        below = indent + (_BLANK if last else _DOWN)
        if branch.hop:
            quote = _telling_quote(branch.hop)
            lines = _hop_lines(branch.hop, branch.thing, indent + (_LAST if last else _BRANCH), below + _BLANK, told)
            yield from lines if quote != before else islice(lines, 1)
            before = quote
        yield from _branches(branch, below, told)
    if here.left_out:
        told.cut = True
        yield told.say("more", branch=indent + _LAST, counts=told.counts(here.left_out))


def _hop_lines(hop: Hop, end: TracedThing, branch: str, below: str, told: _Telling) -> Iterator[str]:
    """Yield the line of a thing with how the hop to it is known, and the words where they say more than the names."""
    relation = told.say(f"hop_{hop.predicate}" if hop.upper_is_object else f"hop_of_{hop.predicate}")
    yield told.say(
        "hop_line",
        branch=branch,
        name=printable(end.name),
        what=told.what(end),
        relation=relation,
        basis=word_of(hop.basis.value, told.session.lang),
        confidence=hop.confidence,
        secondary=told.say("secondary") if hop.secondary else "",
    )
    quote = _telling_quote(hop)
    if quote:
        yield below + told.say("quote", quote=_around(quote, end.name))


def _telling_quote(hop: Hop) -> str:
    """Return the longest passage of a hop that says more than the names of its ends; or nothing."""
    if hop.basis is Basis.DERIVED:
        return ""  # its passages only name the ends
    told = [item.quote for item in hop.evidence if _says_more(item.quote, (hop.subject.name, hop.object.name))]
    return max(told, key=len, default="")


def _says_more(quote: str, names: tuple[str, ...]) -> bool:
    rest = name_key(quote)
    for key in sorted(map(name_key, names), key=len, reverse=True):
        rest = "" if rest in key else rest.replace(key, "")
    return sum(sign.isalnum() for sign in rest) >= _LEAST_TOLD


def _around(quote: str, name: str) -> str:
    """Return a quote cut to the width of a line, from the clause in which a name stands."""
    at = quote.find(name)
    if cells(quote) > _WIDTH and at > 0:
        start = max(quote.rfind(stop, 0, at) for stop in _STOPS) + 1
        quote = ("…" if start else "") + quote[start:]
    return shorten(quote, _WIDTH)


def _sieve(sieve: Sieve, told: _Telling) -> Iterator[str]:
    parts = []
    if sieve.bases != frozenset(Basis):
        words = [word_of(basis.value, told.session.lang) for basis in Basis if basis in sieve.bases]
        parts.append(told.say("join").join(words))
    if sieve.least_confidence:
        parts.append(told.say("sieve_confidence", least=sieve.least_confidence))
    if parts:
        yield told.say("sieve", parts=told.say("join").join(parts))


def _left_out(trace: Trace, told: _Telling) -> Iterator[str]:
    further, doubtful = (trace.up.further + trace.down.further, trace.up.doubtful + trace.down.doubtful)
    if further or doubtful or told.cut:
        yield ""
    if told.cut:
        yield told.say("cut")
    if further:
        yield told.say("left_out_secondary", count=further)
    if doubtful:
        yield told.say("left_out_candidates", count=doubtful)


def _gaps(trace: Trace, told: _Telling) -> Iterator[str]:
    if trace.gaps:
        yield ""
        narrowed = trace.sieve.bases != frozenset(Basis) or trace.sieve.least_confidence
        yield told.say("gaps_of_sieve" if narrowed else "gaps")
    for gap in trace.gaps:
        yield _gap(gap, trace.thing, told)


def _gap(gap: Gap, thing: TracedThing, told: _Telling) -> str:
    what = told.say(f"gap_{thing.column}_{gap.side}_{'-'.join(gap.missing)}")
    if gap.after.iri == thing.iri:
        return told.say("gap", what=what)
    return told.say("gap_after", what=what, after=printable(gap.after.name))
