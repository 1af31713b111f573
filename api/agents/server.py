"""How do the tools stand behind the Model Context Protocol? On the official SDK, over stdin and stdout.

This module alone imports the SDK: it is the extra `plankg[mcp]`.
"""

import logging
from importlib.metadata import version
from typing import Any, Final

import anyio
import mcp_types as types
from anyio.from_thread import run as run_in_loop
from anyio.to_thread import run_sync
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import ValidationError

from api.agents.tools import TOOLS, Desk, Tool
from api.agents.wishes import schema_of, words_of
from api.library import Library
from api.problems import Problem
from api.query_pool import QueryPool
from kg.address import Place
from kg.config import Settings
from kg.errors import KgError, StoreError
from kg.export.jsonl import to_json
from kg.messages import say

__all__ = ["serve_agents"]

_BY_NAME: Final = {tool.name: tool for tool in TOOLS}
_READING: Final = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_AT_ONCE: Final = 4


def serve_agents(graph: Place, settings: Settings, lang: str) -> None:
    """Answer an agent on stdin and stdout until it goes away.

    Raises:
        StoreNotFoundError: if there is no graph.
    """
    library = Library(graph)
    library.shelf()
    logging.getLogger("mcp").addHandler(logging.NullHandler())
    logging.getLogger("mcp").propagate = False  # what a client did wrong is told to the client, not to a terminal
    anyio.run(_serve, library, graph, settings, lang)


async def _serve(library: Library, graph: Place, settings: Settings, lang: str) -> None:
    pool = QueryPool(graph, settings.query, settings.serve.workers)
    desk = Desk(library, lambda request: run_in_loop(pool.run, request), lang)
    try:
        async with stdio_server() as (receiving, sending):
            server = _server(desk)
            await server.run(receiving, sending, server.create_initialization_options())
    finally:
        pool.close()


def _server(desk: Desk) -> Server[Any]:
    threads = anyio.CapacityLimiter(_AT_ONCE)

    async def listed(_context: object, _params: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in TOOLS])

    async def called(_context: object, params: types.CallToolRequestParams) -> types.CallToolResult:
        text, failed = await run_sync(_told, desk, params.name, params.arguments or {}, limiter=threads)
        return types.CallToolResult(content=[types.TextContent(text=text)], is_error=failed)

    return Server(
        "plankg",
        version=version("plankg"),
        title="PlanKG",
        instructions=words_of("instructions"),
        on_list_tools=listed,
        on_call_tool=called,
    )


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        description=words_of(f"tool_{tool.name}"),
        input_schema=schema_of(tool.wish),
        annotations=_READING,
    )


def _told(desk: Desk, name: str, arguments: dict[str, Any]) -> tuple[str, bool]:
    """Return what a tool answers as JSON, or what went wrong in words, and whether it did."""
    tool = _BY_NAME.get(name)
    if tool is None:
        return say("agents.no_tool", desk.lang, name=name[:100], known=", ".join(_BY_NAME)), True
    try:
        return to_json(tool.answer(desk, tool.wish.model_validate(arguments))), False
    except Exception as error:  # noqa: BLE001 - an agent is told of any failure in words
        return _failure(error, desk.lang), True


def _failure(error: Exception, lang: str) -> str:
    match error:
        case ValidationError():
            wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
            return say("agents.arguments", lang, detail=wrong)
        case Problem():
            return say(error.key, lang, **error.values)
        case StoreError():
            return say("agents.no_graph", lang)  # without the path of the machine
        case KgError():
            return error.told(lang)
        case _:
            return say("agents.broken", lang, detail=type(error).__name__)
