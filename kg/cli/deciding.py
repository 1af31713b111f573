"""What is meant by a name on the line of `plankg review`? A finding by its id, else a thing, link or figure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.checks import PlanView, run_checks
from kg.cli.reading import chosen_id
from kg.errors import LookupFailedError
from kg.model import Finding, Iri
from kg.records import Record, Subject, records, subject_of
from kg.store import GraphReader

__all__ = ["Desk", "raised_findings"]

_SHORTEST = 4
"""How much of an id is enough to name a finding, when it fits only one."""


def raised_findings(reader: GraphReader, plan: str | None) -> list[tuple[PlanView, Finding]]:
    """Return what all checks find in the plan of a name or in every plan, each with its plan.

    Raises:
        LookupFailedError: if there is no such plan, or several.
    """
    chosen = chosen_id(reader, plan)
    ids = [held.id for held in reader.plans() if chosen in (None, held.id)]
    views = [PlanView(reader.plan_graph(plan_id), reader.base_of(plan_id)) for plan_id in ids]
    return [(view, finding) for view in views for finding in run_checks([view])]


class Desk:
    """A graph with the plan that is decided on, if one is named; findings are looked for when the first is named."""

    def __init__(self, reader: GraphReader, plan: str | None) -> None:
        self._reader = reader
        self._plan = plan
        self._raised: list[tuple[PlanView, Finding]] | None = None

    def meant(self, name: str, lang: str) -> tuple[Subject, str]:
        """Return what a name means, and its words in a language.

        Raises:
            LookupFailedError: if it fits no finding and no thing, or several.
        """
        try:
            view, finding = _named(name, self._findings())
        except LookupFailedError as error:
            thing = self._thing(name)
            if thing is None:
                raise
            del error
            return thing, thing.words
        iri = view.finding_iri(finding.id)
        subject = Subject(iri, view.graph.plan.id, finding.message, frozenset({"finding"}), (), frozenset())
        return subject, finding.message_en if lang == "en" else finding.message

    def other(self, subject: Subject, merge: str | None, split: str | None) -> tuple[Subject | None, str]:
        """Return the second thing of a decision, or the name of the first that is another thing's.

        Raises:
            LookupFailedError: if there is no such thing, or several.
        """
        wanted = merge or split
        if wanted is None:
            return None, ""
        if split is not None and split in subject.names:
            return None, split
        return self._subject(self._reader.find_thing(wanted).iri), ""

    def _findings(self) -> Sequence[tuple[PlanView, Finding]]:
        if self._raised is None:
            self._raised = raised_findings(self._reader, self._plan)
        return self._raised

    def _thing(self, name: str) -> Subject | None:
        found = self._subject(Iri(name)) if ":" in name else None
        if found is not None:
            return found
        try:
            return self._subject(self._reader.find_thing(name).iri)
        except LookupFailedError as error:
            if error.key == _AMBIGUOUS:
                raise
            return None

    def _subject(self, iri: Iri) -> Subject | None:
        return subject_of(self._reader, iri, self._records)

    def _records(self, plan_id: str) -> list[Record]:
        return records(self._reader.plan_graph(plan_id), self._reader.derived(plan_id))


_AMBIGUOUS = "errors.ambiguous"


def _named(name: str, held: Sequence[tuple[PlanView, Finding]]) -> tuple[PlanView, Finding]:
    """Return the finding of an id, or of the beginning of one.

    Raises:
        LookupFailedError: if there is none, with ids close to it; or several.
    """
    exact = [pair for pair in held if pair[1].id == name]
    found = exact or [pair for pair in held if len(name) >= _SHORTEST and pair[1].id.startswith(name)]
    if len(found) == 1:
        return found[0]
    ids = sorted(finding.id for _, finding in held)
    likest = sorted(ids, key=lambda known: -SequenceMatcher(None, name, known[: len(name)]).ratio())
    near = [finding.id for _, finding in found] or likest[:3]
    key = _AMBIGUOUS if found else "errors.no_such_finding"
    raise LookupFailedError(key, name=name, known=", ".join(near) or "–")
