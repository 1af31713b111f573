"""Which plan or thing does a person mean by a name? The whole name, or a part of it that fits only one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.errors import LookupFailedError
from kg.ids import name_key
from kg.model import Iri, Plan
from kg.store.base import Rows, View
from ontology.labels import label_of
from ontology.prefixes import PLAN_BASE

__all__ = ["Thing", "find_plan", "find_thing", "no_such_plan"]

_ABOUT = "SELECT DISTINCT ?thing ?name ?class { ?thing skos:prefLabel ?name ; a ?class }"
_NAMED = "SELECT DISTINCT ?thing ?name { ?thing skos:prefLabel ?name }"
_ALSO_NAMED = "SELECT DISTINCT ?thing ?name { ?thing skos:altLabel ?name ; skos:prefLabel ?main }"
_ALL = "SELECT DISTINCT ?thing ?name { ?thing skos:prefLabel ?main ; skos:prefLabel|skos:altLabel ?name }"
_MOST = 5
_NEAR = 0.4
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that has a name in the graph; `kinds` are local names of classes, sorted."""

    iri: Iri
    name: str
    kinds: tuple[str, ...]


def find_plan(plans: Iterable[Plan], name: str) -> Plan:
    """Return the plan of a title, id, IRI or source file, or the only one whose title holds the name.

    Raises:
        LookupFailedError: if there is none, or several.
    """
    known = tuple(plans)
    key = name_key(name)
    tests: tuple[Callable[[Plan], bool], ...] = (
        lambda plan: name in (plan.id, plan.iri),
        lambda plan: name_key(plan.title) == key,
        lambda plan: plan.source.name == name,
        lambda plan: bool(key) and key in name_key(plan.title),
    )
    for test in tests:
        found = [plan for plan in known if test(plan)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(name, (f"{plan.title} ({plan.id})" for plan in found))
    raise no_such_plan(name, (f"{plan.title} ({plan.id})" for plan in known))


def no_such_plan(name: str, known: Iterable[str]) -> LookupFailedError:
    """Return the error for a plan that the graph lacks."""
    return LookupFailedError("errors.no_such_plan", name=name, known=", ".join(known) or _NOTHING)


def find_thing(view: View, name: str) -> Thing:
    """Return the thing of an IRI, a name, another name, a name spaced differently, or a part that fits only one.

    Raises:
        LookupFailedError: if there is none, with names close to it; or several.
    """
    by_iri = _thing(view, Iri(name)) if ":" in name else None
    if by_iri is not None:
        return by_iri
    for question in (_NAMED, _ALSO_NAMED):
        found = _column(_rows(view, question, name=name))
        if found:
            return _only(view, name, found)
    names = [(str(thing), str(label), name_key(str(label))) for thing, label in _rows(view, _ALL).plain()]
    key = name_key(name)
    for fitting in ({t for t, _, k in names if k == key}, {t for t, _, k in names if key and key in k}):
        if fitting:
            return _only(view, name, sorted(fitting))
    raise _no_such_thing(name, get_close_matches(name, sorted({label for _, label, _ in names}), n=_MOST, cutoff=_NEAR))


def _no_such_thing(name: str, near: Iterable[str]) -> LookupFailedError:
    return LookupFailedError("errors.no_such_thing", name=name, known=", ".join(near) or _NOTHING)


def _only(view: View, name: str, found: list[str]) -> Thing:
    things = [thing for iri in found if (thing := _thing(view, Iri(iri)))]
    if len(things) == 1:
        return things[0]
    by_length = sorted(things, key=lambda thing: (len(thing.name), thing.name, thing.iri))
    key = "errors.ambiguous"
    raise LookupFailedError(key, name=name, known=_Choices(tuple(by_length)))


def _ambiguous(name: str, known: Iterable[str]) -> LookupFailedError:
    return LookupFailedError("errors.ambiguous", name=name, known=", ".join(known))


@dataclass(frozen=True, slots=True)
class _Choices:
    """Things of one name, told with the labels of their classes."""

    things: tuple[Thing, ...]

    def told(self, lang: str = "zh") -> str:
        """Return the first of the things with class and IRI."""
        told = [
            f"{thing.name} ({'/'.join(label_of(kind, lang) for kind in thing.kinds)}, {thing.iri})"
            for thing in self.things[:_MOST]
        ]
        return ", ".join((*told, "…") if len(self.things) > _MOST else told)


def _thing(view: View, iri: Iri) -> Thing | None:
    try:
        node = NamedNode(iri)
    except ValueError:
        return None  # a name with a colon that is no IRI
    rows = sorted(_rows(view, _ABOUT, thing=node).plain(), key=str)
    if not rows:
        return None
    kinds = {str(kind).removeprefix(PLAN_BASE) for _, _, kind in rows if str(kind).startswith(PLAN_BASE)}
    return Thing(iri, str(rows[0][1]), tuple(sorted(kinds)))


def _rows(view: View, sparql: str, *, name: str | None = None, thing: NamedNode | None = None) -> Rows:
    bindings = {"name": Literal(name) if name is not None else None, "thing": thing}
    answer = view.query(sparql, {key: term for key, term in bindings.items() if term is not None})
    return answer if isinstance(answer, Rows) else Rows((), ())


def _column(rows: Rows) -> list[str]:
    return sorted(str(row[0]) for row in rows.plain())
