"""What lies in a graph directory? The marker, the snapshots, and the link to the one that readers see.

    GRAPH/plankg.json            says that this is a graph directory, and of which format
    GRAPH/snapshots/0007/store   a frozen store; graphs/ beside it holds each graph as compressed N-Triples, and
                                 manifest.json says how it was made
    GRAPH/current                a link to the snapshot that readers open
    GRAPH/live-*                 the working copy of the one writer; worth nothing once the writer has ended

A snapshot is complete before it has its name, and published by one rename of the link. So whatever kills a writer, the
link names a whole snapshot, and what is left over is removed by the next writer.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from kg.errors import StoreError, StoreNotFoundError

__all__ = ["COPIES", "FORMAT", "STORE", "Layout", "sync"]

FORMAT = 1
STORE = "store"
COPIES = "graphs"
_MARKER = "plankg.json"
_CURRENT = "current"
_SNAPSHOTS = "snapshots"
_LIVE = "live-"
_UNFINISHED = ".new-"
_NUMBER = re.compile("[0-9]{1,9}")
_NUMBERS = count()  # the engine refuses a path again while anything of the process still holds it


class Layout:
    """The names inside one graph directory, and the few deeds that change them."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self) -> None:
        """Guarantee that the directory is a graph directory of our format.

        Raises:
            StoreNotFoundError: if there is no graph.
            StoreError: if it holds something else, or a graph of another format.
        """
        try:
            marker = (self.path / _MARKER).read_bytes()
        except FileNotFoundError:
            raise self._absent() from None
        except NotADirectoryError:
            raise self._file() from None
        found = _version(marker)
        if found != FORMAT:
            raise self._other_version(found)

    def check_place(self) -> None:
        """Guarantee that a directory stands at the path or may be made there.

        Raises:
            StoreError: if a file stands there.
        """
        if self.path.exists() and not self.path.is_dir():
            raise self._file()

    def prepare(self) -> None:
        """Guarantee that the locked directory is ours to write in: an empty one is marked, leftovers are removed.

        Raises:
            StoreError: if it holds something else, or a graph of another format.
        """
        if not (self.path / _MARKER).exists():
            strange = self._strange()
            if strange is not None:
                raise self._foreign(strange)
            self._put(_MARKER, json.dumps({"program": "plankg", "format": FORMAT}) + "\n")
        self.check()
        (self.path / _SNAPSHOTS).mkdir(exist_ok=True)
        self._tidy()

    def current(self) -> Path | None:
        """Return the snapshot that readers see, or None before the first."""
        try:
            target = (self.path / _CURRENT).readlink()
        except FileNotFoundError:
            return None
        return self.path / target

    def named(self, name: str) -> Path | None:
        """Return the complete snapshot of a number, or None; nothing but a number names one."""
        if not _NUMBER.fullmatch(name):
            return None
        return next((path for path in self.snapshots() if int(path.name) == int(name)), None)

    def stamp(self, snapshot: Path) -> tuple[int, int] | None:
        """Return what tells a snapshot from another of its name, in a graph removed and made anew; None when gone."""
        try:
            found = snapshot.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def new_live(self) -> Path:
        """Return a path for a working copy; nothing stands there."""
        return self.path / f"{_LIVE}{os.getpid()}-{next(_NUMBERS)}"

    def new_snapshot(self) -> tuple[Path, Path]:
        """Return an empty directory to make the next snapshot in, and the path it is to have when complete."""
        numbers = [int(path.name) for path in self.snapshots()]
        name = f"{max(numbers, default=0) + 1:04}"
        unfinished = self.path / _SNAPSHOTS / (_UNFINISHED + name)
        unfinished.mkdir()
        return unfinished, self.path / _SNAPSHOTS / name

    def complete(self, unfinished: Path, snapshot: Path, manifest: Mapping[str, object]) -> None:
        """Give a snapshot its manifest, its place on the disk and its name."""
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
        (unfinished / "manifest.json").write_text(text + "\n", encoding="utf-8")
        # the engine has its own files on the disk by now; the rest is ours to see to
        for path in (unfinished / "manifest.json", unfinished / STORE, unfinished / COPIES, unfinished):
            sync(path)
        unfinished.rename(snapshot)
        sync(snapshot.parent)

    def swap(self, snapshot: Path) -> None:
        """Make a complete snapshot the one that readers see, in one step."""
        link = self.path / (_UNFINISHED + _CURRENT)
        link.unlink(missing_ok=True)
        link.symlink_to(snapshot.relative_to(self.path))
        link.replace(self.path / _CURRENT)
        sync(self.path)

    def prune(self, keep: int) -> None:
        """Remove all but the newest snapshots; the current one always stays."""
        current = self.current()
        for snapshot in list(self.snapshots())[: -max(keep, 1)]:
            if snapshot != current:
                shutil.rmtree(snapshot)

    def snapshots(self) -> Iterator[Path]:
        """Yield the complete snapshots, oldest first."""
        found = (path for path in (self.path / _SNAPSHOTS).glob("[0-9]*") if path.name.isdecimal())
        yield from sorted(found, key=lambda path: int(path.name))

    def manifest(self, snapshot: Path) -> dict[str, Any]:
        """Return how a snapshot was made.

        Raises:
            StoreError: if its manifest is damaged.
        """
        path = snapshot / "manifest.json"
        try:
            loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            key = "store.broken_manifest"
            raise StoreError(key, path=path) from error
        return loaded

    def abandon(self) -> None:
        """Leave nothing behind when nothing was ever published."""
        if self.current() is None:
            self._tidy()
            shutil.rmtree(self.path / _SNAPSHOTS, ignore_errors=True)
            (self.path / _MARKER).unlink(missing_ok=True)
            with suppress(OSError):  # someone put a file there, or removed the directory
                self.path.rmdir()

    def _tidy(self) -> None:
        """Remove what a killed writer left: working copies, unfinished snapshots, snapshots that nobody saw."""
        for leftover in (*self.path.glob(_LIVE + "*"), *self.path.glob(_UNFINISHED + "*")):
            _remove(leftover)
        for leftover in (self.path / _SNAPSHOTS).glob(_UNFINISHED + "*"):
            _remove(leftover)
        current = self.current()
        newest_seen = int(current.name) if current else 0
        for snapshot in self.snapshots():
            if int(snapshot.name) > newest_seen:
                _remove(snapshot)

    def _put(self, name: str, text: str) -> None:
        unfinished = self.path / (_UNFINISHED + name)
        unfinished.write_text(text, encoding="utf-8")
        sync(unfinished)
        unfinished.replace(self.path / name)
        sync(self.path)

    def _absent(self) -> StoreError:
        strange = self._strange() if self.path.is_dir() else None
        return self._foreign(strange) if strange else StoreNotFoundError("errors.no_graph", path=self.path)

    def _strange(self) -> str | None:
        """Return a name in an unmarked directory that no writer of ours leaves there, or None."""
        names = (entry.name for entry in self.path.iterdir() if not entry.name.startswith(_UNFINISHED))
        return min(names, default=None)

    def _file(self) -> StoreError:
        return StoreError("errors.graph_is_file", path=self.path)

    def _foreign(self, example: str) -> StoreError:
        return StoreError("errors.graph_foreign", path=self.path, example=example)

    def _other_version(self, found: object) -> StoreError:
        return StoreError("errors.graph_version", path=self.path, found=found, wanted=FORMAT)


def sync(path: Path) -> None:
    """Guarantee that a file's bytes, or a directory's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _version(marker: bytes) -> object:
    try:
        found = json.loads(marker)
    except ValueError:
        return "?"
    return found.get("format", "?") if isinstance(found, dict) else "?"
