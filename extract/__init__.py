"""What does a plan say? From a file to the values of kg.model; no RDF here.

The door opens when it is first used, so that a reader alone does not load the language pipeline.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.pipeline import extract_plan

__all__ = ["extract_plan"]


def __getattr__(name: str) -> object:
    if name == "extract_plan":
        from extract.pipeline import extract_plan  # noqa: PLC0415 - loaded when asked for

        return extract_plan
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
