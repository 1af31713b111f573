"""Which settings hold? One frozen value, read once: flag over environment over file over defaults.toml.

Only kg.cli and api.create_app read settings; everything else is handed what it needs.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from kg.errors import ConfigError

__all__ = ["Limits", "Serving", "Settings", "load_settings"]

_Value: TypeAlias = str | int
_ENVIRONMENT = "PLANKG_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query of a user may take."""

    seconds: int
    memory_mb: int
    answer_mb: int
    rows: int
    length_kb: int
    depth: int


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the server listens."""

    host: str
    port: int
    root_path: str
    workers: int
    write_token_file: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    base_iri: str
    workers: int
    snapshots: int
    query: Limits
    serve: Serving


_GROUPS = {"query": Limits, "serve": Serving}


def load_settings(
    flags: Mapping[str, _Value | None] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings:
    """Return the settings that hold; names are dotted (query.seconds), a flag of None is not given.

    Raises:
        ConfigError: if a name is unknown or a value will not do; it lists every problem.

    >>> load_settings({"workers": 2}, {"PLANKG_QUERY_SECONDS": "30"}).query.seconds
    30
    """
    known = _defaults()
    problems: list[tuple[str, str]] = []
    values = dict(known)
    layers = (_from_file(file, problems), _from_environment(environment or {}, known), flags or {})
    for layer in layers:
        for name, value in layer.items():
            if name not in known:
                problems.append((name, "unknown"))
            elif value is not None:
                values[name] = _converted(name, value, known[name], problems)
    problems += _out_of_range(values)
    if problems:
        raise _wrong(problems)
    return _assembled(values)


@cache
def _defaults() -> dict[str, _Value]:
    text = (files("kg") / "defaults.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _from_file(file: Path | None, problems: list[tuple[str, str]]) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8"))))
    except (OSError, ValueError) as error:
        problems.append((f"{file} ({error})", "file"))
        return {}


def _from_environment(environment: Mapping[str, str], known: Mapping[str, _Value]) -> dict[str, str]:
    """Return the variables that name a setting; PLANKG_ variables of other parts (PLANKG_SHARED) are not ours."""
    names = {_ENVIRONMENT + name.replace(".", "_").upper(): name for name in known}
    return {names[variable]: value for variable, value in environment.items() if variable in names}


def _converted(name: str, value: object, default: _Value, problems: list[tuple[str, str]]) -> _Value:
    if isinstance(default, str):
        if isinstance(value, str):
            return value
        problems.append((name, "text"))
    elif isinstance(value, bool):
        problems.append((name, "number"))
    elif isinstance(value, int):
        return value
    elif isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    else:
        problems.append((name, "number"))
    return default


def _out_of_range(values: Mapping[str, _Value]) -> list[tuple[str, str]]:
    wrong = [(name, "positive") for name, value in values.items() if isinstance(value, int) and value < 1]
    wrong = [problem for problem in wrong if problem[0] != "serve.port"]
    port, base = values["serve.port"], str(values["base_iri"])
    if not (isinstance(port, int) and 0 <= port <= 65535):  # noqa: PLR2004 - the highest port there is
        wrong.append(("serve.port", "port"))
    if not _is_base(base):
        wrong.append(("base_iri", "base"))
    return wrong


def _is_base(base: str) -> bool:
    parts = urlsplit(base)
    plain = base.isascii() and base.isprintable() and not set(base) & set(' <>"{}|\\^`#')
    return plain and parts.scheme in ("http", "https") and bool(parts.netloc) and base.endswith("/")


def _wrong(problems: list[tuple[str, str]]) -> ConfigError:
    return ConfigError("errors.config", problems=tuple((f"config.{reason}", name) for name, reason in problems))


def _assembled(values: Mapping[str, _Value]) -> Settings:
    groups: dict[str, Any] = {
        group: kind(**{field.name: values[f"{group}.{field.name}"] for field in fields(kind)})
        for group, kind in _GROUPS.items()
    }
    plain: dict[str, Any] = {name: value for name, value in values.items() if "." not in name}
    return Settings(**plain, **groups)
