"""Is a target no better than what is already reached, where the text promises more?

Silent about floors, saturated rates, what is to be held, and yearly flows. A target equal to its baseline is asked
about only with a passage that promises more; without one it is left open, unless projects are planned to move it:
that is asked by kg.checks.gaps.unmoved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.checks.base import PlanView
from kg.checks.figures.indicators import Facet, Reading, Side, has_direction, has_word, readings
from kg.checks.figures.promises import promise_of
from kg.checks.figures.raising import Question, left_open, question
from kg.checks.gaps.moving import moving_projects
from kg.model import DirectEvidence, Finding, FindingEvidence, Undecided
from kg.values import Comparator

__all__ = ["TargetAgainstBaseline", "unpromised"]

_WHOLE: Final = Decimal(100)
_NO_PROMISE: Final = "no-promise"


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A target no better than its baseline: how (equal, worse), why it is left open if it is, what is promised."""

    target: Reading
    base: Reading
    kind: str
    left_open: str | None = None
    promise: FindingEvidence | None = None


class TargetAgainstBaseline:
    """Asks for targets that are no better than their baseline, or than what the last plan achieved."""

    id = "target-against-baseline"

    def run(self, view: PlanView) -> Iterator[Finding | Undecided]:
        """Yield a finding for each such target."""
        for weighed in _weighed(view):
            if weighed.left_open is None:
                yield self._finding(view, weighed)
            elif weighed.left_open != _NO_PROMISE or moving_projects(view, weighed.target.indicator.name) is None:
                yield left_open(view, self.id, weighed.left_open, (weighed.target, weighed.base))

    def _finding(self, view: PlanView, weighed: _Weighed) -> Finding:
        target, base, promise = weighed.target, weighed.base, weighed.promise
        sign = "=" if weighed.kind == "equal" else "<" if not has_word("lower", target.indicator.name) else ">"
        values = {
            "target": target.written,
            "year": str(target.years.end),
            "base": base.written,
            "base_year": str(base.years.end),
            "promise": promise.quote.strip() if promise else "",
        }
        figures = {"comparison": f"{target.written} {sign} {base.written}"}
        more = (promise,) if promise and weighed.kind == "equal" else ()
        return question(view, Question(self.id, weighed.kind, (target, base), figures, values, more))


def unpromised(view: PlanView) -> Iterator[tuple[Reading, Reading]]:
    """Yield the targets that are equal to their baselines and of which no sentence promises more."""
    return ((one.target, one.base) for one in _weighed(view) if one.left_open == _NO_PROMISE)


def _weighed(view: PlanView) -> Iterator[_Weighed]:
    """Yield each target that is no better than its baseline, once an indicator and year."""
    points = [reading for reading in readings(view) if reading.facet is Facet.POINT and not reading.flow]
    status: dict[tuple[object, ...], list[Reading]] = {}
    for reading in points:
        if reading.side is Side.STATUS and not reading.spans_years:
            status.setdefault((reading.core, reading.subject), []).append(reading)
    asked: set[tuple[str, int]] = set()
    for target in points:
        key = (target.core, target.years.end)
        base = _base(target, status.get((target.core, target.subject), ()))
        if target.side is Side.TARGET and base is not None and key not in asked and not _is_held(target):
            asked.add(key)
            kind = _compared(target, base)
            if kind is not None:
                yield _weigh(view, target, base, kind)


def _weigh(view: PlanView, target: Reading, base: Reading, kind: str) -> _Weighed:
    if not has_direction(target.core):
        return _Weighed(target, base, kind, "direction")
    if not (target.is_state and base.is_state):
        return _Weighed(target, base, kind, "yearly-work")
    promise = promise_of(view, target.core)
    if kind == "equal" and promise is None:
        return _Weighed(target, base, kind, _NO_PROMISE)
    return _Weighed(target, base, kind, promise=promise)


def _base(target: Reading, status: Sequence[Reading]) -> Reading | None:
    """Return the latest value before the target's year, that of the same row first."""
    before = [one for one in status if one.years.end < target.years.end and one.is_comparable_with(target)]
    row = (target.target.table, target.target.row)
    return max(before, key=lambda one: (one.years.end, (one.target.table, one.target.row) == row), default=None)


def _is_held(target: Reading) -> bool:
    figure = target.target.figure
    words = [figure.as_written, target.indicator.name]
    words += [piece.quote for piece in target.target.evidence if isinstance(piece, DirectEvidence)]
    saturated = figure.value == _WHOLE and (figure.unit or "") in ("%", "％")
    return saturated or figure.value == 0 or any(has_word("hold", text) for text in words)


def _compared(target: Reading, base: Reading) -> str | None:
    """Return whether a target is equal to its baseline or worse, beyond the rounding; None when it is neither."""
    mine, theirs = target.target.figure, base.target.figure
    is_same = (mine.value_normalised or mine.value) == (theirs.value_normalised or theirs.value)
    if is_same:
        return "equal" if mine.comparator is theirs.comparator is Comparator.EQUAL else None
    lower = has_word("lower", target.indicator.name)
    worse = base.bounds.is_below(target.bounds) if lower else target.bounds.is_below(base.bounds)
    return "worse" if worse else None
