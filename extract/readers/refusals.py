"""How does a reader refuse a file? Every refusal names the file and a message of the catalogue."""

from kg.errors import UnreadableDocumentError
from kg.messages import Phrase

__all__ = ["over_limit", "refusal"]


def refusal(path: str, key: str, **values: object) -> UnreadableDocumentError:
    """Return the error of a message key about a file.

    >>> refusal("a.zip", "errors.unpack_first", format="ZIP").told("en")
    "a.zip is a ZIP archive. Unpack it and give the plan's file in it (txt, html, docx or pdf)."
    """
    return UnreadableDocumentError(key, path=path, **values)


def over_limit(path: str, what: str, size: int, limit: int) -> UnreadableDocumentError:
    """Return the error of a file over a limit; `what` is the limit's name in `Limits`.

    >>> over_limit("a.pdf", "pages", 100_000, 3000).told("en")
    'a.pdf is over the limit: pages of the PDF: 100000, at most 3000.'
    """
    return refusal(path, "errors.too_large", what=Phrase(f"errors.limit_{what}"), size=size, limit=limit)
