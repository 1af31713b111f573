"""How is a server spoken to? The SPARQL 1.1 Protocol and the Graph Store Protocol over HTTP, patiently and no further.

A server that is busy (503) is asked again as it says; a redirection is not followed, so that a password goes nowhere
else; an answer over its limit is given up. The name and the password come from the environment (PLANKG_STORE_USER,
PLANKG_STORE_PASSWORD) and are in no value, message or line of a log.
"""

import atexit
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from http.client import FORBIDDEN, NOT_FOUND, SERVICE_UNAVAILABLE, UNAUTHORIZED
from typing import Final, TypeAlias
from urllib.parse import urlencode

import httpx

from kg.address import Address
from kg.errors import StoreError, StoreNotFoundError
from kg.store.base import TooLargeError

__all__ = ["ROWS", "TRIPLES", "Form", "Reply", "Wire"]

ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
_UPDATE: Final = "application/sparql-update"
_USER, _PASSWORD = "PLANKG_STORE_USER", "PLANKG_STORE_PASSWORD"
_CONNECT: Final = 10.0
_ANSWER: Final = 600.0
"""Seconds that a server may be silent: it may copy a large graph meanwhile."""
_TRIES: Final = 4
_LONGEST_PAUSE: Final = 20
_SHOWN: Final = 200

Form: TypeAlias = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_well(self) -> bool:
        """Return whether the server did what it was asked."""
        return self.status // 100 == 2  # noqa: PLR2004 - the class of success

    def detail(self) -> str:
        """Return how the server tells what went wrong: the beginning, on one line."""
        text = " ".join(self.body.decode("utf-8", "replace").split())
        return f"HTTP {self.status} {text[:_SHOWN]}".strip()


class Wire:
    """Speaks to the server of an address; what it raises names the address and never what opens it."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.clock = ""
        """What time it is at the server, as it says with each answer; nothing when it does not."""

    def ask(self, form: Form, accept: str, most: int | None = None) -> Reply:
        """Return the reply to a query, whatever its status.

        Raises:
            StoreError: if the server cannot be reached, or lets nobody in.
            TooLargeError: if the answer has more bytes than `most`.
        """
        address = self.address
        return self._sent("POST", address.query, form=form, accept=accept, most=most, known=not address.by_digest)

    def get(self, graph: str) -> bytes:
        """Return a graph as N-Triples; nothing when there is none.

        Raises:
            StoreError: if the server cannot be reached, or does not give it.
        """
        place = self.address
        reply = self._sent("GET", place.data, graph=graph, accept=TRIPLES, known=not place.by_digest)
        if reply.status == NOT_FOUND:
            return b""
        return self._well(reply).body

    def put(self, graph: str, ntriples: bytes) -> None:
        """Replace a graph.

        Raises:
            StoreError: if the server cannot be reached, or refuses.
        """
        self._well(self._sent("PUT", self.address.write, graph=graph, body=(TRIPLES, ntriples)))

    def delete(self, graph: str) -> None:
        """Remove a graph; one that is not there is fine.

        Raises:
            StoreError: if the server cannot be reached, or refuses.
        """
        reply = self._sent("DELETE", self.address.write, graph=graph)
        if reply.status != NOT_FOUND:
            self._well(reply)

    def update(self, sparql: bytes) -> Reply:
        """Return the reply to an update, whatever its status.

        Raises:
            StoreError: if the server cannot be reached, lets nobody in, or takes no updates.
        """
        if self.address.update is None:
            raise self._no_update()
        if self.address.by_digest:  # Virtuoso takes updates in a form only
            return self._sent("POST", self.address.update, form=[("update", sparql.decode())])
        return self._sent("POST", self.address.update, body=(_UPDATE, sparql))

    def done(self, sparql: bytes) -> None:
        """Make an update.

        Raises:
            StoreError: if the server cannot be reached, or refuses.
        """
        self._well(self.update(sparql))

    def refused(self, reply: Reply) -> StoreError:
        """Return the error for a server that does not do what it is asked."""
        if reply.status in (UNAUTHORIZED, FORBIDDEN):
            return StoreError("store.denied", url=self.address, user=_USER, password=_PASSWORD)
        return StoreError("store.refused", url=self.address, detail=reply.detail())

    def _well(self, reply: Reply) -> Reply:
        if not reply.is_well:
            raise self.refused(reply)
        return reply

    def _sent(  # noqa: PLR0913 - one for each part of a request
        self,
        method: str,
        url: str,
        *,
        graph: str | None = None,
        form: Form | None = None,
        body: tuple[str, bytes] | None = None,
        accept: str = "*/*",
        most: int | None = None,
        known: bool = True,
    ) -> Reply:
        """Return the reply to a request, sent again while the server is busy."""
        content = body[1] if body else urlencode(list(form)).encode() if form else None
        media = body[0] if body else "application/x-www-form-urlencoded" if form else None
        headers = {"accept": accept, **({"content-type": media} if media else {})}
        request = httpx.Request(
            method, url, params={"graph": graph} if graph else None, headers=headers, content=content
        )
        for left in reversed(range(_TRIES)):
            try:
                reply = _received(self._auth() if known else None, request, most)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if left and isinstance(error, httpx.RemoteProtocolError) and url != self.address.update:
                    continue  # the server closed a connection that was kept; an update may have been made nevertheless
                raise self._unreachable(error) from error
            if reply.status != SERVICE_UNAVAILABLE or not left:
                break
            time.sleep(_pause(reply))
        if reply.status in (UNAUTHORIZED, FORBIDDEN):
            raise self.refused(reply)
        self.clock = reply.headers.get("date", "")
        return reply

    def _auth(self) -> httpx.Auth | None:
        user, password = os.environ.get(_USER), os.environ.get(_PASSWORD)
        return _auth(user, password or "", by_digest=self.address.by_digest) if user else None

    def _unreachable(self, error: Exception) -> StoreError:
        return StoreNotFoundError("store.unreachable", url=self.address, detail=str(error) or type(error).__name__)

    def _no_update(self) -> StoreError:
        return StoreError("store.no_update", url=self.address)


@cache
def _client() -> httpx.Client:
    """Return the one client of the process: it keeps connections, and making one reads all certificates."""
    client = httpx.Client(timeout=httpx.Timeout(_ANSWER, connect=_CONNECT), follow_redirects=False)
    atexit.register(client.close)
    return client


@cache
def _auth(user: str, password: str, *, by_digest: bool) -> httpx.Auth:
    """Return the proof of a password; the one by digest remembers what the server asked last."""
    return httpx.DigestAuth(user, password) if by_digest else httpx.BasicAuth(user, password)


def _received(auth: httpx.Auth | None, request: httpx.Request, most: int | None) -> Reply:
    reply = _client().send(request, auth=auth, stream=True)
    try:
        parts: list[bytes] = []
        size = 0
        for part in reply.iter_bytes():
            size += len(part)
            if most is not None and size > most:
                raise TooLargeError
            parts.append(part)
    finally:
        reply.close()
    return Reply(reply.status_code, reply.headers, b"".join(parts))


def _pause(reply: Reply) -> float:
    """Return for how many seconds a busy server wants to be left alone."""
    said = reply.headers.get("retry-after", "")
    return float(min(int(said), _LONGEST_PAUSE)) if said.isascii() and said.isdecimal() else 1.0
