"""LibreOffice opens each table: every sheet on landscape pages, the headings on each page, all rows on paper."""

import subprocess
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it ships no types
import pytest

from kg.report import TABLES, WRITERS, changes_in
from tests.kg.report.making import example_table
from tests.support import office_path

pytestmark = pytest.mark.slow


def office(folder: Path, form: str, paths: list[Path]) -> None:
    """Let LibreOffice open files and save them in a form; its profile is of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    line = [
        office_path(),
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "made"),
        *map(str, paths),
    ]
    subprocess.run(line, check=True, capture_output=True, timeout=300)


def pages(folder: Path, paths: list[Path]) -> dict[str, list[tuple[tuple[float, float], str]]]:
    """Return the size and the words of each page, by file."""
    office(folder, "pdf", paths)
    found = {}
    for path in paths:
        with pypdfium2.PdfDocument(folder / "made" / f"{path.stem}.pdf") as paper:
            found[path.stem] = [(page.get_size(), page.get_textpage().get_text_bounded()) for page in paper]
    return found


def bare(text: str) -> str:
    return "".join(text.split())


def test_a_workbook_that_an_office_saved_says_nothing_new(tmp_path: Path) -> None:
    paths = [tmp_path / f"{table}.xlsx" for table in TABLES]
    for table, path in zip(TABLES, paths, strict=True):
        path.write_bytes(WRITERS["xlsx"](example_table(table), "zh"))
    office(tmp_path, "xlsx", paths)
    for table in TABLES:
        changes = changes_in(tmp_path / "made" / f"{table}.xlsx", example_table(table))
        assert (changes.filled, changes.unread) == ((), ())


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_every_table_opens_in_an_office(form: str, tmp_path: Path) -> None:
    paths = [tmp_path / f"{table}.{form}" for table in TABLES]
    for table, path in zip(TABLES, paths, strict=True):
        path.write_bytes(WRITERS[form](example_table(table), "zh"))
    for table, papers in pages(tmp_path, paths).items():
        report = example_table(table)
        assert all(width > height for (width, height), _ in papers)
        told = [bare(words) for _, words in papers]
        assert bare(report.plan.title) in told[0]
        assert all("第" in words and "页" in words for words in told)
        for sheet in report.sheets:
            heads = bare(sheet.columns[1].zh)
            assert sum(heads in words for words in told) >= 1
        whole = "".join(told)
        names = [row.cell("name").text or row.cell("strategy").text for row in report.rows()]
        assert sum(bare(name) in whole for name in names) >= 0.9 * len(names)
