"""Does a thing meet a shape? The part of SHACL that our shapes use, each constraint as a function of a graph.

What a shape may say is the table at the end. A shape that says more cannot be read: an error, found by every test that
looks at a plan, so that the screen never lets through what it does not understand.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from pyoxigraph import Literal

from kg.checks.shapes.facts import Facts
from kg.checks.shapes.reading import Shapes, Term, sh, token_of
from kg.rdf.literals import datatype_of, lexical_of
from kg.rdf.vocabulary import TYPE, XSD_BOOLEAN, XSD_DATE_TIME, XSD_DECIMAL, XSD_INTEGER, XSD_STRING

__all__ = ["Condition", "condition"]

Condition: TypeAlias = Callable[[Facts, str], bool]
"""Whether a thing, given as a token, meets a shape in a graph."""
_Test: TypeAlias = Callable[[Facts, str, Sequence[str]], bool]
"""Whether a thing with its values at the path of a shape meets one constraint."""
_Path: TypeAlias = Callable[[Facts, str], Sequence[str]]

_SILENT: Final = frozenset(
    {TYPE, *map(sh, ("group", "message", "severity", "path", "targetClass", "targetSubjectsOf"))}
)
_FORMS: Final = {
    XSD_STRING: re.compile(r".*", re.DOTALL),
    XSD_INTEGER: re.compile(r"[+-]?[0-9]+", re.ASCII),
    XSD_DECIMAL: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII),
    XSD_BOOLEAN: re.compile(r"true|false|0|1"),
    # narrower than the datatype is: what the codec writes is surely a time, of the rest pySHACL decides
    XSD_DATE_TIME: re.compile(
        r"2[0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
        r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?Z",
        re.ASCII,
    ),
}


def condition(shapes: Shapes, node: Term) -> Condition:
    """Return the condition that a shape is.

    Raises:
        ValueError: if the shape says what is not read here.
    """
    values = _path_of(shapes, node)
    if shapes.one(node, "path") is not None:
        _refuse_further_paths(shapes, node)
    tests = [
        _test(shapes, name, term) for name, terms in shapes.said(node).items() for term in terms if name not in _SILENT
    ]

    def holds(facts: Facts, focus: str) -> bool:
        found = values(facts, focus)
        return all(test(facts, focus, found) for test in tests)

    return holds


def _refuse_further_paths(shapes: Shapes, node: Term) -> None:
    # a path from the values of a path leads further than pySHACL is given to see
    parts = [part for start in shapes.said(node).get(sh("or"), ()) for part in shapes.items(start)]
    for part in (*parts, *shapes.said(node).get(sh("not"), ())):
        if shapes.one(part, "path") is not None:
            raise _not_read(token_of(part))


def _path_of(shapes: Shapes, node: Term) -> _Path:
    """Return what gives the values of a thing at the path of a shape; a shape without one looks at the thing itself.

    Raises:
        ValueError: if the path is neither a property, nor one reversed, nor a choice of properties.
    """
    path = shapes.one(node, "path")
    if path is None:
        return lambda _, focus: (focus,)
    inverse, choice = shapes.one(path, "inversePath"), shapes.one(path, "alternativePath")
    if inverse is not None:
        reversed_ = _iri(inverse)
        return lambda facts, focus: facts.pointing(reversed_, focus)
    if choice is not None:
        names = [_iri(term) for term in shapes.items(choice)]
        return lambda facts, focus: [value for name in names for value in facts.values(focus, name)]
    name = _iri(path)
    return lambda facts, focus: facts.values(focus, name)


def _iri(term: Term) -> str:
    token = token_of(term)
    if not token.startswith("<"):
        raise _not_read(token)
    return token[1:-1]


def _test(shapes: Shapes, name: str, term: Term) -> _Test:
    maker = _MAKERS.get(name)
    if maker is None:
        raise _not_read(name)
    return maker(shapes, term)


def _not_read(what: str) -> ValueError:
    return ValueError(f"the screen of shapes does not read {what}; add it to kg/checks/shapes/conditions.py")


def _number(term: Term) -> Decimal:
    if not isinstance(term, Literal):
        raise _not_read(token_of(term))
    return Decimal(term.value)


def _value(token: str) -> Decimal | None:
    """Return the number of a literal, or None when it is none."""
    if token.startswith('"') and datatype_of(token) in (XSD_INTEGER, XSD_DECIMAL):
        text = lexical_of(token)
        return Decimal(text) if _FORMS[XSD_DECIMAL].fullmatch(text) else None
    return None


def _text(token: str) -> str:
    return lexical_of(token) if token.startswith('"') else token[1:-1]


def _over(meets: Callable[[Sequence[str]], bool]) -> _Test:
    """Return the constraint that looks at the values alone."""

    def test(_facts: Facts, _focus: str, values: Sequence[str]) -> bool:
        return meets(values)

    return test


def _each(meets: Callable[[str], bool]) -> _Test:
    """Return the constraint that each value meets for itself."""
    return _over(lambda values: all(map(meets, values)))


def _min_count(_: Shapes, term: Term) -> _Test:
    least = int(_number(term))
    return _over(lambda values: len(values) >= least)


def _max_count(_: Shapes, term: Term) -> _Test:
    most = int(_number(term))
    return _over(lambda values: len(values) <= most)


def _datatype(_: Shapes, term: Term) -> _Test:
    wanted = _iri(term)
    if wanted not in _FORMS:
        raise _not_read(wanted)
    form = _FORMS[wanted]

    def meets(value: str) -> bool:
        typed = value.startswith('"') and datatype_of(value) == wanted
        return typed and form.fullmatch(lexical_of(value)) is not None

    return _each(meets)


def _node_kind(_: Shapes, term: Term) -> _Test:
    if _iri(term) != sh("IRI"):
        raise _not_read(token_of(term))
    return _each(lambda value: value.startswith("<"))


def _class(_: Shapes, term: Term) -> _Test:
    wanted = _iri(term)

    def test(facts: Facts, _focus: str, values: Sequence[str]) -> bool:
        return all(wanted in facts.classes(value) for value in values)

    return test


def _in(shapes: Shapes, term: Term) -> _Test:
    return _each(frozenset(map(token_of, shapes.items(term))).__contains__)


def _has_value(_: Shapes, term: Term) -> _Test:
    wanted = token_of(term)
    return _over(lambda values: wanted in values)


def _min_length(_: Shapes, term: Term) -> _Test:
    least = int(_number(term))
    return _each(lambda value: len(_text(value)) >= least)


def _pattern(_: Shapes, term: Term) -> _Test:
    form = re.compile(_text(token_of(term)))
    return _each(lambda value: form.search(_text(value)) is not None)


def _min_inclusive(_: Shapes, term: Term) -> _Test:
    least = _number(term)
    return _each(lambda value: (number := _value(value)) is not None and number >= least)


def _max_inclusive(_: Shapes, term: Term) -> _Test:
    most = _number(term)
    return _each(lambda value: (number := _value(value)) is not None and number <= most)


def _less_than(_: Shapes, term: Term, *, or_equal: bool = False) -> _Test:
    other = _iri(term)

    def test(facts: Facts, focus: str, values: Sequence[str]) -> bool:
        pairs = ((_value(value), _value(bound)) for value in values for bound in facts.values(focus, other))
        return all(a is not None and b is not None and (a < b or (or_equal and a == b)) for a, b in pairs)

    return test


def _less_than_or_equals(shapes: Shapes, term: Term) -> _Test:
    return _less_than(shapes, term, or_equal=True)


def _or(shapes: Shapes, term: Term) -> _Test:
    choices = [condition(shapes, choice) for choice in shapes.items(term)]

    def test(facts: Facts, _focus: str, values: Sequence[str]) -> bool:
        return all(any(choice(facts, value) for choice in choices) for value in values)

    return test


def _not(shapes: Shapes, term: Term) -> _Test:
    inner = condition(shapes, term)

    def test(facts: Facts, _focus: str, values: Sequence[str]) -> bool:
        return not any(inner(facts, value) for value in values)

    return test


_MAKERS: Final[dict[str, Callable[[Shapes, Term], _Test]]] = {
    sh("minCount"): _min_count,
    sh("maxCount"): _max_count,
    sh("datatype"): _datatype,
    sh("nodeKind"): _node_kind,
    sh("class"): _class,
    sh("in"): _in,
    sh("hasValue"): _has_value,
    sh("minLength"): _min_length,
    sh("pattern"): _pattern,
    sh("minInclusive"): _min_inclusive,
    sh("maxInclusive"): _max_inclusive,
    sh("lessThan"): _less_than,
    sh("lessThanOrEquals"): _less_than_or_equals,
    sh("or"): _or,
    sh("not"): _not,
}
