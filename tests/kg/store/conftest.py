"""Every kind of store, each empty; the servers run as long as the tests of stores do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.address import Address
from kg.store import MemoryStore, Store, open_store
from tests.servers import CREDENTIALS, emptied, oxigraph, virtuoso

KINDS = ("memory", "embedded", "oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow))
SERVERS = ("oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow))


@pytest.fixture(scope="session")
def oxigraph_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as (address, _):
        yield address


@pytest.fixture(scope="session")
def virtuoso_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as (address, _):
        yield address


def _opened(kind: str, request: pytest.FixtureRequest, path: Path) -> Store:
    if kind == "memory":
        return MemoryStore()
    return open_store(path / "graph" if kind == "embedded" else _empty_server(kind, request))


def _empty_server(kind: str, request: pytest.FixtureRequest) -> Address:
    address = request.getfixturevalue(f"{kind}_address")
    assert isinstance(address, Address)
    emptied(address)
    return address


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store open for writing, of each kind."""
    _with_credentials(monkeypatch)
    with _opened(request.param, request, tmp_path) as opened:
        yield opened


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Address:
    """The address of an empty server, of each kind."""
    _with_credentials(monkeypatch)
    return _empty_server(request.param, request)


def _with_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
