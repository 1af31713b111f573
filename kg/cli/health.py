"""What does a sound installation need? Versions, five packages that are ours, data files, room to write, a port."""

import os
import platform
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kg.cli.example import example_plan
from kg.cli.session import Session

__all__ = ["FINE", "NOTE", "PACKAGES", "WRONG", "Examined", "examined", "intruders"]

FINE, NOTE, WRONG = "fine", "note", "wrong"
PACKAGES = ("ontology", "kg", "extract", "viz", "api")
_DATA = (
    ("ontology", "core.ttl"),
    ("ontology", "shapes"),
    ("ontology", "codes"),
    ("extract", "lexicon"),
    ("kg", "messages"),
    ("viz", "templates"),
    ("viz", "static"),
)
_HOME = Path(__file__).resolve().parents[2]
_CONVERTERS = ("soffice", "libreoffice", "wps")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: fine, a note, or wrong."""

    state: str
    what: str
    detail: str


def examined(session: Session) -> list[Examined]:
    """Return what was looked at, in order."""
    return [
        *_versions(session),
        *_packages(session),
        *_data(session),
        _converter(session),
        _locale(session),
        *_writable(session),
        _port(session),
    ]


def _versions(session: Session) -> Iterator[Examined]:
    yield Examined(FINE, "Python", f"{platform.python_version()}, {platform.system()} {platform.machine()}")
    for name in ("plankg", *_required()):
        try:
            yield Examined(FINE, name, version(name))
        except PackageNotFoundError:
            yield Examined(WRONG, name, session.say("cli.doctor_not_installed", name=name))


def _required() -> list[str]:
    """Return the names of the packages that the program cannot do without."""
    try:
        lines = requires("plankg") or []
    except PackageNotFoundError:
        return []
    return sorted(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in lines if "extra ==" not in line)


def _packages(session: Session) -> Iterator[Examined]:
    for name in PACKAGES:
        strange = intruders(name, _HOME, sys.path)
        if strange:
            yield Examined(WRONG, name, session.say("cli.doctor_intruder", path=strange[0], home=_HOME))
        else:
            yield Examined(FINE, name, str(_HOME / name))


def intruders(name: str, home: Path, search_path: Sequence[str]) -> list[Path]:
    """Return what else bears the name of one of our packages where Python looks for it."""
    places = dict.fromkeys(Path(entry or ".").resolve() for entry in search_path)
    candidates = (place / shape for place in places if place != home for shape in (name, f"{name}.py"))
    return [found for found in candidates if (found if found.suffix == ".py" else found / "__init__.py").is_file()]


def _data(session: Session) -> Iterator[Examined]:
    for package, name in _DATA:
        held = _HOME / package / name
        if held.is_file() or (held.is_dir() and any(held.iterdir())):
            yield Examined(FINE, f"{package}/{name}", session.say("cli.doctor_present"))
        else:
            yield Examined(WRONG, f"{package}/{name}", session.say("cli.doctor_absent"))
    example = example_plan()
    if example is None:
        yield Examined(WRONG, session.say("cli.doctor_example"), session.say("cli.doctor_absent"))
    else:
        yield Examined(FINE, session.say("cli.doctor_example"), str(example))


def _converter(session: Session) -> Examined:
    found = next((path for name in _CONVERTERS if (path := shutil.which(name))), None)
    return Examined(NOTE, session.say("cli.doctor_converter"), found or session.say("cli.doctor_no_converter"))


def _locale(session: Session) -> Examined:
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    return Examined(
        FINE, session.say("cli.doctor_locale"), f"{session.lang}, {encoding}, {sys.getfilesystemencoding()}"
    )


def _writable(session: Session) -> Iterator[Examined]:
    for key, folder in (("cli.doctor_here", Path.cwd()), ("cli.doctor_temporary", Path(tempfile.gettempdir()))):
        free = session.say("cli.doctor_free", path=folder, size=shutil.disk_usage(folder).free // 2**20)
        if os.access(folder, os.W_OK):
            yield Examined(FINE, session.say(key), free)
        else:
            yield Examined(NOTE, session.say(key), session.say("cli.doctor_not_writable", path=folder))


def _port(session: Session) -> Examined:
    what = session.say("cli.doctor_port", port=8000)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", 8000))
        except OSError:
            return Examined(NOTE, what, session.say("cli.doctor_port_taken"))
    return Examined(FINE, what, session.say("cli.doctor_port_free"))
