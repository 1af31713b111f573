"""Which words does PlanKG say to people? One catalogue of messages in Chinese and English, one TOML file a subject.

A message has a dotted key: the file's name, then the path inside it (`errors.unreadable`). Its two texts hold the same
`{placeholders}`. Nothing else in the project holds a sentence for a person.
"""

import tomllib
from functools import cache
from importlib.resources import files
from string import Formatter

__all__ = ["LANGUAGES", "say"]

LANGUAGES = ("zh", "en")


@cache
def _catalogue(subject: str) -> dict[str, dict[str, str]]:
    text = (files("kg.messages") / f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: str = "zh", /, **values: object) -> str:
    """Return the message of a key in a language, with its placeholders filled.

    Raises:
        KeyError: if the catalogue lacks the key, the language or a placeholder's value.

    >>> say("errors.not_found", "en", path="a.txt")
    'There is no file a.txt. Check the path and the spelling.'
    """
    subject, _, name = key.partition(".")
    template = _catalogue(subject)[name][lang]
    return Formatter().vformat(template, (), values)
