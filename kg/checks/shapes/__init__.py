"""SHACL: is the graph of a plan as the vocabulary wants it? A quick screen, and pySHACL for what it holds back."""

from kg.checks.shapes.check import BrokenShape, ShapesCheck, broken_shapes

__all__ = ["BrokenShape", "ShapesCheck", "broken_shapes"]
