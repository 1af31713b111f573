"""Real SPARQL servers for tests: on free ports of the loopback address, with their own data, ended with the block."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.address import Address, place_of

__all__ = ["CREDENTIALS", "emptied", "oxigraph", "server_of", "virtuoso"]

CREDENTIALS = {"PLANKG_STORE_USER": "dba", "PLANKG_STORE_PASSWORD": "dba"}
"""What opens a new Virtuoso."""
_PATIENCE = 60.0
_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
{sparql}
"""


def server_of(text: str) -> Address:
    """Return the address that a URL of a server names."""
    place = place_of(text)
    assert isinstance(place, Address)
    return place


@contextmanager
def oxigraph(folder: Path, port: int | None = None, *options: str) -> Iterator[tuple[Address, subprocess.Popen[bytes]]]:
    """Run an Oxigraph over a folder; it comes with the development dependencies."""
    program = Path(sys.executable).with_name("oxigraph")
    port = port or _free_port()
    command = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    with _running(command, folder, f"http://127.0.0.1:{port}/query") as process:
        yield server_of(f"oxigraph+http://127.0.0.1:{port}"), process


@contextmanager
def virtuoso(folder: Path, sparql: str = "") -> Iterator[tuple[Address, subprocess.Popen[bytes]]]:
    """Run a Virtuoso over a folder; skip the test where there is none, fail on CI."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("PLANKG_CI"):
            pytest.fail("Virtuoso is missing on CI")
        pytest.skip("needs Virtuoso (Debian: apt-get install virtuoso-opensource-7-bin)")
    port = _free_port()
    settings = _INI.format(folder=folder, http=port, sql=_free_port(), sparql=sparql)
    (folder / "virtuoso.ini").write_text(settings)
    command = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%7D") as process:
        yield server_of(f"virtuoso+http://127.0.0.1:{port}"), process


def emptied(address: Address) -> None:
    """Remove every graph that a test or a store has made."""
    rows = httpx.post(
        address.query,
        data={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"},
        headers={"accept": "application/sparql-results+json"},
        timeout=_PATIENCE,
    ).json()["results"]["bindings"]
    auth = httpx.DigestAuth("dba", "dba") if address.by_digest else None
    if not address.by_digest and address.update:  # graphs without a triple, too
        httpx.post(address.update, data={"update": "DROP ALL"}, timeout=_PATIENCE).raise_for_status()
        return
    for row in rows:
        graph = row["g"]["value"]
        if graph.startswith(("https://example.org/", "https://w3id.org/plankg/", "https://plans.example.org/")):
            httpx.delete(address.write, params={"graph": graph}, auth=auth, timeout=_PATIENCE).raise_for_status()


@contextmanager
def _running(command: list[str], folder: Path, probe: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(probe, process)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_for(probe: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            httpx.get(probe, timeout=_PATIENCE)
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"no answer from {probe}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
