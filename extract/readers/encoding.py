"""In which encoding is a file written? Byte order mark, then strict UTF-8, then the Chinese code pages.

Strict decoding alone proves UTF-8; GB18030 accepts almost any bytes, so its result must also look like Chinese.
charset-normalizer is asked last, for files in neither.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from extract.readers.refusals import refusal
from kg.errors import UnreadableDocumentError

__all__ = ["Decoded", "decode", "decode_markup", "looks_like_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_LABEL = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,24})", re.IGNORECASE)
_HEAD = 4096
# Labels of pages mean the wider code page that browsers use for them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252", "big5": "big5hkscs"}
_FAMILIAR = 0.9
_CONTROLS = 0.02
_STRAY = 3
_DAMAGE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes, path: str) -> Decoded:
    """Return the bytes as text, in the encoding they are written in.

    Raises:
        UnreadableDocumentError: if the bytes are no text, or damaged text.

    >>> decode("驿城区".encode("gb18030"), "a.txt")
    Decoded(text='驿城区', encoding='gb18030')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, path)
    found = _attempt(data, "utf-8") or _attempt_wide(data) or _attempt_familiar(data, "gb18030") or _ask_last(data)
    if found is None:
        raise _damage(data, path)
    if not looks_like_text(found.text):
        raise refusal(path, "errors.not_text")
    return found


def decode_markup(data: bytes) -> Decoded:
    """Return an HTML page as text; a wrong label is overruled by the bytes, a damaged byte becomes U+FFFD.

    >>> decode_markup('<meta charset="gb2312"><p>驿城区'.encode("gbk")).encoding
    'gb18030'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    label = _label(data)
    found = _attempt(data, "utf-8") or (_attempt(data, label) if label else None)
    found = found or _attempt_familiar(data, "gb18030")
    if found is None:
        encoding = label or "utf-8"
        found = Decoded(data.decode(encoding, "replace"), encoding)
    return found


def looks_like_text(text: str) -> bool:
    r"""Return whether hardly any character is a control: what else decodes is a binary file.

    >>> looks_like_text("第一章\f发展基础"), looks_like_text("PK\x03\x04\x14\x00\x08\x08")
    (True, False)
    """
    sample = text[:_SAMPLE]
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\v\x1a")
    return controls <= _STRAY + len(sample) * _CONTROLS


def _label(data: bytes) -> str | None:
    match = _LABEL.search(data[:_HEAD])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return codecs.lookup(_WIDER.get(name, name)).name
    except LookupError:
        return None


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _attempt_familiar(data: bytes, encoding: str) -> Decoded | None:
    found = _attempt(data, encoding)
    return found if found is not None and _is_familiar(found.text) else None


def _attempt_wide(data: bytes) -> Decoded | None:
    """Return UTF-16 that lacks its mark: line ends and digits then show as NUL bytes at one parity."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE]:
        return None
    low, high = data[1:_SAMPLE:2].count(0), data[0:_SAMPLE:2].count(0)
    return _attempt_familiar(data, "utf-16-le" if low >= high else "utf-16-be")


def _is_familiar(text: str) -> bool:
    """Return whether nearly all its characters beyond ASCII stand in GB 2312: chance bytes scatter over GB18030."""
    sample = "".join(sign for sign in text[:_SAMPLE] if sign > "\x7f")
    return 2 * len(sample) * _FAMILIAR <= len(sample.encode("gb2312", "ignore"))


def _ask_last(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or not best.encoding.startswith(("big5", "utf_", "cp950")):
        return None
    return _attempt(data, best.encoding)


def _decode_marked(data: bytes, encoding: str, path: str) -> Decoded:
    found = _attempt(data, encoding)
    if found is None:
        raise _wrong_bytes(data, encoding, path)
    if not looks_like_text(found.text):
        raise refusal(path, "errors.not_text")
    return found


def _damage(data: bytes, path: str) -> UnreadableDocumentError:
    """Return the error for bytes in no encoding: damaged text says where, anything else is called no text."""
    for encoding in ("utf-8", "gb18030"):
        text = data[:_SAMPLE].decode(encoding, "replace")
        damage = text.count("\ufffd")
        if damage <= 1 + len(text) * _DAMAGE and _is_familiar(text.replace("\ufffd", "")) and looks_like_text(text):
            return _wrong_bytes(data, encoding, path)
    return refusal(path, "errors.not_text")


def _wrong_bytes(data: bytes, encoding: str, path: str) -> UnreadableDocumentError:
    line = 1
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        line += data[: error.start].decode(encoding, "ignore").count("\n")
    return refusal(path, "errors.wrong_bytes", encoding=encoding, line=line)
