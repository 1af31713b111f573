"""How does an exact value stand in the graph? Each Python value has one lexical form, and comes back equal."""

import json
from decimal import Decimal
from typing import Any, TypeAlias

from pyoxigraph import Literal

from kg.rdf.vocabulary import RDF_JSON, XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER, XSD_STRING

__all__ = ["Value", "decimal_text", "json_literal", "literal", "read_json", "value_of"]

Value: TypeAlias = str | int | Decimal | bool


def decimal_text(number: Decimal) -> str:
    """Return the canonical form of a number: no exponent, no closing zeros, no sign on zero.

    Equal numbers have one form, so a graph does not depend on whether a plan prints 7.50 or 7.5; what it prints is kept
    in the words as written.

    Raises:
        ValueError: if the number is not finite.

    >>> decimal_text(Decimal("537.730")), decimal_text(Decimal("1E+3"))
    ('537.73', '1000')
    """
    if not number.is_finite():
        message = f"not a finite number: {number}"
        raise ValueError(message)
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def literal(value: Value) -> Literal:
    """Return the literal of a value.

    Raises:
        ValueError: if the value is a number that is not finite or a text that is not Unicode.
    """
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=XSD_BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD_INTEGER)
    if isinstance(value, Decimal):
        return Literal(decimal_text(value), datatype=XSD_DECIMAL)
    value.encode("utf-8")  # a lone surrogate fails here, with a message that says so
    return Literal(value)


def value_of(node: Literal) -> Value:
    """Return the value of a literal that `literal` made.

    Raises:
        ValueError: if the literal has another datatype.
    """
    datatype = node.datatype
    if datatype == XSD_STRING:
        return node.value
    if datatype == XSD_INTEGER:
        return int(node.value)
    if datatype == XSD_DECIMAL:
        return Decimal(node.value)
    if datatype == XSD_BOOLEAN:
        return node.value == "true"
    message = f"no value of the model: {node}"
    raise ValueError(message)


def json_literal(value: object) -> Literal:
    """Return a compact rdf:JSON literal."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text.encode("utf-8")
    return Literal(text, datatype=RDF_JSON)


def read_json(node: Literal) -> Any:  # noqa: ANN401 - JSON is any
    """Return what a literal of `json_literal` holds; lists come back as lists."""
    return json.loads(node.value)
