"""What stands in a data file of the tables? Its rows below the comment and the heads."""

from importlib.resources import files

__all__ = ["rows", "rows_of_text"]


def rows(name: str) -> list[list[str]]:
    """Return the rows of a data file of this package."""
    return rows_of_text((files("kg.report") / f"{name}.tsv").read_text(encoding="utf-8"))


def rows_of_text(text: str) -> list[list[str]]:
    r"""Return the rows of a table with tabs, without comments, blank lines and the heads.

    >>> rows_of_text("# 领域\nfield\twords\n工业\t企业|产业\n")
    [['工业', '企业|产业']]
    """
    lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]
