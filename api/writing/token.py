"""Who may write? Whoever shows the token of a file that only its owner reads; without such a file nobody may."""

import hmac
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from api.problems import Problem
from kg.errors import ConfigError

__all__ = ["check_writer", "read_token"]

_SHORTEST: Final = 16
_OTHERS: Final = 0o077
_SCHEME: Final = "bearer"
_OURS: Final = ("same-origin", "none")


def read_token(path: Path) -> str:
    """Return the token that a file holds.

    Raises:
        ConfigError: if there is no such file, others may read it, or it holds too short a token.
    """
    try:
        mode = path.stat().st_mode
        token = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise _wrong(path, "config.token_unreadable") from error
    if mode & _OTHERS:
        raise _wrong(path, "config.token_open")
    if len(token) < _SHORTEST or not token.isprintable() or " " in token:
        raise _wrong(path, "config.token_short")
    return token


def check_writer(request: Request) -> None:
    """Guarantee that a request shows the token, and comes of no other site; how long that takes says nothing of it.

    Raises:
        Problem: 403 if the server takes no writing or another site's page asks, 401 if the token is missing or wrong.
    """
    _check_origin(request)
    token: str | None = request.app.state.token
    if token is None:
        raise Problem(403, "api.no_writing")
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != _SCHEME or not hmac.compare_digest(shown.strip().encode(), token.encode()):
        raise Problem(401, "api.token", {"WWW-Authenticate": "Bearer"})


def _check_origin(request: Request) -> None:
    """Guarantee that no page of another site is behind a request; programs send neither of the two headers."""
    site = request.headers.get("sec-fetch-site", _OURS[0])
    origin = request.headers.get("origin")
    if site not in _OURS or (origin is not None and urlsplit(origin).netloc != request.headers.get("host")):
        raise Problem(403, "api.other_site")


def _wrong(path: Path, problem: str) -> ConfigError:
    return ConfigError("errors.config", problems=((problem, str(path)),))
