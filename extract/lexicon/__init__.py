"""Which words does the extractor know? Tables of general words, one list a file, read when first asked for."""

from extract.lexicon.load import alternatives, rows, words

__all__ = ["alternatives", "rows", "words"]
