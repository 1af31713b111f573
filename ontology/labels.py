"""What is a term called? The labels of core.ttl in Chinese and English, for pages, pictures and the command line."""

from ontology.vocabulary import definitions

__all__ = ["label_of"]


def label_of(local_name: str, lang: str = "zh") -> str:
    """Return the label of one of our terms in a language; the local name itself when there is none.

    >>> label_of("Goal", "zh")
    '目标'
    """
    definition = definitions().get(local_name)
    if definition is None:
        return local_name
    return (definition.label_en if lang == "en" else definition.label_zh) or local_name
