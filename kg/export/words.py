"""What does a code say to a person? The catalogue's word for it, or the code itself when it is none of ours."""

from kg.messages import say
from ontology.labels import label_of

__all__ = ["relation_word", "word_of"]


def word_of(code: str, lang: str) -> str:
    """Return the word for a coded value: a basis, a role, a level; anything else stands as it is.

    >>> word_of("national", "zh"), word_of("工业园", "zh")
    ('国家级', '工业园')
    """
    try:
        return say(f"export.value_{code}", lang)
    except KeyError:
        return code


def relation_word(predicate: str, lang: str, *, inverse: bool = False) -> str:
    """Return what a relation is called, or what the things are called that point to a thing by it.

    >>> relation_word("locatedIn", "zh"), relation_word("locatedIn", "zh", inverse=True)
    ('位于', '位于此处')
    """
    label = label_of(predicate, lang)
    if not inverse:
        return label
    try:
        return say(f"export.inverse_{predicate}", lang)
    except KeyError:
        return say("export.inverse_other", lang, name=label)
