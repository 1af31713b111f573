"""Which figures of indicators are new, gone or others? By indicator, role and year, then by the words around them."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kg.diff.gravity import made, one_sided
from kg.diff.pairing import Pairing
from kg.diff.text import PlanText
from kg.diff.things import Things
from kg.diff.values import Change, FieldChange, Part, PlanState, Side
from kg.model import Iri, Target
from kg.rdf.literals import decimal_text
from kg.values import Figure, Period

__all__ = ["figure_changes"]

_OF_FIGURE: Final = tuple(field.name for field in fields(Figure))
_WORDS: Final = {"kind": "kind_of_value"}
"""The names of the records where the model's are shorter."""
_OF_TARGET: Final = ("role", "year", "period", "binding", "table", "row")


def figure_changes(before: PlanState, after: PlanState, things: Things) -> Iterator[Change]:
    """Yield the changes of figures: baselines, actual values and targets."""
    old = _Figures(before, things.wording.before, things.token_before, things.name_before)
    new = _Figures(after, things.wording.after, things.token_after, things.name_after)
    pairing = Pairing(old.targets, new.targets)
    sentences = things.wording.sentences
    pairing.by(lambda iri: iri, lambda iri: iri)
    for key in (_Figures.whole, _Figures.in_row, _Figures.at_time, _Figures.as_written):
        pairing.by(lambda iri, key=key: key(old, iri), lambda iri, key=key: key(new, iri))  # type: ignore[misc]
    pairing.by(
        lambda iri: old.in_words(iri, sentences.token_before), lambda iri: new.in_words(iri, sentences.token_after)
    )
    for iri in pairing.left_before():
        yield one_sided(Part.FIGURE, (old.side(iri), None), old.said(iri))
    for iri in pairing.left_after():
        yield one_sided(Part.FIGURE, (None, new.side(iri)), new.said(iri))
    for first, second in pairing.after_of.items():
        told = tuple(_differing(old, first, new, second))
        if told:
            yield made(Part.FIGURE, (old.side(first), new.side(second)), told)


class _Figures:
    """The figures of one state, with the keys by which they are told."""

    def __init__(
        self, state: PlanState, text: PlanText, token: Callable[[Iri | None], Hashable], name: Callable[[Iri], str]
    ) -> None:
        self.targets: Mapping[Iri, Target] = {target.iri: target for target in state.graph.targets}
        self._text = text
        self.token = token
        self.name = name

    def whole(self, iri: Iri) -> Hashable:
        """Return all that is said of a figure."""
        target = self.targets[iri]
        return (target.figure, *self.at_time_of(target), target.binding, target.table, target.row)

    def in_row(self, iri: Iri) -> Hashable:
        """Return the row and time of a figure in a table."""
        target = self.targets[iri]
        return None if target.row is None else (*self.at_time_of(target), target.table, target.row)

    def at_time(self, iri: Iri) -> Hashable:
        """Return what a figure is of, and when."""
        return self.at_time_of(self.targets[iri])

    def as_written(self, iri: Iri) -> Hashable:
        """Return what a figure is of, and its words; the time may differ."""
        target = self.targets[iri]
        return self.token(target.indicator), target.role, target.figure.as_written

    def in_words(self, iri: Iri, sentence: Callable[[int], Hashable]) -> Hashable:
        """Return what a figure is of, and its sentence."""
        target = self.targets[iri]
        at = self._text.sentence_of(target.evidence)
        return None if at is None else (self.token(target.indicator), target.role, sentence(at))

    def at_time_of(self, target: Target) -> tuple[Hashable, ...]:
        """Return what a figure is of, when, and what kind of value it is."""
        what = self.token(target.indicator), self.token(target.subject), target.role, target.figure.kind
        return (*what, target.year, target.period)

    def side(self, iri: Iri) -> Side:
        """Return a figure with the name of its indicator and its time."""
        target = self.targets[iri]
        time = target.period.label if target.period else str(target.year or "")
        name = " ".join(part for part in (self.name(target.indicator), time) if part)
        return Side(iri, name, target.role.value, self._text.passages(target.evidence))

    def said(self, iri: Iri) -> list[tuple[str, str | None]]:
        """Return all values of a figure, as text."""
        target = self.targets[iri]
        told = [(_WORDS.get(name, name), _text(getattr(target.figure, name))) for name in _OF_FIGURE]
        told += [(name, _text(getattr(target, name))) for name in _OF_TARGET]
        return [*told, ("subject", self.name(target.subject) if target.subject else None)]


def _differing(old: _Figures, first: Iri, new: _Figures, second: Iri) -> Iterator[FieldChange]:
    for (name, was), (_, is_now) in zip(old.said(first), new.said(second), strict=True):
        same_subject = name == "subject" and _subject(old, first) == _subject(new, second)
        if was != is_now and not same_subject:
            yield FieldChange(name, was, is_now)


def _subject(figures: _Figures, iri: Iri) -> Hashable:
    return figures.token(figures.targets[iri].subject)


def _text(value: object) -> str | None:
    match value:
        case None | False:
            return None
        case True:
            return "true"
        case Decimal():
            return decimal_text(value)
        case Period():
            return value.label
        case StrEnum():
            return value.value
        case _:
            return str(value)
