"""What is wrong with the command line, in the user's language? Click's errors told from the catalogue."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from kg.messages import say

__all__ = ["Misuse", "near", "told"]


class Misuse(click.UsageError):
    """Raised when the line asks for what a command cannot do; `key` names its message in the catalogue."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def near(name: str, known: Sequence[str], lang: str) -> str:
    """Return “ Did you mean …?” for the names close to one, or nothing.

    >>> near("expotr", ["export", "build"], "en")
    ' Did you mean export?'
    """
    found = get_close_matches(name, known, n=3, cutoff=0.65)
    return say("cli.did_you_mean", lang, names=say("cli.or", lang).join(found)) if found else ""


def told(error: click.UsageError, lang: str) -> str:
    """Return the sentence that says what is wrong, and the command that shows the help."""
    sentence = _sentence(error, lang)
    path = error.ctx.command_path if error.ctx else "plankg"
    return sentence + "\n" + say("cli.see_help", lang, command=f"{path} --help")


def _sentence(error: click.UsageError, lang: str) -> str:
    match error:
        case Misuse():
            return say(error.key, lang, **error.values)
        case click.MissingParameter():
            kind = "option" if isinstance(error.param, click.Option) else "argument"
            return say(f"cli.missing_{kind}", lang, name=_shown(error.param))
        case click.NoSuchOption():
            known = [name for param in _params(error.ctx) for name in param.opts]
            return say("cli.no_such_option", lang, name=error.option_name, near=near(error.option_name, known, lang))
        case click.BadOptionUsage():
            key = "cli.option_without_value" if _is_flag(error) else "cli.option_needs_value"
            return say(key, lang, name=error.option_name)
        case click.BadParameter():
            return say("cli.bad_value", lang, name=_shown(error.param), detail=error.message)
        case _:
            return error.format_message()


def _params(ctx: click.Context | None) -> Sequence[click.Parameter]:
    return ctx.command.get_params(ctx) if ctx else ()


def _shown(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[-1] if isinstance(param, click.Option) else (param.metavar or param.name or "?")


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = (param for param in _params(error.ctx) if error.option_name in param.opts)
    return any(isinstance(param, click.Option) and param.is_flag for param in options)
