"""Sources: what is ready to be stored of each file, read one by one or side by side."""

from kg.sources.extractor import BuildOptions, Extractor, Progress
from kg.sources.report import BuildReport, Coverage, Note, Passage, PlanReport, Skipped

__all__ = [
    "BuildOptions",
    "BuildReport",
    "Coverage",
    "Extractor",
    "Note",
    "Passage",
    "PlanReport",
    "Progress",
    "Skipped",
]
