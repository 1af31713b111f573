"""How does an exact value stand in the graph? Each Python value has one token in N-Quads, and comes back equal."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from kg.rdf.vocabulary import RDF_JSON, XSD_BOOLEAN, XSD_DATE_TIME, XSD_DECIMAL, XSD_INTEGER, XSD_STRING

__all__ = [
    "Value",
    "datatype_of",
    "decimal_text",
    "json_token",
    "lexical_of",
    "moment_token",
    "read_json",
    "read_moment",
    "token",
    "typed_value",
    "value_of",
    "words_token",
]

Value: TypeAlias = str | int | Decimal | bool

_SPECIAL: Final = re.compile(r'[\x00-\x1f"\\\x7f]')
_NAMED: Final = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN: Final = {escaped[1]: sign for sign, escaped in _NAMED.items()} | {"'": "'"}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_INTEGER = f'"^^<{XSD_INTEGER}>'
_DECIMAL = f'"^^<{XSD_DECIMAL}>'
_BOOLEAN = f'"^^<{XSD_BOOLEAN}>'
_JSON = f'"^^<{RDF_JSON}>'
_MOMENT = f'"^^<{XSD_DATE_TIME}>'


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


def token(value: Value) -> str:
    """Return the literal of a value as N-Quads has it.

    Raises:
        ValueError: if the value is a number that is not finite.

    >>> token("“四个强区”"), token(Decimal("7.50"))
    ('"“四个强区”"', '"7.5"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    if isinstance(value, str):
        return f'"{_escaped(value)}"'
    if isinstance(value, bool):
        return f'"{"true" if value else "false"}{_BOOLEAN}'
    if isinstance(value, int):
        return f'"{value}{_INTEGER}'
    return f'"{decimal_text(value)}{_DECIMAL}'


def words_token(text: str, lang: str) -> str:
    """Return the literal of words in a language as N-Quads has it.

    >>> words_token("是否一致？", "zh")
    '"是否一致？"@zh'
    """
    return f'"{_escaped(text)}"@{lang}'


def json_token(value: object) -> str:
    """Return a compact rdf:JSON literal as N-Quads has it."""
    return f'"{_escaped(_ENCODER.encode(value))}{_JSON}'


def moment_token(moment: datetime) -> str:
    """Return the literal of a time in UTC as N-Quads has it: the form in which the engine gives it back.

    >>> moment_token(datetime(2026, 3, 1, 8, 30, 0, 500000, tzinfo=UTC))
    '"2026-03-01T08:30:00.5Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    """
    text = moment.astimezone(UTC).isoformat().removesuffix("+00:00")
    if "." in text:
        text = text.rstrip("0")
    return f'"{text}Z{_MOMENT}'


def read_moment(literal: str) -> datetime:
    """Return the time of a literal that `moment_token` made.

    Raises:
        ValueError: if it is none.
    """
    if not literal.endswith(_MOMENT):
        message = f"no time: {literal}"
        raise ValueError(message)
    return datetime.fromisoformat(literal[1 : -len(_MOMENT)])


def value_of(literal: str) -> Value:
    """Return the value of a literal that `token` made.

    Raises:
        ValueError: if it has another datatype.
    """
    return typed_value(lexical_of(literal), datatype_of(literal))


def lexical_of(literal: str) -> str:
    """Return the text of a literal as N-Quads has it, whatever its datatype.

    >>> lexical_of('"7.50"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    '7.50'
    """
    return _unescaped(literal[1 : literal.rindex('"')])


def datatype_of(literal: str) -> str:
    """Return the datatype of a literal as N-Quads has it; a language tag is none of ours, and comes back as itself."""
    tail = literal[literal.rindex('"') + 1 :]
    return tail[3:-1] if tail.startswith("^^") else tail or XSD_STRING


def typed_value(text: str, datatype: str) -> Value:
    """Return the Python value of a literal's text.

    Raises:
        ValueError: if the model has no values of the datatype.
    """
    if datatype == XSD_STRING:
        return text
    if datatype == XSD_INTEGER:
        return int(text)
    if datatype == XSD_DECIMAL:
        return Decimal(text)
    if datatype == XSD_BOOLEAN:
        return text == "true"
    message = f"no value of the model: {text!r} of {datatype}"
    raise ValueError(message)


def read_json(literal: str) -> Any:  # noqa: ANN401 - JSON is any
    """Return what a literal of `json_token` holds; lists come back as lists."""
    return json.loads(lexical_of(literal))


def _escaped(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}", text)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _PLAIN[found[3]] if found[3] else chr(int(found[1] or found[2], 16)), text)
