"""Which files are read as what, and which are told to convert? Content decides, the suffix only where it cannot."""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest

from extract.readers import READERS, read_source
from extract.readers.registry import LateReader
from kg.errors import UnreadableDocumentError

from .docx_samples import docx, paragraph
from .pdf_samples import headed
from .reading import FIXTURES, read

PLAN = "第一章 发展基础\n“十三五”以来，全县经济总量连上两个台阶。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{PLAN}</p></body></html>"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


def container(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def test_there_is_one_reader_a_media_and_each_can_be_loaded() -> None:
    assert [reader.media for reader in READERS] == ["txt", "html", "docx", "pdf"]
    for reader in READERS:
        assert isinstance(reader, LateReader)
        assert reader.load().media == reader.media


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", PLAN.encode(), "txt"),
        ("a.md", PLAN.encode(), "txt"),
        ("无后缀", PLAN.encode(), "txt"),
        ("a.doc", PLAN.encode("gbk"), "txt"),
        ("a.html", PAGE.encode(), "html"),
        ("a.doc", PAGE.encode(), "html"),
        ("a.txt", PAGE.encode("utf-16"), "html"),
        ("a.pdf", b"\xef\xbb\xbf\n" + PAGE.encode(), "html"),
        ("a.shtml", f"<p>{PLAN}</p>".encode(), "html"),
        ("a.txt", f"<p>{PLAN}</p>".encode(), "txt"),
        ("a.docx", docx(paragraph(PLAN)), "docx"),
        ("a.doc", docx(paragraph(PLAN)), "docx"),
        ("a.zip", docx(paragraph(PLAN)), "docx"),
        ("a.wps", docx(paragraph(PLAN)), "docx"),
        ("a.txt", headed(), "pdf"),
        ("a.doc", b"\n\n" + headed(), "pdf"),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    assert read(tmp_path, name, data).source.media == media


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.doc", ole("WordDocument"), ("convert", "Word 97-2003", ".docx")),
        ("a.docx", ole("WordDocument"), ("convert", "Word 97-2003", ".docx")),
        ("a.wps", ole("WordDocument"), ("convert", "WPS", ".docx")),
        ("a.xls", ole("Workbook"), ("convert", "Excel 97-2003", ".docx / .pdf")),
        ("a.et", ole("Workbook"), ("convert", "WPS ET", ".docx / .pdf")),
        ("a.ppt", ole("PowerPoint Document"), ("convert", "PowerPoint 97-2003", ".pdf")),
        ("附件", ole("Workbook"), ("convert", "Excel 97-2003", ".docx / .pdf")),
        ("a.ofd", container("OFD.xml", "Doc_0/Document.xml"), ("convert", "OFD", ".docx / .pdf")),
        ("a.zip", container("OFD.xml"), ("convert", "OFD", ".docx / .pdf")),
        ("a.xlsx", container("_rels/.rels", "xl/workbook.xml"), ("convert", "Excel", ".docx / .pdf")),
        ("a.pptx", container("_rels/.rels", "ppt/presentation.xml"), ("convert", "PowerPoint", ".pdf")),
        ("a.odt", container("mimetype", "META-INF/manifest.xml"), ("convert", "OpenDocument", ".docx")),
        ("a.doc", b"{\\rtf1\\ansi \\'b5\\'da}", ("convert", "RTF", ".docx")),
        ("a.rtf", b"{\\rtf1\\ansi}", ("convert", "RTF", ".docx")),
        ("a.caj", b"CAJ\0" + bytes(80), ("convert", "CAJ", ".pdf")),
        ("a.nh", b"HN\xc8\x00" + bytes(80), ("convert", "CAJ", ".pdf")),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ("convert", "MHTML", ".docx / .html")),
        (
            "a.doc",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            ("convert", "Word 2003 XML", ".docx"),
        ),
        ("a.zip", container("规划/纲要.txt"), ("unpack", "ZIP", "")),
        ("a.docx", container("readme.txt"), ("unpack", "ZIP", "")),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(80), ("unpack", "RAR", "")),
        ("a.7z", bytes.fromhex("377ABCAF271C") + bytes(80), ("unpack", "7-Zip", "")),
        ("a.tgz", bytes.fromhex("1F8B08") + bytes(80), ("unpack", "gzip", "")),
        ("a.png", bytes.fromhex("89504E470D0A1A0A") + bytes(80), ("recognise", "PNG", ".docx / .txt")),
        ("a.txt", bytes.fromhex("FFD8FFE0") + bytes(80), ("recognise", "JPEG", ".docx / .txt")),
        ("a.tif", bytes.fromhex("49492A00") + bytes(80), ("recognise", "TIFF", ".docx / .txt")),
        ("a.bmp", b"BM" + bytes(80), ("recognise", "BMP", ".docx / .txt")),
    ],
)
def test_other_formats_are_told_what_to_do(tmp_path: Path, name: str, data: bytes, told: tuple[str, str, str]) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, name, data)
    values = caught.value.values
    assert (caught.value.key, values["format"], values["target"]) == (f"errors.{told[0]}_first", *told[1:])
    for lang in ("zh", "en"):
        assert told[1] in caught.value.told(lang)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "errors.encrypted"),
        ("a.docx", docx(paragraph(PLAN))[:400], "errors.broken_file"),
        ("a.pdf", headed()[:300], "errors.broken_file"),
        ("a.pdf", b"%PDF-1.7\n", "errors.broken_file"),
        ("a.bin", bytes(range(256)) * 8, "errors.not_text"),
    ],
)
def test_locked_and_broken_files_are_told_so(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(tmp_path, name, data)
    assert caught.value.key == key


def test_the_table_of_formats_is_sound() -> None:
    import extract.readers

    path = Path(extract.readers.__file__).with_name("formats.toml")
    formats = tomllib.loads(path.read_text(encoding="utf-8"))["format"]
    suffixes = [suffix for row in formats for suffix in row["suffixes"]]
    assert len(suffixes) == len(set(suffixes))
    for row in formats:
        assert row["advice"] in {"convert_first", "unpack_first", "recognise_first"}


def test_every_fixture_is_small_and_of_a_read_format() -> None:
    fixtures = sorted(FIXTURES.iterdir())
    assert len(fixtures) == 9
    for path in fixtures:
        assert path.stat().st_size < 60_000
        assert read_source(path).source.name == path.name
