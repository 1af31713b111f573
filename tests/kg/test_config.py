"""Settings: a flag over the environment over a file over the defaults; a wrong one is told with every other."""

import pickle
from pathlib import Path

import pytest

from kg.config import load_settings
from kg.errors import ConfigError, QueryLimitError


def test_the_defaults_are_complete() -> None:
    settings = load_settings()
    assert settings.base_iri == "https://w3id.org/plankg/data/"
    assert (settings.workers, settings.snapshots) == (1, 3)
    assert (settings.query.seconds, settings.query.length_kb, settings.query.depth) == (10, 64, 64)
    assert (settings.serve.host, settings.serve.port) == ("127.0.0.1", 8000)


def test_the_nearest_layer_wins(tmp_path: Path) -> None:
    file = tmp_path / "plankg.toml"
    file.write_text('workers = 2\nsnapshots = 5\n[query]\nseconds = 20\n[serve]\nhost = "0.0.0.0"\n', encoding="utf-8")
    environment = {"PLANKG_SNAPSHOTS": "6", "PLANKG_QUERY_SECONDS": "30", "PLANKG_SHARED": "/x", "HOME": "/y"}
    flags = {"query.seconds": 40, "serve.port": 0, "workers": None}
    settings = load_settings(flags, environment, file)
    assert (settings.workers, settings.snapshots, settings.query.seconds) == (2, 6, 40)
    assert (settings.serve.host, settings.serve.port) == ("0.0.0.0", 0)  # noqa: S104 - nothing is bound


def test_every_problem_is_told_in_either_language(tmp_path: Path) -> None:
    file = tmp_path / "plankg.toml"
    file.write_text("workers = 1.5\nspeed = 3\n[serve]\nhost = 5\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings({"base_iri": "no address"}, {"PLANKG_QUERY_DEPTH": "many", "PLANKG_SERVE_PORT": "70000"}, file)
    for lang in ("zh", "en"):
        told = caught.value.told(lang)
        for name in ("workers", "speed", "serve.host", "base_iri", "query.depth", "serve.port"):
            assert name in told
    assert "must" not in caught.value.told("zh")


@pytest.mark.parametrize("text", ["workers = ", "\xff"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "plankg.toml"
    file.write_bytes(text.encode("latin-1"))
    for path in (file, tmp_path / "none.toml"):
        with pytest.raises(ConfigError) as caught:
            load_settings(file=path)
        assert str(path) in caught.value.told("en")


@pytest.mark.parametrize(
    "base",
    ["", "data/", "https://example.org", "ftp://x/", "https://x/a b/", "https://x/#", "https:///", "https://x/中/"],
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ConfigError):
        load_settings({"base_iri": base})


@pytest.mark.parametrize("name", ["workers", "snapshots", "query.seconds", "query.memory_mb", "query.depth"])
@pytest.mark.parametrize("value", [0, -1, True, "x", ""])
def test_a_number_must_be_one(name: str, value: int | str) -> None:
    with pytest.raises(ConfigError):
        load_settings({name: value})


def test_errors_cross_processes() -> None:
    for error in (
        QueryLimitError("query.seconds", limit=3),
        ConfigError("errors.config", problems=(("config.text", "x"),)),
    ):
        back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert type(back) is type(error)
        assert back.told("zh") == error.told("zh")
