"""How is a command declared? Arguments and options whose words stand in the catalogue, and a help page of our own.

A command's function takes the session and its parameters and returns the exit code (None is 0). `--lang`, `--debug` and
`--help` belong to every command, so they may stand anywhere on the line.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from kg.cli.layout import cells, wrap
from kg.cli.session import Session
from kg.cli.usage import Misuse
from kg.cli.values import Choice
from kg.messages import LANGUAGES

__all__ = ["Command", "Page", "argument", "command", "option", "shared_options"]

Function = TypeVar("Function", bound=Callable[..., object])


class Page:
    """A help page under construction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.width = max(min(shutil.get_terminal_size((80, 24)).columns, 100) - 3, 40)
        self.lines: list[str] = []

    def text(self, text: str) -> None:
        """Add paragraphs; a line that begins with blanks (an example) stays as it is."""
        self.lines.append("")
        for line in text.strip("\n").splitlines():
            self.lines += [line] if line.startswith(" ") else wrap(line, self.width)

    def list(self, heading: str, rows: Sequence[tuple[str, str]]) -> None:
        """Add a heading and rows of a term with its explanation."""
        if rows:
            self.lines += ["", self.session.say(heading)]
            column = min(max(cells(term) for term, _ in rows), 26) + 4
            for term, about in rows:
                self._row(term, about, column)

    def _row(self, term: str, about: str, column: int) -> None:
        explained = wrap(about, self.width - column)
        head = "  " + term
        if cells(head) > column - 2:
            self.lines.append(head)
            head = ""
        self.lines.append(head + " " * (column - cells(head)) + explained[0])
        self.lines += [" " * column + line for line in explained[1:]]


class _Worded(click.Parameter):
    """A parameter whose explanation is a key of the catalogue."""

    about: str

    def row(self, session: Session) -> tuple[str, str]:
        """Return the names and the explanation for the help page."""
        names = ", ".join([*self.opts, *self.secondary_opts]) if isinstance(self, click.Option) else ""
        shown = self.metavar or ""
        if isinstance(self.type, Choice):
            shown = "|".join(self.type.words)
        return f"{names} {shown}".strip(), session.say(self.about)


class Argument(_Worded, click.Argument):
    """A positional argument."""

    def __init__(self, declarations: Sequence[str], about: str, **settings: Any) -> None:  # noqa: ANN401 - handed to click
        super().__init__(declarations, **settings)
        self.about = about


class Option(_Worded, click.Option):
    """A named option."""

    def __init__(self, declarations: Sequence[str], about: str, **settings: Any) -> None:  # noqa: ANN401 - handed to click
        super().__init__(declarations, **settings)
        self.about = about


class Command(click.Command):
    """A command whose words come from the catalogue."""

    about: str = ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the line; a surplus argument is told in our words.

        Raises:
            click.UsageError: if the line is wrong.
        """
        ctx.allow_extra_args = True
        with _knowing(ctx):
            rest = super().parse_args(ctx, args)
            if rest and not isinstance(self, click.Group):
                raise _surplus(rest[0])
        return rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command.

        Raises:
            click.UsageError: if the line asks for what cannot be done.
        """
        with _knowing(ctx):
            return super().invoke(ctx)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page in the language of the run."""
        session = ctx.find_object(Session) or Session("en")
        page = Page(session)
        usage = " ".join([ctx.command_path, *self._pieces(ctx)])
        page.lines.append(session.say("cli.usage", line=usage))
        page.text(session.say(self.about))
        params = [param for param in self.get_params(ctx) if isinstance(param, _Worded)]
        page.list("cli.arguments", [param.row(session) for param in params if isinstance(param, Argument)])
        self.list_commands_on(page)
        page.list("cli.options", [param.row(session) for param in params if isinstance(param, Option)])
        return "\n".join(page.lines)

    def list_commands_on(self, page: Page) -> None:
        """Add the commands of a group; a plain command has none."""

    def _pieces(self, ctx: click.Context) -> list[str]:
        session = ctx.find_object(Session) or Session("en")
        pieces = [param.make_metavar(ctx) for param in self.get_params(ctx) if isinstance(param, Argument)]
        return [session.say("cli.options_piece"), *pieces]


@contextmanager
def _knowing(ctx: click.Context) -> Iterator[None]:
    """Guarantee that an error about the line knows the command, so that it can point to its help."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _surplus(value: str) -> Misuse:
    return Misuse("cli.extra_argument", value=value)


def argument(*declarations: str, about: str, **settings: Any) -> Callable[[Function], Function]:  # noqa: ANN401 - handed to click
    """Return a decorator that adds a positional argument explained by a key of the catalogue."""
    return click.argument(*declarations, cls=Argument, about=about, **settings)


def option(*declarations: str, about: str, **settings: Any) -> Callable[[Function], Function]:  # noqa: ANN401 - handed to click
    """Return a decorator that adds an option explained by a key of the catalogue."""
    return click.option(*declarations, cls=Option, about=about, **settings)


def shared_options() -> list[click.Parameter]:
    """Return the options of every command; the language and `--debug` were read before the line was parsed."""
    return [
        Option(["--lang"], "cli.opt_lang", type=Choice(LANGUAGES), expose_value=False),
        Option(["--debug"], "cli.opt_debug", is_flag=True, expose_value=False),
        Option(["-h", "--help"], "cli.opt_help", is_flag=True, is_eager=True, expose_value=False, callback=_show_help),
    ]


def _show_help(ctx: click.Context, param: click.Parameter, value: object) -> None:  # noqa: ARG001 - click's callback
    if value and not ctx.resilient_parsing:
        from kg.cli.output import emit

        emit(ctx.get_help() + "\n")
        ctx.exit()


def command(name: str) -> Callable[[Callable[..., int | None]], Command]:
    """Return a decorator that makes a function the command of a name, explained by `cli.<name>`."""

    def declared(function: Callable[..., int | None]) -> Command:
        made = click.command(name, cls=Command, add_help_option=False)(click.pass_obj(function))
        made.params += shared_options()
        made.about = f"cli.{name}"
        return made

    return declared
