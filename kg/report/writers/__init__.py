"""Writers: a working table as a file, one module a format."""

from collections.abc import Callable
from typing import TypeAlias

from kg.report.sheet import Report
from kg.report.writers.csv import write_csv
from kg.report.writers.docx import write_docx
from kg.report.writers.xlsx import write_xlsx

__all__ = ["WRITERS", "Writer"]

Writer: TypeAlias = Callable[[Report, str], bytes]
"""Returns a file; the second argument is the language: in English each official heading is explained under it."""

WRITERS: dict[str, Writer] = {"xlsx": write_xlsx, "docx": write_docx, "csv": write_csv}
