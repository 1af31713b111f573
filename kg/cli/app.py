"""Which commands does plankg have, and how does a run end? 0 fine, 1 findings, 2 failed or misused, 130 interrupted.

Importing this loads click and the catalogue, nothing else: a command's module is imported when the command runs, so
`plankg --help` is instant.
"""

import locale
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version

import click

from kg.cli.command import Command, Option, Page, shared_options
from kg.cli.failures import told_failure
from kg.cli.language import chosen_language
from kg.cli.output import abandon, emit, finish, prepare_streams, talk
from kg.cli.session import Session
from kg.cli.usage import Misuse, near
from kg.collector import end_without_search

__all__ = ["COMMANDS", "main", "root"]

COMMANDS = (
    "build",
    "list",
    "remove",
    "query",
    "show",
    "trace",
    "check",
    "review",
    "diff",
    "report",
    "export",
    "draw",
    "serve",
    "mcp",
    "demo",
    "evaluate",
    "doctor",
)
FAILED = 2
INTERRUPTED = 130


class _Root(Command, click.Group):
    """The group of all commands; each stands in the module of its name."""

    about = "cli.plankg"

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands in the order of a planner's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of a name, importing its module, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"kg.cli.{cmd_name}").COMMAND
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the line names.

        Raises:
            Misuse: if there is none of that name.
        """
        name, *rest = args
        found = self.get_command(ctx, name)
        if found is None:
            raise _no_such_command(name, ctx.ensure_object(Session).lang)
        return name, found, rest

    def list_commands_on(self, page: Page) -> None:
        """Add each command with the first sentence of its explanation."""
        rows = [(name, page.session.say(f"cli.{name}").strip().splitlines()[0]) for name in COMMANDS]
        page.list("cli.commands", rows)

    def _pieces(self, ctx: click.Context) -> list[str]:
        return ["COMMAND", *super()._pieces(ctx)]


def _no_such_command(name: str, lang: str) -> Misuse:
    return Misuse("cli.no_such_command", name=name, near=near(name, COMMANDS, lang))


def _show_version(ctx: click.Context, param: click.Parameter, value: object) -> None:  # noqa: ARG001 - click's callback
    if value and not ctx.resilient_parsing:
        emit(f"plankg {version('plankg')}\n")
        ctx.exit()


def _no_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        talk(ctx.get_help())
        ctx.exit(FAILED)


root = _Root(
    "plankg",
    callback=click.pass_context(_no_command),
    invoke_without_command=True,
    add_help_option=False,
    params=[
        *shared_options(),
        Option(
            ["--version"], "cli.opt_version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version
        ),
    ],
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; no exception leaves it."""
    prepare_streams()
    end_without_search()
    words = sys.argv[1:] if arguments is None else list(arguments)
    session = Session(chosen_language(words, os.environ, locale.getlocale()[0]), debug="--debug" in words)
    try:
        code = root.main(arguments, prog_name="plankg", standalone_mode=False, obj=session)
        finish()
    except (KeyboardInterrupt, click.Abort):
        return _interrupted(session)
    except Exception as error:  # noqa: BLE001 - the one place where a person is told of any failure
        if _came_of_interrupt(error):
            return _interrupted(session)
        talk(told_failure(error, session))
        abandon()
        return FAILED
    return int(code or 0)


def _interrupted(session: Session) -> int:
    with suppress(ValueError):  # only the main thread may say how signals are met
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server raises the signal again when it has shut down
    session.tell("cli.interrupted")
    abandon()
    return INTERRUPTED


def _came_of_interrupt(error: BaseException | None) -> bool:
    """Return whether an interrupt stands behind a failure: a library that is being imported makes another of it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None
