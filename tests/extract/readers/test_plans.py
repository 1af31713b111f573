"""Is a plan the same plan in every format? Each shared plan, set as DOCX, HTML and PDF, has the same sections."""

import html
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.readers import read_source
from extract.structure import read_document
from kg.model import Document, SectionLevel
from tests.support import shared_plan

from .docx_samples import docx, paragraph
from .pdf_samples import printed
from .reading import read


def as_docx(lines: list[str]) -> bytes:
    return docx("".join(paragraph(html.escape(line)) for line in lines))


def as_html(lines: list[str]) -> bytes:
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<html><body><div id='zoom'>{body}</div></body></html>".encode()


def headings(document: Document) -> list[tuple[str, str]]:
    listed = {SectionLevel.PART, SectionLevel.CHAPTER, SectionLevel.SECTION, SectionLevel.BOX}
    return [
        (section.level.value, "".join(section.title.split()))
        for section in document.sections
        if section.level in listed
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["yicheng-14fyp.txt", "suzhou-15fyp.txt", "guangzhou-15fyp.txt"])
@pytest.mark.parametrize(("suffix", "make"), [("docx", as_docx), ("html", as_html), ("pdf", printed)])
def test_a_plan_has_the_same_sections_in_every_format(
    tmp_path: Path, name: str, suffix: str, make: Callable[[list[str]], bytes]
) -> None:
    # Rows parted by TABs are left aside: set without rules, as here, a PDF shows no cells.
    lines = [line.text for line in read_source(shared_plan(name)).lines if line.text.strip() and "\t" not in line.text]
    plain = read(tmp_path, "plan.txt", "\n".join(lines).encode())
    other = read(tmp_path, f"plan.{suffix}", make(lines))
    expected, found = read_document(plain), read_document(other)
    assert headings(found) == headings(expected)
    said = Counter("".join(found.text.split()))
    assert suffix == "pdf" or said == Counter("".join(expected.text.split()))
