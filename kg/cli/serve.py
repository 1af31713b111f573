"""`plankg serve`: open a graph in the browser."""

import os

from kg.address import Place
from kg.cli.command import argument, command, option
from kg.cli.output import emit
from kg.cli.serving import address_of, listening, serve_graph
from kg.cli.session import Session
from kg.cli.values import GraphPlace, Whole

__all__ = ["COMMAND"]

_LOOPBACK = ("127.", "::1", "localhost")


@command("serve")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
@option("--host", metavar="ADDRESS", about="cli.opt_host")
@option("--port", metavar="PORT", type=Whole(0, 65535), about="cli.opt_port")
@option("--root-path", metavar="PATH", about="cli.opt_root_path")
@option("--write-token-file", "token_file", metavar="FILE", about="cli.opt_write_token")
def serve(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    graph: Place,
    host: str | None,
    port: int | None,
    root_path: str | None,
    token_file: str | None,
) -> None:
    """Serve the pages of a graph until Ctrl-C."""
    from kg.config import load_settings
    from kg.store import open_graph

    flags = {
        "serve.host": host,
        "serve.port": port,
        "serve.root_path": root_path,
        "serve.write_token_file": token_file,
    }
    settings = load_settings(flags, os.environ)
    open_graph(graph).close()  # no graph is told before an address is
    with listening(settings.serve.host, settings.serve.port) as found:
        emit(address_of(found, settings.serve.root_path) + "\n")
        if not settings.serve.host.startswith(_LOOPBACK):
            session.tell("cli.serve_open_to_all", host=settings.serve.host)
        session.tell("cli.serve_how_to_end")
        serve_graph(graph, found, settings=settings, log=True)
    session.tell("cli.serve_ended")


COMMAND = serve
