"""A reverse proxy under a path, as small as one can be: it takes the path off, or leaves it on, and passes Host on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

__all__ = ["proxied"]

_PASSED = ("accept", "content-type", "cookie", "if-none-match")


@contextmanager
def proxied(server: str, path: str, *, strips: bool) -> Iterator[str]:
    """Show a server under a path of another one while the block runs; yield the address of that path."""

    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            if not self.path.startswith(path):
                self.send_error(404)
                return
            length = int(self.headers.get("content-length", 0))
            headers = {name: self.headers[name] for name in _PASSED if name in self.headers}
            answer = httpx.request(
                self.command,
                server + (self.path.removeprefix(path) if strips else self.path),
                headers={**headers, "host": self.headers["host"], "accept-encoding": "identity"},
                content=self.rfile.read(length) if length else None,
            )
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name not in ("transfer-encoding", "connection", "date", "server"):
                    self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.content)

        do_GET = do_POST = do_HEAD = _pass_on  # noqa: N815 - the names that the library calls

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}{path}"
        finally:
            running.shutdown()
            thread.join()
