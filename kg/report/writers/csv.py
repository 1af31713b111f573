"""How is a table written for any program that takes rows? UTF-8 with a byte order mark, and no cell is a formula.

Several sheets are one table; a first column says which row is of which, and a column that a sheet lacks is blank.
"""

import csv
import io

from kg.export.spreadsheet import guarded
from kg.messages import say
from kg.report.heading import KEY, heading
from kg.report.sheet import Column, Report
from kg.report.texts import fitting

__all__ = ["write_csv"]


def write_csv(report: Report, lang: str = "zh") -> bytes:
    """Return a table as CSV; the last column holds the keys of the rows."""
    several = len(report.sheets) > 1
    columns: dict[str, Column] = {column.key: column for sheet in report.sheets for column in sheet.columns}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = [heading(column, lang).replace("\n", " ") for column in columns.values()]
    writer.writerow([*([say("report.sheet", "zh")] if several else []), *heads, KEY])
    for sheet in report.sheets:
        for row in sheet.rows:
            cells = [guarded(fitting(row.cell(key).text)) for key in columns]
            writer.writerow([*([guarded(sheet.name)] if several else []), *cells, row.key])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
