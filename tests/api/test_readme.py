"""What the READMEs show of the server's addresses is what happens: each line asks a real server and is answered."""

import re
import shlex
from pathlib import Path

import httpx
import pytest

from kg.config import load_settings
from kg.store import open_graph
from tests.api.conftest import serving
from tests.kg.diff.builds import BEFORE, built_again, edited
from tests.readme import LOCALES, fenced

TOKEN = "a-token-of-some-length-0123456789"  # noqa: S105 - of a test
SERVER = "http://127.0.0.1:8000"


def shown(name: str) -> list[str]:
    """Return the lines of a README that ask a server."""
    return [line for block in fenced(name, "sh") for line in block.splitlines() if line.startswith("curl ")]


def asked(line: str, address: str) -> httpx.Response:
    """Return the answer to a line of curl, with the options that the READMEs use."""
    words = iter(shlex.split(line.replace("$(cat token)", TOKEN).replace(SERVER, address))[1:])
    url, query, headers, body = "", {}, {}, None
    for word in words:
        match word:
            case "-G":
                continue
            case "-o":
                assert next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "--data-urlencode":
                name, _, value = next(words).partition("=")
                query[name] = value
            case "--json":
                body = next(words)
                headers |= {"Content-Type": "application/json", "Accept": "application/json"}
            case _:
                assert not word.startswith("-")
                url = word
    wanted = httpx.URL(url).copy_merge_params(query)
    return httpx.request("GET" if body is None else "POST", wanted, headers=headers, content=body, timeout=60)


@pytest.mark.parametrize("name", sorted(LOCALES))
def test_every_line_is_answered(name: str, tmp_path: Path) -> None:
    graph = built_again(tmp_path, BEFORE, edited(("105", "120")))
    token = tmp_path / "token"
    token.write_text(TOKEN)
    token.chmod(0o600)
    with open_graph(graph) as reader:
        things = [
            entity.iri for entity in reader.plan_graph(reader.plans()[0].id).entities if "Project" in entity.kinds
        ]
    lines = shown(name)
    assert len(lines) >= 6
    with serving(graph, load_settings({"serve.write_token_file": str(token)})) as address:
        for line in lines:
            answer = asked(re.sub(r"https://w3id\.org/plankg/data/project/\w+", things[0], line), address)
            assert answer.status_code in (200, 201), (line, answer.text)
            assert answer.content
            assert answer.headers["content-type"].partition(";")[0] in ("application/json", "text/csv", "text/turtle")


def test_both_languages_show_the_same_lines() -> None:
    first, second = (fenced(name, "sh")[-1] for name in sorted(LOCALES))
    assert first == second
