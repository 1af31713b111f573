"""`plankg mcp`: give an agent the graph as tools, over the Model Context Protocol on stdin and stdout."""

import os

from kg.address import Place
from kg.cli.command import argument, command
from kg.cli.session import Session
from kg.cli.values import GraphPlace
from kg.errors import MissingExtraError

__all__ = ["COMMAND"]

_SDK = "mcp"


@command("mcp")
@argument("graph", metavar="GRAPH", type=GraphPlace(), about="cli.arg_graph")
def mcp(session: Session, *, graph: Place) -> None:
    """Serve the tools until the agent goes away; nothing but the protocol reaches stdout."""
    from kg.config import load_settings
    from kg.store import open_graph

    settings = load_settings({}, os.environ)
    open_graph(graph).close()  # no graph is told before an extra is
    try:
        from api.agents.server import serve_agents
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0].partition("_")[0] != _SDK:
            raise
        raise _missing() from error
    serve_agents(graph, settings, session.lang)


COMMAND = mcp


def _missing() -> MissingExtraError:
    return MissingExtraError("errors.missing_extra", package=_SDK, extra=_SDK)
