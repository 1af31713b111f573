"""LibreOffice opens each table: every sheet on landscape pages, the headings on each page, all rows on paper."""

import subprocess
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it ships no types
import pytest

from kg.report import TABLES, WRITERS
from tests.kg.report.making import example_table
from tests.support import office_path

pytestmark = pytest.mark.slow


def pages(folder: Path, paths: list[Path]) -> dict[str, list[tuple[tuple[float, float], str]]]:
    """Return the size and the words of each page, by file."""
    line = [
        office_path(),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*line, "--outdir", folder, *paths], check=True, capture_output=True, timeout=300)
    found = {}
    for path in paths:
        with pypdfium2.PdfDocument(folder / f"{path.stem}.pdf") as paper:
            found[path.stem] = [(page.get_size(), page.get_textpage().get_text_bounded()) for page in paper]
    return found


def bare(text: str) -> str:
    return "".join(text.split())


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
