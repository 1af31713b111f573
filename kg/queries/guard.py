"""Is a query of a user fit to be run? Read tokens only, as the grammar cuts them: no update, no service, not too deep.

The engine's parser refuses updates and never fetches a FROM; SERVICE would reach the network, and depth its stack. The
worker has no network either (kg.queries.confine), so this check is there for a clear answer, and holds by itself where
the system cannot take the network away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.config import Limits
from kg.errors import QueryError
from kg.queries.stops import Limit, forbidden, over

__all__ = ["inspect"]

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_PREFIX = 64
"""Signs of a prefix; a bound, since a long run of signs without a colon would be read again from each of them."""
_QUOTES = frozenset("\"'")
_UNCLOSED = 64
"""Quotation marks that close nothing: the rest of the query is read for each. A valid query may seem to have one where
a less-than sign stands before a string with a greater-than sign.
"""
_TOKEN = re.compile(
    rf"""
      (?P<blank>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<name>(?:[^\W\d_][\w.\-]{{0,{_PREFIX}}}+(?<!\.)|_)?:(?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])
               (?:(?:[\w:.\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                  (?:[\w:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[{{(\[])
    | (?P<close>[}})\]])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING", "INTO"}
)
_SERVICE = "SERVICE"
_FROM = "FROM"
_PREFIX_SIGNS = frozenset("!^+-<")
_ENDS_EXPRESSION = frozenset({"iri", "string", "variable", "tag", "number", "name", "word", "close"})
_LONG_QUOTES = ('"""', "'''")
_KIBI = 1024


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int
    column: int


def inspect(sparql: str, limits: Limits) -> tuple[str, ...]:
    """Return the graphs that a query names with FROM and FROM NAMED, when it is fit to be run.

    Raises:
        QueryForbiddenError: if it is an update or calls a service.
        QueryLimitError: if it is too long or nested too deep.
        QueryError: if many strings do not end.
    """
    if len(sparql.encode("utf-8", "surrogatepass")) > limits.length_kb * _KIBI:
        raise over(Limit.LENGTH, limits.length_kb)
    tokens = list(_tokens(sparql))
    _check_depth(tokens, limits.depth)
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    if any(_SERVICE in word for word in words):  # the engine takes SERVICESILENT and trueSERVICE for two words
        raise forbidden(_SERVICE)
    if _SERVICE in sparql.upper() and _is_ambiguous(tokens):
        raise forbidden(_SERVICE)
    for word in sorted(words & _UPDATES):
        raise forbidden(word)
    return tuple(_dataset(tokens))


def _tokens(sparql: str) -> Iterator[_Token]:
    line, line_start = 1, 0
    unclosed: list[_Token] = []
    for match in _TOKEN.finditer(sparql):
        kind, text = str(match.lastgroup), match.group()
        if kind != "blank":
            token = _Token(kind, text, line, match.start() - line_start + 1)
            if kind == "other" and text in _QUOTES:
                unclosed.append(token)
            if len(unclosed) > _UNCLOSED:
                raise _not_closed(unclosed[0])
            yield token
        breaks = text.count("\n")
        if breaks:
            line += breaks
            line_start = match.start() + text.rindex("\n") + 1


def _not_closed(token: _Token) -> QueryError:
    return QueryError("errors.query_syntax", line=token.line, column=token.column, detail="unclosed quotation mark")


def _check_depth(tokens: list[_Token], most: int) -> None:
    """Guarantee that brackets and runs of prefix signs are not nested deeper than a limit."""
    depth = run = 0
    for token in tokens:
        run = run + 1 if token.kind == "other" and token.text in _PREFIX_SIGNS else 0
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth + run > most:
            raise over(Limit.DEPTH, most)


def _is_ambiguous(tokens: list[_Token]) -> bool:
    """Return whether the engine may cut the text otherwise, so that what looks like a string or IRI is none.

    It takes three quotes for an empty string and a quote where two values may stand side by side. And some <…> is a
    less-than sign after all; that needs an expression before it inside round brackets, and a sign inside it that opens
    a comment or a string.
    """
    open_brackets: list[str] = []
    before = ""
    for token in tokens:
        if token.kind == "string" and token.text.startswith(_LONG_QUOTES):
            return True
        if token.kind == "open":
            open_brackets.append(token.text)
        elif token.kind == "close" and open_brackets:
            open_brackets.pop()
        elif _may_be_less_than(token, before) and open_brackets[-1:] == ["("]:
            return True
        before = token.kind
    return False


def _may_be_less_than(token: _Token, before: str) -> bool:
    return token.kind == "iri" and before in _ENDS_EXPRESSION and bool(set("#'") & set(token.text))


def _dataset(tokens: list[_Token]) -> Iterator[str]:
    """Yield the graphs of FROM and FROM NAMED with prefixes and base resolved; what cannot be is yielded as written."""
    prefixes: dict[str, str] = {}
    base = ""
    for at, token in enumerate(tokens):
        following = [later.text for later in tokens[at + 1 : at + 3]] + ["", ""]
        word = token.text.upper() if token.kind == "word" else ""
        if word == "PREFIX":
            prefixes[following[0].removesuffix(":")] = following[1].strip("<>")
        elif word == "BASE":
            base = following[0].strip("<>")
        elif word.startswith(_FROM):
            named = word == _FROM and following[0].upper() == "NAMED"
            yield _resolved(following[1] if named else following[0], prefixes, base)


def _resolved(name: str, prefixes: dict[str, str], base: str) -> str:
    if name.startswith("<"):
        iri = name.strip("<>")
        return iri if ":" in iri else base + iri
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, prefix + ":") + local
