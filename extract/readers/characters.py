"""Which characters of a file are text? Invisible ones go, look-alikes of radicals are folded one to one.

A radical's code point (⽂ U+2F42) in running text is never meant: fonts of PDFs map the glyph of 文 to it, and text
pasted from such a PDF keeps it. Folding changes no length, so places stay. Nothing else is folded: full-width forms,
no-break and ideographic spaces stay as printed.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["clean", "split_lines"]

_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBILITY = range(0xF900, 0xFADA)


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*_RADICALS, *_COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    text = (files("extract.readers") / "characters.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith(("#", "kind"))]
    for kind, first, last, to in rows:
        replacement = {"break": "\n", "out": None, "fold": to}[kind]
        for code in range(int(first, 16), int(last, 16) + 1):
            table[code] = replacement
    return table


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_table())) + "]")


def clean(text: str) -> str:
    r"""Return the text without invisible characters, with radicals folded and odd line breaks as line feeds.

    >>> clean("⽂化强区\u200b建设\ufeff")
    '文化强区建设'
    """
    return text.translate(_table()) if _unusual().search(text) else text


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text whose line ends are CRLF, CR or LF; a last line end opens no further line.

    >>> split_lines("第一章\r\n第一节\r正文\n")
    ['第一章', '第一节', '正文']
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines
