"""How is a message of the catalogue said? By its key, in a language, with its placeholders filled.

A message has a dotted key: the file's name, then the path inside it (`errors.unreadable`). Its two texts hold the same
`{placeholders}`. Nothing else in the project holds a sentence for a person.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Protocol, runtime_checkable

__all__ = ["LANGUAGES", "Phrase", "Told", "say"]

LANGUAGES = ("zh", "en")


@runtime_checkable
class Told(Protocol):
    """A value of a message that has words of its own in each language."""

    def told(self, lang: str = "zh") -> str:
        """Return the words in a language."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue, by its key, as a value of another message.

    >>> say("errors.too_large", "en", path="a.pdf", what=Phrase("errors.limit_pages"), size=4000, limit=3000)
    'a.pdf is over the limit: pages of the PDF: 4000, at most 3000.'
    """

    key: str

    def told(self, lang: str = "zh") -> str:
        """Return the phrase in a language."""
        return say(self.key, lang)


@cache
def _catalogue(subject: str) -> dict[str, dict[str, str]]:
    text = (files("kg.messages") / f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: str = "zh", /, **values: object) -> str:
    """Return the message of a key in a language, with its placeholders filled; a value that is Told is told in it.

    Raises:
        KeyError: if the catalogue lacks the key, the language or a placeholder's value.

    >>> say("errors.not_found", "en", path="a.txt")
    'There is no file a.txt. Check the path and the spelling.'
    """
    subject, _, name = key.partition(".")
    template = _catalogue(subject)[name][lang]
    told = {name: value.told(lang) if isinstance(value, Told) else value for name, value in values.items()}
    return Formatter().vformat(template, (), told)
