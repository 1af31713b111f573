"""How is a model asked? One POST to an endpoint that speaks the chat completions of OpenAI; nothing else goes out."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlsplit

from kg.errors import ConfigError, ProposerError

__all__ = ["Endpoint"]

_URL, _MODEL, _KEY = "PLANKG_PROPOSER_URL", "PLANKG_PROPOSER_MODEL", "PLANKG_PROPOSER_KEY"
_SECONDS = 120
_LONGEST = 4 * 1024 * 1024
_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers: its base URL (up to /v1), its name, and the key, if it wants one."""

    url: str
    model: str
    key: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Endpoint":
        """Return the endpoint that PLANKG_PROPOSER_URL, _MODEL and _KEY name.

        Raises:
            ConfigError: if the URL or the model is missing, or the URL is none.
        """
        url, model = environment.get(_URL, ""), environment.get(_MODEL, "")
        problems = [("config.missing", name) for name, value in ((_URL, url), (_MODEL, model)) if not value]
        parts = urlsplit(url)
        if url and not (parts.scheme in {"http", "https"} and parts.netloc):
            problems.append(("config.url", _URL))
        if problems:
            key = "errors.config"
            raise ConfigError(key, problems=tuple(problems))
        return cls(url.rstrip("/"), model, environment.get(_KEY) or None)

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Return the text of the model's reply.

        Raises:
            ProposerError: if the endpoint does not answer, refuses, or answers in another form.
        """
        asked = {"model": self.model, "messages": list(messages), "temperature": 0}
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(  # noqa: S310 - the scheme is http or https
            f"{self.url}/chat/completions", json.dumps(asked).encode(), headers
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
                body = answer.read(_LONGEST + 1)
        except urllib.error.HTTPError as error:
            told = error.read(_QUOTED).decode("utf-8", "replace")
            raise _failed(self, f"HTTP {error.code} {told}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise _failed(self, str(error)) from error
        return self._text(body)

    def _text(self, body: bytes) -> str:
        try:
            text = json.loads(body[:_LONGEST])["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise _failed(self, body[:_QUOTED].decode("utf-8", "replace")) from error
        return text if isinstance(text, str) else ""


def _failed(endpoint: Endpoint, detail: str) -> ProposerError:
    return ProposerError("errors.proposer", url=endpoint.url, model=endpoint.model, detail=" ".join(detail.split()))
