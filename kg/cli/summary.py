"""What does a planner read when a build is done? What was found, set aside and not placed, and what to do next.

The counts are those of the build report; the examples come from the plans' graphs.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.address import Place
from kg.cli.layout import cells, shorten, wrap
from kg.cli.session import Session
from kg.model import Basis, DirectEvidence, LeftOut, Piece, PlacementState, PlanGraph, Span, Tier
from kg.places import pieces_of
from kg.values import Figure

if TYPE_CHECKING:
    from kg.sources import BuildReport, PlanReport

__all__ = ["told_next", "told_summary"]

_WIDTH = 100
_QUOTE = 64
_SAMPLES = 3
_LEAST = 0.05
_HEADS = ("source", "structure", "contents", "links", "coverage", "look")
_SHOWN_KINDS = (
    "Goal",
    "Indicator",
    "Measure",
    "Task",
    "Programme",
    "Reform",
    "Project",
    "Organisation",
    "Place",
    "Park",
    "WaterBody",
    "Strategy",
)


def told_summary(report: "BuildReport", graphs: Mapping[str, PlanGraph], path: Place, session: Session) -> str:
    """Return the summary of a build into a path; `graphs` are its plans by id."""
    return "\n".join(_Summary(report, graphs, session).lines(path)) + "\n"


def told_next(path: Place, session: Session) -> str:
    """Return the commands that a person may type next."""
    graph = shlex.quote(str(path))
    told = [session.say(f"build.next_{command}", graph=graph) for command in ("query", "check", "serve")]
    return "\n".join([session.say("build.next"), *told]) + "\n"


class _Summary:
    """The parts of a summary in one language."""

    def __init__(self, report: "BuildReport", graphs: Mapping[str, PlanGraph], session: Session) -> None:
        self.report = report
        self.graphs = graphs
        self.session = session
        self.say = session.say

    def lines(self, path: Place) -> Iterator[str]:
        """Yield the lines of the summary."""
        report = self.report
        if report.snapshot is None:
            yield self.say("build.not_built")
        else:
            seconds = f"{report.seconds:.1f}"
            yield self.say("build.built", path=path, plans=len(report.plans), seconds=seconds)
        for plan in report.plans:
            yield ""
            yield plan.title
            for head, text in self._plan(plan, self.graphs[plan.id]):
                yield from self._row(head, text)
        yield from self._wrong()

    def _plan(self, plan: "PlanReport", graph: PlanGraph) -> Iterator[tuple[str, str]]:
        yield "source", self._source(plan)
        yield "structure", self._levels(plan.sections)
        yield "contents", self._kinds(plan)
        yield "links", self._links(plan)
        yield "coverage", self._coverage(plan)
        for sample in _unplaced(graph):
            yield "", self.say("build.unplaced_sample", place=self._place(graph, sample), quote=_quoted(graph, sample))
        for at, text in enumerate(self._look_at(plan, graph)):
            yield "" if at else "look", text

    def _source(self, plan: "PlanReport") -> str:
        told = self.say("build.source_line", source=Path(plan.source).name, characters=f"{plan.coverage.characters:,}")
        parts = [self._left_out(part) for part in plan.left_out if part.lines or part.characters]
        return told + (self.say("build.source_left_out", parts=self._listed(parts)) if parts else "")

    def _left_out(self, part: LeftOut) -> str:
        reason = self._reason(part.reason)
        if part.lines:
            return self.say("build.left_out_lines", reason=reason, lines=part.lines)
        return self.say("build.left_out_characters", reason=reason, characters=part.characters)

    def _levels(self, sections: Mapping[str, int]) -> str:
        order = ("part", "chapter", "section", "item", "box", "table")
        return self._listed(
            [self.say(f"build.level_{level}", count=sections[level]) for level in order if level in sections]
        )

    def _kinds(self, plan: "PlanReport") -> str:
        from ontology.labels import label_of

        known = [kind for kind in _SHOWN_KINDS if kind in plan.kinds]
        others = sorted(set(plan.kinds) - set(known))
        counted = [(label_of(kind, self.session.lang), plan.kinds[kind]) for kind in (*known, *others)]
        before = {"Goal", "Indicator"} & set(known)
        counted.insert(len(before), (self.say("build.targets"), plan.targets))
        return self._listed([self.say("build.count", name=name, count=count) for name, count in counted])

    def _links(self, plan: "PlanReport") -> str:
        told = [
            self.say("build.count", name=self.say(f"export.value_{basis}"), count=plan.links[basis])
            for basis in Basis
            if basis in plan.links
        ]
        return self._listed(told) + (self.say("build.links_derived", count=plan.derived) if plan.derived else "")

    def _coverage(self, plan: "PlanReport") -> str:
        coverage = plan.coverage

        def share(characters: int) -> str:
            return _percent(100 * coverage.share(characters))

        by_size = sorted(coverage.reasons.items(), key=lambda item: (-item[1], item[0]))
        reasons = self._listed([f"{self._reason(reason)} {share(count)}" for reason, count in by_size])
        aside = "build.coverage_set_aside" if reasons else "build.coverage_set_aside_plain"
        return self.say("build.sentence_separator").join(
            (
                self.say("build.coverage_used", share=share(coverage.used)),
                self.say(aside, share=share(coverage.set_aside), reasons=reasons),
                self.say("build.coverage_unplaced", share=share(coverage.unplaced)),
            )
        )

    def _look_at(self, plan: "PlanReport", graph: PlanGraph) -> Iterator[str]:
        unread = [target for target in graph.targets if _is_unread(target.figure)]
        if unread:
            first = next((item for item in unread[0].evidence if isinstance(item, DirectEvidence)), None)
            quote = shorten(first.quote if first else unread[0].figure.as_written, _QUOTE)
            place = self._told_piece(first.pieces if first else ())
            yield self.say("build.look_figures", count=len(unread), place=place, quote=quote)
        if plan.unread_rows:
            row = plan.unread_rows[0]
            place, quote = self._told_piece(row.pieces), shorten(row.quote, _QUOTE)
            yield self.say("build.look_rows", count=len(plan.unread_rows), place=place, quote=quote)
        candidates = [entity for entity in graph.entities if entity.tier is Tier.CANDIDATE]
        if candidates:
            yield self.say("build.look_candidates", count=len(candidates), name=candidates[0].name)
        pairs = _pairs(graph)
        if pairs:
            yield self.say("build.look_pairs", count=len(pairs), first=pairs[0][0], other=pairs[0][1])
        yield from (note.told(self.session.lang) for note in plan.notes)

    def _wrong(self) -> Iterator[str]:
        """Yield the files that were not read with the reason and the remedy, and what concerns the build as a whole."""
        if self.report.skipped:
            yield ""
            yield self.say("build.skipped")
        for skipped in self.report.skipped:
            yield from wrap(skipped.error.told(self.session.lang), _WIDTH)
        for note in self.report.notes:
            yield ""
            yield from wrap(note.told(self.session.lang), _WIDTH)

    def _row(self, head: str, text: str) -> Iterator[str]:
        """Yield a heading with its text beside it, the lines of the text aligned."""
        column = max(cells(self.say(f"build.{key}")) for key in _HEADS)
        name = self.say(f"build.{head}") if head else ""
        for at, line in enumerate(wrap(text, _WIDTH - column)):
            shown = "" if at else name
            yield f"  {shown}{' ' * (column - cells(shown))}  {line}".rstrip()

    def _place(self, graph: PlanGraph, span: Span) -> str:
        return self._told_piece(pieces_of(graph.document.stretches, span))

    def _told_piece(self, pieces: Sequence[Piece]) -> str:
        if not pieces:
            return self.say("build.no_place")
        return self.say(f"export.place_{pieces[0].unit}", number=pieces[0].number)

    def _reason(self, reason: str) -> str:
        try:
            return self.say(f"build.reason_{reason}")
        except KeyError:
            return reason

    def _listed(self, parts: Sequence[str]) -> str:
        return self.say("build.list_separator").join(parts)


def _is_unread(figure: Figure) -> bool:
    """Return whether a printed figure came to neither a number nor a reason for having none."""
    return figure.value is None and not figure.delegated and figure.relative_to is None


def _pairs(graph: PlanGraph) -> list[tuple[str, str]]:
    """Return the names of the things that may be one, pair by pair."""
    names = {entity.iri: entity.name for entity in graph.entities}
    found = (link for link in graph.statements if link.predicate == "possiblySameAs")
    return sorted((min(pair), max(pair)) for link in found for pair in [(names[link.subject], names[link.object])])


def _unplaced(graph: PlanGraph) -> list[Span]:
    """Return the longest sentences that were not placed, in the order of the text."""
    spans = [item.span for item in graph.placements if item.state is PlacementState.UNPLACED]
    return sorted(sorted(spans, key=len, reverse=True)[:_SAMPLES])


def _quoted(graph: PlanGraph, span: Span) -> str:
    return shorten(span.of(graph.document.text), _QUOTE)


def _percent(share: float) -> str:
    """Return a share of a hundred with one decimal; what is there is not told as nothing.

    >>> _percent(83.74), _percent(0.04), _percent(0)
    ('83.7%', '<0.1%', '0.0%')
    """
    return "<0.1%" if 0 < share < _LEAST else f"{share:.1f}%"
