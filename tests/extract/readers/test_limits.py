"""What do hostile files and places cost? Each is refused with a reason, in bounded time and memory."""

import io
import os
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.readers import Limits, RawText, read_source
from kg.errors import InputError, UnreadableDocumentError
from kg.messages import Phrase

from .docx_samples import docx, paragraph
from .pdf_samples import assemble
from .reading import FIXTURES, read

MEBIBYTE = 1024 * 1024


@contextmanager
def bounded(seconds: float, mebibytes: float) -> Iterator[None]:
    """Assert that what is done costs no more time and memory of this process."""
    tracemalloc.start()
    began = time.perf_counter()
    try:
        yield
        took, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1] / MEBIBYTE
    finally:
        tracemalloc.stop()
    assert took < seconds
    assert peak < mebibytes


def refused(path: Path, limits: Limits | None = None) -> tuple[str, object]:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_source(path, limits or Limits())
    for lang in ("zh", "en"):
        assert caught.value.told(lang)
    what = caught.value.values.get("what")
    return caught.value.key, what.key.removeprefix("errors.limit_") if isinstance(what, Phrase) else what


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_broken_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda _: None, "errors.not_found"),
        (Path.mkdir, "errors.not_a_file"),
        (make_fifo, "errors.not_a_file"),
        (make_loop, "errors.not_a_file"),
        (make_broken_link, "errors.not_found"),
        (Path.touch, "errors.empty_file"),
    ],
)
def test_a_place_without_a_file_is_told_at_once(tmp_path: Path, make: Callable[[Path], None], key: str) -> None:
    path = tmp_path / "规划.txt"
    make(path)
    with bounded(2, 4):
        assert refused(path)[0] == key


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/dev/zero", "errors.not_a_file"),
        ("/dev/null", "errors.not_a_file"),
        ("a\0b", "errors.not_a_file"),
        ("x" * 5000, "errors.not_a_file"),
        (f"{__file__}/a.txt", "errors.not_found"),
    ],
)
def test_a_device_or_an_impossible_name_is_told_at_once(path: str, key: str) -> None:
    with bounded(2, 4):
        assert refused(Path(path))[0] == key


def test_a_link_to_a_file_is_followed_and_keeps_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第一章\n", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert read_source(tmp_path / "b.txt").source.name == "b.txt"


def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("第一章\n", encoding="utf-8")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # root may read everything: the test reads as nobody
    try:
        assert refused(path)[0] == "errors.no_permission"
    finally:
        os.seteuid(user)


def test_a_gigabyte_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(1024 * MEBIBYTE)
    with bounded(1, 4):
        assert refused(path) == ("errors.too_large", "file_bytes")


def test_blanks_without_end_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" " * (40 * MEBIBYTE))
    with bounded(5, 90):
        assert refused(path) == ("errors.too_large", "characters")


def test_line_ends_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n" * (4 * MEBIBYTE))
    with bounded(20, 400):
        assert refused(path) == ("errors.too_large", "lines")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_document(document: bytes, **further: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("第一章")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/document.xml": document} | further)


RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def test_a_part_that_unpacks_to_very_much_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(W + b" " * (64 * MEBIBYTE)))
    with bounded(2, 8):
        assert refused(path) == ("errors.too_large", "part_bytes")


def test_a_part_packed_too_well_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(W + b" " * (8 * MEBIBYTE)))
    with bounded(2, 8):
        assert refused(path) == ("errors.too_large", "ratio")


def test_parts_that_together_unpack_to_too_much_are_refused(tmp_path: Path) -> None:
    data = with_document(W, **{f"word/media/{n}.bin": b"x" * MEBIBYTE for n in range(5)})
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert refused(path, Limits(decompressed_bytes=4 * MEBIBYTE)) == ("errors.too_large", "decompressed_bytes")


def test_a_part_that_states_less_than_it_holds_is_refused(tmp_path: Path) -> None:
    data = bytearray(with_document(W + os.urandom(64).hex().encode() * 4000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    stated = struct.pack("<I", size)
    data = bytearray(bytes(data).replace(stated, struct.pack("<I", 100)))
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(data))
    with bounded(2, 8):
        assert refused(path)[0] == "errors.broken_file"


def test_members_without_number_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({f"word/{n}.xml": b"" for n in range(10_000)}))
    with bounded(2, 8):
        assert refused(path) == ("errors.too_large", "members")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word/../../x", "..\\..\\x"])
def test_a_member_that_climbs_out_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(W + b"</w:body></w:document>", **{name: b"x"}))
    assert refused(path)[0] == "errors.unsafe_part"
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_relation_to_a_part_outside_the_package_finds_nothing(tmp_path: Path) -> None:
    data = zipped(
        {
            "_rels/.rels": b'<R><Relationship Type="x/officeDocument" Target="../../../../etc/passwd"/></R>',
            "word/document.xml": W + "<w:p><w:r><w:t>第一章</w:t></w:r></w:p></w:body></w:document>".encode(),
        }
    )
    assert read(tmp_path, "a.docx", data).text == "第一章\n"


