"""A file is written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.export.files import write_file, write_folder


def broken() -> Iterator[bytes]:
    yield b"half"
    message = "no more"
    raise ValueError(message)


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "图.ttl"
    path.write_bytes(b"old")
    write_file(path, (b"new", b"er"))
    assert path.read_bytes() == b"newer"
    assert [entry.name for entry in tmp_path.iterdir()] == ["图.ttl"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "old.ttl"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        write_file(path, broken())
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["old.ttl"]


def test_a_folder_gets_all_files_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    (folder / "b.csv").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        write_folder(folder, {"a.csv": b"1", "b.csv": b"2"})
    assert [entry.name for entry in folder.iterdir()] == ["b.csv"]


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    write_folder(tmp_path, {"a.csv": b"1"})
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.csv", "mine.txt"]


def test_an_error_names_the_path_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "x.ttl"
    with pytest.raises(FileNotFoundError) as caught:
        write_file(path, (b"",))
    assert caught.value.filename == str(path)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_file(tmp_path / "link.ttl", (b"new",))
    assert (tmp_path / "real.ttl").read_bytes() == b"new"
    assert (tmp_path / "link.ttl").is_symlink()


def test_a_device_is_written_to_as_it_is() -> None:
    write_file(Path("/dev/null"), (b"x",))
    assert Path("/dev/null").is_char_device()
