"""What may the value of an option be? A word of some words, several of them, a whole number, a share."""

import re
from collections.abc import Iterable
from decimal import Decimal

import click

from kg.address import Place, place_of
from kg.cli.usage import Misuse

__all__ = ["Choice", "GraphPlace", "Several", "Share", "Whole"]

_SHARE = re.compile(r"[0-9](\.[0-9]{1,6})?", re.ASCII)


class Choice(click.ParamType[str]):
    """One of some words; the error lists them."""

    name = "choice"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """Return the word.

        Raises:
            Misuse: if it is none of the words.
        """
        if value not in self.words:
            raise _bad_choice(value, param, self.words)
        return str(value)


class GraphPlace(click.ParamType[Place]):
    """Where a graph stands: a directory, or a server by URL."""

    name = "graph"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Place:  # noqa: ARG002 - click's signature
        """Return the place.

        Raises:
            StoreError: if it is a URL of no form that is known.
        """
        return value if isinstance(value, Place) else place_of(str(value))


class Whole(click.ParamType[int]):
    """A whole number within bounds."""

    name = "whole"

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002 - click's signature
        """Return the number.

        Raises:
            Misuse: if it is no whole number or out of bounds.
        """
        text = str(value)
        if not (text.isascii() and text.isdecimal() and self.low <= int(text) <= self.high):
            raise _bad_number(value, param, self.low, self.high)
        return int(text)


class Several(click.ParamType[frozenset[str]]):
    """Some of some words, with commas between; the error lists them."""

    name = "several"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> frozenset[str]:
        """Return the words.

        Raises:
            Misuse: if there is none, or one that is none of the words.
        """
        named = [word.strip() for word in str(value).replace("，", ",").split(",")]
        for word in named:
            if word not in self.words:
                raise _bad_words(word, param, self.words)
        return frozenset(named)


class Share(click.ParamType[Decimal]):
    """An exact number from 0 to 1."""

    name = "share"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:  # noqa: ARG002 - click's signature
        """Return the number.

        Raises:
            Misuse: if it is none from 0 to 1.
        """
        text = str(value)
        if not _SHARE.fullmatch(text) or Decimal(text) > 1:
            raise _bad_share(value, param)
        return Decimal(text)


def _bad_words(word: str, param: click.Parameter | None, words: Iterable[str]) -> Misuse:
    return Misuse("cli.bad_words", name=_option_name(param), value=word, known=", ".join(words))


def _bad_share(value: object, param: click.Parameter | None) -> Misuse:
    return Misuse("cli.bad_share", name=_option_name(param), value=value)


def _bad_choice(value: object, param: click.Parameter | None, words: Iterable[str]) -> Misuse:
    return Misuse("cli.bad_choice", name=_option_name(param), value=value, known=", ".join(words))


def _bad_number(value: object, param: click.Parameter | None, low: int, high: int) -> Misuse:
    return Misuse("cli.bad_number", name=_option_name(param), value=value, low=low, high=high)


def _option_name(param: click.Parameter | None) -> str:
    return param.opts[-1] if param else "?"
