"""What does a code say to a person? The catalogue's word for it, or the code itself when it is none of ours."""

from kg.messages import say

__all__ = ["word_of"]


def word_of(code: str, lang: str) -> str:
    """Return the word for a coded value: a basis, a role, a level; anything else stands as it is.

    >>> word_of("national", "zh"), word_of("工业园", "zh")
    ('国家级', '工业园')
    """
    try:
        return say(f"export.value_{code}", lang)
    except KeyError:
        return code
