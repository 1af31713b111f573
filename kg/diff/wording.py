"""What changed in the text of a plan? Sections and sentences that are new, gone, in other words or in another place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from kg.diff.gravity import made, one_sided
from kg.diff.likeness import alike_pairs
from kg.diff.pairing import Offer, Pairing, Token
from kg.diff.text import PlanText, squeezed
from kg.diff.values import Change, ChangeKind, FieldChange, Part, Side
from kg.model import Evidence, Section, SectionLevel
from kg.places import printed_heading

__all__ = ["Wording"]

_BETWEEN: Final = " › "
_Key: TypeAlias = tuple[tuple[str, str], ...]


class Wording:
    """The text of a plan in two states, its sections and sentences paired."""

    def __init__(self, before: PlanText, after: PlanText) -> None:
        self.before = before
        self.after = after
        self.sections = _paired_sections(before, after)
        self.sentences = self._paired_sentences()

    def changes(self) -> Iterator[Change]:
        """Yield the changes of sections and sentences."""
        yield from self._sections()
        yield from self._sentences()

    def section_before(self, section: int | None) -> Token[int] | None:
        """Return what names a section of the first state and its partner."""
        return None if section is None else self.sections.token_before(section)

    def section_after(self, section: int | None) -> Token[int] | None:
        """Return what names a section of the second state and its partner."""
        return None if section is None else self.sections.token_after(section)

    def place_before(self, evidence: Iterable[Evidence]) -> tuple[str, Token[int]] | None:
        """Return what names the sentence or heading of the first state where evidence begins, and its partner."""
        return _place(self.before, evidence, self.sentences.token_before, self.sections.token_before)

    def place_after(self, evidence: Iterable[Evidence]) -> tuple[str, Token[int]] | None:
        """Return what names the sentence or heading of the second state where evidence begins, and its partner."""
        return _place(self.after, evidence, self.sentences.token_after, self.sections.token_after)

    def _paired_sentences(self) -> Pairing[int]:
        before, after = self.before.sentences, self.after.sentences
        pairing = Pairing(range(len(before)), range(len(after)))
        pairing.by(
            lambda at: (self.section_before(before[at].section), before[at].key),
            lambda at: (self.section_after(after[at].section), after[at].key),
        )
        pairing.by(lambda at: before[at].key, lambda at: after[at].key)
        pairing.best(self._reworded(pairing), _nearest)
        return pairing

    def _reworded(self, pairing: Pairing[int]) -> Iterator[Offer[int]]:
        """Yield the sentences of one section that are versions of each other."""
        groups: dict[Token[int] | None, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for at in pairing.left_before():
            groups[self.section_before(self.before.sentences[at].section)][0].append(at)
        for at in pairing.left_after():
            groups[self.section_after(self.after.sentences[at].section)][1].append(at)
        for firsts, seconds in groups.values():
            old = [self.before.sentences[at].key for at in firsts]
            new = [self.after.sentences[at].key for at in seconds]
            for degree, first, second in alike_pairs(old, new):
                yield (-degree,), firsts[first], seconds[second]

    def _sections(self) -> Iterator[Change]:
        for at in self.sections.left_before():
            yield one_sided(Part.SECTION, (_section(self.before, at), None))
        for at in self.sections.left_after():
            yield one_sided(Part.SECTION, (None, _section(self.after, at)))
        for first, second in self.sections.after_of.items():
            fields = tuple(self._of_section(first, second))
            if fields:
                sides = _section(self.before, first), _section(self.after, second)
                yield made(Part.SECTION, sides, fields, _kind(fields))

    def _of_section(self, first: int, second: int) -> Iterator[FieldChange]:
        old, new = self.before.document.sections[first], self.after.document.sections[second]
        if squeezed(old.title) != squeezed(new.title):
            yield FieldChange("title", old.title, new.title)
        if self.section_before(old.parent) != self.section_after(new.parent):
            yield FieldChange("under", _path(self.before, old.parent), _path(self.after, new.parent))
        if old.number != new.number:
            yield FieldChange("number", old.number, new.number)

    def _sentences(self) -> Iterator[Change]:
        gone, new = set(self.sections.left_before()), set(self.sections.left_after())
        for at in self.sentences.left_before():
            follows = self.before.sentences[at].section in gone
            yield one_sided(Part.SENTENCE, (_sentence(self.before, at), None), follows=follows)
        for at in self.sentences.left_after():
            follows = self.after.sentences[at].section in new
            yield one_sided(Part.SENTENCE, (None, _sentence(self.after, at)), follows=follows)
        for first, second in self.sentences.after_of.items():
            fields = tuple(self._of_sentence(first, second))
            if fields:
                sides = _sentence(self.before, first), _sentence(self.after, second)
                kind = ChangeKind.MOVED if fields[0].name == "under" else ChangeKind.CHANGED
                yield made(Part.SENTENCE, sides, fields, kind)

    def _of_sentence(self, first: int, second: int) -> Iterator[FieldChange]:
        old, new = self.before.sentences[first], self.after.sentences[second]
        if old.key != new.key:
            yield FieldChange("text", self.before.words(first), self.after.words(second))
        elif self.section_before(old.section) != self.section_after(new.section):
            yield FieldChange("under", _path(self.before, old.section), _path(self.after, new.section))


def _paired_sections(before: PlanText, after: PlanText) -> Pairing[int]:
    """Return which sections are one: by all headings above them, by level and title, then by what they hold."""
    old, new = before.document.sections, after.document.sections
    pairing = Pairing(range(len(old)), range(len(new)))
    keys = _keys(old), _keys(new)
    pairing.by(lambda at: keys[0][at], lambda at: keys[1][at])
    pairing.by(lambda at: keys[0][at][-1], lambda at: keys[1][at][-1])
    for level in SectionLevel:
        firsts = [at for at in pairing.left_before() if old[at].level is level]
        seconds = [at for at in pairing.left_after() if new[at].level is level]
        found = alike_pairs([before.within(at) for at in firsts], [after.within(at) for at in seconds])
        pairing.best([((-degree,), firsts[one], seconds[two]) for degree, one, two in found], _nearest)
    return pairing


def _place(
    text: PlanText,
    evidence: Iterable[Evidence],
    sentence: Callable[[int], Token[int]],
    section: Callable[[int], Token[int]],
) -> tuple[str, Token[int]] | None:
    at = text.sentence_of(evidence)
    if at is not None:
        return "sentence", sentence(at)
    heading = text.heading_of(evidence)
    return None if heading is None else ("heading", section(heading))


def _keys(sections: Sequence[Section]) -> list[_Key]:
    keys: list[_Key] = []
    for section in sections:
        above = () if section.parent is None else keys[section.parent]
        keys.append((*above, (section.level.value, squeezed(section.title))))
    return keys


def _nearest(first: int, second: int) -> tuple[int, ...]:
    return abs(first - second), min(first, second), max(first, second)


def _kind(fields: tuple[FieldChange, ...]) -> ChangeKind:
    names = {one.name for one in fields}
    if "title" in names:
        return ChangeKind.RENAMED
    return ChangeKind.MOVED if "under" in names else ChangeKind.CHANGED


def _level(text: PlanText, at: int) -> str:
    return text.document.sections[at].level.value


def _path(text: PlanText, section: int | None) -> str | None:
    return None if section is None else _BETWEEN.join(text.paths[section])


def _section(text: PlanText, at: int) -> Side:
    heading = text.document.sections[at].heading
    passages = (text.passage(heading, at),) if len(heading) else ()
    return Side(text.iris[at], printed_heading(text.document, at), _level(text, at), passages)


def _sentence(text: PlanText, at: int) -> Side:
    sentence = text.sentences[at]
    return Side("", text.words(at), passages=(text.passage(sentence.span, sentence.section),))
