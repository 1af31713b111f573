"""How does an export reach the disk? Whole or not at all: under a passing name first, then renamed."""

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["write_file", "write_folder"]


def write_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file; what stood there before stays when anything fails.

    A device or pipe is written to as it is; a link is followed.

    Raises:
        OSError: if it cannot be written; it names the path that was asked for.
    """
    _write_all({path: parts})


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, made when absent; all of them or none. Other files in it stay.

    Raises:
        OSError: if they cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_all({folder / name: (data,) for name, data in files.items()})


def _write_all(files: Mapping[Path, Iterable[bytes]]) -> None:
    ready: dict[Path, Path] = {}
    try:
        for path, parts in files.items():
            try:
                _write_one(path, parts, ready)
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from error
        for passing, final in ready.items():
            passing.replace(final)
    finally:
        for passing in ready:
            passing.unlink(missing_ok=True)


def _write_one(path: Path, parts: Iterable[bytes], ready: dict[Path, Path]) -> None:
    """Write a file under a passing name and note it in `ready`."""
    final = path.resolve()
    if final.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if final.exists() and not final.is_file():
        with final.open("wb") as device:
            device.writelines(parts)
        return
    passing = final.with_name(f".{final.name}.{os.getpid()}.part")
    ready[passing] = final
    with passing.open("xb") as out:
        out.writelines(parts)
