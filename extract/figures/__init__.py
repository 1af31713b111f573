"""What does one printed figure say? The door to reading a phrase as a figure."""

from extract.figures.kinds import FigureHints, name_kind
from extract.figures.reading import ReadFigure, parse_figure, read_figure, tidy

__all__ = ["FigureHints", "ReadFigure", "name_kind", "parse_figure", "read_figure", "tidy"]
