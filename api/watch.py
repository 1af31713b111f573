"""What happens around every request? It gets an id, its answer the headers of all answers, the log a line.

It stands outside everything else, so that no answer goes past it: not a problem, not a file, not one cut short.
"""

from dataclasses import dataclass
from http.client import INTERNAL_SERVER_ERROR
from secrets import token_hex
from time import perf_counter
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import LOG
from api.metrics import Metrics
from api.security import HEADERS

__all__ = ["Watch"]

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"})
_NO_ROUTE: Final = "none"


@dataclass(slots=True)
class _Seen:
    """What is known of an answer so far."""

    status: int = INTERNAL_SERVER_ERROR
    sent: int = 0
    whole: bool = False


class Watch:
    """The application with its eyes open."""

    def __init__(self, app: ASGIApp, metrics: Metrics, root: str) -> None:
        self._app = app
        self._metrics = metrics
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, seen, began = token_hex(8), _Seen(), perf_counter()
        inner = _inner(scope, self._root, request_id)
        self._metrics.running += 1
        try:
            await self._app(inner, receive, _noting(send, seen, request_id))
        except Exception:  # noqa: BLE001 - it was answered inside; here it is told, and the connection ended if cut
            LOG.exception("failed", extra={"fields": {"request": request_id}})
        finally:
            self._metrics.running -= 1
            self._note(inner, scope["method"], request_id, seen, perf_counter() - began)

    def _note(self, inner: Scope, method: str, request_id: str, seen: _Seen, seconds: float) -> None:
        method = method if method in _METHODS else "other"
        route = _route(inner)
        sent = 0 if method == "HEAD" else seen.sent
        self._metrics.add(method, route, seen.status, seconds, sent)
        fields: dict[str, Any] = {
            "request": request_id,
            "method": method,
            "route": route,
            "status": seen.status,
            "ms": round(seconds * 1000, 1),
            "bytes": sent,
            **({} if seen.whole else {"cut": True}),
        }
        LOG.info("request", extra={"fields": fields})


def _route(inner: Scope) -> str:
    """Return the template of the address that was asked for; a route that keeps none and takes nothing is its own."""
    if "route" in inner:
        return str(inner["route"].path)
    is_plain = "endpoint" in inner and not inner.get("path_params")
    return str(inner["path"].removeprefix(inner["root_path"])) if is_plain else _NO_ROUTE


def _inner(scope: Scope, root: str, request_id: str) -> Scope:
    """Return the request as routes see it: HEAD as GET, whose body the server leaves out; under the proxy's path."""
    path = scope["path"]
    behind = bool(root) and path != root and not path.startswith(f"{root}/")
    return {
        **scope,
        "method": "GET" if scope["method"] == "HEAD" else scope["method"],
        "root_path": root,
        "path": root + path if behind else path,
        "state": {**scope.get("state", {}), "request_id": request_id},
    }


def _noting(send: Send, seen: _Seen, request_id: str) -> Send:
    async def noted(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in (*HEADERS.items(), ("X-Request-ID", request_id)):
                headers[name] = value
        elif message["type"] == "http.response.body":
            seen.sent += len(message.get("body", b""))
            seen.whole = not message.get("more_body", False)
        await send(message)

    return noted
