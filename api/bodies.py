"""How is the body of a request read? No further than it may be long, whatever its header says."""

from starlette.requests import Request

from api.problems import Problem

__all__ = ["read_body"]


async def read_body(request: Request, most: int, over: Problem) -> bytes:
    """Return the body of a request.

    Raises:
        Problem: `over`, as soon as it is longer than a number of bytes.
    """
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most:
            raise over
    return bytes(parts)
