"""Which reader is a file for? Decided by its content first, by its suffix last; other formats are told what to do.

A .doc that is really HTML or DOCX, or a .txt that is really a PDF, is read as what it is.
"""

import codecs
import io
import re
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from extract.readers.base import Limits, RawFile
from extract.readers.encoding import looks_like_text
from extract.readers.refusals import over_limit, refusal

__all__ = ["choose_media"]

_HEAD = 4096
_PDF_WITHIN = 1024
"""Readers of PDF accept its mark anywhere in the first kibibyte."""
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_ENTRY = b"PK\x01\x02"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:html|head|body|div|p|br|table|meta|span|script|style|link)\b", re.IGNORECASE)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".jsp", ".aspx", ".php"})


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    advice: str
    target: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]
    ole: tuple[str, ...]
    member: str | None
    marker: str | None


def choose_media(file: RawFile, limits: Limits) -> str:
    """Return the media of the reader that can read the file: txt, html, docx or pdf.

    Raises:
        UnreadableDocumentError: if it is of a format that must be converted, unpacked or recognised first.
    """
    if b"%PDF-" in file.data[:_PDF_WITHIN]:
        return "pdf"
    if file.data.startswith(_ZIP):
        return _choose_zip(file, limits)
    head = _head_text(file.data)
    refused = _refused(file, head)
    if refused is not None:
        raise refusal(file.path, f"errors.{refused.advice}", format=refused.name, target=refused.target)
    suffix = PurePath(file.name).suffix.lower()
    is_page = head.lstrip().startswith("<") and _PAGE.search(head)
    return "html" if is_page or (suffix in _PAGE_SUFFIXES and _TAG.search(head)) else "txt"


def _refused(file: RawFile, head: str) -> _Format | None:
    """Return the format of a file that no reader reads, None if it is text or unknown."""
    if file.data.startswith(_OLE):
        return _ole_format(file)
    for known in _formats():
        if file.data.startswith(known.magic) or (known.marker is not None and known.marker in head):
            return known
    return None if looks_like_text(head) else _by_suffix(file)


def _choose_zip(file: RawFile, limits: Limits) -> str:
    """Return docx, or raise with the name of the other container."""
    members = file.data.count(_ZIP_ENTRY)
    if members > limits.members:  # before the list is built: an entry costs a kibibyte of memory
        raise over_limit(file.path, "members", members, limits.members)
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        name = PurePath(file.name).suffix.lstrip(".").upper() or "ZIP"
        raise refusal(file.path, "errors.broken_file", format=name) from error
    if any(name.startswith("word/") for name in names) or ("_rels/.rels" in names and not _member_format(names)):
        return "docx"
    known = _member_format(names) or next(known for known in _formats() if known.magic[:1] == _ZIP[:1])
    raise refusal(file.path, f"errors.{known.advice}", format=known.name, target=known.target)


def _member_format(names: frozenset[str]) -> _Format | None:
    return next((known for known in _formats() if known.member in names), None)


def _ole_format(file: RawFile) -> _Format:
    """Return the format of an OLE container by the streams it names, else by its suffix.

    Raises:
        UnreadableDocumentError: if it is a DOCX locked with a password, which Office keeps in such a container.
    """
    if _ENCRYPTED in file.data:
        raise refusal(file.path, "errors.encrypted")
    by_suffix = _by_suffix(file)
    if by_suffix is not None and by_suffix.advice == "convert_first":
        return by_suffix
    named = (known for known in _formats() if any(stream.encode("utf-16-le") in file.data for stream in known.ole))
    return next(named, _formats()[0])


def _by_suffix(file: RawFile) -> _Format | None:
    suffix = PurePath(file.name).suffix.lower()
    return next((known for known in _formats() if suffix in known.suffixes), None)


def _head_text(data: bytes) -> str:
    """Return the first characters, enough to see ASCII marks: in UTF-16 if so marked, else byte by byte."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    data = data.removeprefix(codecs.BOM_UTF8)
    return data[:_HEAD].decode("utf-16" if wide else "latin-1", "ignore")


@cache
def _formats() -> tuple[_Format, ...]:
    table = tomllib.loads((files("extract.readers") / "formats.toml").read_text(encoding="utf-8"))
    return tuple(
        _Format(
            name=row["name"],
            advice=row["advice"],
            target=row.get("target", ""),
            suffixes=tuple(row["suffixes"]),
            magic=tuple(bytes.fromhex(mark) for mark in row.get("magic", ())),
            ole=tuple(row.get("ole", ())),
            member=row.get("member"),
            marker=row.get("marker"),
        )
        for row in table["format"]
    )
