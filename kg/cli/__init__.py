"""The command line: the one part of kg that sees every package, by imports inside the commands."""

from kg.cli.app import main

__all__ = ["main"]
