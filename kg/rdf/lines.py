"""How are the statements of one named graph gathered? As lines of N-Quads, each checked before it is written."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from pyoxigraph import NamedNode

from kg.model import Iri
from kg.rdf.literals import Value, json_token, moment_token, token, words_token

__all__ = ["About", "Lines"]

_END: Final = "> .\n"


class Lines:
    """Gathers the lines of one named graph.

    Raises:
        ValueError: by every method, if an IRI or text is none that RDF can hold.
    """

    __slots__ = ("_by_subject", "_known", "_tail")

    def __init__(self, graph: Iri) -> None:
        self._known: set[str] = set()
        self._by_subject: dict[str, list[str]] = {}
        self._tail = f" <{self.checked(graph)}{_END}"

    def about(self, subject: str) -> "About":
        """Return what takes the properties of a subject."""
        return About(self, self._known, self._by_subject.setdefault(f"<{self.checked(subject)}> ", []))

    def checked(self, iri: str) -> str:
        """Return an IRI that is one."""
        if iri not in self._known:
            NamedNode(iri)
            self._known.add(iri)
        return iri

    def nodes(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield each subject with its lines, each once: predicate, blank, object."""
        for head, said in self._by_subject.items():
            yield head[1:-2], dict.fromkeys(said)

    def nquads(self) -> bytes:
        """Return the lines sorted, each once; a lone surrogate fails here."""
        return b"".join(self._of_subject(head).encode("utf-8") for head in sorted(self._by_subject))

    def _of_subject(self, head: str) -> str:
        lines = sorted(set(self._by_subject[head]))
        return f"{head}{f'{self._tail}{head}'.join(lines)}{self._tail}" if lines else ""


class About:
    """Takes the properties of one subject."""

    __slots__ = ("_known", "_lines", "_said")

    def __init__(self, lines: Lines, known: Collection[str], said: list[str]) -> None:
        self._lines = lines
        self._known = known
        self._said = said

    def link(self, predicate: str, iri: str | None) -> None:
        """Say a resource; None says nothing."""
        if iri is not None:
            if iri not in self._known:
                self._lines.checked(iri)
            self._said.append(f"<{predicate}> <{iri}>")

    def value(self, predicate: str, value: Value | None) -> None:
        """Say a value; None says nothing."""
        if value is not None:
            self._said.append(f"<{predicate}> {token(value)}")

    def json(self, predicate: str, value: Sequence[Sequence[int | str | None]]) -> None:
        """Say rows as JSON; no rows say nothing."""
        if value:
            self._said.append(f"<{predicate}> {json_token(value)}")

    def moment(self, predicate: str, moment: datetime) -> None:
        """Say a time in UTC."""
        self._said.append(f"<{predicate}> {moment_token(moment)}")

    def words(self, predicate: str, text: str, lang: str) -> None:
        """Say words in a language; no words say nothing."""
        if text:
            self._said.append(f"<{predicate}> {words_token(text, lang)}")
