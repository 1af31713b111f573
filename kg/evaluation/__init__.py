"""Evaluation: how well does the graph of a plan agree with what a reader wrote down by hand?"""

from kg.evaluation.gold import Gold, GoldItem, GoldRelation, GoldTarget, read_gold
from kg.evaluation.scores import Score, evaluate
from kg.evaluation.table import markdown_table

__all__ = ["Gold", "GoldItem", "GoldRelation", "GoldTarget", "Score", "evaluate", "markdown_table", "read_gold"]