END = b"</w:body></w:document>"
AMPLIFIED = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = b'<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "document",
    [AMPLIFIED + W + b"<w:p>&c;</w:p>" + END, EXTERNAL + W + b"<w:p>&c;</w:p>" + END, W + b"<w:p>", b"", b"\x00\x01"],
)
def test_a_part_with_entities_or_broken_markup_is_refused(tmp_path: Path, document: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(document))
    with bounded(2, 8):
        assert refused(path)[0] == "errors.broken_file"


def test_a_part_nested_too_deep_is_refused(tmp_path: Path) -> None:
    deep = W + b"<w:sdt><w:sdtContent>" * 2000 + b"</w:sdtContent></w:sdt>" * 2000 + b"</w:body></w:document>"
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(deep))
    assert refused(path) == ("errors.too_large", "depth")


def test_a_part_of_too_many_elements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_document(W + b"<w:p/>" * 5000 + b"</w:body></w:document>"))
    assert refused(path, Limits(nodes=4000)) == ("errors.too_large", "nodes")


def test_a_column_merged_down_a_long_table_costs_little(tmp_path: Path) -> None:
    row = "<w:tr><w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    body = f"<w:tbl>{row.format(RESTART)}{row.format(GO_ON) * 1500}</w:tbl>"
    with bounded(10, 100):
        assert len(read(tmp_path, "a.docx", docx(body)).lines) == 1501


def pdf(content: bytes, filters: str) -> bytes:
    head = f"<< /Length {len(content)} /Filter [{filters}] >>\nstream\n"
    return assemble(
        (
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            head + content.decode("latin-1") + "\nendstream",
        )
    )


def test_a_page_that_unpacks_without_end_ends_the_worker_alone(tmp_path: Path) -> None:
    content = zlib.compress(b"q " * (8 * MEBIBYTE), 9)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(content, "/FlateDecode"))
    with bounded(30, 8):
        assert refused(path, Limits(memory_bytes=384 * MEBIBYTE)) == ("errors.too_large", "memory_bytes")


@pytest.mark.slow
def test_a_page_that_takes_too_long_ends_the_worker_alone(tmp_path: Path) -> None:
    content = zlib.compress(b"0 0 m 9 9 l S\n" * (4 * MEBIBYTE), 9)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(content, "/FlateDecode"))
    with bounded(10, 8):
        assert refused(path, Limits(seconds=1)) == ("errors.too_large", "seconds")


def test_a_count_of_pages_that_lies_is_refused(tmp_path: Path) -> None:
    data = assemble(
        (
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 100000 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        )
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with bounded(10, 8):
        assert refused(path) == ("errors.too_large", "pages")


SELF_DRAWING = """<< /Type /Catalog /Pages 2 0 R >>

<< /Type /Pages /Kids [3 0 R] /Count 1 >>

<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>

<< /Length 5 >> stream
/X Do
endstream

<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >> stream
/X Do /X Do
endstream"""


@pytest.mark.slow
def test_forms_that_draw_themselves_end(tmp_path: Path) -> None:
    data = assemble(SELF_DRAWING.split("\n\n"))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with bounded(30, 8):
        assert refused(path, Limits(memory_bytes=512 * MEBIBYTE))[0] in {"errors.too_large", "errors.scanned"}


def outcome(path: Path) -> RawText | InputError:
    try:
        return read_source(path, Limits(seconds=10))
    except InputError as error:
        return error


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600), name=st.sampled_from(["a.txt", "a.html", "a.docx", "a.doc", "a"]))
def test_any_bytes_give_lines_or_a_refusal(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert isinstance(outcome(path), RawText | InputError)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(path.name for path in FIXTURES.iterdir() if path.suffix != ".pdf")),
    cut=st.integers(0, 3000),
    at=st.integers(0, 3000),
    noise=st.binary(max_size=8),
)
def test_a_damaged_file_gives_lines_or_a_refusal(tmp_path: Path, name: str, cut: int, at: int, noise: bytes) -> None:
    data = (FIXTURES / name).read_bytes()
    data = data[:at] + noise + data[at + len(noise) : len(data) - cut]
    path = tmp_path / name
    path.write_bytes(data)
    assert isinstance(outcome(path), RawText | InputError)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(0, 58_000, 4_900))
def test_a_damaged_pdf_gives_lines_or_a_refusal(tmp_path: Path, place: int) -> None:
    data = bytearray((FIXTURES / "office-plan.pdf").read_bytes())
    data[place : place + 40] = bytes(40)
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(data))
    assert isinstance(outcome(path), RawText | InputError)
