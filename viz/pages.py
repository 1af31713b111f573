"""How does a page look? Our templates with autoescape; every word from the catalogue, every label from the ontology."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.export.words import relation_word, word_of
from kg.messages import say
from ontology.labels import label_of

__all__ = ["render"]


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def render(template: str, lang: str, /, **values: object) -> str:
    """Return a page in a language; `root`, `here` and `query` are empty unless given.

    Raises:
        jinja2.UndefinedError: if the template asks for a value that was not given.
    """
    given = {"root": "", "here": "?", "query": ""} | values
    return (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            lang=lang,
            say=lambda key, **words: say(f"pages.{key}", lang, **words),
            label=lambda term: label_of(term, lang),
            word=lambda code: word_of(code, lang),
            relation=lambda group: relation_word(group.predicate, lang, inverse=group.inverse),
            **given,
        )
    )
