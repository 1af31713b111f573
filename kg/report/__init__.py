"""Reports: the working tables of a commission, made of a plan and written as XLSX, DOCX and CSV.

report = made("tasks", graph, base, decisions)
WRITERS["xlsx"](report, "zh")
"""

from kg.report.departments import Departments
from kg.report.filled import Change, Changes, changes_in
from kg.report.filling import decisions_of
from kg.report.sheet import Cell, Column, Known, Report, Row, Sheet, Source
from kg.report.tables import TABLES, made
from kg.report.writers import WRITERS

__all__ = [
    "TABLES",
    "WRITERS",
    "Cell",
    "Change",
    "Changes",
    "Column",
    "Departments",
    "Known",
    "Report",
    "Row",
    "Sheet",
    "Source",
    "changes_in",
    "decisions_of",
    "made",
]
