"""How is a graph served to a browser? On a socket that listens before its address is told."""

import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from kg.address import Place
    from kg.config import Settings

__all__ = ["address_of", "listening", "open_browser", "serve_graph"]

_App: TypeAlias = Callable[..., Awaitable[None]]
_BACKLOG = 128
_LAST_BYTES = 2
"""Seconds to send what a query answered at the last moment."""


def listening(host: str, port: int, *, or_any: bool = False) -> socket.socket:
    """Return a socket that listens at an address; with `or_any` on a free port when the port is taken.

    Raises:
        OSError: if the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named, since the event loop sends small answers at once (no 40 ms of waiting) only on what calls itself TCP
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bind(found, host, port, or_any=or_any)
        found.listen(_BACKLOG)
    except OSError as error:
        found.close()
        error.filename = f"{host}:{port}"
        raise
    return found


def _bind(found: socket.socket, host: str, port: int, *, or_any: bool) -> None:
    try:
        found.bind((host, port))
    except OSError:
        if not or_any:
            raise
        found.bind((host, 0))


def address_of(found: socket.socket, root_path: str = "") -> str:
    """Return the address that a browser opens; a server for all networks is named by this machine's loopback."""
    host, port = found.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only told, never bound here
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{port}{root_path}/"


def serve_graph(
    graph: "Place", found: socket.socket, *, settings: "Settings | None" = None, once: bool = False, log: bool = False
) -> None:
    """Answer on a listening socket until Ctrl-C or SIGTERM, or until the first answer is sent.

    Requests that are being answered then are answered to the end, as long as a query may take.

    Raises:
        StoreNotFoundError: if there is no graph.
    """
    import uvicorn

    from api.app import create_app
    from api.logs import to_stderr
    from kg.config import load_settings

    settings = settings or load_settings()
    if log:
        to_stderr()
    app = create_app(graph, settings=settings)
    patience = settings.query.seconds + _LAST_BYTES
    config = uvicorn.Config(
        app, log_config=None, log_level="warning", access_log=False, timeout_graceful_shutdown=patience
    )
    server = uvicorn.Server(config)

    def end() -> None:
        server.should_exit = True

    if once:
        server.config.app = _ending(app, end)
    # uvicorn raises the signal again when it has shut down in order: that is an end as wished, not a death
    signal.signal(signal.SIGTERM, lambda *_: end())
    with suppress(KeyboardInterrupt):
        server.run(sockets=[found])


def _ending(app: _App, end: Callable[[], None]) -> _App:
    """Return the application that calls `end` when it has answered a request."""

    async def answered(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        try:
            await app(scope, receive, send)
        finally:
            if scope["type"] == "http":
                end()

    return answered


def open_browser(address: str) -> None:
    """Open an address in the browser of a person who has a display; elsewhere nothing happens."""
    has_display = os.name == "nt" or sys.platform == "darwin" or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}
    if has_display:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
