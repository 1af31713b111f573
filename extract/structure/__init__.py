"""What is the structure of a plan? Its sections, blocks, leads, boxes and tables, and one normalised text."""

from extract.structure.document import read_document

__all__ = ["read_document"]
