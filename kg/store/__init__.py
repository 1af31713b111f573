"""Stores: where graphs lie, how they are replaced in one step, and how they are read."""

from kg.store.base import Answer, Rows, Store, Triples, View
from kg.store.lookup import Thing
from kg.store.memory import MemoryStore
from kg.store.opening import open_graph, open_store
from kg.store.reader import GraphReader

__all__ = [
    "Answer",
    "GraphReader",
    "MemoryStore",
    "Rows",
    "Store",
    "Thing",
    "Triples",
    "View",
    "open_graph",
    "open_store",
]
