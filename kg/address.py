"""Where does a graph stand? In a directory, or on a server that a URL names.

    oxigraph+http://host:7878                  /query, /update and /store below it
    virtuoso+http://host:8890                  /sparql, /sparql-auth, /sparql-graph-crud and its -auth
    sparql+http://host/ds?query=sparql&update=update&data=data    any other server: its addresses, relative to the URL

A name and a password never stand in the URL, which others see in the list of processes: kg.store.wire takes them from
the environment.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urljoin, urlsplit, urlunsplit

from kg.errors import StoreError

__all__ = ["Address", "Place", "place_of"]

_OTHER: Final = "sparql"
_SERVERS: Final = {
    "oxigraph": {"query": "query", "update": "update", "data": "store"},
    "virtuoso": {
        "query": "sparql",
        "update": "sparql-auth",
        "data": "sparql-graph-crud",
        "write": "sparql-graph-crud-auth",
    },
}
_PARTS: Final = frozenset({"query", "update", "data"})


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of a server: for queries, updates, and whole graphs, read and written.

    `by_steps` says that several changes in one update are not all or nothing there, so that each is made by itself;
    `by_digest` that a password is proved by digest, and only where something is written.
    """

    text: str
    query: str
    update: str | None
    data: str
    write: str
    by_steps: bool = False
    by_digest: bool = False

    def __str__(self) -> str:
        return self.text


Place: TypeAlias = Path | Address


def place_of(text: str) -> Place:
    """Return the place that a word names: a server where it begins as one of the forms of a URL, else a directory.

    Raises:
        StoreError: if it begins so and is none, holds a password, or begins as a web page does.

    >>> place_of("oxigraph+http://127.0.0.1:7878").query
    'http://127.0.0.1:7878/query'
    """
    scheme, colon, rest = text.partition("://")
    if not colon:
        return Path(text)
    server, plus, transport = scheme.lower().partition("+")
    if not plus or transport not in ("http", "https") or server not in (*_SERVERS, _OTHER):
        raise _no_form(text)
    url = _checked(f"{transport}://{rest}", text)
    if server == _OTHER:
        return _other(text, url)
    here = {part: urljoin(url.rstrip("/") + "/", name) for part, name in _SERVERS[server].items()}
    ends = {"write": here["data"], **here}
    is_virtuoso = server == "virtuoso"
    return Address(text, **ends, by_steps=is_virtuoso, by_digest=is_virtuoso)


def _checked(url: str, text: str) -> str:
    """Return a URL with a host, a port that may be and no password."""
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        hidden = parts.netloc.rpartition("@")[2]
        raise _secret(hidden)
    try:
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        has_port = False
    if not (parts.hostname and has_port and url.isprintable() and " " not in url):
        raise _no_form(text)
    return url


def _other(text: str, url: str) -> Address:
    """Return the address of a server whose ends the URL names itself; without `update` it is only read."""
    parts = urlsplit(url)
    base = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + "/", "", ""))
    ends = {name: urljoin(base, value) for name, value in parse_qsl(parts.query)}
    same_server = all(urlsplit(end)[:2] == parts[:2] for end in ends.values())
    if not {"query", "data"} <= ends.keys() <= _PARTS or not same_server:
        raise _no_form(text)
    return Address(text, ends["query"], ends.get("update"), ends["data"], ends["data"])


def _no_form(text: str) -> StoreError:
    return StoreError("store.no_address", url=text.partition("@")[2] or text)


def _secret(host: str) -> StoreError:
    return StoreError("store.secret_in_address", host=host)
